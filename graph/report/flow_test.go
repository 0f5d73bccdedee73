package report_test

import (
	"errors"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/report"
)

func flows(t *testing.T, v *analysis.View, level graph.PlaceLevel) *report.FlowMap {
	t.Helper()
	return flowsBetween(t, v, level, level)
}

func flowsBetween(t *testing.T, v *analysis.View, origin, dest graph.PlaceLevel) *report.FlowMap {
	t.Helper()
	m, err := report.Flows(t.Context(), v, load(t).Hierarchy, report.FlowQuery{OriginLevel: origin, DestLevel: dest})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Every tie is in one flow, or within one place, or has an end that is no place.
func TestFlowsSumToTheTies(t *testing.T) {
	d := load(t)
	for _, level := range []graph.PlaceLevel{graph.LevelCounty, graph.LevelPrefecture, graph.LevelProvince} {
		for name, v := range map[string]*analysis.View{
			"all": d.View(t, 0, nil), "placeholders too": d.View(t, 0, nil, graph.Evidences...),
			"pairs": d.View(t, graph.TieKindsOf(graph.Friendly), nil, graph.Evidences...),
		} {
			m := flows(t, v, level)
			byKind := map[graph.TieKind]int32{}
			sum := m.WithoutPlaces
			known := map[graph.ID]bool{}
			for _, l := range m.Locations {
				known[l.ID] = true
			}
			for i, f := range append(append([]*report.Flow{}, m.Flows...), m.Inner...) {
				sum += f.Count
				byKind[f.Kind] += f.Count
				if !known[f.Origin] || !known[f.Dest] || (f.Origin == f.Dest) != (i >= len(m.Flows)) {
					t.Errorf("%s, %s: a flow from %s to %s", level, name, f.Origin, f.Dest)
				}
			}
			if want := sumOf(v.Basis().Used); sum != want || int(want) != len(v.Network().Ties) {
				t.Errorf("%s, %s: flows come to %d ties: want %d", level, name, sum, want)
			}
			for _, tie := range v.Network().Ties {
				byKind[tie.Kind()]--
			}
			for kind, left := range byKind {
				if left > 0 {
					t.Errorf("%s, %s: %d more of %s than there are", level, name, left, kind)
				}
			}
		}
	}
}

func TestFlowsOfPairings(t *testing.T) {
	d := load(t)
	v := d.View(t, graph.TieKindsOf(graph.Supports), analysistest.EndOf(2021))
	if m := flows(t, v, graph.LevelCounty); len(m.Flows) != 106 || len(m.Locations) != 106+16+1 || len(m.Inner) != 0 {
		t.Errorf("%d flows between %d places: want 106 between 106 and 17", len(m.Flows), len(m.Locations))
	}
	// Table 7 by prefecture: Wanzhou counts for Chongqing, and Karamay for itself.
	got := map[string]int32{}
	for _, f := range flows(t, v, graph.LevelPrefecture).Flows {
		if f.Origin != graph.Shanghai {
			t.Errorf("a flow from %s", f.Origin)
		}
		got[nameOf(d.Hierarchy.Place(f.Dest))] += f.Count
	}
	for name, want := range map[string]int32{"大理白族自治州": 11, "昭通市": 10, "怒江傈僳族自治州": 4, "重庆市": 1, "克拉玛依市": 1,
		"日喀则市": 5, "喀什地区": 4, "果洛藏族自治州": 6, "宜昌市": 1} {
		if got[name] != want {
			t.Errorf("%s: %d ties: want %d", name, got[name], want)
		}
	}
	if len(got) != 21 {
		t.Errorf("%d prefectures: want 21", len(got))
	}
	provinces := map[string]int32{}
	for _, f := range flows(t, v, graph.LevelProvince).Flows {
		provinces[nameOf(d.Hierarchy.Place(f.Dest))] = f.Count
	}
	want := map[string]int32{"云南省": 88, "西藏自治区": 5, "青海省": 6, "新疆维吾尔自治区": 5, "湖北省": 1, "重庆市": 1}
	if len(provinces) != len(want) {
		t.Errorf("%v: want %v", provinces, want)
	}
	for name, n := range want {
		if provinces[name] != n {
			t.Errorf("%s: %d ties: want %d", name, provinces[name], n)
		}
	}
}

func TestFlowsOfInvestmentAreExact(t *testing.T) {
	d := load(t)
	m := flows(t, d.View(t, graph.TieKindsOf(graph.Invests), nil), graph.LevelProvince)
	out, in := graph.Decimal{}, graph.Decimal{}
	for _, f := range m.Flows {
		if f.Origin == graph.Shanghai {
			out, _ = out.Add(*f.Amount)
		} else {
			in, _ = in.Add(*f.Amount)
		}
		if f.Origin == graph.Shanghai && f.Dest == graph.PlaceID("320000") && f.Amount.String() != "998.118935" {
			t.Errorf("Jiangsu: %s: want 998.118935 of Table 3", f.Amount)
		}
	}
	if len(m.Flows) != 60 || out.String() != "6261.348035" || in.String() != "4951.04" {
		t.Errorf("%d flows, %s out and %s in: want 60, 6261.348035 and 4951.04", len(m.Flows), out, in)
	}
}

// A flow within a location is in Inner: at PREFECTURE, the Containment of a county in its prefecture.
func TestFlowsWithinAUnit(t *testing.T) {
	d := load(t)
	v := d.View(t, graph.TieKindsOf(graph.Within), nil)
	m := flows(t, v, graph.LevelProvince)
	var inner int32
	for _, f := range m.Inner {
		inner += f.Count
	}
	if len(m.Flows) != 0 || inner != 3211-34 || m.WithoutPlaces != 14+3 {
		t.Errorf("%d flows, %d ties within provinces, %d of other bodies: want 0, 3177 and 17", len(m.Flows), inner, m.WithoutPlaces)
	}
}

// provinces asks for flows from province to province.
var provinces = report.FlowQuery{OriginLevel: graph.LevelProvince, DestLevel: graph.LevelProvince}

func TestFlowsRefuse(t *testing.T) {
	d := load(t)
	huge := func(to string) *graph.InvestmentFlow {
		return &graph.InvestmentFlow{Amount: graph.Decimal{Units: 1 << 62}, TieHeader: graph.TieHeader{
			Header: graph.Header{ID: graph.ID("huge" + to), Provenance: graph.Provenance{Evidence: graph.Official}},
			FromID: graph.Shanghai, ToID: graph.PlaceID(to)}}
	}
	n := &graph.Network{Nodes: []graph.Node{d.Place(t, "310000"), d.Place(t, "530000")},
		Ties: []graph.Tie{huge("1"), huge("2"), huge("3")}, From: []int32{0, 0, 0}, To: []int32{1, 1, 1}}
	v := analysistest.View(n, graph.Evidences...)
	if _, err := report.Flows(t.Context(), v, d.Hierarchy, provinces); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("a sum that does not fit: %v", err)
	}
}
