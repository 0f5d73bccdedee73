package memory

import (
	"context"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// nodeOrder names an order of the nodes of some kinds.
type nodeOrder struct {
	kinds graph.NodeKinds
	order graph.Order
}

// nodeList is every node of some kinds in an order.
func (s *snapshot) nodeList(kinds graph.NodeKinds, order graph.Order) []int32 {
	order.Of = 0
	if order.Field == graph.FieldID {
		order.Field = 0
	}
	if kinds == 0 {
		kinds = graph.AllNodes
	}
	return s.nodes.lists.get(nodeOrder{kinds, order}, func() []int32 {
		var list []int32
		for i, n := range s.Nodes {
			if kinds.Has(n.Kind()) {
				list = append(list, int32(i))
			}
		}
		return s.byNode(order).arrange(list)
	})
}

// ListNodes returns one window of a list of nodes.
func (s *Store) ListNodes(ctx context.Context, q graph.Query) (*graph.Page[graph.Node], error) {
	now, err := s.read(ctx)
	if err != nil {
		return nil, err
	}
	b := budget.Unlimited(ctx)
	pass := (&compiler{now, b, graph.Today()}).nodes(q.Filter, q.Kinds)
	var list []int32
	var order *ordering[int32]
	if q.Text == "" {
		list, order = now.nodeList(q.Kinds, q.Order), now.byNode(q.Order)
	} else {
		list, order = now.search(b, q.Text, q.Kinds, pass)
		pass = nil
	}
	lo, hi := order.bounds(list, q.Window)
	c := window(b, q.Window, list, lo, hi, pass, func(n int32) graph.Record { return now.Nodes[n] })
	if !b.OK() {
		return nil, b.Err()
	}
	page := &graph.Page[graph.Node]{Version: now.Version, HasNext: c.after, HasPrevious: c.before, Total: c.total,
		Edges: make([]graph.Edge[graph.Node], len(c.shown))}
	for i, n := range c.shown {
		page.Edges[i] = graph.Edge[graph.Node]{Node: now.Nodes[n], At: order.position(n)}
	}
	return page, nil
}

// ListTies returns one window of a list of all ties.
func (s *Store) ListTies(ctx context.Context, step graph.Step) (*graph.Page[graph.Hop], error) {
	now, err := s.read(ctx)
	if err != nil {
		return nil, err
	}
	b := budget.Unlimited(ctx)
	pass := (&compiler{now, b, graph.Today()}).hops(step.Filter, step.Ties, graph.Out)
	list, order := now.tieList(step.Ties, step.Order), now.byHop(step.Order)
	lo, hi := order.bounds(list, step.Window)
	c := window(b, step.Window, list, lo, hi, pass, now.listed(step))
	if !b.OK() {
		return nil, b.Err()
	}
	page := &graph.Page[graph.Hop]{}
	now.fill(page, c, order, make([]graph.Edge[graph.Hop], len(c.shown)))
	return page, nil
}

// listed is what a step's list is of.
func (s *snapshot) listed(step graph.Step) func(hop) graph.Record {
	if step.Listed == graph.Far {
		return func(h hop) graph.Record { return s.Nodes[s.far(h)] }
	}
	return func(h hop) graph.Record { return s.tie(h) }
}

// fill writes what a window shows into a page with these edges.
func (s *snapshot) fill(page *graph.Page[graph.Hop], c cut[hop], order *ordering[hop], edges []graph.Edge[graph.Hop]) {
	page.Version = s.Version
	page.HasNext, page.HasPrevious, page.Total, page.Edges = c.after, c.before, c.total, edges
	for i, h := range c.shown {
		edges[i] = graph.Edge[graph.Hop]{Node: graph.Hop{Tie: s.tie(h), End: s.Nodes[s.far(h)]}, At: order.position(h)}
	}
}
