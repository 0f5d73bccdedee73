package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

// changingList is a list that changes while it is read: counties that lead one alliance. Every third county has no
// English name, and names repeat.
//
//	stay-000…, go-000… ──LEADS──▶ hub
type changingList struct {
	store     graph.Store
	size      int        // how many counties were added
	removable []graph.ID // the counties that are in the list and may be removed
}

const hub graph.ID = "hub"

// add returns the changes that add a county.
func (l *changingList) add(prefix string) []graph.Change {
	// The ids are spread over the whole order.
	id := graph.ID(fmt.Sprintf("%s-%03d", prefix, l.size*37%101))
	county := &graph.County{PlaceHeader: place("654321", "县", []string{"", "B", "A"}[l.size%3], graph.LevelCounty, 80, 40)}
	county.ID = id
	if l.size++; prefix == "go" {
		l.removable = append(l.removable, id)
	}
	return Creates(county, &graph.Leadership{TieHeader: tie(id+"-leads", id, hub, graph.Reported, graph.Life{})})
}

// remove returns the changes that remove a county.
func (l *changingList) remove(id graph.ID) []graph.Change {
	l.removable = slices.DeleteFunc(l.removable, func(other graph.ID) bool { return other == id })
	return []graph.Change{graph.Delete{ID: id + "-leads"}, graph.Delete{ID: id}}
}

// cursorsSurviveChanges: while a list is read page by page, records are added and removed, also the record that the cursor
// names. No record that stays is skipped, none is seen twice, and they are seen in order.
func (e effort) cursorsSurviveChanges(t *testing.T, store graph.Store) {
	applied(t, store, graph.Create{Record: &graph.Organization{
		NodeHeader: node(hub, graph.Official, graph.Life{}, "联盟", ""), OrgKind: graph.Alliance}})
	l := &changingList{store: store}
	var first []graph.Change
	for range 14 {
		first = slices.Concat(first, l.add("stay"), l.add("go"))
	}
	applied(t, store, first...)
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
		p := expandOne(t, store, hub, graph.Step{Direction: graph.In, Order: o, Window: w})
		for _, e := range p.Edges {
			positions = append(positions, e.At)
		}
		return positions, w.Last && p.HasPrevious || !w.Last && p.HasNext
	}
	for name, read := range map[string]func(graph.Order, graph.Window) ([]graph.Position, bool){"list": list, "expand": expand} {
		for i, order := range []graph.Order{{}, {Desc: true}, {Field: graph.FieldNameEN}, {Field: graph.FieldNameEN, Desc: true}} {
			for _, backwards := range combined(e.orders, i, [][]bool{{false}, {true}}) {
				t.Run(fmt.Sprintf("%s/%+v/%t", name, order, backwards), func(t *testing.T) { l.read(t, order, backwards, read) })
			}
		}
	}
}

func (l *changingList) read(t *testing.T, order graph.Order, backwards bool,
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
		id := graph.ID(strings.TrimSuffix(string(cursor.ID), "-leads"))
		if !slices.Contains(l.removable, id) {
			id = l.removable[page%len(l.removable)]
		}
		changes := l.remove(id)
		if page < 12 {
			changes = append(changes, l.add("go")...)
		}
		applied(t, l.store, changes...)
	}
	stayed := 0
	for i, p := range seen {
		if strings.HasPrefix(string(p.ID), "stay") {
			stayed++
		}
		if i > 0 && comparePositions(seen[i-1], p, order.Desc) >= 0 {
			t.Errorf("%v is listed after %v", p, seen[i-1])
		}
	}
	if stayed != 14 {
		t.Errorf("%d of 14 that stayed were seen: %v", stayed, seen)
	}
	var refill []graph.Change
	for len(l.removable) < 14 {
		refill = append(refill, l.add("go")...)
	}
	applied(t, l.store, refill...)
}
