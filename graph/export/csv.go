package export

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"
)

// writeCSV writes a table with a line of names. In network.csv a first column tells nodes from ties, and the ties'
// columns follow those of the nodes that they do not have too.
func (e *Export) writeCSV(w io.Writer, p Part, o Options) error {
	if o.BOM {
		if _, err := io.WriteString(w, "\uFEFF"); err != nil {
			return err
		}
	}
	sheets := e.sheets(p)
	columns, places := csvColumns(sheets)
	lines := csv.NewWriter(w)
	if err := lines.Write(names(columns)); err != nil {
		return err
	}
	line, cells, err := make([]string, len(columns)), []any(nil), error(nil)
	for i, s := range sheets {
		clear(line)
		line[0] = s.sort
		for _, r := range s.records {
			if cells, err = e.row(cells[:0], s.columns, r); err != nil {
				return err
			}
			for j, c := range s.columns {
				line[places[i][j]] = guarded(c.of, plain(cells[j]))
			}
			if err := lines.Write(line); err != nil {
				return err
			}
		}
	}
	lines.Flush()
	return lines.Error()
}

// csvColumns are the columns of a file with these sheets, and where those of each sheet stand among them: at their name,
// or at the end.
func csvColumns(sheets []sheet) (all []column, places [][]int) {
	if len(sheets) > 1 {
		all = append(all, column{name: "record", of: word})
	}
	places = make([][]int, len(sheets))
	for i, s := range sheets {
		for _, c := range s.columns {
			at := slices.IndexFunc(all, func(other column) bool { return other.name == c.name })
			if at < 0 {
				at = len(all)
				all = append(all, c)
			}
			places[i] = append(places[i], at)
		}
	}
	return all, places
}

func names(columns []column) []string {
	all := make([]string, len(columns))
	for i, c := range columns {
		all[i] = c.name
	}
	return all
}

// guarded sets an apostrophe before a text that a spreadsheet would run as a formula, or that begins with one itself:
// who takes one leading apostrophe away has the text again. Full-width signs are formulas to East Asian spreadsheets.
// Numbers, which we write ourselves, may begin with a minus.
func guarded(of valueType, s string) string {
	if of != word && of != list && of != document || s == "" || !strings.ContainsAny(s[:1], "=+-@\t\r\n'") &&
		!strings.HasPrefix(s, "＝") && !strings.HasPrefix(s, "＋") && !strings.HasPrefix(s, "－") && !strings.HasPrefix(s, "＠") {
		return s
	}
	return "'" + s
}
