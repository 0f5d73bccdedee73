package importer

import (
	"fmt"
	"slices"
	"strings"
)

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
			return unreadable(inBoth{fmt.Sprintf("“%s”不是表格中的单元格", shorten(reference)), fmt.Sprintf("%.40q is no cell of the table", reference)},
				inBoth{"请写表头以下的单元格，例如 B7；在其他工作表中的写 Sheet2!B7。", "Name a cell below the header, as B7, or as Sheet2!B7 in another sheet."})
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

// correct puts the corrections of a row in place of its cells.
func (r *Report) correct(sheet int, l *line) {
	for column, text := range r.corrections[sheet][l.number] {
		for len(l.cells) <= column {
			l.cells = append(l.cells, cell{})
		}
		l.cells[column] = cell{text: text}
	}
}
