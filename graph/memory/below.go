package memory

import (
	"maps"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// followBelow is follow for a step that also takes the ties of all nodes below.
func (s *Snapshot) followBelow(b *budget.Budget, step graph.Step, order *ordering[hop], passes test[hop]) (func(node int32) []hop, test[hop]) {
	within := graph.TieKindsOf(graph.Within)
	parts := &partSearch{Snapshot: s, contained: s.adjacency(within, graph.In, graph.Order{}),
		counts: newCompiler(s, b).hops(step.BelowBy, within, graph.In)}
	next, once := s.adjacency(step.Ties, step.Direction, step.Order), step.Direction == graph.Both
	if step.Listed == graph.Far {
		return func(node int32) []hop {
			parts.search(b, node)
			hops := s.firstToEach(b, parts.hops(b, next, once), passes)
			order.sort(hops)
			return hops
		}, nil
	}
	return func(node int32) []hop {
		if parts.search(b, node); len(parts.found) == 1 && !step.Order.ByDistance() {
			return next.of(node)
		}
		hops := parts.hops(b, next, once)
		order.sort(hops)
		return hops
	}, passes
}

// firstToEach returns, of the hops that pass, the one with the least id to each node.
func (s *Snapshot) firstToEach(b *budget.Budget, hops []hop, passes test[hop]) []hop {
	first := make(map[int32]hop, len(hops))
	for _, h := range hops {
		if !b.Use(budget.PerRecord) {
			break
		}
		if passes != nil && !passes(h) {
			continue
		}
		if other, ok := first[s.far(h)]; !ok || h.index() < other.index() {
			first[s.far(h)] = h
		}
	}
	return slices.Collect(maps.Values(first))
}

// partSearch finds the parts of a node: the nodes that lie in it, at any depth, and the node itself.
type partSearch struct {
	*Snapshot
	contained *adjacency // the ties WITHIN of each node, met from their second ends
	counts    test[hop]  // which of these ties count; nil for all

	found  []int32 // by the last search
	number int32   // of the last search
	marks  []int32 // the number of the search that found each node last; nil until a node has a part beside itself
}

// search searches for the parts of a node, breadth first.
func (p *partSearch) search(b *budget.Budget, node int32) {
	p.found = append(p.found[:0], node)
	p.number++
	for at := 0; at < len(p.found) && b.Use(budget.PerRecord); at++ {
		for _, h := range p.contained.of(p.found[at]) {
			if p.counts != nil && !p.counts(h) {
				continue
			}
			if p.marks == nil {
				p.marks = make([]int32, len(p.network.Nodes))
			}
			p.marks[node] = p.number
			if part := p.far(h); p.marks[part] != p.number {
				p.marks[part], p.found = p.number, append(p.found, part)
			}
		}
	}
}

// hops returns the hops from the nodes that were found. If once is set, a tie between two of them is met from its first end
// alone.
func (p *partSearch) hops(b *budget.Budget, next *adjacency, once bool) (hops []hop) {
	once = once && len(p.found) > 1
	for _, node := range p.found {
		for _, h := range next.of(node) {
			if once && h&1 == 1 && p.marks[p.far(h)] == p.number {
				continue
			}
			if !b.Use(budget.PerRecord) {
				return hops
			}
			hops = append(hops, h)
		}
	}
	return hops
}
