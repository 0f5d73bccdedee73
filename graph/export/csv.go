package export

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"
)

// writeCSV writes a table with a line of names. In network.csv a first column says whether a row is a node or a tie, and
// the columns that only ties have follow those of nodes.
func (e *Export) writeCSV(w io.Writer, p Part, o Options) error {
	if o.BOM {
		if _, err := io.WriteString(w, "\uFEFF"); err != nil {
			return err
		}
	}
	tables := e.tables(p)
	columns, positions := csvColumns(tables)
	lines := csv.NewWriter(w)
	if err := lines.Write(columnNames(columns)); err != nil {
		return err
	}
	line, cells, err := make([]string, len(columns)), []any(nil), error(nil)
	for i, s := range tables {
		clear(line)
		line[0] = s.recordType
		for _, r := range s.records {
			if cells, err = e.row(cells[:0], s.columns, r); err != nil {
				return err
			}
			for j, c := range s.columns {
				line[positions[i][j]] = escapeFormula(c.typ, cellText(cells[j]))
			}
			if err := lines.Write(line); err != nil {
				return err
			}
		}
	}
	lines.Flush()
	return lines.Error()
}

// csvColumns are the columns of a file with these tables, and the positions of each table's columns among them. Columns of
// one name are one.
func csvColumns(tables []recordTable) (all []column, positions [][]int) {
	if len(tables) > 1 {
		all = append(all, column{name: "record", typ: textCell})
	}
	positions = make([][]int, len(tables))
	for i, s := range tables {
		for _, c := range s.columns {
			at := slices.IndexFunc(all, func(other column) bool { return other.name == c.name })
			if at < 0 {
				at = len(all)
				all = append(all, c)
			}
			positions[i] = append(positions[i], at)
		}
	}
	return all, positions
}

func columnNames(columns []column) []string {
	all := make([]string, len(columns))
	for i, c := range columns {
		all[i] = c.name
	}
	return all
}

// escapeFormula sets an apostrophe before a text that a spreadsheet would run as a formula, and before one that begins
// with an apostrophe, so that a reader who removes one leading apostrophe has the text. East Asian spreadsheets run
// full-width signs too. Numbers may begin with a minus.
func escapeFormula(t cellType, s string) string {
	if t != textCell && t != listCell && t != documentCell || s == "" || !strings.ContainsAny(s[:1], "=+-@\t\r\n'") &&
		!strings.HasPrefix(s, "＝") && !strings.HasPrefix(s, "＋") && !strings.HasPrefix(s, "－") && !strings.HasPrefix(s, "＠") {
		return s
	}
	return "'" + s
}
