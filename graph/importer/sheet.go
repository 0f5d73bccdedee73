package importer

import (
	"slices"
	"strings"

	"coopgraph/graph"
)

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
	why := func(l graph.Language, colon, semicolon string) string {
		var reasons []string
		for i := range r.Sheets {
			for _, m := range r.Sheets[i].Remarks(l) {
				if name := r.Sheets[i].Name; name != "" {
					m.Reason = name + colon + m.Reason
				}
				reasons = append(reasons, m.Reason)
			}
		}
		return colon + strings.Join(reasons, semicolon)
	}
	return unreadable(inBoth{"没有找到可导入的表格" + why(graph.ZH, "：", "；"), "no table to import was found" + why(graph.EN, ": ", "; ")},
		inBoth{"请使用模板，第一行是列名。类别有：" + kindNames() + "。", "Use a template; the first row has the headers. The kinds are " + kindNames() + "."})
}
