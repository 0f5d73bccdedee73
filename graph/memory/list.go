package memory

import (
	"context"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// nodeOrder is the key of an order of the nodes of some kinds.
type nodeOrder struct {
	kinds graph.NodeKinds
	order graph.Order
}

// nodeList returns every node of some kinds in an order.
func (s *Snapshot) nodeList(kinds graph.NodeKinds, order graph.Order) []int32 {
	order.Of = 0
	if order.Field == graph.FieldID {
		order.Field = 0
	}
	if kinds == 0 {
		kinds = graph.AllNodes
	}
	return s.nodes.lists.get(nodeOrder{kinds, order}, func() []int32 {
		var nodes []int32
		for i, n := range s.network.Nodes {
			if kinds.Has(n.Kind()) {
				nodes = append(nodes, int32(i))
			}
		}
		return s.nodeOrdering(order).sorted(nodes)
	})
}

// ListNodes returns one window of a list of nodes.
func (s *Snapshot) ListNodes(ctx context.Context, q graph.Query) (*graph.Page[graph.Node], error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if q.Window == (graph.Window{Total: true}) {
		q.Order = graph.Order{} // nothing is listed, so nothing need be sorted
	}
	b := budget.Unlimited(ctx)
	passes := newCompiler(s, b).nodes(q.Filter, q.Kinds)
	var nodes []int32
	var order *ordering[int32]
	switch {
	case q.Text != "":
		nodes, order = s.search(b, q.Text, q.Kinds, passes)
		passes = nil
	case q.Order.ByDistance():
		nodes, order = s.nodesByDistance(b, q, passes)
		passes = nil
	default:
		nodes, order = s.nodeList(q.Kinds, q.Order), s.nodeOrdering(q.Order)
	}
	w := newList(nodes, order, q.Window).window(b, q.Window, passes, func(n int32) graph.Record { return s.network.Nodes[n] })
	if !b.OK() {
		return nil, b.Err()
	}
	page := &graph.Page[graph.Node]{Version: s.network.Version, HasNext: w.after, HasPrevious: w.before, Total: w.total,
		Edges: make([]graph.Edge[graph.Node], len(w.elements))}
	for i, n := range w.elements {
		page.Edges[i] = graph.Edge[graph.Node]{Node: s.network.Nodes[n], At: order.position(n)}
	}
	return page, nil
}

// nodesByDistance returns the nodes of a query that pass, sorted by distance, and their ordering.
func (s *Snapshot) nodesByDistance(b *budget.Budget, q graph.Query, passes test[int32]) ([]int32, *ordering[int32]) {
	nodes := list[int32]{elements: s.nodeList(q.Kinds, graph.Order{})}
	if passes != nil {
		nodes = nodes.filtered(b, passes)
	} else {
		nodes.elements = slices.Clone(nodes.elements)
	}
	order := s.nodeOrdering(q.Order)
	order.sort(nodes.elements)
	return nodes.elements, order
}

// ListTies returns one window of a list of all ties.
func (s *Snapshot) ListTies(ctx context.Context, step graph.Step) (*graph.Page[graph.Hop], error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	b := budget.Unlimited(ctx)
	passes := newCompiler(s, b).hops(step.Filter, step.Ties, graph.Out)
	order := s.hopOrdering(step.Order)
	hops := s.tieList(step.Ties, step.Order)
	if step.Order.ByDistance() {
		hops = slices.Clone(hops)
		order.sort(hops)
	}
	w := newList(hops, order, step.Window).window(b, step.Window, passes, s.listed(step))
	if !b.OK() {
		return nil, b.Err()
	}
	page := &graph.Page[graph.Hop]{}
	s.fill(page, w, order, make([]graph.Edge[graph.Hop], len(w.elements)))
	return page, nil
}

// listed returns the function from a hop to the record that a step lists: the tie, or the node at its far end.
func (s *Snapshot) listed(step graph.Step) func(hop) graph.Record {
	if step.Listed == graph.Far {
		return func(h hop) graph.Record { return s.network.Nodes[s.far(h)] }
	}
	return func(h hop) graph.Record { return s.tie(h) }
}

// fill writes a window into a page with these edges.
func (s *Snapshot) fill(page *graph.Page[graph.Hop], w window[hop], order *ordering[hop], edges []graph.Edge[graph.Hop]) {
	page.Version = s.network.Version
	page.HasNext, page.HasPrevious, page.Total, page.Edges = w.after, w.before, w.total, edges
	for i, h := range w.elements {
		edges[i] = graph.Edge[graph.Hop]{Node: graph.Hop{Tie: s.tie(h), End: s.network.Nodes[s.far(h)]}, At: order.position(h)}
	}
}
