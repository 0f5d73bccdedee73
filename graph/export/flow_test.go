package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

// A flow between two places is a line from one to the other, a flow within a place a point that says so, in the order
// of the API; each says what its points are. At the county level many places have the same point: spread, all flows
// between places are drawn.
func TestFlowGeometries(t *testing.T) {
	n := dataset(t)
	for _, level := range []graph.PlaceLevel{graph.LevelProvince, graph.LevelPrefecture, graph.LevelCounty} {
		for _, spread := range []bool{false, true} {
			e := rollUp(t, n, level, graph.Evidences...)
			var file bytes.Buffer
			if err := e.Write(&file, GeoJSON, Flows, Options{Spread: spread}); err != nil {
				t.Fatal(err)
			}
			var doc struct {
				Coopgraph struct {
					Level, Coordinates, Notice, NoticeZh, Spread string
					TiesByEvidence                               map[string]int32
				}
				Features []struct {
					Geometry   *struct{ Type string }
					Properties struct {
						Inner, DrawnAside      bool
						Count                  int32
						OriginID, DestID, Kind string
						OriginBasis, DestBasis string
					}
				}
			}
			if err := json.Unmarshal(file.Bytes(), &doc); err != nil {
				t.Fatal(err)
			}
			about := doc.Coopgraph
			if about.Level != string(level) || about.Coordinates != coordinateSystem || !strings.Contains(about.Notice, "审图号") || !strings.Contains(about.NoticeZh, "审图号") ||
				(about.Spread != "") != spread {
				t.Errorf("%s says %+v", level, about)
			}
			flows := slices.Concat(e.flowMap.Flows, e.flowMap.Inner)
			if len(doc.Features) != len(flows) || len(flows) < 100 {
				t.Fatalf("%s has %d flows of %d", level, len(doc.Features), len(flows))
			}
			drawn, ties := map[string]int{}, e.flowMap.WithoutPlaces
			for i, f := range doc.Features {
				p, want := f.Properties, "LineString"
				if p.Inner {
					want = "Point"
				}
				kind := "null"
				if f.Geometry != nil {
					kind = f.Geometry.Type
				}
				drawn[kind]++
				if kind != want && (spread || kind != "null" || p.Inner) || p.OriginBasis == "" || p.DestBasis == "" || p.DrawnAside && !spread {
					t.Errorf("%s: %+v is a %s", level, p, kind)
				}
				if p.OriginID != string(flows[i].Origin) || p.DestID != string(flows[i].Dest) || p.Kind != flows[i].Kind.String() || p.Count != flows[i].Count ||
					p.Inner != (p.OriginID == p.DestID) {
					t.Errorf("%s: flow %d is %+v, want %+v", level, i, p, flows[i])
				}
				ties += p.Count
			}
			for _, n := range about.TiesByEvidence {
				ties -= n
			}
			if ties != 0 || drawn["LineString"] == 0 || (drawn["Point"] == 0) != (level == graph.LevelCounty) {
				t.Errorf("%s: %d ties too many in %v", level, ties, drawn)
			}
			t.Logf("%s, spread %t: %v", level, spread, drawn)
		}
	}
}

// Placeholders are left out of flows, and counted, unless they are asked for; money is exact; what is no file of flows
// is refused.
func TestFlowRows(t *testing.T) {
	n := dataset(t)
	e := rollUp(t, n, graph.LevelProvince)
	var file bytes.Buffer
	if err := e.Write(&file, CSV, Flows, Options{}); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cell := func(line []string, column string) string { return line[slices.Index(lines[0], column)] }
	sum, jiangsu := graph.Decimal{}, ""
	for _, line := range lines[1:] {
		if cell(line, "evidence") == "SYNTHETIC" {
			t.Errorf("a placeholder: %q", line)
		}
		if cell(line, "kind") == "INVESTS" && cell(line, "originNameZh") == "上海市" {
			amount, err := graph.ParseDecimal(cell(line, "amount"))
			if err != nil {
				t.Fatal(err)
			}
			sum, _ = sum.Add(amount)
			if cell(line, "destNameZh") == "江苏省" {
				jiangsu = cell(line, "amount")
			}
		}
	}
	if sum.String() != "6261.348035" || jiangsu != "998.118935" {
		t.Errorf("%s in all, %s to Jiangsu: want Table 3's 6261.348035 and 998.118935", sum, jiangsu)
	}
	if got := e.Counts(Flows); strings.Contains(got, "SYNTHETIC") || !strings.Contains(e.description(Flows), `tiesLeftOut: {"OFFICIAL":0,"REPORTED":0,"DERIVED":0,"SYNTHETIC":780}`) {
		t.Errorf("it rests on %s; it says\n%s", got, e.description(Flows))
	}
	for part, refused := range map[Part]*Export{Ties: e, Flows: New(n, n, meta)} {
		if err := refused.Write(&file, CSV, part, Options{}); err == nil {
			t.Errorf("%s of another export are written", part)
		}
	}
}
