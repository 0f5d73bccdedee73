package memory

import "coopgraph/graph"

// hop is a tie as it is met from one of its ends: twice its index, plus one if it is met from its second end.
type hop int32

func (h hop) index() int32 { return int32(h >> 1) }

func (s *Snapshot) tie(h hop) graph.Tie { return s.network.Ties[h>>1] }

// near returns the node that a hop is met from.
func (s *Snapshot) near(h hop) int32 {
	if h&1 == 0 {
		return s.network.From[h>>1]
	}
	return s.network.To[h>>1]
}

// far returns the node that a hop leads to.
func (s *Snapshot) far(h hop) int32 {
	if h&1 == 0 {
		return s.network.To[h>>1]
	}
	return s.network.From[h>>1]
}

// end returns the function from a hop to the node at one of its ends, nil if no side is named.
func (s *Snapshot) end(side graph.Side) func(hop) int32 {
	switch side {
	case graph.From:
		return func(h hop) int32 { return s.network.From[h>>1] }
	case graph.To:
		return func(h hop) int32 { return s.network.To[h>>1] }
	case graph.Far:
		return s.far
	}
	return nil
}

// tieOrder is the key of an order of the ties of some kinds, met in one direction.
type tieOrder struct {
	kinds     graph.TieKinds
	direction graph.TieDirection
	order     graph.Order
}

// newTieOrder returns equal keys for equivalent orders, and the order by id for an order by distance: there are too many
// points to keep a list for each. So who asks for that sorts the list.
func newTieOrder(kinds graph.TieKinds, direction graph.TieDirection, order graph.Order) tieOrder {
	if kinds == 0 {
		kinds = graph.AllTies
	}
	if order.ByDistance() {
		order = graph.Order{}
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

// hops returns the hops of an order, sorted.
func (s *Snapshot) hops(o tieOrder) []hop {
	var hops []hop
	for i, kind := range s.tieHeads().kinds {
		if !o.kinds.Has(graph.TieKind(kind)) {
			continue
		}
		if o.direction != graph.In {
			hops = append(hops, hop(i<<1))
		}
		if o.direction == graph.In || o.direction == graph.Both && s.network.From[i] != s.network.To[i] {
			hops = append(hops, hop(i<<1|1))
		}
	}
	return s.hopOrdering(o.order).sorted(hops)
}

// tieList returns every tie of some kinds in an order.
func (s *Snapshot) tieList(kinds graph.TieKinds, order graph.Order) []hop {
	key := newTieOrder(kinds, graph.Out, order)
	return s.tieLists.get(key, func() []hop { return s.hops(key) })
}

// adjacency is an adjacency list in compressed sparse row form: the hops of node n, in one order, are those from starts[n]
// to starts[n+1].
type adjacency struct {
	starts []int32
	hops   []hop
}

func (a *adjacency) of(node int32) []hop { return a.hops[a.starts[node]:a.starts[node+1]] }

// adjacency sorts all of the hops at once and then distributes them to their nodes, by a counting sort.
func (s *Snapshot) adjacency(kinds graph.TieKinds, direction graph.TieDirection, order graph.Order) *adjacency {
	key := newTieOrder(kinds, direction, order)
	return s.adjacencies.get(key, func() *adjacency {
		sorted := s.hops(key)
		a := &adjacency{starts: make([]int32, len(s.network.Nodes)+2), hops: make([]hop, len(sorted))}
		next := a.starts[1:] // where the next hop of each node is written; at the end, where its hops end
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
