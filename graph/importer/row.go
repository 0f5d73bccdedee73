package importer

import (
	"reflect"
	"strconv"
	"strings"

	"coopgraph/graph"
	"coopgraph/seed"
)

// row is a row while it is planned.
type row struct {
	*planner
	sheet   int
	line    *line
	table   *table
	remarks []remark
	worst   severity
	label   graph.Record
	edits   []graph.Edit // what the row does to the network
	// evidence is how the row's source shows the record. If neither the row nor the file says it, unsaid is set.
	evidence graph.Evidence
	unsaid   bool
	twin     string // the number of the row that says the same, "" if none
}

// remark adds a remark about a column, or about the whole row if the name is "".
func (r *row) remark(c code, column string, args ...any) *remark {
	m := remark{code: c, args: args}
	if i := r.table.column(column); i >= 0 {
		m.cell = cellName(i, r.line.number)
	}
	r.worst = max(r.worst, wording[c].severity)
	r.remarks = append(r.remarks, m)
	return &r.remarks[len(r.remarks)-1]
}

// text returns the text of a column, "" if there is no such column or the cell says that nothing is known.
func (r *row) text(name string) string {
	text := r.line.text(r.table.column(name))
	if isUnknown(text) {
		return ""
	}
	return text
}

// longest is how many characters a name and a note may have.
const longestName, longestNote = 200, 2000

// bounded returns the text of a column, which must not be too long.
func (r *row) bounded(name string, limit int) string {
	text := r.text(name)
	if len(text) > limit && len([]rune(text)) > limit {
		r.remark(longText, name, strconv.Itoa(limit))
	}
	return text
}

// chineseName returns a name that must have a Chinese character.
func (r *row) chineseName(name string) string {
	text := r.bounded(name, longestName)
	switch {
	case strings.Contains(text, seed.PlaceholderMark):
		r.remark(synthetic, name)
	case text != "" && !seed.IsChinese(text):
		r.remark(notChinese, name, shorten(text))
	}
	return text
}

// date returns the date of a column; given is false if the cell is empty.
func (r *row) date(name string) (d graph.Date, given bool) {
	text := r.text(name)
	if text == "" {
		return 0, false
	}
	d, ok := parseDate(text, r.from1904)
	switch {
	case !ok:
		r.remark(badDate, name, shorten(text))
	case isNumeric(text):
		r.remark(numericDate, name, text, d.String())
	}
	return d, d != 0
}

// flag returns yes or no; given is false if the cell is empty.
func (r *row) flag(name string) (value, given bool) {
	text := r.line.text(r.table.column(name)) // 无 means no
	if text == "" {
		return false, false
	}
	value, ok := parseFlag(text)
	if !ok {
		r.remark(badFlag, name, shorten(text))
	}
	return value, ok
}

// choice returns the value of a column of choices, "" if the cell is empty.
func (r *row) choice(name string) string {
	text := r.text(name)
	if text == "" {
		return ""
	}
	for _, c := range r.table.columns {
		if c.known != nil && c.known.Name == name {
			value, ok := kindTable[r.table.kind].lookup.byWord[c.known][fold(text)]
			if !ok {
				r.remark(badChoice, name, shorten(text), inBoth{c.known.words(graph.ZH), c.known.words(graph.EN)})
			}
			return value
		}
	}
	return ""
}

// life sets the beginning and the end of a record, as far as the row says them.
func (r *row) life(l *graph.Life, began string) {
	if since, given := r.date(began); given {
		l.Since = since
	}
	if until, given := r.date("until"); given {
		l.Until = until
	}
	if l.Since != 0 && l.Until != 0 && l.Since.First() > l.Until.Last() {
		r.remark(endsFirst, "until")
	}
}

// inTotal returns whether the record is one of a published total: what the row says; else what it was; else whether it may be.
func (r *row) inTotal(was, isNew bool, l graph.Life, counted bool) bool {
	relevance := seed.RelevanceOf(l.Since)
	value, given := r.flag("in_published_total")
	switch {
	case given && value && !counted:
		r.remark(notCounted, "in_published_total")
	case given && value && relevance == graph.After2020:
		r.remark(afterTotals, "in_published_total")
	case given:
		return value
	case !isNew && relevance != graph.After2020:
		return was
	}
	return counted && relevance != graph.After2020
}

// edit adds what the row does to one record. A record that stays as it is is no edit.
func (r *row) edit(before, after graph.Record) {
	if isNil(before) {
		before = nil
	}
	if before != nil && after != nil && reflect.DeepEqual(before, after) {
		return
	}
	if after != nil {
		if err := graph.Check(after); err != nil && r.worst == info {
			r.remark(badRecord, "", err.Error())
		}
	}
	r.edits = append(r.edits, graph.Edit{Before: before, After: after})
}

func isNil(r graph.Record) bool {
	v := reflect.ValueOf(r)
	return r == nil || v.Kind() == reflect.Pointer && v.IsNil()
}

// tie gives a new tie its ends, its id and its label.
func (r *row) tie(t graph.Tie, from, to graph.Node, identity ...string) {
	h := t.TieHead()
	h.FromID, h.ToID = from.Head().ID, to.Head().ID
	h.ID = seed.TieID(t, identity...)
	h.LabelZH, h.LabelEN = r.names.Label(r.hierarchy, t, from, to)
}

// terms sets the search terms of a node.
func (r *row) terms(n graph.Node, column string) {
	if err := r.names.SetTerms(n.NodeHead(), nil); err != nil && r.worst == info {
		r.remark(badRecord, column, err.Error())
	}
}

// status returns the status of a planned row.
func (r *row) status() Status {
	switch {
	case r.worst == refusal:
		return Refused
	case r.worst == doubt:
		return InDoubt
	case r.twin != "" || len(r.edits) == 0:
		return Same
	}
	for _, e := range r.edits {
		if e.Before == nil && !isNil(e.After) && !isNil(r.label) && e.After.Head().ID == r.label.Head().ID {
			return New
		}
	}
	return Changed
}

// accept keeps what later rows of the file must know of a row.
func (r *row) accept() {
	if r.worst != info {
		return
	}
	for _, e := range r.edits {
		switch after := e.After.(type) {
		case *graph.Source:
			r.sources[after.ID] = true
		case *graph.Indicator, graph.Place:
			r.written[after.Head().ID] = after
		case *graph.Organization:
			if r.keepOrganizations {
				r.written[after.ID] = after
				r.addOrganization(after)
			}
		}
	}
}
