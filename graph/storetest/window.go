package storetest

import (
	"testing"

	"coopgraph/graph"
)

// windows: every window between any two records of a list, filtered and not, forwards and backwards.
func windows(t *testing.T, store graph.Store) {
	o := newOracle(t, store)
	q := graph.Query{Kinds: graph.Places, Order: graph.Order{Field: graph.FieldNameEN}}
	positions := []graph.Position{{}}
	for _, e := range o.listNodes(graph.Query{Kinds: q.Kinds, Order: q.Order, Window: all}).Edges {
		positions = append(positions, e.At)
	}
	positions = append(positions, // of records that are not there
		graph.Position{Value: graph.TextValue("Beilun"), ID: "a"}, graph.Position{Value: graph.TextValue("M"), ID: "a"},
		graph.Position{ID: "a"}, graph.Position{ID: "z"})
	for _, filter := range []graph.Filter{nil, test(graph.FieldLevel, graph.Eq, graph.TextValue("COUNTY"))} {
		q.Filter = filter
		for i, after := range positions {
			for j, before := range positions {
				limit := []int{1, 2, 4, graph.NoLimit}[(i+j)%4]
				q.Window = graph.Window{After: after, Before: before, Limit: limit, Last: (i+j)/4%2 == 0, Total: i%2 == 0}
				samePage(t, q, must(store.ListNodes(t.Context(), q))(t), o.listNodes(q))
			}
		}
	}
}

// emptyWindows: HasPrevious and HasNext of a page without edges say whether its positions excluded records.
func emptyWindows(t *testing.T, store graph.Store) {
	at := func(id graph.ID) graph.Position { return graph.Position{ID: id} }
	for _, c := range []struct {
		window         graph.Window
		previous, next bool
	}{
		{graph.Window{}, false, false},
		{graph.Window{Total: true}, false, false},
		{graph.Window{After: at(zhejiang)}, true, false},
		{graph.Window{Before: at(zhejiang)}, false, true},
		{graph.Window{After: at(yunnan), Limit: 5}, true, false},
		{graph.Window{Before: at(shanghai), Limit: 5}, false, true},
		{graph.Window{Before: at("a"), Limit: 5, Last: true}, false, true},
		{graph.Window{After: at(zhejiang), Before: at(zhejiang), Limit: 5}, true, true},
		{graph.Window{After: at(yunnan), Before: at(shanghai), Limit: 5}, true, true},
		{graph.Window{After: at("z"), Limit: graph.NoLimit}, true, false},
	} {
		for _, filter := range []graph.Filter{nil, graph.Not{Filter: test(graph.FieldNameEN, graph.Eq, graph.TextValue("Chongqing"))}} {
			q := graph.Query{Kinds: graph.NodeKindsOf(graph.KindProvince), Filter: filter, Window: c.window}
			p := must(store.ListNodes(t.Context(), q))(t)
			if len(p.Edges) > 0 || p.HasPrevious != c.previous || p.HasNext != c.next {
				t.Errorf("%+v: previous %t, next %t\n%s", q, c.previous, c.next, printed(p))
			}
		}
	}
	nobody := must(store.ListNodes(t.Context(), graph.Query{Filter: graph.Never{}, Window: graph.Window{
		After: at("a"), Before: at("z"), Limit: 3, Total: true}}))(t)
	samePage(t, "never", nobody, &graph.Page[graph.Node]{})
}

// totals: the length of the whole list by evidence, only if the window asks for it.
func totals(t *testing.T, store graph.Store) {
	counties := graph.Query{Kinds: graph.NodeKindsOf(graph.KindCounty)}
	friendly := graph.Step{Ties: graph.TieKindsOf(graph.Friendly), Direction: graph.Both}
	reported := graph.EvidenceSetOf(graph.Reported).Filter()
	tally := func(official, reported, derived, synthetic int32) graph.EvidenceTally {
		return graph.EvidenceTally{graph.Official: official, graph.Reported: reported, graph.Derived: derived, graph.Synthetic: synthetic}
	}
	for _, w := range []graph.Window{{Total: true}, {Total: true, Limit: 1}, {Total: true, Limit: 1, Last: true},
		{Total: true, Limit: graph.NoLimit}, {Total: true, Limit: 2, After: graph.Position{ID: "f2"}},
		{Total: true, Limit: 2, Before: graph.Position{ID: "f3"}}, {Limit: 1}} {
		want := func(n, got graph.EvidenceTally) {
			t.Helper()
			if !w.Total {
				n = graph.EvidenceTally{}
			}
			if got != n {
				t.Errorf("%+v: total %v, want %v", w, got, n)
			}
		}
		counties.Window, friendly.Window = w, w
		want(tally(4, 0, 0, 0), must(store.ListNodes(t.Context(), counties))(t).Total)
		search := counties
		search.Text = "pinpla"
		want(tally(4, 0, 0, 0), must(store.ListNodes(t.Context(), search))(t).Total)
		friendly.Filter, friendly.Listed = nil, 0
		want(tally(0, 3, 1, 2), must(store.ListTies(t.Context(), friendly))(t).Total)
		want(tally(0, 1, 0, 2), expandOne(t, store, huangpu, friendly).Total)
		want(tally(0, 0, 0, 0), expandOne(t, store, council, friendly).Total)
		friendly.Filter = reported
		want(tally(0, 3, 0, 0), must(store.ListTies(t.Context(), friendly))(t).Total)
		pages := must(store.Expand(t.Context(), []graph.ID{huangpu, ningbo, "nobody"}, friendly))(t)
		want(tally(0, 1, 0, 0), pages[0].Total)
		want(tally(0, 2, 0, 0), pages[1].Total)
		want(tally(0, 0, 0, 0), pages[2].Total)
		friendly.Listed = graph.Far // the places
		want(tally(2, 0, 0, 0), expandOne(t, store, ningbo, friendly).Total)
	}
}
