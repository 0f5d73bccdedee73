package importer

import (
	"context"
	"fmt"
	"hash/maphash"
	"iter"
	"path"
	"slices"
	"strings"

	"coopgraph/graph"
	"coopgraph/graph/gazetteer"
	"coopgraph/seed"
)

// Options says how a file is read.
type Options struct {
	Name              string            // of the file, for messages and to tell the kind
	Kind              Kind              // of every sheet; "" if the headers tell
	Evidence          graph.Evidence    // of rows that do not say theirs; 0 if each row must
	Source, SourceURL string            // of rows that do not say theirs
	Note              string            // of the citations of rows that have no note
	Corrections       map[string]string // texts of cells instead of those of the file, by B7, or Sheet2!B7 in another than the first sheet with a table
	Progress          func(rows int)    // is called after each 1,000 rows; may be nil
}

// check returns an error if the options can't be.
func (o *Options) check() error {
	if o.Evidence == graph.Synthetic {
		return &graph.Error{Code: graph.InvalidArgument, Message: "placeholders can't be imported", Hint: "The evidence of a file is OFFICIAL, REPORTED or DERIVED."}
	}
	if o.Kind != "" {
		_, err := ParseKind(string(o.Kind))
		return err
	}
	return nil
}

// Report is a dry run of a file against a network.
type Report struct {
	Kind   Kind // of the first sheet with a table
	Sheets []Sheet
	Counts Counts

	file        []byte
	format      format
	options     Options
	index       *index
	gazetteer   *gazetteer.Gazetteer
	names       *seed.Names
	book        workbook
	tables      []*table                 // of each sheet, nil if it has none
	corrections []map[int]map[int]string // by sheet, row and column
	widths      []int                    // how many columns of each sheet have cells
}

// Sheet is a sheet of the file. A text file has one without a name.
type Sheet struct {
	Name    string
	Kind    Kind // "" if it has no table
	Header  int  // the number of the last row of the header, 0 if there is none
	Columns []SheetColumn
	remarks []remark
}

// SheetColumn is a column of a sheet that has a header.
type SheetColumn struct {
	Letters string `json:"letters"`          // B
	Title   string `json:"title"`            // the header, as in the file
	Column  string `json:"column,omitempty"` // the name of the column; empty if it is not known, and not used
}

// Remarks returns what was left out of the sheet and why.
func (s *Sheet) Remarks(l graph.Language) []Remark { return inWords(s.remarks, l) }

func inWords(remarks []remark, l graph.Language) []Remark {
	if len(remarks) == 0 {
		return nil
	}
	words := make([]Remark, len(remarks))
	for i := range remarks {
		words[i] = remarks[i].words(l)
	}
	return words
}

// Read plans what each row of a file would do to a network. The error of a file that can't be read says what to do.
func Read(ctx context.Context, file []byte, o Options, n *graph.Network, g *gazetteer.Gazetteer) (*Report, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	r := &Report{file: file, options: o, gazetteer: g}
	var err error
	if r.format, err = formatOf(file); err != nil {
		return nil, err
	}
	if r.format == xlsxFormat {
		r.book, err = openXLSX(file)
	} else {
		r.book, err = openText(file)
	}
	if err != nil {
		return nil, err
	}
	if r.names, err = seed.LoadNames(); err != nil {
		return nil, err
	}
	r.index = newIndex(n)
	if err := r.findTables(); err != nil {
		return nil, err
	}
	if err := r.placeCorrections(); err != nil {
		return nil, err
	}
	err = r.pass(ctx, func(row *row) bool { r.Counts.add(row.status()); return true }, func(sheet int, m remark) {
		if s := &r.Sheets[sheet]; len(s.remarks) < maxSheetRemarks {
			s.remarks = append(s.remarks, m)
		}
	})
	if err != nil {
		return nil, err
	}
	return r, nil
}

// maxSheetRemarks is how many remarks a sheet has at most.
const maxSheetRemarks = 1000

// findTables finds the table of each sheet. It is an error if no sheet has one.
func (r *Report) findTables() error {
	infos := r.book.sheets()
	r.tables, r.widths = make([]*table, len(infos)), make([]int, len(infos))
	for i := range infos {
		info := &infos[i]
		s := Sheet{Name: info.name}
		if info.hidden {
			s.remarks = []remark{{code: hiddenSheet}}
			r.Sheets = append(r.Sheets, s)
			continue
		}
		var first []line
		err := r.book.lines(i, func(l *line) bool {
			if !l.isEmpty() {
				copied := *l
				copied.cells = slices.Clone(l.cells)
				first = append(first, copied)
			}
			return len(first) < headerRows
		})
		if err != nil {
			return err
		}
		t, remarks := r.options.findTable(info, first)
		if t != nil {
			r.tables[i] = t
			s.Kind, s.Header, remarks = t.kind, t.header, t.remarks
			for _, c := range t.columns {
				column := SheetColumn{Letters: columnName(c.index), Title: c.title}
				if c.known != nil {
					column.Column = c.known.Name
				}
				s.Columns = append(s.Columns, column)
			}
			if r.Kind == "" {
				r.Kind = t.kind
			}
		}
		s.remarks = remarks
		r.Sheets = append(r.Sheets, s)
	}
	if r.Kind == "" {
		return r.noTables()
	}
	return nil
}

// noTables returns the error of a file without a table, with the remarks about its sheets.
func (r *Report) noTables() error {
	var why []string
	for i := range r.Sheets {
		for _, m := range r.Sheets[i].Remarks(graph.EN) {
			if name := r.Sheets[i].Name; name != "" {
				m.Reason = name + ": " + m.Reason
			}
			why = append(why, m.Reason)
		}
	}
	hint := "Use a template; the first row has the headers. The kinds are " + kindNames() + "."
	return &graph.Error{Code: graph.InvalidArgument, Message: "no table to import was found: " + strings.Join(why, "; "), Hint: hint}
}

// placeCorrections sets the corrections to their sheets, by row and column.
func (r *Report) placeCorrections() error {
	r.corrections = make([]map[int]map[int]string, len(r.tables))
	firstTable := slices.IndexFunc(r.tables, func(t *table) bool { return t != nil })
	for reference, text := range r.options.Corrections {
		sheet := firstTable
		name, cellRef, named := strings.Cut(reference, "!")
		if !named {
			cellRef = reference
		} else {
			sheet = slices.IndexFunc(r.Sheets, func(s Sheet) bool { return s.Name == strings.Trim(name, "'") })
		}
		column, number, ok := parseCellName(cellRef)
		if !ok || sheet < 0 || r.tables[sheet] == nil || number <= r.tables[sheet].header ||
			!slices.ContainsFunc(r.tables[sheet].columns, func(c tableColumn) bool { return c.index == column }) || len(text) > maxCell {
			return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%.40q is no cell of the table", reference),
				Hint: "Name a cell below the header, as B7, or as Sheet2!B7 in another sheet."}
		}
		if r.corrections[sheet] == nil {
			r.corrections[sheet] = map[int]map[int]string{}
		}
		if r.corrections[sheet][number] == nil {
			r.corrections[sheet][number] = map[int]string{}
		}
		r.corrections[sheet][number][column] = clean(text)
	}
	return nil
}

// pass plans the rows of the file, one after the other, and yields each. Rows and remarks are valid until the next one.
func (r *Report) pass(ctx context.Context, yield func(*row) bool, leftOut func(sheet int, m remark)) error {
	p := &planner{Options: &r.options, index: r.index, book: r.book, gazetteer: r.gazetteer, names: r.names, resolved: map[string]gazetteer.Matches{},
		seen: map[identityHash]int32{}, sources: map[graph.ID]bool{}, written: map[graph.ID]graph.Record{}, hash: maphash.MakeSeed(),
		organizations: map[string]*graph.Organization{}, bodiesHere: map[string]string{}, infos: r.book.sheets()}
	if x, ok := r.book.(*xlsxFile); ok {
		p.from1904 = x.from1904
	}
	p.keepOrganizations = slices.ContainsFunc(r.tables, func(t *table) bool { return t != nil && t.kind == Memberships })
	rows, more := 0, true
	for sheet, t := range r.tables {
		if t == nil || !more {
			continue
		}
		m := &merges{at: p.infos[sheet].mergedAt}
		var failed error
		err := r.book.lines(sheet, func(l *line) bool {
			r.correct(sheet, l)
			r.widths[sheet] = max(r.widths[sheet], len(l.cells))
			if l.number <= t.header || l.isEmpty() {
				return true
			}
			if remark, ok := t.leftOut(&p.infos[sheet], l); ok {
				leftOut(sheet, remark)
				return true
			}
			filled := m.fill(t, l)
			planned, err := p.plan(ctx, sheet, t, l)
			if err != nil {
				failed = err
				return false
			}
			for _, c := range filled {
				planned.remarks = append(planned.remarks, remark{code: mergedValue, cell: cellName(c, l.number), args: []any{shorten(l.text(c))}})
			}
			more = yield(planned)
			planned.accept()
			if rows++; rows%1000 == 0 && r.options.Progress != nil {
				r.options.Progress(rows)
			}
			return more
		})
		if failed != nil || err != nil {
			return firstError(failed, err)
		}
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// correct puts the corrections of a row in place of its cells.
func (r *Report) correct(sheet int, l *line) {
	for column, text := range r.corrections[sheet][l.number] {
		for len(l.cells) <= column {
			l.cells = append(l.cells, cell{})
		}
		l.cells[column] = cell{text: text}
	}
}

// merges fills the rows of merged cells: the value of the first row counts for each of them.
type merges struct {
	at     map[int][]merge
	active []activeMerge
}

type activeMerge struct {
	merge
	value cell
}

// fill puts the values of merged cells of rows above into a row, and returns their columns.
func (m *merges) fill(t *table, l *line) (filled []int) {
	if len(m.at) == 0 {
		return nil
	}
	m.active = slices.DeleteFunc(m.active, func(a activeMerge) bool { return a.lastRow < l.number })
	for _, a := range m.active {
		if a.value.text != "" && l.text(a.firstColumn) == "" {
			for len(l.cells) <= a.firstColumn {
				l.cells = append(l.cells, cell{})
			}
			l.cells[a.firstColumn] = a.value
			filled = append(filled, a.firstColumn)
		}
	}
	for _, area := range m.at[l.number] {
		known := slices.ContainsFunc(t.columns, func(c tableColumn) bool { return c.index == area.firstColumn && c.known != nil })
		if known && area.lastRow > l.number && area.firstColumn < len(l.cells) && len(m.active) < maxColumns {
			m.active = append(m.active, activeMerge{area, l.cells[area.firstColumn]})
		}
	}
	return filled
}

// Applicable returns an error if a row is in doubt or refused: then nothing of the file is applied.
func (r *Report) Applicable() error {
	c := r.Counts
	if c.InDoubt+c.Refused > 0 {
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%d rows are in doubt and %d are refused", c.InDoubt, c.Refused),
			Hint: "Correct them: all rows of a file are applied together, or none of them."}
	}
	if c.Total() == 0 {
		return &graph.Error{Code: graph.InvalidArgument, Message: "the file has no rows", Hint: "Write a row below the header for each record."}
	}
	return nil
}

// Rows yields every row in the order of the file, with its texts in one language.
func (r *Report) Rows(l graph.Language) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		// The file was read to its end before, so it can be read again.
		_ = r.pass(context.Background(), func(planned *row) bool { return yield(planned.inWords(l)) }, func(int, remark) {})
	}
}

// inWords returns a row with its texts in one language.
func (r *row) inWords(l graph.Language) Row {
	in := Row{Sheet: r.infos[r.sheet].name, Number: r.line.number, Status: r.status(), Remarks: inWords(r.remarks, l)}
	if !isNil(r.label) {
		in.ID = r.label.Head().ID
		switch record := r.label.(type) {
		case graph.Node:
			in.Label = record.NodeHead().Name(l)
		case graph.Tie:
			in.Label = record.TieHead().Label(l)
		}
	}
	for _, c := range r.table.columns {
		one := Cell{Cell: cellName(c.index, r.line.number), Title: c.title, Text: r.line.text(c.index)}
		if c.known != nil {
			one.Column = c.known.Name
		}
		in.Cells = append(in.Cells, one)
	}
	return in
}

// Changes returns the changes that the file states, in an order in which they can be applied: none if every row is the same
// already. The error is that of Applicable, or of the context. Changes of placeholders that follow are not among them.
func (r *Report) Changes(ctx context.Context) ([]graph.Change, error) {
	if err := r.Applicable(); err != nil {
		return nil, err
	}
	var edits []graph.Edit
	at := map[graph.ID]int{}
	err := r.pass(ctx, func(planned *row) bool {
		if planned.twin != "" {
			return true
		}
		for _, e := range planned.edits {
			id := e.ID()
			if i, again := at[id]; again && edits[i].After != nil {
				edits[i].After = e.After
				continue
			}
			at[id] = len(edits)
			edits = append(edits, e)
		}
		return true
	}, func(int, remark) {})
	if err != nil {
		return nil, err
	}
	return inOrder(edits), nil
}

// inOrder returns the changes of edits: ties are deleted first, then nodes are written, then ties.
func inOrder(edits []graph.Edit) []graph.Change {
	var deleted, nodes, ties []graph.Change
	for _, e := range edits {
		var c graph.Change
		switch {
		case e.After == nil:
			deleted = append(deleted, graph.Delete{ID: e.Before.Head().ID})
			continue
		case e.Before == nil:
			c = graph.Create{Record: e.After}
		default:
			c = graph.Replace{Record: e.After}
		}
		if _, isNode := e.After.(graph.Node); isNode {
			nodes = append(nodes, c)
		} else {
			ties = append(ties, c)
		}
	}
	return slices.Concat(deleted, nodes, ties)
}

// FileName returns the name of the file that Write makes.
func (r *Report) FileName() string {
	name := strings.TrimSuffix(path.Base("/"+strings.ReplaceAll(r.options.Name, "\\", "/")), path.Ext(r.options.Name))
	if name == "" || name == "/" {
		name = "import"
	}
	if r.format == xlsxFormat {
		return name + "-remarks.xlsx"
	}
	return name + "-remarks.csv"
}

// MediaType returns the media type of the file that Write makes.
func (r *Report) MediaType() string {
	if r.format == xlsxFormat {
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	return "text/csv; charset=utf-8"
}
