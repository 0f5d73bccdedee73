package memory

import (
	"context"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// Expand follows ties from each of these nodes.
func (s *Snapshot) Expand(ctx context.Context, from []graph.ID, step graph.Step) ([]*graph.Page[graph.Hop], error) {
	if err := step.Check(); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	b := budget.Unlimited(ctx)
	passes := newCompiler(s, b).step(step)
	order := s.hopOrdering(step.Order)
	hops, passes := s.follow(b, step, order, passes)
	index, evidence := s.index(), s.evidence(step)

	windows, size := make([]window[hop], len(from)), 0
	for i, id := range from {
		if !b.Use(budget.PerRecord) {
			break
		}
		if node, ok := index[id]; ok {
			windows[i] = newList(hops(node), order, step.Window).window(b, step.Window, passes, evidence)
			size += len(windows[i].elements)
		}
	}
	if !b.OK() {
		return nil, b.Err()
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
