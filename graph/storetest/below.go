package storetest

import (
	"errors"
	"testing"

	"coopgraph/graph"
)

// below: the ties of a node and of all nodes that lie in it.
func below(t *testing.T, store graph.Store) {
	o := newOracle(t, store)
	friendly := graph.Step{Ties: graph.TieKindsOf(graph.Friendly), Direction: graph.Both, Below: true, Window: all}
	page := expandOne(t, store, shanghai, friendly)
	same(t, friendly, tieIDs(page), []graph.ID{"f1", "f2", "f3", "f4", "f5", "f6"}) // f5 is between two districts
	same(t, friendly, endIDs(page), []graph.ID{ningbo, honghe, ningbo, wanzhou, huangpu, ningbo})
	page = expandOne(t, store, zhejiang, friendly)
	same(t, friendly, tieIDs(page), []graph.ID{"f1", "f3", "f6"})
	same(t, friendly, endIDs(page), []graph.ID{huangpu, xuhui, pudong})
	same(t, friendly, tieIDs(expandOne(t, store, beilun, friendly)), nil)

	// A tie from a node to itself, and one between two nodes inside, are met once in each direction.
	cooperates := graph.Step{Ties: graph.TieKindsOf(graph.Cooperates, graph.Friendly), Below: true, Window: graph.Window{Limit: graph.NoLimit, Total: true}}
	for direction, want := range map[graph.TieDirection][]graph.ID{graph.Out: {"c3"}, graph.In: {"c1", "c2", "c3", "c4", "f1", "f3", "f6"}, graph.Both: {"c1", "c2", "c3", "c4", "f1", "f3", "f6"}} {
		cooperates.Direction = direction
		page := expandOne(t, store, zhejiang, cooperates)
		same(t, cooperates, tieIDs(page), want)
		if int(page.Total.Of(graph.AllEvidence)) != len(want) {
			t.Errorf("%+v: total %v", cooperates, page.Total)
		}
	}
	friendly.Direction = graph.In
	same(t, friendly, endIDs(expandOne(t, store, shanghai, friendly)), []graph.ID{pudong})

	// Zhejiang and Ningbo are members of the council, which is listed once if nodes are listed: by m1, or by m2 if m1 fails.
	members := graph.Step{Ties: graph.TieKindsOf(graph.Member), Direction: graph.Out, Below: true, Window: graph.Window{Limit: 1, Total: true}}
	same(t, members, tieIDs(expandOne(t, store, zhejiang, members)), []graph.ID{"m1"})
	members.Listed = graph.Far
	page = expandOne(t, store, zhejiang, members)
	same(t, members, tieIDs(page), []graph.ID{"m1"})
	if page.HasNext || page.Total.Of(graph.AllEvidence) != 1 {
		t.Errorf("%+v: next %t, total %v", members, page.HasNext, page.Total)
	}
	members.Filter = graph.Not{Filter: text(graph.FieldRole, graph.Eq, string(graph.Founder))}
	same(t, members, tieIDs(expandOne(t, store, zhejiang, members)), []graph.ID{"m2"})

	// What lies in a body counts too, and each node once, also if it is asked for twice.
	from := []graph.ID{shanghai, zhejiang, yunnan, honghe, gejiu, council, office, "nobody", shanghai, "f1", eastEnd}
	name := graph.Order{Field: graph.FieldNameEN, Of: graph.Far}
	for _, s := range []graph.Step{
		{Window: all},
		{Window: graph.Window{Limit: 3, Total: true}, Order: name},
		{Window: graph.Window{Limit: 2, Total: true}, Order: graph.Order{Field: graph.FieldSince, Desc: true}, Listed: graph.Far},
		{Window: graph.Window{Limit: 2, Last: true, Total: true}, Order: name, Filter: graph.Ongoing{}},
		{Ends: graph.Places, Window: graph.Window{Limit: 4, After: graph.Position{ID: "f2"}, Before: graph.Position{ID: "w04"}}},
		{Ties: graph.TieKindsOf(graph.Within), Window: all},
		{BelowBy: graph.HeldOn{Day: day("2020").Last()}, Window: all},
		{BelowBy: graph.Never{}, Window: all},
	} {
		for _, s.Direction = range []graph.TieDirection{graph.Out, graph.In, graph.Both} {
			s.Below = true
			for i, p := range must(store.Expand(t.Context(), from, s))(t) {
				samePage(t, []any{from[i], s}, p, o.expand(from[i], s))
			}
		}
	}
	if _, err := store.Expand(t.Context(), from, graph.Step{Direction: graph.In, Deep: true, Below: true, Window: all}); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("a deep step from all nodes below: %v, want an invalid argument", err)
	}
}

// belowPages: the pages of a list of all ties below, forwards and backwards, are the list.
func belowPages(t *testing.T, store graph.Store) {
	for _, s := range []graph.Step{
		{Direction: graph.Both, Order: graph.Order{Field: graph.FieldCode, Of: graph.Far}},
		{Direction: graph.Out, Order: graph.Order{Field: graph.FieldSince, Desc: true}, Listed: graph.Far},
	} {
		s.Below, s.Window = true, all
		want := tieIDs(expandOne(t, store, shanghai, s))
		for _, s.Window = range []graph.Window{{Limit: 3}, {Limit: 3, Last: true}} {
			var got []graph.ID
			for more := true; more; {
				page := expandOne(t, store, shanghai, s)
				if s.Window.Last {
					got = append(tieIDs(page), got...)
					more, s.Window.Before = page.HasPrevious, page.Edges[0].At
				} else {
					got = append(got, tieIDs(page)...)
					more, s.Window.After = page.HasNext, page.Edges[len(page.Edges)-1].At
				}
			}
			same(t, s, got, want)
		}
	}
}

// belowInTime: what lies in a node lies there while the tie WITHIN holds, if the step asks for a day or for now.
func belowInTime(t *testing.T, store graph.Store) {
	within := func(id, inner graph.ID, life graph.Life) graph.Record {
		return &graph.Containment{TieHeader: tie(id, inner, shanghai, graph.Reported, life)}
	}
	pair := func(id, from graph.ID) graph.Record {
		return &graph.FriendlyPair{TieHeader: tie(id, from, zhejiang, graph.Reported, graph.Life{Since: day("2000")})}
	}
	applied(t, store, Creates(
		&graph.Province{PlaceHeader: place("310000", "上海市", "Shanghai", graph.LevelProvince, 121, 31)},
		&graph.Province{PlaceHeader: place("330000", "浙江省", "Zhejiang", graph.LevelProvince, 120, 30)},
		&graph.District{PlaceHeader: place("310101", "黄浦区", "Huangpu", graph.LevelCounty, 121, 31)},
		&graph.District{PlaceHeader: place("310104", "徐汇区", "Xuhui", graph.LevelCounty, 121, 31)},
		&graph.District{PlaceHeader: place("310115", "浦东新区", "", graph.LevelCounty, 121, 31)},
		within("w1", huangpu, graph.Life{}), within("w2", xuhui, graph.Life{Until: day("2010")}), within("w3", pudong, graph.Life{Since: day("2011")}),
		pair("f1", huangpu), pair("f2", xuhui), pair("f3", pudong))...)
	for _, c := range []struct {
		by   graph.Filter
		want []graph.ID
	}{
		{nil, []graph.ID{"f1", "f2", "f3"}},
		{graph.Ongoing{}, []graph.ID{"f1", "f3"}},
		{graph.HeldOn{Day: day("2010").Last()}, []graph.ID{"f1", "f2"}},
		{graph.HeldOn{Day: day("2011-01-01")}, []graph.ID{"f1", "f3"}},
	} {
		s := graph.Step{Ties: graph.TieKindsOf(graph.Friendly), Direction: graph.Out, Below: true, BelowBy: c.by, Window: all}
		same(t, s, tieIDs(expandOne(t, store, shanghai, s)), c.want)
	}
}
