package report_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/report"
)

// By prefecture only pairings are published, of the twenty of 2020 and the twenty-one of 2021. That is too little for an
// index: no place has one, and none has 0, but each has its values. The same goes for a year of which no more is published.
func TestLinkageOfPrefectures(t *testing.T) {
	for year, want := range map[int32]struct {
		prefectures int
		counties    string
	}{2020: {20, "101"}, 2021: {21, "106"}} {
		x := linkage(t, report.LinkageQuery{Level: graph.LevelPrefecture, Year: year})
		with := 0
		for _, p := range x.Places {
			if p.Values[0].Value.Units > 0 {
				with++
			}
			if p.Index != nil || p.Rank != nil {
				t.Errorf("%d: %s has an index, of support alone", year, nameOf(p.Place))
			}
		}
		m, _ := measureOf(x, report.LinkagePairings)
		if with != want.prefectures || m.Held.String() != want.counties || m.Included || m.Weight != 0 || !strings.Contains(m.Reason(graph.EN), "make no index") {
			t.Errorf("%d: %d prefectures with %s counties, weight %v: want %v", year, with, m.Held, m.Weight, want)
		}
		if reasonOf(x, graph.ZH) == "" || !strings.HasPrefix(reasonOf(x, graph.EN), "only 1 of the components can be compared") {
			t.Errorf("%d: %s", year, reasonOf(x, graph.EN))
		}
		if m, _ := measureOf(x, report.LinkageInvestmentOut); m.Included || !strings.Contains(m.Reason(graph.ZH), "不及地级") {
			t.Errorf("investment: %s", m.Reason(graph.ZH))
		}
	}
	if x := linkage(t, report.LinkageQuery{Level: graph.LevelProvince, Year: 2021}); x.Reason(graph.EN) == nil || x.Places[0].Index != nil {
		t.Errorf("of 2021: %v", x.Reason(graph.EN))
	}
}

// For every year and level there is an index of at least two components, or none and the reason: for 2020 by province alone.
func TestLinkageOfEveryYear(t *testing.T) {
	for year := int32(2010); year <= 2030; year++ {
		for _, level := range []graph.PlaceLevel{graph.LevelProvince, graph.LevelPrefecture} {
			x := linkage(t, report.LinkageQuery{Level: level, Year: year})
			with := slices.ContainsFunc(x.Places, func(p *report.LinkagePlace) bool { return p.Index != nil })
			if is := year == 2020 && level == graph.LevelProvince; with != is || (reasonOf(x, graph.ZH) == "") != is || (reasonOf(x, graph.EN) == "") != is {
				t.Errorf("%d, %s: with an index %v: %s", year, level, with, reasonOf(x, graph.EN))
			}
		}
	}
}

// With two components named, the places that have both have an index; if none has, there is the reason.
func TestLinkageOfNamedComponents(t *testing.T) {
	named := func(components ...report.LinkageComponent) *report.LinkageIndex {
		q := report.LinkageQuery{Level: graph.LevelPrefecture}
		for _, c := range components {
			q.Weights = append(q.Weights, report.LinkageWeight{Component: c, Weight: 1})
		}
		return linkage(t, q)
	}
	x := named(report.LinkagePairings, report.LinkageCooperations)
	if p := placeOf(t, x, "大连市"); x.Reason(graph.ZH) != nil || p.Index == nil || *p.Index <= 0 {
		t.Errorf("大连市: %v, %v", p.Index, x.Reason(graph.ZH))
	}
	if p := placeOf(t, x, "保定市"); p.Index != nil {
		t.Errorf("保定市 has no cooperation on record, and the index %v", *p.Index)
	}
	x = named(report.LinkagePairings, report.LinkageInvestmentIn)
	if reason := x.Reason(graph.EN); reason == nil || !strings.HasPrefix(*reason, "no place has a value of every included component") {
		t.Errorf("of investment, which is published by province: %v", reason)
	}
}

// Placeholders do not count as held: with them coverage is the same, and values that count them say so.
func TestLinkageOfPlaceholders(t *testing.T) {
	q := report.LinkageQuery{Level: graph.LevelProvince}
	known, all := linkage(t, q), linkage(t, q, graph.Evidences...)
	for i, m := range all.Components {
		if was := known.Components[i]; m.Held.Compare(*was.Held) != 0 || m.Included != was.Included {
			t.Errorf("%s: %s held with placeholders, %s without", m.Component, m.Held, was.Held)
		}
		counted := false
		for _, p := range all.Places {
			v, before := p.Values[i], placeOf(t, known, nameOf(p.Place)).Values[i]
			more := v.Value != nil && (before.Value == nil || v.Value.Compare(*before.Value) > 0)
			counted = counted || more
			if more != (v.Standing == report.OfPlaceholders) || !more && v.Standing != before.Standing {
				t.Errorf("%s of %s: %v, %s; without placeholders %v, %s", m.Component, nameOf(p.Place), v.Value, v.Standing,
					before.Value, before.Standing)
			}
		}
		if counted != strings.Contains(m.Reason(graph.ZH), "占位") || counted != strings.Contains(m.Reason(graph.EN), "placeholders") {
			t.Errorf("%s: placeholders %v, %s", m.Component, counted, m.Reason(graph.EN))
		}
	}
	pairs, _ := measureOf(all, report.LinkageFriendlyPairs)
	if pairs.Held.String() != "6" || pairs.Included || !strings.Contains(pairs.Reason(graph.EN), "held does not: 490") {
		t.Errorf("%s friendly pairs held: %s", pairs.Held, pairs.Reason(graph.EN))
	}
}

// A placeholder for a county that a record names too changes nothing, although its id comes first.
func TestLinkageOfPlaceholdersBesideRecords(t *testing.T) {
	d := load(t)
	n := *d.View(t, report.LinkageTies, nil).Network()
	var ties []graph.Tie
	var from, to []int32
	for i, tie := range n.Ties {
		if p, ok := tie.(*graph.Pairing); ok && p.CountyCount == 1 { // it names its county
			placeholder := *p
			placeholder.ID, placeholder.Evidence = "!"+p.ID, graph.Synthetic
			ties, from, to = append(ties, &placeholder), append(from, n.From[i]), append(to, n.To[i])
		}
	}
	if len(ties) == 0 {
		t.Fatal("there are no pairings")
	}
	n.Ties, n.From, n.To = append(ties, n.Ties...), append(from, n.From...), append(to, n.To...)
	q := report.LinkageQuery{Level: graph.LevelProvince}
	known := linkage(t, q)
	all, err := report.Linkage(t.Context(), analysistest.View(&n, graph.Evidences...), d.Hierarchy, d.coverage, q)
	if err != nil {
		t.Fatal(err)
	}
	m, i := measureOf(all, report.LinkagePairings)
	was, _ := measureOf(known, report.LinkagePairings)
	if m.Held.Compare(*was.Held) != 0 {
		t.Errorf("%s counties held, %s without placeholders", m.Held, was.Held)
	}
	for _, p := range all.Places {
		v, before := p.Values[i], placeOf(t, known, nameOf(p.Place)).Values[i]
		if !reflect.DeepEqual(v.Value, before.Value) || v.Standing != before.Standing {
			t.Errorf("%s: %v, %s; without placeholders %v, %s", nameOf(p.Place), v.Value, v.Standing, before.Value, before.Standing)
		}
	}
}
