package importer

import (
	"strconv"
	"strings"
	"unicode"
)

// The limits of a sheet. Those of Excel are 16,384 columns and 32,767 characters in a cell.
const (
	maxColumns = 1000
	maxCell    = 4 * 32767 // bytes
)

var (
	errColumns = unreadable(inBoth{"有一行超过1000列", "a row has more than 1,000 columns"},
		inBoth{"请删除没有内容的列，或把表格复制到新的工作表。", "Delete the columns that hold nothing, or copy the table into a new sheet."})
	errCell = unreadable(inBoth{"有一个单元格超过32767个字符", "a cell has more than 32,767 characters"}, shortenIt)
)

// cell is a cell of a sheet.
type cell struct {
	text string // without spaces around it
	// formula says that the text is the result of a formula, as the spreadsheet program computed it last.
	formula bool
	// failed says that the formula has no result, or that the result is an error.
	failed bool
}

// line is a row of a sheet. It is valid until the next one is read.
type line struct {
	number int // from 1
	hidden bool
	cells  []cell // from column A on
}

// text returns the text of a column, "" if the row has no such cell.
func (l *line) text(column int) string {
	if column < 0 || column >= len(l.cells) {
		return ""
	}
	return l.cells[column].text
}

// isEmpty reports whether all cells are empty.
func (l *line) isEmpty() bool {
	for i := range l.cells {
		if l.cells[i].text != "" || l.cells[i].failed {
			return false
		}
	}
	return true
}

// sheetInfo is what is known of a sheet beside its rows.
type sheetInfo struct {
	name          string
	hidden        bool
	hiddenColumns []span          // from 0
	mergedAt      map[int][]merge // by the first row
}

type span struct{ first, last int }

// merge is a rectangle of merged cells. Rows count from 1, columns from 0.
type merge struct{ firstRow, lastRow, firstColumn, lastColumn int }

// workbook is a file with sheets.
type workbook interface {
	sheets() []sheetInfo
	// lines yields the rows of a sheet that are not empty of cells, in order.
	lines(sheet int, yield func(*line) bool) error
}

// clean returns a text without what nobody sees: spaces around it, among them non-breaking and ideographic ones, and signs of
// no width. An end of line inside becomes a space.
func clean(s string) string {
	plain := true
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || c < ' ' {
			plain = false
			break
		}
	}
	if plain {
		return strings.TrimSpace(s)
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cf, r) || unicode.IsControl(r) || r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, s))
}

// cellName returns the name of a cell: B7. The column counts from 0, the row from 1.
func cellName(column, row int) string {
	return columnName(column) + strconv.Itoa(row)
}

// columnName returns the letters of a column, which counts from 0.
func columnName(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// parseCellName returns the column, from 0, and the row, from 1, of a cell such as B7 or $B$7.
func parseCellName(name string) (column, row int, ok bool) {
	i := 0
	for ; i < len(name); i++ {
		switch c := name[i] &^ 0x20; {
		case name[i] == '$':
			continue
		case c >= 'A' && c <= 'Z' && column < 1<<20 && row == 0:
			column = column*26 + int(c-'A') + 1
			continue
		}
		break
	}
	for ; i < len(name); i++ {
		if name[i] == '$' {
			continue
		}
		if name[i] < '0' || name[i] > '9' || row > 1<<24 {
			return 0, 0, false
		}
		row = row*10 + int(name[i]-'0')
	}
	return column - 1, row, column > 0 && row > 0
}
