package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/importer"
)

// importAnswer is the site's answer about a spreadsheet.
type importAnswer struct {
	Applied      bool
	Revision     graph.Revision
	By           string
	Counts       map[importer.Status]int
	Placeholders struct{ Removed, Created int }
	Remarks      []importer.Remark // about the file
	Sheets       []importSheet
	Rows         []importer.Row // those with problems before others, if not all are here
	Omitted      int
}

// problems returns how many rows keep the file from being applied.
func (a *importAnswer) problems() int { return a.Counts[importer.InDoubt] + a.Counts[importer.Refused] }

// rows returns how many rows the file has.
func (a *importAnswer) rows() (n int) {
	for _, count := range a.Counts {
		n += count
	}
	return n
}

// importSheet is a sheet of a spreadsheet.
type importSheet struct {
	Name    string
	Kind    importer.Kind // empty if it has no table
	Header  int           // the row
	Remarks []importer.Remark
}

// importFile prints what the rows of a spreadsheet change and, unless that is all that was asked for, changes it.
func importFile(c config, stdout, stderr io.Writer) (err error) {
	file, err := os.ReadFile(c.operand)
	if err != nil {
		return err
	}
	if c.remarks != "" {
		if err := checkOutput(c.remarks, c.data); err != nil {
			return err
		}
		if isSameFile(c.remarks, c.operand) {
			return withHint(&graph.Error{Code: graph.InvalidArgument, Message: c.remarks + " is the spreadsheet itself, which would be replaced", Hint: "Name another file by -remarks."})
		}
	}
	if _, err := importer.ParseKind(c.kind); c.kind != "" && err != nil {
		return usageError{withHint(err)}
	}
	ctx := context.Background()
	asks, err := openClient(ctx, c, nil, stderr)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, asks.close()) }()
	if c.remarks != "" { // before the rows are applied, since they are all the same afterwards
		if _, err := writeWhole(c.remarks, func(w io.Writer) error { return asks.importRemarks(ctx, c, file, w) }); err != nil {
			return err
		}
	}
	answer, err := asks.importRows(ctx, c, file, newProgress(stderr))
	if answer != nil {
		answer.print(stdout, c)
	}
	return err
}

// importTarget returns the address to which a spreadsheet is sent.
func importTarget(c config, apply bool) string {
	query := url.Values{"apply": {strconv.FormatBool(apply)}, "by": {c.actor()}, "name": {filepath.Base(c.operand)}}
	query.Set("language", languageOf(c.language, os.LookupEnv))
	for name, value := range map[string]string{"kind": c.kind, "evidence": c.evidence, "source": c.source, "note": c.note} {
		if value != "" {
			query.Set(name, value)
		}
	}
	return "/import?" + query.Encode()
}

// importRows sends a spreadsheet, and returns what the site says about it. It returns an error too if nothing was applied since
// rows are refused or in doubt, for which the report has the reasons, or since there are none.
func (c *client) importRows(ctx context.Context, settings config, file []byte, progress *progress) (*importAnswer, error) {
	defer progress.end()
	t := wordings[languageOf(settings.language, os.LookupEnv)]
	header := http.Header{"Accept": {"text/event-stream"}, "Idempotency-Key": {`"` + rand.Text() + `"`}}
	res, err := c.send(ctx, http.MethodPost, importTarget(settings, !settings.dryRun), header, bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	defer func() { _ = res.Body.Close() }()
	for name, data := range events(res.Body) {
		switch name {
		case "progress":
			var p struct{ Rows int }
			if err := json.Unmarshal(data, &p); err != nil {
				return nil, err
			}
			progress.show(p.Rows)
		case "report":
			answer := new(importAnswer)
			if err := json.Unmarshal(data, answer); err != nil {
				return nil, err
			}
			if answer.problems() > 0 { // of a dry run
				return answer, errors.New(t.notApplied)
			}
			return answer, nil
		case "error":
			var refused struct{ Report *importAnswer }
			if err := json.Unmarshal(data, &refused); err == nil && refused.Report != nil {
				if refused.Report.rows() == 0 {
					return refused.Report, errors.New(t.noRows)
				}
				return refused.Report, errors.New(t.notApplied)
			}
			return nil, problemIn(data)
		}
	}
	return nil, errors.New("the server went away before it had answered: import the file again; what was applied then changes nothing")
}

// importRemarks writes the spreadsheet with a column of remarks.
func (c *client) importRemarks(ctx context.Context, settings config, file []byte, w io.Writer) error {
	res, err := c.send(ctx, http.MethodPost, importTarget(settings, false)+"&remarks=true", nil, bytes.NewReader(file))
	if err != nil {
		return err
	}
	defer func() { _ = res.Body.Close() }()
	_, err = io.Copy(w, res.Body)
	return err
}

// events yields the names and data of Server-Sent Events (HTML Living Standard, 9.2), each with one line of data.
func events(r io.Reader) func(yield func(name string, data []byte) bool) {
	return func(yield func(name string, data []byte) bool) {
		lines := bufio.NewReader(r)
		name := ""
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				return
			}
			if text, ok := strings.CutPrefix(line, "event: "); ok {
				name = strings.TrimSpace(text)
			} else if text, ok := strings.CutPrefix(line, "data: "); ok && !yield(name, []byte(text)) {
				return
			}
		}
	}
}

// progress shows on a terminal how far an import has come, if it takes longer than a second.
type progress struct {
	w     io.Writer // nil if nobody watches
	shown bool
}

// newProgress returns a progress that is shown only if w is a terminal.
func newProgress(w io.Writer) *progress {
	file, ok := w.(*os.File)
	if !ok {
		return &progress{}
	}
	if info, err := file.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return &progress{}
	}
	return &progress{w: w}
}

// show shows a number of rows.
func (p *progress) show(rows int) {
	if p.w != nil {
		fmt.Fprintf(p.w, "\r%d rows at %s", rows, time.Now().Format(time.TimeOnly))
		p.shown = true
	}
}

// end ends the line.
func (p *progress) end() {
	if p.shown {
		fmt.Fprintln(p.w)
	}
}
