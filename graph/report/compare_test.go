package report_test

import (
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/report"
)

func compare(t *testing.T, before, after *analysis.View) *report.NetworkChange {
	t.Helper()
	c, err := report.Compare(t.Context(), before, after, load(t).Hierarchy)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCompareOf2020And2021(t *testing.T) {
	d := load(t)
	supports := graph.TieKindsOf(graph.Supports)
	c := compare(t, d.View(t, supports, analysistest.EndOf(2020)), d.View(t, supports, analysistest.EndOf(2021)))
	if c.Began != 14 || c.Ended != 9 || c.Stayed != 92 {
		t.Errorf("%d began, %d ended, %d stayed: want 14, 9 and 92", c.Began, c.Ended, c.Stayed)
	}
	if before, after := c.Stayed+c.Ended, c.Stayed+c.Began; before != 101 || after != 106 {
		t.Errorf("%d counties and then %d: want 101 and 106", before, after)
	}
	changes := map[string][2]int32{}
	var stayed int32
	for _, a := range c.Areas {
		if a.Began != 0 || a.Ended != 0 {
			changes[nameOf(a.Area)] = [2]int32{a.Began, a.Ended}
		}
		stayed += a.Stayed
	}
	want := map[string][2]int32{"遵义市": {0, 9}, "昭通市": {10, 0}, "怒江傈僳族自治州": {4, 0}}
	if len(changes) != len(want) || stayed != 92 {
		t.Errorf("%v, %d stayed: want %v and 92", changes, stayed, want)
	}
	for name, w := range want {
		if changes[name] != w {
			t.Errorf("%s: began and ended %v: want %v", name, changes[name], w)
		}
	}
	if c.ChangedHands != 0 || c.Narrowed != 74 {
		t.Errorf("%d changed hands, %d narrowed: want none, and the 74 of Yunnan whose district is known from 2021",
			c.ChangedHands, c.Narrowed)
	}
	hands := map[report.Hands]int{}
	for _, s := range c.Subjects {
		hands[s.Hands]++
		if s.Hands == report.HandsNarrowed && (s.Before[0].TieHead().FromID != graph.Shanghai || len(s.After) != 1) {
			t.Errorf("%s: %d ties from %s", nameOf(s.Subject), len(s.After), s.Before[0].TieHead().FromID)
		}
	}
	if hands[report.HandsSame] != 18 || hands[report.HandsNone] != 1+14 {
		t.Errorf("%v: want 18 the same and 15 that are in one view only", hands)
	}
}

// at is the view of the end of a year, which counts the ties whose beginning is not known.
func (d *dataset) at(t *testing.T, kinds graph.TieKinds, year int) *analysis.View {
	t.Helper()
	day := graph.NewDate(year, 12, 31)
	n, err := d.Store.Network(t.Context(), graph.Scope{Ties: kinds, Tie: graph.MayHold(day)})
	if err != nil {
		t.Fatal(err)
	}
	v, err := analysis.NewView(t.Context(), n, nil, &day, graph.UnattestedOn(day))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Places whose pairing is first attested at the end of 2020 may have been supported in 2019: only the 14 that were
// new in 2021 began since, whatever the dates of the later ties are.
func TestCompareUndated(t *testing.T) {
	d := load(t)
	supports := graph.TieKindsOf(graph.Supports)
	c := compare(t, d.at(t, supports, 2019), d.at(t, supports, 2021))
	if c.Began != 14 || c.Undated != 92 || c.Ended != 0 || c.Stayed != 0 {
		t.Errorf("%d began, %d are undated, %d ended, %d stayed: want 14, 92 and none", c.Began, c.Undated, c.Ended, c.Stayed)
	}
	began := map[string]int32{}
	for _, a := range c.Areas {
		if a.Began != 0 {
			began[nameOf(a.Area)] = a.Began
		}
	}
	if len(began) != 2 || began["昭通市"] != 10 || began["怒江傈僳族自治州"] != 4 {
		t.Errorf("began: %v", began)
	}
}

// The members of the two councils grow too: what is compared is the second end, whatever the kind.
func TestCompareOfOtherKinds(t *testing.T) {
	d := load(t)
	members := graph.TieKindsOf(graph.Member)
	c := compare(t, d.View(t, members, analysistest.EndOf(2017)), d.View(t, members, analysistest.EndOf(2019)))
	if c.Began < 4+7 || c.Ended != 0 {
		t.Errorf("%d members began, %d ended: want at least the 11 of Table 2, and none", c.Began, c.Ended)
	}
	none := compare(t, d.View(t, members, analysistest.EndOf(2019)), d.View(t, members, analysistest.EndOf(2019)))
	if none.Began != 0 || none.Ended != 0 || none.Stayed != c.Stayed+c.Began {
		t.Errorf("a view and itself: %d began, %d ended, %d stayed", none.Began, none.Ended, none.Stayed)
	}
}

// Between any two years, the counts of before and after are those of the pairings of the two views.
func TestCompareAddsUp(t *testing.T) {
	d := load(t)
	for _, years := range [][2]int{{2016, 2020}, {2020, 2021}, {2021, 2025}} {
		kinds := graph.TieKindsOf(graph.Supports, graph.Cooperates, graph.Friendly)
		before, after := d.at(t, kinds, years[0]), d.at(t, kinds, years[1])
		c := compare(t, before, after)
		if got := [2]int32{c.Stayed + c.Ended, c.Stayed + c.Began + c.Undated}; got != [2]int32{counted(before), counted(after)} {
			t.Errorf("%v: %v: want %d and %d", years, got, counted(before), counted(after))
		}
		ties := 0
		for _, s := range c.Subjects {
			ties += len(s.Before) + len(s.After)
		}
		if want := len(before.Network().Ties) + len(after.Network().Ties); ties != want {
			t.Errorf("%v: %d ties: want %d", years, ties, want)
		}
	}
}

func counted(v *analysis.View) (sum int32) {
	for _, tie := range v.Network().Ties {
		if p, ok := tie.(*graph.Pairing); ok {
			sum += p.CountyCount
		} else {
			sum++
		}
	}
	return sum
}

func TestCompareHands(t *testing.T) {
	d := load(t)
	tie := func(from, to string) graph.Tie {
		return &graph.Pairing{CountyCount: 1, TieHeader: graph.TieHeader{Header: graph.Header{
			ID: graph.ID(from + to), Life: graph.Life{Since: graph.NewDate(2021, 0, 0)}, Provenance: graph.Provenance{Evidence: graph.Official}},
			FromID: graph.PlaceID(from), ToID: graph.PlaceID(to)}}
	}
	view := func(ties ...graph.Tie) *analysis.View {
		n := &graph.Network{}
		index := map[graph.ID]int32{}
		at := func(id graph.ID) int32 {
			if _, ok := index[id]; !ok {
				index[id] = int32(len(n.Nodes))
				n.Nodes = append(n.Nodes, d.Hierarchy.Place(id))
			}
			return index[id]
		}
		for _, tie := range ties {
			n.From, n.To = append(n.From, at(tie.TieHead().FromID)), append(n.To, at(tie.TieHead().ToID))
		}
		n.Ties = ties
		return analysistest.View(n, graph.Official)
	}
	const pudong, baoshan, songjiang, city, county = "310115", "310113", "310117", "310000", "532931"
	for _, test := range []struct {
		name          string
		before, after []graph.Tie
		want          report.Hands
	}{
		{"the same district", []graph.Tie{tie(pudong, county)}, []graph.Tie{tie(pudong, county)}, report.HandsSame},
		{"another district", []graph.Tie{tie(pudong, county)}, []graph.Tie{tie(baoshan, county)}, report.HandsChanged},
		{"a second district", []graph.Tie{tie(pudong, county)}, []graph.Tie{tie(pudong, county), tie(baoshan, county)},
			report.HandsAdded},
		{"one of two districts", []graph.Tie{tie(pudong, county), tie(baoshan, county)}, []graph.Tie{tie(pudong, county)},
			report.HandsRemoved},
		{"another than these two", []graph.Tie{tie(pudong, county), tie(baoshan, county)},
			[]graph.Tie{tie(pudong, county), tie(songjiang, county)}, report.HandsChanged},
		{"a district beside the city", []graph.Tie{tie(city, county)}, []graph.Tie{tie(city, county), tie(baoshan, county)},
			report.HandsAdded},
		{"a district of the city", []graph.Tie{tie(city, county)}, []graph.Tie{tie(baoshan, county)}, report.HandsNarrowed},
		{"the city of the district", []graph.Tie{tie(baoshan, county)}, []graph.Tie{tie(city, county)}, report.HandsChanged},
		{"none before", nil, []graph.Tie{tie(city, county)}, report.HandsNone},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := compare(t, view(test.before...), view(test.after...))
			if len(c.Subjects) != 1 || c.Subjects[0].Hands != test.want {
				t.Errorf("%s: %s: want %s", test.name, c.Subjects[0].Hands, test.want)
			}
			if (c.ChangedHands == 1) != (test.want == report.HandsChanged) {
				t.Errorf("%s: %d changed hands", test.name, c.ChangedHands)
			}
		})
	}
}
