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
	var names []string
	if p == Network {
		names = append(names, "record")
	}
	var ofNodes, ofTies []int // where their columns stand
	if p != Ties {
		names, ofNodes = place(names, nodeColumns)
	}
	if p != Nodes {
		names, ofTies = place(names, tieColumns)
	}
	lines := csv.NewWriter(w)
	if err := lines.Write(names); err != nil {
		return err
	}
	line, cells := make([]string, len(names)), []any(nil)
	write := func(record string, columns []column, places []int) error {
		clear(line)
		if p == Network {
			line[0] = record
		}
		for i, c := range columns {
			line[places[i]] = guarded(c.of, plain(cells[i]))
		}
		return lines.Write(line)
	}
	if p != Ties {
		for _, n := range e.network.Nodes {
			cells = e.row(cells[:0], nodeColumns, n)
			if err := write("NODE", nodeColumns, ofNodes); err != nil {
				return err
			}
		}
	}
	for _, t := range e.ties(p) {
		cells = e.row(cells[:0], tieColumns, t)
		if err := write("TIE", tieColumns, ofTies); err != nil {
			return err
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
