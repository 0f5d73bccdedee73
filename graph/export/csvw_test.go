package export

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/pythontest"
)

// A reader that knows CSV on the Web gets every cell in its type, a code as text, and what the file says of itself.
func TestCSVW(t *testing.T) {
	python := pythontest.Python(t, "csvw==4.1.1")
	n := dataset(t)
	exports, folder := exportsOf(t, n, graph.LevelPrefecture), t.TempDir()
	writeAll(t, exports, folder, Options{BOM: true})
	var stderr bytes.Buffer
	read := exec.CommandContext(t.Context(), python, "testdata/read_csvw.py", folder)
	read.Stderr = &stderr
	out, err := read.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	var files map[Part]struct {
		Rows  int
		Types map[string]string
		About map[string]any
	}
	if err := json.Unmarshal(out, &files); err != nil {
		t.Fatal(err)
	}
	types := map[cellType]string{textCell: "str", listCell: "list", intCell: "int", boolCell: "bool", floatCell: "float",
		decimalCell: "Decimal", dateCell: "datetime"}
	rows := map[Part]int{Nodes: len(n.Nodes), Ties: len(n.Ties), Network: len(n.Nodes) + len(n.Ties), Flows: len(exports[Flows].flows),
		Compare: len(exports[Compare].comparison.ties)}
	for _, p := range Parts {
		e := exports[p]
		got, known := files[p], 0
		if got.Rows != rows[p] || got.About["licence"] != meta.Licence || got.About["revision"] != 1.0 {
			t.Errorf("%s has %d rows, want %d, and says %v", p, got.Rows, rows[p], got.About)
		}
		columns, _ := csvColumns(e.tables(p))
		for _, c := range columns {
			if of, some := got.Types[c.name]; some {
				known++
				if of != types[c.typ] && (c.typ != documentCell || of == "str") {
					t.Errorf("%s of %s is %s, want %s", c.name, p, of, types[c.typ])
				}
			}
		}
		if known < 10 || known != len(got.Types) {
			t.Errorf("%s has values of %d columns, %d of them ours", p, len(got.Types), known)
		}
	}
}
