package importer

import "slices"

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
