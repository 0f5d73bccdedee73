package memory

import (
	"context"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// Expand follows ties from each of these nodes.
func (s *Snapshot) Expand(ctx context.Context, from []graph.ID, step graph.Step) ([]*graph.Page[graph.Hop], error) {
	windows, order, err := s.expand(ctx, from, step)
	if err != nil {
		return nil, err
	}
	size := 0
	for i := range windows {
		size += len(windows[i].elements)
	}
	// One block for all pages and one for all edges: an answer of ten thousand pages takes a few allocations.
	block, edges := make([]graph.Page[graph.Hop], len(from)), make([]graph.Edge[graph.Hop], size)
	pages := make([]*graph.Page[graph.Hop], len(from))
	for i, w := range windows {
		n := len(w.elements)
		block[i].From = from[i]
		s.fill(&block[i], w, order, edges[:n:n])
		pages[i], edges = &block[i], edges[n:]
	}
	return pages, nil
}

// ExpandNumbers is Expand by number.
func (s *Snapshot) ExpandNumbers(ctx context.Context, from []graph.ID, step graph.Step) ([]graph.NumberPage, error) {
	windows, order, err := s.expand(ctx, from, step)
	if err != nil {
		return nil, err
	}
	return s.hopPages(windows, order, step), nil
}

// expand returns the window of the hops of a step from each of these nodes.
func (s *Snapshot) expand(ctx context.Context, from []graph.ID, step graph.Step) ([]window[hop], *ordering[hop], error) {
	if err := step.Check(); err != nil {
		return nil, nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	b := budget.Unlimited(ctx)
	passes := newCompiler(s, b).step(step)
	order := s.hopOrdering(step.Order)
	hops, passes := s.follow(b, step, order, passes)
	index, evidence, windows := s.index(), s.evidence(step), make([]window[hop], len(from))
	for i, id := range from {
		if !b.Use(budget.PerRecord) {
			break
		}
		if node, ok := index[id]; ok {
			windows[i] = newList(hops(node), order, step.Window).window(b, step.Window, passes, evidence)
		}
	}
	if !b.OK() {
		return nil, nil, b.Err()
	}
	return windows, order, nil
}

// follow returns the function from a node to the hops of a step from there, sorted, and the test that they must still pass.
func (s *Snapshot) follow(b *budget.Budget, step graph.Step, order *ordering[hop], passes test[hop]) (func(node int32) []hop, test[hop]) {
	switch {
	case step.Below:
		return s.followBelow(b, step, order, passes)
	case step.Deep:
		next := s.adjacency(step.Ties, step.Direction, graph.Order{})
		return func(node int32) []hop {
			hops := s.bfs(b, node, next)
			order.sort(hops)
			return hops
		}, passes
	}
	next := s.adjacency(step.Ties, step.Direction, step.Order)
	if !step.Order.ByDistance() {
		return next.of, passes
	}
	return func(node int32) []hop {
		hops := slices.Clone(next.of(node))
		order.sort(hops)
		return hops
	}, passes
}

// bfs returns every hop that can be reached from a node, each once, by breadth-first search.
func (s *Snapshot) bfs(b *budget.Budget, node int32, next *adjacency) (hops []hop) {
	queue, visited := []int32{node}, map[int32]bool{node: true}
	for at := 0; at < len(queue) && b.Use(budget.PerRecord); at++ {
		for _, h := range next.of(queue[at]) {
			hops = append(hops, h)
			if far := s.far(h); !visited[far] {
				visited[far], queue = true, append(queue, far)
			}
		}
	}
	return hops
}
