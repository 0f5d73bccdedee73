package memory

import (
	"context"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// nodeOrder is the key of an order of the nodes of some kinds.
type nodeOrder struct {
	kinds graph.NodeKinds
	order graph.Order
}

// nodeList returns every node of some kinds in an order; by id for an order by distance, as newTieOrder says.
func (s *Snapshot) nodeList(kinds graph.NodeKinds, order graph.Order) []int32 {
	order.Of = 0
	if order.ByDistance() {
		order = graph.Order{}
	}
	if order.Field == graph.FieldID {
		order.Field = 0
	}
	if kinds == 0 {
		kinds = graph.AllNodes
	}
	return s.nodes.lists.get(nodeOrder{kinds, order}, func() []int32 {
		var nodes []int32
		for i, kind := range s.nodeHeads().kinds {
			if kinds.Has(graph.NodeKind(kind)) {
				nodes = append(nodes, int32(i))
			}
		}
		return s.nodeOrdering(order).sorted(nodes)
	})
}

// ListNodes returns one window of a list of nodes.
func (s *Snapshot) ListNodes(ctx context.Context, q graph.Query) (*graph.Page[graph.Node], error) {
	w, order, err := s.listNodes(ctx, q)
	if err != nil {
		return nil, err
	}
	page := &graph.Page[graph.Node]{Version: s.network.Version, HasNext: w.after, HasPrevious: w.before, Total: w.total,
		Edges: make([]graph.Edge[graph.Node], len(w.elements))}
	for i, n := range w.elements {
		page.Edges[i] = graph.Edge[graph.Node]{Node: s.network.Nodes[n], At: order.position(n)}
	}
	return page, nil
}

// NodeNumbers is ListNodes by number.
func (s *Snapshot) NodeNumbers(ctx context.Context, q graph.Query) (*graph.NumberPage, error) {
	w, order, err := s.listNodes(ctx, q)
	if err != nil {
		return nil, err
	}
	return &numberPages(s.nodeRecords, []window[int32]{w}, order, func(n int32) int32 { return n })[0], nil
}

// listNodes returns the window of a list of nodes, and its ordering.
func (s *Snapshot) listNodes(ctx context.Context, q graph.Query) (none window[int32], _ *ordering[int32], _ error) {
	if err := ctx.Err(); err != nil {
		return none, nil, err
	}
	b := budget.Unlimited(ctx)
	w, order := s.nodeWindow(ctx, b, q)
	if !b.OK() {
		return none, nil, b.Err()
	}
	return w, order, nil
}

// nodeWindow is listNodes within a budget.
func (s *Snapshot) nodeWindow(ctx context.Context, b *budget.Budget, q graph.Query) (window[int32], *ordering[int32]) {
	c := newCompiler(s, b).ofNodes(q.Kinds)
	c.evidence, c.tally = func(n int32) graph.Evidence { return c.heads.evidence[n] }, &c.stats.tally
	if q.Text != "" {
		return s.search(b, q, c.compile(q.Filter), c.evidence)
	}
	q.Order = orderIn(q.Window, q.Order)
	order := s.nodeOrdering(q.Order)
	return c.window(ctx, q.Filter, q.Order, order, q.Window), order
}

// orderIn returns the order of a window, which is that by id if nothing is listed: a count sorts nothing.
func orderIn(w graph.Window, order graph.Order) graph.Order {
	if w == (graph.Window{Total: true}) {
		return graph.Order{}
	}
	return order
}

// ListTies returns one window of a list of all ties.
func (s *Snapshot) ListTies(ctx context.Context, step graph.Step) (*graph.Page[graph.Hop], error) {
	w, order, err := s.listTies(ctx, step)
	if err != nil {
		return nil, err
	}
	page := &graph.Page[graph.Hop]{}
	s.fill(page, w, order, make([]graph.Edge[graph.Hop], len(w.elements)))
	return page, nil
}

// TieNumbers is ListTies by number.
func (s *Snapshot) TieNumbers(ctx context.Context, step graph.Step) (*graph.NumberPage, error) {
	w, order, err := s.listTies(ctx, step)
	if err != nil {
		return nil, err
	}
	return &s.hopPages([]window[hop]{w}, order, step)[0], nil
}

// listTies returns the window of a list of all ties, and its ordering.
func (s *Snapshot) listTies(ctx context.Context, step graph.Step) (none window[hop], _ *ordering[hop], _ error) {
	if err := ctx.Err(); err != nil {
		return none, nil, err
	}
	b := budget.Unlimited(ctx)
	c := newCompiler(s, b).ofHops(step.Ties, graph.Out)
	if c.evidence = s.evidence(step); step.Listed != graph.Far {
		c.tally = &c.stats.tally
	}
	step.Order = orderIn(step.Window, step.Order)
	order := s.hopOrdering(step.Order)
	w := c.window(ctx, step.Filter, step.Order, order, step.Window)
	if !b.OK() {
		return none, nil, b.Err()
	}
	return w, order, nil
}

// evidence returns the function from a hop to the evidence of the record that a step lists: the tie, or the node at its far end.
func (s *Snapshot) evidence(step graph.Step) func(hop) graph.Evidence {
	if step.Listed == graph.Far {
		of := s.nodeHeads().evidence
		return func(h hop) graph.Evidence { return of[s.far(h)] }
	}
	of := s.tieHeads().evidence
	return func(h hop) graph.Evidence { return of[h.index()] }
}

// fill writes a window into a page with these edges.
func (s *Snapshot) fill(page *graph.Page[graph.Hop], w window[hop], order *ordering[hop], edges []graph.Edge[graph.Hop]) {
	page.Version = s.network.Version
	page.HasNext, page.HasPrevious, page.Total, page.Edges = w.after, w.before, w.total, edges
	for i, h := range w.elements {
		edges[i] = graph.Edge[graph.Hop]{Node: graph.Hop{Tie: s.tie(h), End: s.network.Nodes[s.far(h)]}, At: order.position(h)}
	}
}
