package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/pythontest"
)

// fileContent is what testdata/read.py finds in a file: records by kind and evidence, the metadata, and some records.
type fileContent struct {
	Nodes, Ties map[string]int
	Outcomes    map[string]int // of the ties of a comparison
	About       map[string]any
	Types       []string // of the columns of a Parquet file, as pyarrow names them
	Samples     map[string]map[string]any
}

// Everything that is written is read by the readers that people have, and is what the store holds.
func TestReaders(t *testing.T) {
	n := dataset(t)
	exports, folder := exportsOf(t, n, graph.LevelPrefecture), t.TempDir()
	writeAll(t, exports, folder, Options{BOM: true, Spread: true})

	samples := sample(n)
	files := readAll(t, folder, slices.Collect(maps.Keys(samples))...)
	if want := (len(Formats)-1)*3 - 1 + 3 + 3; len(files) != want { // without the descriptions of CSV files
		t.Fatalf("%d files were read, want %d", len(files), want)
	}
	for name, got := range files {
		part, format, _ := strings.Cut(name, ".")
		p, f := Part(part), Format(format)
		t.Run(name, func(t *testing.T) {
			e := exports[p]
			if p == Flows {
				checkFlows(t, e, got)
			} else {
				checkCounts(t, e, p, f, got)
				checkOutcomes(t, e, got)
				checkSamples(t, e, p, f, got, samples)
			}
			checkFacts(t, e, p, f, got)
			if f == Parquet {
				checkTypes(t, e.tables(p)[0].columns, got.Types)
			}
		})
	}
}

// readAll is what the readers find in a folder, with the records of these ids.
func readAll(t *testing.T, folder string, ids ...string) (files map[string]fileContent) {
	t.Helper()
	python := pythontest.Python(t, "networkx==3.6.1", "numpy==2.4.6", "pandas==3.1.1", "pyarrow==26.0.1", "shapely==2.2.0", "geopandas==1.2.0")
	var stdout, stderr bytes.Buffer
	read := exec.CommandContext(t.Context(), python, append([]string{"testdata/read.py", folder}, ids...)...)
	read.Stdout, read.Stderr = &stdout, &stderr
	if err := read.Run(); err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	decode := json.NewDecoder(&stdout)
	decode.UseNumber()
	if err := decode.Decode(&files); err != nil {
		t.Fatal(err)
	}
	return files
}

// sample is one record of each kind and evidence, and each investment, since those have most values.
func sample(n *graph.Network) map[string]graph.Record {
	records, seen := map[string]graph.Record{}, map[string]bool{}
	add := func(r graph.Record) {
		kind := kindOf(r) + r.Head().Evidence.String()
		if !seen[kind] || kindOf(r) == graph.Invests.String() {
			records[string(r.Head().ID)] = r
		}
		seen[kind] = true
	}
	for _, node := range n.Nodes {
		add(node)
	}
	for _, tie := range n.Ties {
		add(tie)
	}
	return records
}

func countKinds[R graph.Record](records []R) map[string]int {
	counts := map[string]int{}
	for _, r := range records {
		counts[kindOf(r)+" "+r.Head().Evidence.String()]++
	}
	return counts
}

func checkCounts(t *testing.T, e *Export, p Part, f Format, got fileContent) {
	t.Helper()
	nodes, ties := countKinds(e.nodes(p)), countKinds(e.ties(p))
	if (p == Ties || p == Compare) && (f == CSV || f == GeoJSON || f == Parquet) {
		nodes = map[string]int{}
	}
	if !maps.Equal(got.Nodes, nodes) {
		t.Errorf("nodes %v\nwant %v", got.Nodes, nodes)
	}
	if !maps.Equal(got.Ties, ties) {
		t.Errorf("ties %v\nwant %v", got.Ties, ties)
	}
}

// Readers find the outcomes of a comparison, and none in other files.
func checkOutcomes(t *testing.T, e *Export, got fileContent) {
	t.Helper()
	want := map[string]int{}
	if e.comparison != nil {
		for _, tie := range e.comparison.ties {
			want[string(tie.Outcome())]++
		}
	}
	if !maps.Equal(got.Outcomes, want) || len(want) == 1 {
		t.Errorf("the outcomes are %v, want %v", got.Outcomes, want)
	}
}

// The counts of flows come to the ties between places that they are made of, by kind and evidence.
func checkFlows(t *testing.T, e *Export, got fileContent) {
	t.Helper()
	want := map[string]int{}
	for i, tie := range e.network.Ties {
		_, fromPlace := e.network.Nodes[e.network.From[i]].(graph.Place)
		_, toPlace := e.network.Nodes[e.network.To[i]].(graph.Place)
		if fromPlace && toPlace && tie.Head().Evidence != graph.Synthetic {
			want[kindOf(tie)+" "+tie.Head().Evidence.String()]++
		}
	}
	if len(want) < 5 || !maps.Equal(got.Ties, want) {
		t.Errorf("flows are of the ties %v\nwant %v", got.Ties, want)
	}
}

// Where a format has a place for it, and a reader shows it, a file says what it is. Networkx shows nothing of GEXF's.
func checkFacts(t *testing.T, e *Export, p Part, f Format, got fileContent) {
	t.Helper()
	if f == CSV || f == GEXF {
		return
	}
	for _, fact := range e.metadata(p) {
		want := cellText(fact.value)
		if value, is := got.About[fact.name].(map[string]any); is {
			counts := map[string]int{}
			if err := json.Unmarshal([]byte(want), &counts); err != nil {
				t.Fatal(err)
			}
			for evidence, n := range counts {
				if jsonText(value[evidence]) != strconv.Itoa(n) {
					t.Errorf("%s is %v, want %s", fact.name, value, want)
				}
			}
		} else if jsonText(got.About[fact.name]) != want {
			t.Errorf("%s is %v, want %s", fact.name, got.About[fact.name], want)
		}
	}
}

// A data frame gets dates as dates, exact decimals, and the columns in their order.
func checkTypes(t *testing.T, columns []column, got []string) {
	t.Helper()
	names := map[cellType]string{intCell: "int64", boolCell: "bool", floatCell: "double", decimalCell: "decimal128(18, 9)", dateCell: "date32[day]"}
	want := make([]string, len(columns))
	for i, c := range columns {
		want[i] = c.name + " " + cmp.Or(names[c.typ], "string")
	}
	want = append(want, "geometry binary")
	if !slices.Equal(got, want) {
		t.Errorf("the columns are %q, want %q", got, want)
	}
}

func checkSamples(t *testing.T, e *Export, p Part, f Format, got fileContent, samples map[string]graph.Record) {
	t.Helper()
	if len(got.Samples) == 0 {
		t.Fatal("no samples")
	}
	for id, values := range got.Samples {
		columns := nodeColumns
		if _, isTie := samples[id].(graph.Tie); isTie {
			columns = tieColumns
		}
		known := 0
		cells, err := e.row(nil, columns, samples[id])
		if err != nil {
			t.Fatal(err)
		}
		for i, cell := range cells {
			c := columns[i]
			if cell == nil || c.name == "id" {
				continue
			}
			known++
			value := jsonText(values[c.name])
			if c.typ == documentCell && (f == JSON || f == GeoJSON) {
				continue // they are no text there
			}
			if !equalCells(f, c.typ, value, escapedIn(f, c.typ, cellText(cell))) {
				t.Errorf("%s: %s is %q, want %q", id, c.name, value, cellText(cell))
			}
		}
		if known < 5 {
			t.Errorf("%s has %d values in %s", id, known, p)
		}
	}
}

func escapedIn(f Format, of cellType, s string) string {
	if f == CSV {
		return escapeFormula(of, s)
	}
	return s
}

// equalCells compares numbers by value, and in CSV, which has no numbers, by text.
func equalCells(f Format, of cellType, a, b string) bool {
	if f == CSV || of != decimalCell && of != floatCell && of != intCell {
		return a == b
	}
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errors.Join(errX, errY) == nil && x == y
}

// jsonText is a value of JSON as cellText writes it.
func jsonText(value any) string {
	switch v := value.(type) {
	case []any:
		parts := make([]string, len(v))
		for i := range v {
			parts[i] = jsonText(v[i])
		}
		return strings.Join(parts, " | ")
	case nil:
		return ""
	}
	return fmt.Sprint(value)
}
