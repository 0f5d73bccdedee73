package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/report"
)

// writeComparison is a file of a comparison.
func writeComparison(t *testing.T, e *Export, f Format) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := e.Write(&file, f, Compare, Options{}); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// A table of a comparison has the sums of the API's compare: of the support of 2020 and 2021, nine counties ended, fourteen
// began and 92 stayed. Placeholders are there only if they are asked for.
func TestComparisonRows(t *testing.T) {
	n := dataset(t)
	for _, c := range []struct {
		evidence    []graph.Evidence
		placeholder bool
	}{{nil, false}, {graph.Evidences, true}} {
		t.Run(fmt.Sprintf("%v", c.evidence), func(t *testing.T) {
			e := compared(t, n, 2020, 2021, c.evidence...)
			lines, err := csv.NewReader(bytes.NewReader(writeComparison(t, e, CSV))).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			cell := func(line []string, name string) string { return line[slices.Index(lines[0], name)] }
			sums, placeholders := map[string]int{}, 0
			for _, line := range lines[1:] {
				if cell(line, "evidence") == "SYNTHETIC" {
					placeholders++
				}
				if cell(line, "sourceId") == "" || cell(line, "outcome") == "" {
					t.Errorf("%s has no source or no outcome", cell(line, "id"))
				}
				for _, count := range []string{"began", "ended", "stayed", "undated"} {
					number, err := strconv.Atoi(cell(line, count))
					if err != nil {
						t.Fatal(err)
					}
					if cell(line, "kind") == "SUPPORTS" {
						sums[count] += number
					}
				}
			}
			if fmt.Sprint(sums) != "map[began:14 ended:9 stayed:92 undated:0]" || (placeholders > 0) != c.placeholder {
				t.Errorf("%v, %d placeholders", sums, placeholders)
			}
		})
	}
}

// Lines of a map have the colours of their outcomes, in the properties that simplestyle names.
func TestComparisonOnAMap(t *testing.T) {
	e := compared(t, dataset(t), 2020, 2026)
	var doc struct {
		Coopgraph struct {
			From, To, Colours, Counts string
			Began, Ended, Stayed      int32
		}
		Features []struct {
			ID         string
			Geometry   *struct{ Type string }
			Properties struct {
				Outcome, Stroke string
				StrokeWidth     float64 `json:"stroke-width"`
			}
		}
	}
	if err := json.Unmarshal(writeComparison(t, e, GeoJSON), &doc); err != nil {
		t.Fatal(err)
	}
	met, about := map[string]int{}, doc.Coopgraph
	for i, f := range doc.Features {
		p := f.Properties
		met[p.Outcome]++
		if p.Stroke != outcomeColours[report.Outcome(p.Outcome)].String() || p.StrokeWidth == 0 || f.ID != string(e.network.Ties[i].Head().ID) {
			t.Errorf("%s is %+v", f.ID, p)
		}
		if f.Geometry != nil && f.Geometry.Type != "LineString" {
			t.Errorf("%s is a %s", f.ID, f.Geometry.Type)
		}
	}
	if len(met) != len(report.Outcomes) || about.From != "2020-12-31" || about.To != "2026-12-31" || about.Counts == "" ||
		about.Began != e.comparison.change.Began || about.Began == 0 || !strings.Contains(about.Colours, "BEGAN #009e73, ENDED #d55e00") {
		t.Errorf("%v; it says %+v", met, about)
	}
}

// Edges of a graph have the colours of their outcomes, and the nodes are those at their ends. Gephi opens the file without
// a complaint, and shows these colours.
func TestComparisonAsAGraph(t *testing.T) {
	e := compared(t, dataset(t), 2020, 2026)
	file := writeComparison(t, e, GEXF)
	var doc struct {
		Nodes []struct {
			ID string `xml:"id,attr"`
		} `xml:"graph>nodes>node"`
		Edges []struct {
			ID     string `xml:"id,attr"`
			Colour struct {
				R uint8 `xml:"r,attr"`
				G uint8 `xml:"g,attr"`
				B uint8 `xml:"b,attr"`
			} `xml:"http://gexf.net/1.3/viz color"`
		} `xml:"graph>edges>edge"`
	}
	if err := xml.Unmarshal(file, &doc); err != nil {
		t.Fatal(err)
	}
	colours := map[string]string{}
	for i, edge := range doc.Edges {
		c := colour{edge.Colour.R, edge.Colour.G, edge.Colour.B}
		if colours[edge.ID] = c.String(); c != outcomeColours[e.comparison.ties[i].Outcome()] {
			t.Errorf("%s, which is %s, has the colour %s", edge.ID, e.comparison.ties[i].Outcome(), c)
		}
	}
	if len(doc.Edges) != len(e.comparison.ties) || len(doc.Nodes) != len(e.network.Nodes) || len(doc.Nodes) < 100 {
		t.Errorf("%d edges between %d nodes", len(doc.Edges), len(doc.Nodes))
	}
	path := filepath.Join(t.TempDir(), "compare.gexf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	got := validated(t, path)["compare.gexf"]
	if len(got.Faults) > 0 {
		t.Errorf("it is not valid: %.500q", got.Faults)
	}
	for _, issue := range got.Issues {
		if !strings.HasPrefix(issue, "INFO ") {
			t.Errorf("Gephi says %s", issue)
		}
	}
	checkColumns(t, got.Columns.Edge, comparisonColumns)
	for id, want := range colours {
		if got.Colours[id] != want {
			t.Errorf("to Gephi %s is %s, not %s", id, got.Colours[id], want)
		}
	}
}

// A comparison is written as nothing else, and nothing else as a comparison.
func TestComparisonIsAPart(t *testing.T) {
	n := dataset(t)
	e := compared(t, n, 2020, 2021)
	for part, refused := range map[Part]*Export{Ties: e, Flows: e, Compare: New(n, n, meta)} {
		if err := refused.Write(&bytes.Buffer{}, CSV, part, Options{}); err == nil {
			t.Errorf("%s is written", part)
		}
	}
}
