package storetest

import (
	"cmp"
	"math"
	"slices"

	"coopgraph/graph"
)

// comparePositions compares two positions in the order of a list.
func comparePositions(a, b graph.Position, desc bool) int {
	if a.Value.IsNull() != b.Value.IsNull() {
		return a.Value.Compare(b.Value)
	}
	c := cmp.Or(a.Value.Compare(b.Value), cmp.Compare(a.ID, b.ID))
	if desc {
		c = -c
	}
	return c
}

// windowed returns the page for a window of a list. The edges are all of the list, in any order.
func windowed[T any](edges []graph.Edge[T], record func(T) graph.Record, desc bool, w graph.Window) *graph.Page[T] {
	slices.SortFunc(edges, func(a, b graph.Edge[T]) int { return comparePositions(a.At, b.At, desc) })
	page := &graph.Page[T]{}
	first, last := -1, -1 // of those within the window's positions
	for i, e := range edges {
		switch {
		case w.After != graph.Position{} && comparePositions(e.At, w.After, desc) <= 0:
			page.HasPrevious = true
		case w.Before != graph.Position{} && comparePositions(e.At, w.Before, desc) >= 0:
		default:
			if first < 0 {
				first = i
			}
			last = i
		}
		if w.Before != (graph.Position{}) && comparePositions(e.At, w.Before, desc) >= 0 {
			page.HasNext = true
		}
	}
	if w.Total {
		for _, e := range edges {
			page.Total[record(e.Node).Head().Evidence]++
		}
	}
	if first < 0 || w.Limit == 0 {
		return page
	}
	if n := last - first + 1; w.Limit > 0 && n > w.Limit {
		if w.Last {
			first = last - w.Limit + 1
		} else {
			last = first + w.Limit - 1
		}
	}
	page.Edges, page.HasPrevious, page.HasNext = edges[first:last+1], first > 0, last < len(edges)-1
	return page
}

// orderedValue returns the value of a record that an order compares.
func orderedValue(o graph.Order, r graph.Record) graph.Value {
	p, isPlace := r.(graph.Place)
	switch {
	case o.Near == graph.Near{}:
		return r.Value(o.Field)
	case !isPlace:
		return graph.Value{}
	}
	return graph.IntValue(int64(math.Round(1000 * distance(p.PlaceHead().Location, o.Near.Longitude, o.Near.Latitude))))
}

func (o *oracle) listNodes(q graph.Query) *graph.Page[graph.Node] {
	var edges []graph.Edge[graph.Node]
	for i, n := range o.Nodes {
		rank := graph.Rank(n, graph.Fold(q.Text))
		if !q.Kinds.Has(n.Kind()) || q.Text != "" && rank == graph.NoRank || !o.holds(q.Filter, o.node(i)) {
			continue
		}
		at := graph.Position{Value: orderedValue(q.Order, n), ID: n.Head().ID}
		if q.Text != "" {
			at.Value = graph.IntValue(int64(rank))
		}
		edges = append(edges, graph.Edge[graph.Node]{Node: n, At: at})
	}
	return windowed(edges, func(n graph.Node) graph.Record { return n }, q.Order.Desc && q.Text == "", q.Window)
}

func (o *oracle) listTies(s graph.Step) *graph.Page[graph.Hop] {
	var found []subject
	for i, t := range o.Ties {
		if s.Ties.Has(t.Kind()) {
			found = append(found, o.listed(i))
		}
	}
	s.Ends, s.Below = 0, false
	return o.hopPage(found, s)
}

func (o *oracle) expand(from graph.ID, s graph.Step) *graph.Page[graph.Hop] {
	var found []subject
	node, ok := o.index[from]
	switch {
	case ok && s.Deep:
		found = o.reached(node, s.Ties, s.Direction)
	case ok && s.Below:
		found = o.tiesBelow(node, s)
	case ok:
		found = o.tiesAt(node, s.Ties, s.Direction)
	}
	page := o.hopPage(found, s)
	page.From = from
	return page
}

func (o *oracle) hopPage(found []subject, s graph.Step) *graph.Page[graph.Hop] {
	var edges []graph.Edge[graph.Hop]
	listed := map[int]bool{}
	for _, x := range found {
		if !s.Ends.Has(o.Nodes[x.far].Kind()) || !o.holds(s.Filter, x) || s.Below && s.Listed == graph.Far && listed[x.far] {
			continue
		}
		listed[x.far] = true
		sorted := x.record
		if s.Order.Of != 0 {
			sorted = o.Nodes[o.end(x, s.Order.Of)]
		}
		edges = append(edges, graph.Edge[graph.Hop]{Node: graph.Hop{Tie: o.Ties[x.tie], End: o.Nodes[x.far]},
			At: graph.Position{Value: orderedValue(s.Order, sorted), ID: x.record.Head().ID}})
	}
	record := func(h graph.Hop) graph.Record { return h.Tie }
	if s.Listed == graph.Far {
		record = func(h graph.Hop) graph.Record { return h.End }
	}
	return windowed(edges, record, s.Order.Desc, s.Window)
}

// part returns the part of the network in a scope.
func (o *oracle) part(scope graph.Scope) *graph.Network {
	network := &graph.Network{Version: o.Version}
	index := map[graph.ID]int32{}
	for i, n := range o.Nodes {
		if scope.Nodes.Has(n.Kind()) && o.holds(scope.Node, o.node(i)) {
			index[n.Head().ID] = int32(len(network.Nodes))
			network.Nodes = append(network.Nodes, n)
		}
	}
	for i, t := range o.Ties {
		from, hasFrom := index[t.TieHead().FromID]
		to, hasTo := index[t.TieHead().ToID]
		if hasFrom && hasTo && scope.Ties.Has(t.Kind()) && o.holds(scope.Tie, o.listed(i)) {
			network.Ties, network.From, network.To = append(network.Ties, t), append(network.From, from), append(network.To, to)
		}
	}
	return network
}
