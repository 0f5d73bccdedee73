package importer

import (
	"context"
	"crypto/sha256"
	"hash/maphash"
	"reflect"
	"strconv"
	"strings"

	"coopgraph/graph"
	"coopgraph/graph/gazetteer"
	"coopgraph/seed"
)

// planner plans the rows of a file against a network, one after the other.
type planner struct {
	*Options
	*index
	book      workbook
	gazetteer *gazetteer.Gazetteer
	names     *seed.Names
	resolved  map[string]gazetteer.Matches // of the texts in columns of places, at most maxResolved
	seen      map[identityHash]int32       // the last occurrence of each identity
	occurred  []occurrence
	sources   map[graph.ID]bool         // that a row of this file has created
	written   map[graph.ID]graph.Record // nodes that several rows may change, after the rows so far
	hash      maphash.Seed
	// organizations are those that the file creates, by folded name, and bodiesHere the names of its new chambers and offices by
	// home and host.
	organizations map[string]*graph.Organization
	bodiesHere    map[string]string
	infos         []sheetInfo
	from1904      bool
	// keepOrganizations says that a sheet of the file has memberships, whose organizations the file may create.
	keepOrganizations bool
}

const maxResolved = 100_000

// identityHash is a hash of the kind and the identity of a record.
type identityHash [16]byte

// occurrence is a row of this file that states a record.
type occurrence struct {
	before       int32 // the occurrence of the same identity before, -1 if there is none
	sheet, row   int32
	since, until graph.Date
	content      uint64 // of the cells
}

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
	twin    string       // the number of the row that says the same, "" if none
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
	if text != "" && !seed.IsChinese(text) {
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
	if !ok {
		r.remark(badDate, name, shorten(text))
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
				r.remark(badChoice, name, shorten(text))
			}
			return value
		}
	}
	return ""
}

// cite sets the provenance of a record, which may have one already, and its life except its beginning and its end: by which
// source it is known, and from which day the source shows it. total tells whether the record is one of a published total.
func (r *row) cite(p *graph.Provenance, l *graph.Life, total bool) {
	c, evidence, day := r.citation()
	if c.SourceID == "" || evidence == 0 {
		return
	}
	if attested, given := r.date("attested"); given {
		day = attested
	}
	if day != 0 && (l.Attested == 0 || day.Last() < l.Attested.Last()) {
		l.Attested = day
	}
	c.Relevance = seed.RelevanceOf(l.Since)
	if seed.WithdrawAssumption(l, p); l.Since == 0 && total {
		if l.Attested != 0 && seed.RelevanceOf(graph.Date(l.Attested.Last())) == graph.ByEnd2020 {
			c.Relevance = graph.ByEnd2020
		} else {
			seed.AssumeInTotal(l, &c)
		}
	}
	if l.Since == 0 && l.Attested == 0 && l.Assumed == 0 {
		r.remark(noDay, "")
	}
	r.addCitation(p, c, evidence)
}

// citation returns the citation of the row, its evidence, and the day of its source.
func (r *row) citation() (c graph.Citation, evidence graph.Evidence, day graph.Date) {
	evidence = r.Evidence
	if text := r.text("evidence"); strings.EqualFold(text, graph.Synthetic.String()) || strings.Contains(text, "占位") {
		r.remark(synthetic, "evidence")
	} else if value := r.choice("evidence"); value != "" {
		_ = evidence.UnmarshalGQL(value) // it is one of the choices
	} else if text == "" && evidence == 0 {
		r.remark(missingEvidence, "evidence")
	}
	title, address := r.bounded("source", longestNote), r.address()
	if title == "" {
		title = r.Source
		if address == "" {
			address = r.SourceURL
		}
	}
	c = graph.Citation{Locator: r.bounded("locator", longestName), Confidence: graph.Confidence(r.choice("confidence")), Note: r.bounded("note", longestNote)}
	if c.Note == "" {
		c.Note = r.Note
	}
	if title == "" {
		r.remark(missingSource, "source")
		return c, evidence, 0
	}
	s := r.source(title, address)
	c.SourceID = s.ID
	return c, evidence, s.Since
}

// address returns the address of the source.
func (r *row) address() string {
	text := r.bounded("source_url", longestNote)
	if text != "" && !strings.HasPrefix(text, "http://") && !strings.HasPrefix(text, "https://") {
		r.remark(badAddress, "source_url", shorten(text))
	}
	return text
}

// addCitation adds a citation to those of a record. The citation of a source replaces the one before. The evidence is the
// strongest; if the row's source is the only one, it is the row's.
func (r *row) addCitation(p *graph.Provenance, c graph.Citation, evidence graph.Evidence) {
	others := make([]graph.Citation, 0, len(p.Sources)+1)
	at := -1
	for _, o := range p.Sources {
		if o.SourceID != c.SourceID {
			others = append(others, o)
		} else if at < 0 {
			at = len(others)
			others = append(others, c)
		}
	}
	if at < 0 {
		others = append(others, c)
	}
	p.Sources = others
	if len(others) == 1 || p.Evidence == 0 || evidence < p.Evidence {
		p.Evidence = evidence
	}
}

// source returns the source with a title and an address. If the row gives no address and one source has the title, it is meant.
// A new source is created with the first row that cites it.
func (r *row) source(title, address string) *graph.Source {
	if s := r.sourceCalled(title, address); s != nil {
		return s
	}
	id := seed.NodeID(graph.KindSource, title, address)
	if s, ok := r.written[id].(*graph.Source); ok {
		r.createSource(s)
		return s
	}
	day := seed.TitleDate(title)
	s := &graph.Source{URL: address}
	s.ID, s.NameZH, s.Life = id, title, graph.Life{Since: day, Attested: day}
	s.Provenance = graph.Provenance{Evidence: graph.Reported, Sources: []graph.Citation{{SourceID: id}}}
	if err := r.names.SetTerms(&s.NodeHeader, nil); err != nil {
		r.remark(badRecord, "source", err.Error())
	}
	if r.written[id] == nil {
		r.written[id] = s
	}
	r.createSource(s)
	return s
}

// createSource makes the creation of a source part of the row, unless an earlier row has it.
func (r *row) createSource(s *graph.Source) {
	if !r.sources[s.ID] {
		r.edits = append(r.edits, graph.Edit{After: s})
	}
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

// once registers that the row states a record with this identity. It returns whether another row of the file has stated it: as
// this one does, or otherwise, which is a remark.
func (r *row) once(l graph.Life, dated bool, kind string, identity ...string) bool {
	sum := sha256.Sum256([]byte(kind + "\x00" + strings.Join(identity, "\x00")))
	key := identityHash(sum[:16])
	first, ok := r.seen[key]
	if !ok {
		first = -1
	}
	content := r.content()
	for at := first; at >= 0; at = r.occurred[at].before {
		o := r.occurred[at]
		if seed.Distinct(graph.Life{Since: o.since, Until: o.until}, l, dated) {
			continue
		}
		number := strconv.Itoa(int(o.row))
		if int(o.sheet) != r.sheet {
			number = r.infos[o.sheet].name + "!" + number
		}
		if o.content == content {
			r.remark(twice, "", number)
			r.twin = number
		} else {
			r.remark(contradicts, "", number)
		}
		return true
	}
	r.occurred = append(r.occurred, occurrence{first, int32(r.sheet), int32(r.line.number), l.Since, l.Until, content}) //nolint:gosec // rows have 21 bits
	r.seen[key] = int32(len(r.occurred) - 1)                                                                            //nolint:gosec // as many as rows
	return false
}

// content returns a hash of what the row says in columns that are known.
func (r *row) content() uint64 {
	var h maphash.Hash
	h.SetSeed(r.hash)
	for _, c := range r.table.columns {
		if c.known != nil {
			_, _ = h.WriteString(r.line.text(c.index))
			_ = h.WriteByte(0)
		}
	}
	return h.Sum64()
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
func (r *row) terms(n graph.Node, column string, others ...string) {
	if err := r.names.SetTerms(n.NodeHead(), nil, others...); err != nil && r.worst == info {
		r.remark(badRecord, column, err.Error())
	}
}

// plan plans one row.
func (p *planner) plan(ctx context.Context, sheet int, t *table, l *line) (*row, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r := &row{planner: p, sheet: sheet, line: l, table: t}
	for _, c := range t.columns {
		if c.known == nil {
			continue
		}
		text := l.text(c.index)
		if c.known.Presence == Filled && text == "" {
			r.remark(missingCell, c.known.Name, inBoth{c.known.ZH, c.known.Name})
		}
		if c.index < len(l.cells) {
			switch cell := &l.cells[c.index]; {
			case cell.failed:
				r.remark(failedFormula, c.known.Name)
			case cell.formula:
				r.remark(formulaValue, c.known.Name, shorten(text))
			}
		}
	}
	if l.hidden {
		r.remark(hiddenRow, "")
	}
	r.label = kindTable[t.kind].plan(p, r)
	r.describe()
	return r, nil
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
