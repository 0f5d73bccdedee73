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
	var names []string
	if len(sheets) > 1 {
		names = append(names, "record")
	}
	places := make([][]int, len(sheets)) // where the columns of each stand
	for i, s := range sheets {
		names, places[i] = place(names, s.columns)
	}
	lines := csv.NewWriter(w)
	if err := lines.Write(names); err != nil {
		return err
	}
	line, cells := make([]string, len(names)), []any(nil)
	for i, s := range sheets {
		clear(line)
		line[0] = s.sort
		for _, r := range s.records {
			cells = e.row(cells[:0], s.columns, r)
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

// place finds a place for each column: that of its name, or a new one at the end.
func place(names []string, columns []column) (_ []string, places []int) {
	for _, c := range columns {
		at := slices.Index(names, c.name)
		if at < 0 {
			at = len(names)
			names = append(names, c.name)
		}
		places = append(places, at)
	}
	return names, places
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
