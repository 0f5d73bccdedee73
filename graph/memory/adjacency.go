package memory

import "coopgraph/graph"

// hop is a tie as it is met from one of its ends: twice its index, plus one where it is met from its second end.
type hop int32

func (h hop) index() int32 { return int32(h >> 1) }

func (s *snapshot) tie(h hop) graph.Tie { return s.Ties[h>>1] }

// near is the node that a hop is met from.
func (s *snapshot) near(h hop) int32 {
	if h&1 == 0 {
		return s.From[h>>1]
	}
	return s.To[h>>1]
}

// far is the node that it leads to.
func (s *snapshot) far(h hop) int32 {
	if h&1 == 0 {
		return s.To[h>>1]
	}
	return s.From[h>>1]
}

// end is how to come from a hop to one of its ends, nil where no side is named.
func (s *snapshot) end(side graph.Side) func(hop) int32 {
	switch side {
	case graph.From:
		return func(h hop) int32 { return s.From[h>>1] }
	case graph.To:
		return func(h hop) int32 { return s.To[h>>1] }
	case graph.Far:
		return s.far
	}
	return nil
}

// tieOrder names an order of the ties of some kinds, met in one direction.
type tieOrder struct {
	kinds     graph.TieKinds
	direction graph.Arrow
	order     graph.Order
}

// newTieOrder gives orders that are the same the same name.
func newTieOrder(kinds graph.TieKinds, direction graph.Arrow, order graph.Order) tieOrder {
	if kinds == 0 {
		kinds = graph.AllTies
	}
	if order.Of == graph.Far && direction == graph.Out {
		order.Of = graph.To
	}
	if order.Of == graph.Far && direction == graph.In {
		order.Of = graph.From
	}
	if order.Of == 0 && order.Field == graph.FieldID {
		order.Field = 0
	}
	return tieOrder{kinds, direction, order}
}

// hops are the hops of an order, sorted.
func (s *snapshot) hops(o tieOrder) []hop {
	var met []hop
	for i, t := range s.Ties {
		if !o.kinds.Has(t.Kind()) {
			continue
		}
		if o.direction != graph.In {
			met = append(met, hop(i<<1))
		}
		if o.direction == graph.In || o.direction == graph.Both && s.From[i] != s.To[i] {
			met = append(met, hop(i<<1|1))
		}
	}
	return s.byHop(o.order).arrange(met)
}

// tieList is every tie of some kinds in an order.
func (s *snapshot) tieList(kinds graph.TieKinds, order graph.Order) []hop {
	key := newTieOrder(kinds, graph.Out, order)
	return s.tieLists.get(key, func() []hop { return s.hops(key) })
}

// adjacency is the hops of each node, in one order: those of node n lie from starts[n] to starts[n+1].
type adjacency struct {
	starts []int32
	hops   []hop
}

func (a *adjacency) of(node int32) []hop { return a.hops[a.starts[node]:a.starts[node+1]] }

// adjacency sorts all of the hops at once and then deals them out to their nodes.
func (s *snapshot) adjacency(kinds graph.TieKinds, direction graph.Arrow, order graph.Order) *adjacency {
	key := newTieOrder(kinds, direction, order)
	return s.adjacencies.get(key, func() *adjacency {
		sorted := s.hops(key)
		a := &adjacency{starts: make([]int32, len(s.Nodes)+2), hops: make([]hop, len(sorted))}
		next := a.starts[1:] // until they are dealt out; then it is where each node's hops end
		for _, h := range sorted {
			next[s.near(h)+1]++
		}
		for i := range next[1:] {
			next[i+1] += next[i]
		}
		for _, h := range sorted {
			n := s.near(h)
			a.hops[next[n]] = h
			next[n]++
		}
		return a
	})
}
