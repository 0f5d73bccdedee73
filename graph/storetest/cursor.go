package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

// crowd is a list that changes while it is read: counties that lead one alliance. The name of one in three is null, and
// names repeat.
//
//	keep-00…keep-13, gone-00… ──LEADS──▶ hub
type crowd struct {
	store graph.Store
	size  int        // of all that there have been
	gone  []graph.ID // those that are there now and need not stay
}

const hub graph.ID = "hub"

func (c *crowd) arrive(t *testing.T, prefix string) {
	t.Helper()
	// Ids spread over the whole order, whatever has come before.
	id := graph.ID(fmt.Sprintf("%s-%03d", prefix, c.size*37%101))
	county := &graph.County{PlaceHeader: place("654321", "县", []string{"", "B", "A"}[c.size%3], graph.LevelCounty, 80, 40)}
	county.ID = id
	applied(t, c.store, graph.Create{Record: county},
		graph.Create{Record: &graph.Leadership{TieHeader: tie(id+"-leads", id, hub, graph.Reported, graph.Life{})}})
	if c.size++; prefix == "gone" {
		c.gone = append(c.gone, id)
	}
}

func (c *crowd) leave(t *testing.T, id graph.ID) {
	t.Helper()
	applied(t, c.store, graph.Delete{ID: id + "-leads"}, graph.Delete{ID: id})
	c.gone = slices.DeleteFunc(c.gone, func(g graph.ID) bool { return g == id })
}

// cursorsSurviveChanges: while a list is read page by page, records come and go, the one that the cursor names first of
// all. None that stays is skipped, none is seen twice, and what is seen is in order.
func (e effort) cursorsSurviveChanges(t *testing.T, store graph.Store) {
	applied(t, store, graph.Create{Record: &graph.Organization{
		NodeHeader: node(hub, graph.Official, graph.Life{}, "联盟", ""), OrgKind: graph.Alliance}})
	c := &crowd{store: store}
	for range 14 {
		c.arrive(t, "keep")
		c.arrive(t, "gone")
	}
	filter := graph.Not{Filter: graph.Never{}}
	list := func(o graph.Order, w graph.Window) (positions []graph.Position, more bool) {
		p := must(store.ListNodes(t.Context(), graph.Query{Kinds: graph.Places, Filter: filter, Order: o, Window: w}))(t)
		for _, e := range p.Edges {
			positions = append(positions, e.At)
		}
		return positions, w.Last && p.HasPrevious || !w.Last && p.HasNext
	}
	expand := func(o graph.Order, w graph.Window) (positions []graph.Position, more bool) {
		if o.Field != 0 {
			o.Of = graph.Far
		}
		p := around(t, store, hub, graph.Step{Direction: graph.In, Order: o, Window: w})
		for _, e := range p.Edges {
			positions = append(positions, e.At)
		}
		return positions, w.Last && p.HasPrevious || !w.Last && p.HasNext
	}
	for name, read := range map[string]func(graph.Order, graph.Window) ([]graph.Position, bool){"list": list, "expand": expand} {
		for i, order := range []graph.Order{{}, {Desc: true}, {Field: graph.FieldNameEN}, {Field: graph.FieldNameEN, Desc: true}} {
			for _, backwards := range rotated(e, i, []bool{false, true}) {
				t.Run(fmt.Sprintf("%s/%+v/%t", name, order, backwards), func(t *testing.T) { c.walk(t, order, backwards, read) })
			}
		}
	}
}

func (c *crowd) walk(t *testing.T, order graph.Order, backwards bool,
	read func(graph.Order, graph.Window) ([]graph.Position, bool)) {
	var seen []graph.Position
	for page, more := 0, true; more; page++ {
		w := graph.Window{Limit: 3, Last: backwards}
		if len(seen) > 0 && backwards {
			w.Before = seen[0]
		} else if len(seen) > 0 {
			w.After = seen[len(seen)-1]
		}
		var got []graph.Position
		if got, more = read(order, w); len(got) == 0 || page > 100 {
			break
		}
		cursor := got[len(got)-1]
		if seen = append(seen, got...); backwards {
			cursor = got[0]
			seen = append(got, seen[:len(seen)-len(got)]...)
		}
		if id := graph.ID(strings.TrimSuffix(string(cursor.ID), "-leads")); slices.Contains(c.gone, id) {
			c.leave(t, id)
		} else {
			c.leave(t, c.gone[page%len(c.gone)])
		}
		if page < 12 {
			c.arrive(t, "gone")
		}
	}
	kept := 0
	for i, p := range seen {
		if strings.HasPrefix(string(p.ID), "keep") {
			kept++
		}
		if i > 0 && comparePositions(seen[i-1], p, order.Desc) >= 0 {
			t.Errorf("%v is listed after %v", p, seen[i-1])
		}
	}
	if kept != 14 {
		t.Errorf("%d of 14 that stayed were seen: %v", kept, seen)
	}
	for len(c.gone) < 14 {
		c.arrive(t, "gone")
	}
}
