package importer

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// headerRows is among how many rows, from the top, the header of a table is looked for.
const headerRows = 50

// table is the table of a sheet: which column of the sheet is which, and how many rows its header has.
type table struct {
	kind    Kind
	header  int // the number of the last row of the header, 0 if it has none
	columns []tableColumn
	index   map[string]int // of the column of the sheet, by name
	remarks []remark
}

// tableColumn is a column of a sheet that has a header.
type tableColumn struct {
	index int    // from 0
	title string // the header
	known *Column
}

// column returns the index of a column of the sheet by its name, -1 if there is none.
func (t *table) column(name string) int {
	if i, ok := t.index[name]; ok {
		return i
	}
	return -1
}

// contentColumns yields the columns that are known and say something of a record, rather than which record it is: the same place may be
// written in several ways.
func (t *table) contentColumns(yield func(tableColumn) bool) {
	for _, c := range t.columns {
		names := c.known != nil && c.known.Presence == Filled && (c.known.Type == TextColumn || c.known.Type == PlaceColumn || c.known.Type == PlacesColumn)
		if c.known != nil && !names && !yield(c) {
			return
		}
	}
}

// totalWords are the beginnings of rows that sum others up, and noteWords those of notes below a table, folded.
var (
	totalWords = []string{"合计", "总计", "小计", "共计", "总数", "累计", "计", "total", "subtotal", "grandtotal", "sum"}
	noteWords  = []string{"注", "备注", "说明", "资料来源", "数据来源", "来源", "出处", "填表", "制表", "审核", "联系", "note", "source", "remark", "preparedby"}
)

// leftOut tells whether a row below the header is a total, a note, or the header again, and so no record.
func (t *table) leftOut(info *sheetInfo, l *line) (remark, bool) {
	filled, at := 0, 0
	for i := range l.cells {
		if l.cells[i].text != "" {
			if filled == 0 {
				at = i
			}
			filled++
		}
	}
	text, number := l.text(at), strconv.Itoa(l.number)
	if len(text) <= maxTitle {
		word := fold(text)
		if slices.Contains(totalWords, word) || filled <= 3 && strings.HasPrefix(word, "共") && strings.ContainsAny(word, "0123456789") {
			return remark{code: totalsRow, args: []any{number}}, true
		}
	}
	if t.repeatsHeader(l) {
		return remark{code: repeatedHeader, args: []any{number}}, true
	}
	if filled != 1 {
		return remark{}, false
	}
	across := slices.ContainsFunc(info.mergedAt[l.number], func(m merge) bool { return m.firstColumn == at && m.lastColumn-m.firstColumn >= 2 })
	note := across || utf8.RuneCountInString(text) > 40 || slices.ContainsFunc(noteWords, func(w string) bool {
		rest, ok := strings.CutPrefix(strings.ToLower(strings.TrimLeft(text, "*※（(【[ ")), w)
		return ok && (rest == "" || strings.HasPrefix(strings.TrimLeft(rest, "人0123456789一二三 ）)】]"), "：") || strings.HasPrefix(strings.TrimLeft(rest, "人0123456789一二三 ）)】]"), ":"))
	})
	if note {
		return remark{code: noteRow, args: []any{number, shorten(text)}}, true
	}
	return remark{}, false
}

// repeatsHeader reports whether each cell of a row below a known header is a header of its column.
func (t *table) repeatsHeader(l *line) bool {
	headers := 0
	for _, c := range t.columns {
		text := l.text(c.index)
		if text == "" || c.known == nil {
			continue
		}
		if len(text) > maxTitle || kindTable[t.kind].lookup.byHeader[fold(text)] != c.known {
			return false
		}
		headers++
	}
	return headers >= 2
}

// shorten returns the beginning of a text.
func shorten(text string) string { return clip(text, 40) }

// clip returns a text, or its beginning if it has more characters than most.
func clip(text string, most int) string {
	if len(text) <= most {
		return text
	}
	at := 0
	for i := range text {
		if at == most {
			return text[:i] + "…"
		}
		at++
	}
	return text
}
