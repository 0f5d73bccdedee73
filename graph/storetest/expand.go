package storetest

import (
	"errors"
	"slices"
	"testing"

	"coopgraph/graph"
)

// expand: a page for each id, in the order of the ids, also for ids that are repeated or of no node.
func expand(t *testing.T, store graph.Store) {
	o := newOracle(t, store)
	from := []graph.ID{ningbo, huangpu, "nobody", ningbo, "f1", eastEnd, shanghai}
	for _, direction := range []graph.TieDirection{graph.Out, graph.In, graph.Both} {
		for _, s := range []graph.Step{
			{Window: all},
			{Window: graph.Window{Limit: 1, Total: true}},
			{Window: graph.Window{Limit: 2, Last: true, After: graph.Position{ID: "c2"}}},
			{Ties: graph.TieKindsOf(graph.Friendly, graph.Cooperates), Window: all},
			{Ties: graph.TieKindsOf(graph.Within), Ends: graph.Places, Window: all},
			{Ends: graph.NodeKindsOf(graph.KindDistrict, graph.KindOrganization), Window: graph.Window{Limit: 1, Total: true}},
			{Ties: graph.TieKindsOf(graph.Friendly), Filter: graph.End{Of: graph.Far, Kinds: graph.NodeKindsOf(graph.KindPrefecture)},
				Order: graph.Order{Field: graph.FieldCode, Of: graph.Far, Desc: true}, Window: graph.Window{Limit: 1, Total: true}},
		} {
			s.Direction = direction
			pages := must(store.Expand(t.Context(), from, s))(t)
			if len(pages) != len(from) {
				t.Fatalf("%d pages for %d ids", len(pages), len(from))
			}
			for i, p := range pages {
				samePage(t, []any{from[i], s}, p, o.expand(from[i], s))
			}
		}
	}
	if pages := must(store.Expand(t.Context(), nil, graph.Step{Direction: graph.Out, Window: all}))(t); len(pages) != 0 {
		t.Errorf("pages of no ids: %v", pages)
	}
	step := graph.Step{Ties: graph.TieKindsOf(graph.Member), Direction: graph.In, Window: all}
	same(t, step, endIDs(expandOne(t, store, council, step)), []graph.ID{zhejiang, ningbo, panel})
	step.Ends = graph.NodeKindsOf(graph.KindOrganization) // what all of these ties lead to the other way
	same(t, step, endIDs(expandOne(t, store, council, step)), []graph.ID{panel})
	step.Direction, step.Ends = graph.Out, 0
	same(t, step, endIDs(expandOne(t, store, council, step)), nil)
}

// selfTie: a tie from a node to itself is met once, in every direction.
func selfTie(t *testing.T, store graph.Store) {
	for direction, want := range map[graph.TieDirection][]graph.ID{
		graph.Out: {"c3"}, graph.In: {"c1", "c2", "c3", "c4"}, graph.Both: {"c1", "c2", "c3", "c4"},
	} {
		step := graph.Step{Ties: graph.TieKindsOf(graph.Cooperates), Direction: direction, Window: graph.Window{Limit: graph.NoLimit, Total: true}}
		p := expandOne(t, store, ningbo, step)
		same(t, step, tieIDs(p), want)
		if int(p.Total.Of(graph.AllEvidence)) != len(want) {
			t.Errorf("%+v: total %v", step, p.Total)
		}
		if at := slices.Index(tieIDs(p), "c3"); at >= 0 && p.Edges[at].Node.End.Head().ID != ningbo {
			t.Errorf("%+v: c3 leads to %s", step, p.Edges[at].Node.End.Head().ID)
		}
	}
}

// deep: all places in a place, and all places that it lies in.
func deep(t *testing.T, store graph.Store) {
	o := newOracle(t, store)
	below := graph.Step{Ties: graph.TieKindsOf(graph.Within), Direction: graph.In, Deep: true, Window: all}
	sameSet(t, below, endIDs(expandOne(t, store, yunnan, below)), []graph.ID{honghe, gejiu, mengzi})
	sameSet(t, below, endIDs(expandOne(t, store, honghe, below)), []graph.ID{gejiu, mengzi})
	sameSet(t, below, endIDs(expandOne(t, store, gejiu, below)), nil)
	above := graph.Step{Ties: graph.TieKindsOf(graph.Within), Direction: graph.Out, Deep: true, Window: all}
	sameSet(t, above, endIDs(expandOne(t, store, gejiu, above)), []graph.ID{honghe, yunnan})
	above.Order = graph.Order{Field: graph.FieldCode, Of: graph.Far, Desc: true}
	same(t, above, endIDs(expandOne(t, store, gejiu, above)), []graph.ID{honghe, yunnan})

	// Ends and Filter choose among the ties that are met. They do not stop the traversal.
	below.Ends = graph.NodeKindsOf(graph.KindCounty)
	sameSet(t, below, endIDs(expandOne(t, store, yunnan, below)), []graph.ID{gejiu, mengzi})
	below.Ends, below.Filter = 0, graph.End{Of: graph.Far, Filter: text(graph.FieldNameEN, graph.Eq, "Mengzi")}
	sameSet(t, below, endIDs(expandOne(t, store, yunnan, below)), []graph.ID{mengzi})
	below.Filter = nil

	from := []graph.ID{yunnan, honghe, ningbo, yunnan, "nobody", shanghai, council, huangpu}
	for _, s := range []graph.Step{
		below, above,
		{Direction: graph.Out, Deep: true, Window: all}, // shanghai and zhejiang invest in each other: the way is a circle
		{Direction: graph.In, Deep: true, Order: graph.Order{Field: graph.FieldNameEN, Of: graph.Far}, Window: all},
		{Direction: graph.Out, Deep: true, Ends: graph.Places, Order: graph.Order{Field: graph.FieldSince, Desc: true},
			Window: graph.Window{Limit: 3, Total: true}},
		{Direction: graph.In, Deep: true, Filter: graph.Ongoing{}, Window: graph.Window{Limit: 2, Last: true, Total: true}},
	} {
		for i, p := range must(store.Expand(t.Context(), from, s))(t) {
			samePage(t, []any{from[i], s}, p, o.expand(from[i], s))
		}
	}
	both := graph.Step{Ties: below.Ties, Direction: graph.Both, Deep: true, Window: all}
	if _, err := store.Expand(t.Context(), from, both); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("a deep step in both directions: %v, want an invalid argument", err)
	}
}
