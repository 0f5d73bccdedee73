package memory

import (
	"cmp"
	"context"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// Expand follows ties from each of these nodes.
func (s *Store) Expand(ctx context.Context, from []graph.ID, step graph.Step) ([]*graph.Page[graph.Hop], error) {
	if err := step.Check(); err != nil {
		return nil, err
	}
	now, err := s.read(ctx)
	if err != nil {
		return nil, err
	}
	b := budget.Unlimited(ctx)
	pass := (&compiler{now, b, graph.Today()}).expanded(step)
	order := now.byHop(step.Order)
	hops, index, listed := now.follow(b, step, order), now.index(), now.listed(step)

	cuts, shown := make([]cut[hop], len(from)), 0
	for i, id := range from {
		if !b.Use(budget.PerRecord) {
			break
		}
		if node, ok := index[id]; ok {
			list := hops(node)
			lo, hi := order.bounds(list, step.Window)
			cuts[i] = window(b, step.Window, list, lo, hi, pass, listed)
			shown += len(cuts[i].shown)
		}
	}
	if !b.OK() {
		return nil, b.Err()
	}
	// One block for all pages and one for all edges: an answer of ten thousand pages is a handful of allocations.
	block, edges := make([]graph.Page[graph.Hop], len(from)), make([]graph.Edge[graph.Hop], shown)
	pages := make([]*graph.Page[graph.Hop], len(from))
	for i, c := range cuts {
		n := len(c.shown)
		block[i].From = from[i]
		now.fill(&block[i], c, order, edges[:n:n])
		pages[i], edges = &block[i], edges[n:]
	}
	return pages, nil
}

// follow says how a step gets from a node to its hops, sorted.
func (s *snapshot) follow(b *budget.Budget, step graph.Step, order *ordering[hop]) func(node int32) []hop {
	if !step.Deep {
		return s.adjacency(step.Ties, step.Direction, step.Order).of
	}
	steps := s.adjacency(step.Ties, step.Direction, graph.Order{})
	return func(node int32) []hop {
		met := s.descend(b, node, steps)
		slices.SortFunc(met, func(a, b hop) int {
			c := 0
			if order.rank != nil {
				c = cmp.Compare(order.place(a), order.place(b))
			}
			if c == 0 {
				if c = cmp.Compare(a, b); order.desc {
					c = -c
				}
			}
			return c
		})
		return met
	}
}

// descend meets every tie that can be reached from a node, each once, by breadth-first search.
func (s *snapshot) descend(b *budget.Budget, node int32, steps *adjacency) (met []hop) {
	queue, visited := []int32{node}, map[int32]bool{node: true}
	for at := 0; at < len(queue) && b.Use(budget.PerRecord); at++ {
		for _, h := range steps.of(queue[at]) {
			met = append(met, h)
			if far := s.far(h); !visited[far] {
				visited[far], queue = true, append(queue, far)
			}
		}
	}
	return met
}
