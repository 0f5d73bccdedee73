package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/gazetteer"
	"coopgraph/graph/importer"
)

// maxImport is how many bytes a spreadsheet may have: about a million rows of CSV.
const maxImport = 64 << 20

// importFile answers POST /import: what would happen to each row of a spreadsheet, or what happened if it is applied.
func (x *writes) importFile(w http.ResponseWriter, r *http.Request) {
	writer, err := x.tokens.CheckWriter(r)
	if err != nil {
		x.refuse(w, r, err)
		return
	}
	request, err := parseImportRequest(r, writer)
	if err != nil {
		x.refuse(w, r, err)
		return
	}
	file, release, err := x.readBody(w, r)
	if err != nil {
		x.refuse(w, r, err)
		return
	}
	defer release()
	request.info.Key = commitKey(r, writer, file)
	end, err := x.begin(r.Context()) // when the file is here, so that nobody has to wait for a slow client
	if err != nil {
		x.refuse(w, r, err)
		return
	}
	defer end()
	if request.events && !request.remarks {
		x.sendEvents(w, r, request, file, end)
		return
	}
	report, answer, err := x.run(r.Context(), request, file)
	switch {
	case err != nil:
		end() // no client that reads slowly keeps others waiting
		x.refuse(w, r, err)
	case request.remarks:
		x.sendRemarks(w, r, request, report, end)
	default:
		end()
		w.Header().Set("Cache-Control", "no-store")
		writeJSON(w, http.StatusOK, answer)
	}
}

// readBody reads the body of a request within the limits of its length, of memory and of time: at least leastRate.
func (x *writes) readBody(w http.ResponseWriter, r *http.Request) (body []byte, release func(), err error) {
	most := int64(maxImport)
	if limit := x.messages.Stats().Limit; limit > 0 {
		most = min(most, limit/4)
	}
	length := r.ContentLength
	if length < 0 {
		length = most
	}
	tooLong := &graph.Error{Code: codeTooLarge, Message: fmt.Sprintf("the spreadsheet has more than %d bytes", most),
		Hint: "Import it in parts, or give the server more memory."}
	if length > most {
		return nil, nil, tooLong
	}
	if release, err = x.messages.Reserve(r.Context(), 0, int(length)); err != nil {
		return nil, nil, err
	}
	control := http.NewResponseController(w)
	if x.grace > 0 {
		_ = control.SetReadDeadline(time.Now().Add(x.grace + time.Duration(length)*time.Second/leastRate)) // a recorder has none
	}
	var read bytes.Buffer
	if r.ContentLength > 0 {
		read.Grow(int(length) + bytes.MinRead) // as it grows by itself, it takes several times the length
	}
	_, err = read.ReadFrom(http.MaxBytesReader(w, r.Body, most))
	body = read.Bytes()
	_ = control.SetReadDeadline(time.Time{}) // the work may take longer
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		err = tooLong
	} else if err != nil {
		err = &graph.Error{Code: graph.InvalidArgument, Message: "the spreadsheet did not come to its end", Hint: "Send it again.", Cause: err}
	} else if len(body) == 0 {
		err = &graph.Error{Code: graph.InvalidArgument, Message: "the request has no spreadsheet", Hint: "Send the file as the body: curl --data-binary @list.xlsx."}
	}
	if err != nil {
		release()
	}
	return body, release, err
}

// run reads the spreadsheet, and applies it if the request says so.
func (x *writes) run(ctx context.Context, q *importRequest, file []byte) (*importer.Report, *importAnswer, error) {
	snapshot, err := x.store.Snapshot(ctx, graph.Version{})
	if err != nil {
		return nil, nil, err
	}
	network, err := snapshot.Network(ctx, graph.Scope{})
	if err != nil {
		return nil, nil, err
	}
	if done, err := x.alreadyApplied(ctx, q, network.Version); done != nil || err != nil {
		return nil, done, err
	}
	q.begin(stepRead)
	report, err := importer.Read(ctx, file, q.options, network, gazetteer.New(graph.NewHierarchy(network)))
	if err != nil {
		return nil, nil, inLanguage(err, q.language)
	}
	q.begin(stepReport)
	answer := newImportAnswer(q, report, network.Version)
	if err := report.Applicable(); err != nil {
		if q.apply {
			return report, nil, notApplicableError{inLanguage(err, q.language), answer}
		}
		return report, answer, nil
	}
	q.begin(stepChange)
	changes, err := report.Changes(ctx)
	if err != nil {
		return report, nil, inLanguage(err, q.language)
	}
	if len(changes) == 0 {
		return report, answer, nil
	}
	changes = x.complete(network, changes)
	answer.Placeholders = countPlaceholders(network, changes)
	if !q.apply {
		return report, answer, checkChanges(snapshot, changes)
	}
	info := q.info
	info.Base = network.Version
	q.begin(stepCommit)
	version, err := x.store.Apply(ctx, info, changes)
	if err != nil {
		return report, nil, err
	}
	answer.Applied, answer.Revision = true, version.Revision
	x.log.InfoContext(ctx, "imported", "revision", version.Revision, "role", info.Role, "changes", len(changes))
	return report, answer, nil
}

// inLanguage returns an error in a language, if it is one about a file.
func inLanguage(err error, l graph.Language) error {
	if e, ok := errors.AsType[*importer.FileError](err); ok {
		return e.In(l)
	}
	return err
}

// checkChanges returns the error that Apply would have for changes to a snapshot, so that a dry run has it too.
func checkChanges(snapshot graph.Reader, changes []graph.Change) error {
	stored, ok := snapshot.(graph.Stored)
	if !ok {
		return nil
	}
	draft := graph.NewDraft(stored)
	for _, c := range changes {
		if err := draft.Change(c); err != nil {
			return err
		}
	}
	return nil
}

// alreadyApplied checks the revision that a request expects. If the network has a later one because the same request was applied
// before, which its key tells, it returns the answer of that time, without its rows.
func (x *writes) alreadyApplied(ctx context.Context, q *importRequest, now graph.Version) (*importAnswer, error) {
	if !q.apply || q.expected == nil || *q.expected == now.Revision {
		return nil, nil
	}
	c, err := x.madeBefore(ctx, q.info.Key, *q.expected)
	switch {
	case err != nil:
		return nil, err
	case c != nil:
		return &importAnswer{Applied: true, Revision: c.Revision, By: c.Actor, Rows: []importer.Row{}, Sheets: []sheetAnswer{}}, nil
	}
	return nil, &graph.Error{Code: graph.Conflict, Message: fmt.Sprintf("the network has revision %d, and %d was expected", now.Revision, *q.expected),
		Hint: "Make another dry run: others have changed the network since."}
}

// sendRemarks answers with the same spreadsheet and a column of remarks. It ends the turn before.
func (x *writes) sendRemarks(w http.ResponseWriter, r *http.Request, q *importRequest, report *importer.Report, end func()) {
	var file bytes.Buffer
	err := report.Write(&file, q.language)
	end()
	if err != nil {
		x.refuse(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Type", report.MediaType())
	h.Set("Content-Disposition", attachment(report.FileName()))
	_, _ = file.WriteTo(w) // the client may have left
}
