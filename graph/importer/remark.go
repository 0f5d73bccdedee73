package importer

import (
	"fmt"

	"coopgraph/graph"
)

// Status says what would happen to a row.
type Status string

// The statuses.
const (
	New     Status = "NEW"      // its record is not in the network
	Changed Status = "CHANGED"  // its record is there, and differs
	Same    Status = "SAME"     // the network says it already
	InDoubt Status = "IN_DOUBT" // it has a question to answer
	Refused Status = "REFUSED"  // it has a mistake
)

// Name returns the word for a status in a language.
func (s Status) Name(l graph.Language) string {
	words := map[Status][2]string{New: {"新增", "new"}, Changed: {"有变更", "changed"}, Same: {"无变化", "same"}, InDoubt: {"存疑", "in doubt"},
		Refused: {"拒绝", "refused"}}[s]
	if l == graph.EN {
		return words[1]
	}
	return words[0]
}

// Remark is one thing to know about a row or a sheet, in one language.
type Remark struct {
	Cell       string            `json:"cell,omitempty"` // B7; empty if it is about the row or the sheet
	Code       string            `json:"code"`           // the same in both languages
	Reason     string            `json:"reason"`
	Action     string            `json:"action,omitempty"` // what to do; empty if nothing
	Field      string            `json:"field,omitempty"`  // of a change: the field of the record, and its values
	Before     string            `json:"before,omitempty"`
	After      string            `json:"after,omitempty"`
	Candidates []graph.Candidate `json:"candidates,omitempty"`
}

// remark is a Remark before it is put into words.
type remark struct {
	code       code
	cell       string
	args       []any // texts, and values that have a text in each language
	field      string
	before     inBoth
	after      inBoth
	candidates []graph.Candidate
}

// inBoth is a text in each language.
type inBoth struct{ zh, en string }

func (t inBoth) in(l graph.Language) string {
	if l == graph.EN {
		return t.en
	}
	return t.zh
}

// words puts a remark into words.
func (r *remark) words(l graph.Language) Remark {
	args := make([]any, len(r.args))
	for i, arg := range r.args {
		if t, ok := arg.(inBoth); ok {
			arg = t.in(l)
		}
		args[i] = arg
	}
	w := wording[r.code]
	reason, action := w.reasonZH, w.actionZH
	if l == graph.EN {
		reason, action = w.reasonEN, w.actionEN
	}
	return Remark{Cell: r.cell, Code: string(r.code), Reason: fmt.Sprintf(reason, args...), Action: action, Field: r.field, Before: r.before.in(l),
		After: r.after.in(l), Candidates: r.candidates}
}

// Row is a row of a sheet, and what would happen to it, in one language.
type Row struct {
	Sheet   string   `json:"sheet,omitempty"`
	Number  int      `json:"row"` // from 1, as the spreadsheet program counts
	Status  Status   `json:"status"`
	ID      graph.ID `json:"id,omitempty"`    // of the record
	Label   string   `json:"label,omitempty"` // names the record
	Cells   []Cell   `json:"cells"`
	Remarks []Remark `json:"remarks,omitempty"`
}

// Cell is a cell of a row, in a column that has a header.
type Cell struct {
	Cell   string `json:"cell"`             // B7
	Title  string `json:"title"`            // the header, as in the file
	Column string `json:"column,omitempty"` // the name of the column; empty if it is not known
	Text   string `json:"text"`             // at most the first 2,000 characters: no cell that is used may have more
}

// Counts is how many rows have each status.
type Counts struct {
	New     int `json:"new"`
	Changed int `json:"changed"`
	Same    int `json:"same"`
	InDoubt int `json:"inDoubt"`
	Refused int `json:"refused"`
}

func (c *Counts) add(s Status) {
	switch s {
	case New:
		c.New++
	case Changed:
		c.Changed++
	case Same:
		c.Same++
	case InDoubt:
		c.InDoubt++
	case Refused:
		c.Refused++
	}
}

// Total is the number of rows.
func (c Counts) Total() int { return c.New + c.Changed + c.Same + c.InDoubt + c.Refused }
