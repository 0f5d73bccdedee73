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
		met := s.descend(b, node, steps, step.Direction == graph.Both)
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

// descend meets every tie that can be come to from a node, each once: breadth first, so from the end that is nearer.
func (s *snapshot) descend(b *budget.Budget, node int32, steps *adjacency, either bool) (met []hop) {
	line := []int32{node}
	turn := map[int32]int{node: 0} // of each node that was come to: where in the line it stands
	for at := 0; at < len(line) && b.Use(budget.PerRecord); at++ {
		for _, h := range steps.of(line[at]) {
			far := s.far(h)
			t, come := turn[far]
			if !come {
				t = len(line)
				turn[far], line = t, append(line, far)
			}
			if !either || t >= at { // else it was met from its other end
				met = append(met, h)
			}
		}
	}
	return met
}
