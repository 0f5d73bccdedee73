package report_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/report"
)

var levels = []graph.PlaceLevel{graph.LevelProvince, graph.LevelPrefecture, graph.LevelCounty}

// Between any two levels, the flows are those that a walk over the whole network finds: it looks at every tie, follows the
// ties WITHIN upwards from both of its ends, and counts. The ties of a flow are the ties that it counts.
func TestFlowsBetweenLevels(t *testing.T) {
	d := load(t)
	for name, v := range map[string]*analysis.View{
		"known":              d.View(t, 0, graph.Ongoing{}),
		"with placeholders":  d.View(t, 0, nil, graph.Evidences...),
		"support in 2020":    d.View(t, graph.TieKindsOf(graph.Supports), analysistest.EndOf(2020)),
		"placeholders alone": d.View(t, 0, nil, graph.Synthetic),
	} {
		for _, origin := range levels {
			for _, dest := range levels {
				t.Run(fmt.Sprintf("%s from %s to %s", name, origin, dest), func(t *testing.T) {
					checkFlows(t, d, v, origin, dest)
				})
			}
		}
	}
}

// The same holds for any part of the network.
func TestRandomFlows(t *testing.T) {
	d := load(t)
	all, err := d.Store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(30) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := analysistest.Random(seed)
			part, share := &graph.Network{Version: all.Version, Nodes: all.Nodes}, r.Float64()
			for i, tie := range all.Ties {
				if r.Float64() < share {
					part.Ties, part.From, part.To = append(part.Ties, tie), append(part.From, all.From[i]), append(part.To, all.To[i])
				}
			}
			sets := evidenceSets()
			v := analysistest.View(part, sets[r.IntN(len(sets))]...)
			checkFlows(t, d, v, levels[r.IntN(len(levels))], levels[r.IntN(len(levels))])
		})
	}
}

// checkFlows compares the flows of a view with those that countedFlows counts.
func checkFlows(t *testing.T, d *dataset, v *analysis.View, origin, dest graph.PlaceLevel) {
	t.Helper()
	m := flowsBetween(t, v, origin, dest)
	want := countedFlows(t, d, v, origin, dest)
	got, sum := map[flowKey][]graph.ID{}, int(m.WithoutPlaces)
	for _, f := range slices.Concat(m.Flows, m.Inner) {
		var ids []graph.ID
		for _, tie := range f.Ties() {
			ids = append(ids, tie.Head().ID)
		}
		got[flowKey{f.Origin, f.Dest, f.Kind, f.Evidence}] = ids
		if sum += len(ids); int(f.Count) != len(ids) || !slices.IsSorted(ids) {
			t.Errorf("%s: %d ties, counted as %d", f.ID, len(ids), f.Count)
		}
	}
	if !maps.EqualFunc(got, want, slices.Equal) || sum != len(v.Network().Ties) {
		t.Errorf("%d flows of %d ties, %d by hand of %d; or with other ties", len(got), sum, len(want), len(v.Network().Ties))
	}
}

type flowKey struct {
	origin, dest graph.ID
	kind         graph.TieKind
	evidence     graph.Evidence
}

// countedFlows goes through the network of the view and returns the ids of the ties of each flow.
func countedFlows(t *testing.T, d *dataset, v *analysis.View, origin, dest graph.PlaceLevel) map[flowKey][]graph.ID {
	t.Helper()
	n, err := d.Store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	places, above := map[graph.ID]graph.Place{}, map[graph.ID]graph.ID{}
	for i, tie := range n.Ties {
		if tie.Kind() == graph.Within {
			above[n.Nodes[n.From[i]].Head().ID] = n.Nodes[n.To[i]].Head().ID
		}
	}
	for _, node := range n.Nodes {
		if p, ok := node.(graph.Place); ok {
			places[p.Head().ID] = p
		}
	}
	at := func(id graph.ID, level graph.PlaceLevel) graph.ID {
		for up := id; up != ""; up = above[up] {
			if places[up].PlaceHead().Level == level {
				return up
			}
		}
		// Nothing above is at this level: a prefecture for a district of a municipality is the municipality itself.
		if code := places[id].PlaceHead().Code[:2]; level == graph.LevelPrefecture && slices.Contains([]string{"11", "12", "31", "50"}, code) {
			return graph.PlaceID(code + "0000")
		}
		return id
	}
	counted := map[flowKey][]graph.ID{}
	for _, tie := range v.Network().Ties {
		from, to := tie.TieHead().FromID, tie.TieHead().ToID
		if places[from] == nil || places[to] == nil {
			continue
		}
		k := flowKey{at(from, origin), at(to, dest), tie.Kind(), tie.Head().Evidence}
		counted[k] = append(counted[k], tie.Head().ID)
	}
	return counted
}

// Table 7 from the districts to the prefectures: of the eleven counties of 大理州, 浦东新区 supports six and 奉贤区 five.
func TestFlowsFromDistrictsToPrefectures(t *testing.T) {
	d := load(t)
	m := flowsBetween(t, d.View(t, graph.TieKindsOf(graph.Supports), analysistest.EndOf(2021)), graph.LevelCounty, graph.LevelPrefecture)
	sum := int32(0)
	for _, f := range m.Flows {
		sum += f.Count
		if p := d.Hierarchy.Place(f.Origin); p.Kind() != graph.KindDistrict && f.Origin != graph.Shanghai {
			t.Errorf("a flow from %s", nameOf(p))
		}
	}
	dali := map[string]int32{}
	for _, f := range m.Flows {
		if f.Dest == graph.PlaceID("532900") {
			dali[nameOf(d.Hierarchy.Place(f.Origin))] += f.Count
		}
	}
	if sum != 106 || len(m.Flows) != 41 || !maps.Equal(dali, map[string]int32{"浦东新区": 6, "奉贤区": 5}) {
		t.Errorf("%d ties in %d flows; to 大理州 %v", sum, len(m.Flows), dali)
	}
	j := slices.IndexFunc(m.Locations, func(l *report.FlowLocation) bool { return l.ID == graph.PlaceID("532900") })
	l := m.Locations[j]
	if l.Level() != graph.LevelPrefecture || !slices.Equal(l.Path(graph.ZH), []string{"云南省", "大理白族自治州"}) ||
		!slices.Equal(l.Path(graph.EN), []string{"Yunnan Province", "Dali Bai Autonomous Prefecture"}) {
		t.Errorf("%s: %v, %v", l.Level(), l.Path(graph.ZH), l.Path(graph.EN))
	}
}

// The ids of the flows of a query are all different and always the same. No other query has one of them: between other
// levels, or in another scope, a flow between the same places sums up other ties.
func TestFlowIDs(t *testing.T) {
	d := load(t)
	v := d.View(t, 0, nil, graph.Evidences...)
	queryOf := map[graph.ID]report.FlowQuery{}
	for _, scope := range []string{"", "2020"} {
		for _, origin := range levels {
			for _, dest := range levels {
				q := report.FlowQuery{OriginLevel: origin, DestLevel: dest, Scope: scope}
				var ids [2][]graph.ID
				for i := range ids {
					m, err := report.Flows(t.Context(), v, d.Hierarchy, q)
					if err != nil {
						t.Fatal(err)
					}
					for _, f := range slices.Concat(m.Flows, m.Inner) {
						ids[i] = append(ids[i], f.ID)
						if other, ok := queryOf[f.ID]; ok && (other != q || i == 0) {
							t.Errorf("%s is a flow of %v and of %v", f.ID, other, q)
						}
						queryOf[f.ID] = q
					}
				}
				if !slices.Equal(ids[0], ids[1]) || len(ids[0]) == 0 {
					t.Errorf("%v: other ids the second time", q)
				}
			}
		}
	}
}

// A flow says how many ties a day leaves out of it only because their beginning is not known: as many as there are of its
// kind and evidence between its places.
func TestFlowsUnattested(t *testing.T) {
	d := load(t)
	day := graph.NewDate(2015, 12, 31)
	n, err := d.Store.Network(t.Context(), graph.Scope{Tie: graph.MayHold(day)})
	if err != nil {
		t.Fatal(err)
	}
	v, err := analysis.NewView(t.Context(), n, graph.Evidences, &day, graph.UnattestedOn(day))
	if err != nil {
		t.Fatal(err)
	}
	m := flowsBetween(t, v, graph.LevelProvince, graph.LevelProvince)
	sum := 0
	for _, f := range slices.Concat(m.Flows, m.Inner) {
		want := 0
		for i, tie := range n.Ties {
			from, fromPlace := n.Nodes[n.From[i]].(graph.Place)
			to, toPlace := n.Nodes[n.To[i]].(graph.Place)
			if fromPlace && toPlace && tie.Kind() == f.Kind && tie.Head().Evidence == f.Evidence && graph.UnattestedOn(day)(tie) &&
				d.Hierarchy.Province(from).Head().ID == f.Origin && d.Hierarchy.Province(to).Head().ID == f.Dest {
				want++
			}
		}
		if int(f.Unattested) != want {
			t.Errorf("%d from %s to %s are left out, want %d", f.Unattested, f.Origin, f.Dest, want)
		}
		sum += want
	}
	if sum == 0 {
		t.Error("none is left out")
	}
}
