package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

// flowDocument is what flows.geojson has.
type flowDocument struct {
	Coopgraph struct {
		OriginLevel, DestLevel, Coordinates, Notice, NoticeZh, Spread string
		TiesByEvidence                                                map[string]int32
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

// Flows are features in the order of the API: lines between places, and points within a place. Each says on what its points
// are based. At the county level many places have the same point: with spread, all flows between places are drawn.
func TestFlowGeometries(t *testing.T) {
	n := dataset(t)
	for _, level := range []graph.PlaceLevel{graph.LevelProvince, graph.LevelPrefecture, graph.LevelCounty} {
		e := rollUp(t, n, level, graph.Evidences...)
		for _, spread := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s spread=%t", level, spread), func(t *testing.T) {
				var file bytes.Buffer
				if err := e.Write(&file, GeoJSON, Flows, Options{Spread: spread}); err != nil {
					t.Fatal(err)
				}
				var doc flowDocument
				if err := json.Unmarshal(file.Bytes(), &doc); err != nil {
					t.Fatal(err)
				}
				meta := doc.Coopgraph
				if meta.OriginLevel != string(level) || meta.DestLevel != string(level) || meta.Coordinates != coordinateSystem || !strings.Contains(meta.Notice, "审图号") ||
					!strings.Contains(meta.NoticeZh, "审图号") || (meta.Spread != "") != spread {
					t.Errorf("it says %+v", meta)
				}
				checkFlowFeatures(t, doc, e, level, spread)
			})
		}
	}
}

// checkFlowFeatures compares the features with the flows, and their counts with the ties that they are made of.
func checkFlowFeatures(t *testing.T, doc flowDocument, e *Export, level graph.PlaceLevel, spread bool) {
	t.Helper()
	flows := slices.Concat(e.flowMap.Flows, e.flowMap.Inner)
	if len(doc.Features) != len(flows) || len(flows) < 100 {
		t.Fatalf("%d flows of %d", len(doc.Features), len(flows))
	}
	drawn, ties := map[string]int{}, e.flowMap.WithoutPlaces
	for i, f := range doc.Features {
		p, want := f.Properties, "LineString"
		if p.Inner {
			want = "Point"
		}
		geometryType := "null"
		if f.Geometry != nil {
			geometryType = f.Geometry.Type
		}
		drawn[geometryType]++
		if geometryType != want && (spread || geometryType != "null" || p.Inner) || p.OriginBasis == "" || p.DestBasis == "" || p.DrawnAside && !spread {
			t.Errorf("%+v is a %s", p, geometryType)
		}
		if p.OriginID != string(flows[i].Origin) || p.DestID != string(flows[i].Dest) || p.Kind != flows[i].Kind.String() || p.Count != flows[i].Count ||
			p.Inner != (p.OriginID == p.DestID) {
			t.Errorf("flow %d is %+v, want %+v", i, p, flows[i])
		}
		ties += p.Count
	}
	for _, n := range doc.Coopgraph.TiesByEvidence {
		ties -= n
	}
	if ties != 0 || drawn["LineString"] == 0 || (drawn["Point"] == 0) != (level == graph.LevelCounty) {
		t.Errorf("%d ties too many in %v", ties, drawn)
	}
}

// Flows leave placeholders out, and count them, unless they are asked for. Money is exact. An export of flows is not
// written as another part, nor another export as flows.
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
	cell := func(line []string, name string) string { return line[slices.Index(lines[0], name)] }
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
			t.Errorf("%s are written", part)
		}
	}
}
