package site

import (
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"coopgraph/graph"
	"coopgraph/graph/importer"
	"coopgraph/server/guard"
)

// importRequest is what the parameters of POST /import ask for.
type importRequest struct {
	options  importer.Options
	language graph.Language // of remarks
	apply    bool           // else it is a dry run
	expected *graph.Revision
	info     graph.CommitInfo
	remarks  bool // whether the answer is the spreadsheet with remarks
	events   bool // whether the answer is a stream of events

	step     importStep
	progress func(importStep, int) // is called now and then with the step, and how many rows are done in it; may be nil
}

// importStep is a step of an import, which goes through all rows.
type importStep string

// The steps, in their order.
const (
	stepRead   importStep = "READ"   // the rows are compared with the network
	stepReport importStep = "REPORT" // they are put into words
	stepChange importStep = "CHANGE" // they are made into changes
	stepCommit importStep = "COMMIT" // the changes are made
)

// begin says that a step begins.
func (q *importRequest) begin(step importStep) {
	q.step = step
	q.rowsDone(0)
}

// rowsDone says how many rows are done in the step.
func (q *importRequest) rowsDone(rows int) {
	if q.progress != nil {
		q.progress(q.step, rows)
	}
}

const spreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// parseImportRequest reads a request of somebody who may write. The error is InvalidArgument.
func parseImportRequest(r *http.Request, writer guard.Writer) (*importRequest, error) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, invalidParameter("the query of the address cannot be read", "Encode its values as RFC 3986 says.")
	}
	one := func(name string) string { return strings.TrimSpace(values.Get(name)) }
	if err := checkParameters(values, "apply", "kind", "evidence", "source", "sourceUrl", "note", "by", "language", "name", "expectedRevision", "set", "remarks"); err != nil {
		return nil, err
	}
	q := &importRequest{language: graph.ZH, info: commitInfo(writer, one("by"), one("note"))}
	if q.info.File = path.Base(strings.ReplaceAll(one("name"), `\`, "/")); one("name") == "" {
		q.info.File = ""
	}
	accepted := r.Header.Get("Accept")
	q.events = strings.Contains(accepted, "text/event-stream")
	q.remarks = strings.Contains(accepted, spreadsheetType)
	q.options = importer.Options{Name: q.info.File, Source: one("source"), SourceURL: one("sourceUrl"), Corrections: map[string]string{}, Progress: q.rowsDone}
	for name, set := range map[string]*bool{"apply": &q.apply, "remarks": &q.remarks} {
		if err := parseBool(name, one(name), set); err != nil {
			return nil, err
		}
	}
	if err := parseLanguage(one("language"), &q.language); err != nil {
		return nil, err
	}
	if kind := one("kind"); kind != "" {
		if q.options.Kind, err = importer.ParseKind(kind); err != nil {
			return nil, inLanguage(err, q.language)
		}
	}
	if evidence := one("evidence"); evidence != "" {
		if err := q.options.Evidence.UnmarshalGQL(strings.ToUpper(evidence)); err != nil || q.options.Evidence == graph.Synthetic {
			return nil, invalidParameter(fmt.Sprintf("the evidence %.40q cannot be imported", evidence), "It is OFFICIAL, REPORTED or DERIVED.")
		}
	}
	if revision := one("expectedRevision"); revision != "" {
		n, err := parseRevision(revision)
		if err != nil {
			return nil, err
		}
		q.expected = &n
	}
	for _, correction := range values["set"] {
		cell, text, ok := strings.Cut(correction, "=")
		if !ok {
			return nil, invalidParameter(fmt.Sprintf("%.60q corrects no cell", correction), "Name the cell and its text, such as set=B7=汶川县.")
		}
		q.options.Corrections[cell] = text
	}
	switch {
	case q.apply && q.remarks:
		return nil, invalidParameter("remarks are of a dry run", "Leave apply out, or remarks.")
	case q.apply && q.info.Actor == "":
		return nil, invalidParameter("the commit has no name", "Say who applies it: by=NAME.")
	}
	return q, q.info.Check() // as Apply does
}

func parseBool(name, text string, to *bool) error {
	if text == "" {
		return nil
	}
	value, err := strconv.ParseBool(text)
	if err != nil {
		return invalidParameter(fmt.Sprintf("%s is %.40q", name, text), "It is true or false.")
	}
	*to = value
	return nil
}

func parseLanguage(text string, to *graph.Language) error {
	switch l := graph.Language(strings.ToUpper(text)); l {
	case "":
	case graph.ZH, graph.EN:
		*to = l
	default:
		return invalidParameter(fmt.Sprintf("the language is %.40q", text), "It is ZH or EN.")
	}
	return nil
}

// attachment returns the value of Content-Disposition for a file that is saved. Its name may have any characters (RFC 6266).
func attachment(name string) string {
	return mime.FormatMediaType("attachment", map[string]string{"filename": name})
}
