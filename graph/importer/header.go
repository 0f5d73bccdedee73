package importer

import (
	"slices"
	"strconv"
	"strings"

	"coopgraph/graph"
)

// matching is how well the header of a table fits the columns of a kind.
type matching struct {
	kind    Kind
	columns []tableColumn
	known   int
	missing []*Column // that must be there
	remarks []remark
}

// match sets headers beside the columns of a kind. Each header may have other texts, folded, that may tell its column, best
// first.
func (o *Options) match(k Kind, titles []string, texts [][]string) matching {
	m, lookup, taken := matching{kind: k}, kindTable[k].lookup, map[*Column]bool{}
	for i, title := range titles {
		if title == "" {
			continue
		}
		c := tableColumn{index: i, title: title}
		for _, folded := range texts[i] {
			known := lookup.byHeader[folded]
			if known == nil {
				continue
			}
			if taken[known] {
				m.remarks = append(m.remarks, remark{code: doubleColumn, args: []any{title}})
			} else {
				c.known, taken[known] = known, true
				m.known++
			}
			break
		}
		m.columns = append(m.columns, c)
	}
	for i := range lookup.columns {
		c := &lookup.columns[i]
		given := c.Name == "source" && o.Source != ""
		if (c.Presence != Optional || c.Name == "source") && !taken[c] && !given {
			m.missing = append(m.missing, c)
		}
	}
	return m
}

// columnNames lists columns in both languages.
func columnNames(columns []*Column) inBoth {
	var zh, en []string
	for _, c := range columns {
		zh, en = append(zh, c.ZH), append(en, c.Name)
	}
	return inBoth{strings.Join(zh, "、"), strings.Join(en, ", ")}
}

// findTable finds the table of a sheet among its first rows. It returns nil, and remarks that say why, if there is none.
func (o *Options) findTable(info *sheetInfo, first []line) (*table, []remark) {
	kinds := Kinds
	if o.Kind != "" {
		kinds = []Kind{o.Kind}
	}
	var nearest matching
	for i := range first {
		for height := 1; height <= 2 && i+height <= len(first); height++ {
			fitting, near := o.fitting(kinds, info, first[i:i+height])
			if near.known > nearest.known {
				nearest = near
			}
			if len(fitting) == 0 {
				continue
			}
			if height == 2 {
				if below, _ := o.fitting(kinds, info, first[i+1:i+2]); len(below) > 0 {
					continue // the first row is a title
				}
			}
			if height == 1 && i+1 < len(first) && spansTwoRows(info, first[i].number) {
				continue // the second row of the header is below
			}
			return o.newTable(info, first, i, height, fitting)
		}
	}
	switch {
	case nearest.known >= 2:
		return nil, []remark{{code: missingColumns, args: []any{inBoth{nearest.kind.Name(graph.ZH), nearest.kind.Name(graph.EN)}, columnNames(nearest.missing)}}}
	case o.Kind != "" && len(first) > 0 && nearest.known == 0:
		return o.withoutHeader(first[0])
	}
	return nil, []remark{{code: noTable}}
}

// fitting returns how rows fit as a header: the kinds all of whose columns they have, and the one that comes nearest.
func (o *Options) fitting(kinds []Kind, info *sheetInfo, rows []line) (fitting []matching, nearest matching) {
	titles, texts := headerTexts(info, rows)
	for _, k := range kinds {
		m := o.match(k, titles, texts)
		if len(m.missing) == 0 {
			fitting = append(fitting, m)
		} else if m.known > nearest.known {
			nearest = m
		}
	}
	return fitting, nearest
}

// maxTitle is the length of the longest header, in bytes. Longer texts are none.
const maxTitle = 200

// headerTexts returns the title of each column of a header of one or two rows, and the folded texts that may tell its column.
func headerTexts(info *sheetInfo, rows []line) (titles []string, texts [][]string) {
	columns := 0
	for i := range rows {
		columns = max(columns, len(rows[i].cells))
	}
	titles, texts = make([]string, columns), make([][]string, columns)
	upper := make([]string, columns)
	for c := range columns {
		if upper[c] = rows[0].text(c); len(upper[c]) > maxTitle {
			upper[c] = ""
		}
	}
	if len(rows) == 2 {
		for _, m := range info.mergedAt[rows[0].number] { // a title above several columns
			for c := m.firstColumn + 1; c <= m.lastColumn && c < columns; c++ {
				upper[c] = upper[m.firstColumn]
			}
		}
	}
	for c := range columns {
		lower := ""
		if len(rows) == 2 && len(rows[1].text(c)) <= maxTitle {
			lower = rows[1].text(c)
		}
		switch {
		case lower == "" || lower == upper[c]:
			titles[c], texts[c] = upper[c], []string{fold(upper[c])}
		case upper[c] == "":
			titles[c], texts[c] = lower, []string{fold(lower)}
		default:
			titles[c], texts[c] = upper[c]+" "+lower, []string{fold(upper[c] + lower), fold(lower), fold(upper[c])}
		}
	}
	return titles, texts
}

// spansTwoRows reports whether merged cells join a row with the next one.
func spansTwoRows(info *sheetInfo, number int) bool {
	return slices.ContainsFunc(info.mergedAt[number], func(m merge) bool { return m.lastRow == number+1 })
}

// newTable returns the table whose header begins at a row. If it fits several kinds, that with the most columns is meant; of
// equal ones, that whose words stand in the titles.
func (o *Options) newTable(info *sheetInfo, first []line, at, height int, fitting []matching) (*table, []remark) {
	slices.SortStableFunc(fitting, func(a, b matching) int { return b.known - a.known })
	equal := slices.DeleteFunc(slices.Clone(fitting), func(m matching) bool { return m.known < fitting[0].known })
	m := equal[0]
	if len(equal) > 1 {
		texts := []string{info.name, o.Name}
		for i := range first[:at+height] {
			for _, c := range first[i].cells {
				texts = append(texts, c.text)
			}
		}
		titles := strings.ToLower(strings.Join(texts, " "))
		told := slices.DeleteFunc(slices.Clone(equal), func(m matching) bool {
			return !slices.ContainsFunc(kindTable[m.kind].words, func(w string) bool { return strings.Contains(titles, w) })
		})
		if len(told) != 1 {
			var zh, en []string
			for _, m := range equal {
				zh, en = append(zh, m.kind.Name(graph.ZH)), append(en, m.kind.Name(graph.EN))
			}
			return nil, []remark{{code: severalKinds, args: []any{inBoth{strings.Join(zh, "、"), strings.Join(en, ", ")}}}}
		}
		m = told[0]
	}
	t := &table{kind: m.kind, header: first[at+height-1].number, columns: m.columns, index: map[string]int{}, remarks: m.remarks}
	for i := range first[:at] {
		t.remarks = append(t.remarks, remark{code: titleRow, args: []any{strconv.Itoa(first[i].number)}})
	}
	if height == 2 {
		t.remarks = append(t.remarks, remark{code: twoHeaderRows})
	}
	t.indexColumns(info)
	return t, nil
}

// indexColumns registers the columns that are known, and remarks on the others.
func (t *table) indexColumns(info *sheetInfo) {
	for _, c := range t.columns {
		if c.known != nil {
			t.index[c.known.Name] = c.index
			if slices.ContainsFunc(info.hiddenColumns, func(s span) bool { return s.first <= c.index && c.index <= s.last }) {
				t.remarks = append(t.remarks, remark{code: hiddenColumn, args: []any{c.title}})
			}
			continue
		}
		doubled := slices.ContainsFunc(t.remarks, func(r remark) bool { return r.code == doubleColumn && r.args[0] == c.title })
		if !doubled && !slices.Contains(ignoredColumns, fold(c.title)) {
			t.remarks = append(t.remarks, remark{code: unknownColumn, args: []any{c.title}})
		}
	}
}

// withoutHeader returns the table of rows without a header, such as rows pasted from the middle of a sheet: the columns that
// are needed, in their order. It returns nil if the first row has another number of cells.
func (o *Options) withoutHeader(first line) (*table, []remark) {
	t := &table{kind: o.Kind, index: map[string]int{}}
	columns := o.Kind.Columns()
	var needed []*Column
	for i := range columns {
		c := &columns[i]
		if c.Presence != Optional || c.Name == "source" && o.Source == "" {
			t.columns = append(t.columns, tableColumn{len(needed), c.ZH, c})
			t.index[c.Name] = len(needed)
			needed = append(needed, c)
		}
	}
	if len(first.cells) != len(needed) {
		return nil, []remark{{code: missingColumns, args: []any{inBoth{o.Kind.Name(graph.ZH), o.Kind.Name(graph.EN)}, columnNames(needed)}}}
	}
	t.remarks = []remark{{code: noHeader, args: []any{columnNames(needed)}}}
	return t, nil
}
