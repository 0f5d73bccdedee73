package memory

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"coopgraph/graph"
)

// ordering sorts nodes, which are their indexes, or hops: by the rank of a value, then by index, which is the order of ids.
type ordering[E ~int32] struct {
	rank  func(E) int32 // nil if the order is by id alone
	null  int32         // the rank of null; the ranks of values are less
	desc  bool
	value func(E) graph.Value
	id    func(E) graph.ID
}

// position returns the position of an element.
func (o *ordering[E]) position(e E) graph.Position {
	return graph.Position{Value: o.value(e), ID: o.id(e)}
}

// directedRank returns the rank in the direction of the list, null last.
func (o *ordering[E]) directedRank(e E) int32 {
	r := o.rank(e)
	if o.desc && r < o.null {
		return o.null - 1 - r
	}
	return r
}

// sorted sorts a list that is in the order of ids, by one counting sort, whatever the direction.
func (o *ordering[E]) sorted(elements []E) []E {
	if o.desc {
		elements = slices.Clone(elements)
		slices.Reverse(elements)
	}
	if o.rank == nil {
		return elements
	}
	next := make([]int32, o.null+2)
	for _, e := range elements {
		next[o.directedRank(e)+1]++
	}
	for i := range next[1:] {
		next[i+1] += next[i]
	}
	sorted := make([]E, len(elements))
	for _, e := range elements {
		r := o.directedRank(e)
		sorted[next[r]] = e
		next[r]++
	}
	return sorted
}

// sort sorts a short list, which is in any order.
func (o *ordering[E]) sort(elements []E) {
	keys := make([]int64, len(elements)) // the rank, then the index
	for i, e := range elements {
		if keys[i] = int64(e); o.desc {
			keys[i] = math.MaxInt32 - keys[i]
		}
		if o.rank != nil {
			keys[i] |= int64(o.directedRank(e)) << 32
		}
	}
	slices.Sort(keys)
	for i, key := range keys {
		if key &= math.MaxInt32; o.desc {
			key = math.MaxInt32 - key
		}
		elements[i] = E(key)
	}
}

// compare returns -1 if an element is before a position, 0 if it is there, 1 if it is after it.
func (o *ordering[E]) compare(e E, p graph.Position) int {
	v := o.value(e)
	c := v.Compare(p.Value)
	if o.desc && !v.IsNull() && !p.Value.IsNull() {
		c = -c
	}
	if c != 0 {
		return c
	}
	if c = cmp.Compare(o.id(e), p.ID); o.desc {
		c = -c
	}
	return c
}

// bounds returns the range of a sorted list between the positions of a window.
func (o *ordering[E]) bounds(sorted []E, w graph.Window) (lo, hi int) {
	hi = len(sorted)
	if w.After != (graph.Position{}) {
		lo = sort.Search(len(sorted), func(i int) bool { return o.compare(sorted[i], w.After) > 0 })
	}
	if w.Before != (graph.Position{}) {
		hi = sort.Search(len(sorted), func(i int) bool { return o.compare(sorted[i], w.Before) >= 0 })
	}
	return lo, hi
}

// nodeOrdering returns an ordering of nodes.
func (s *Snapshot) nodeOrdering(order graph.Order) *ordering[int32] {
	o := &ordering[int32]{
		desc:  order.Desc,
		value: func(n int32) graph.Value { return order.Value(s.network.Nodes[n]) },
		id:    func(n int32) graph.ID { return s.network.Nodes[n].Head().ID },
	}
	if order.ByDistance() {
		o.rank, o.null = func(n int32) int32 { return rankOfDistance(o.value(n)) }, rankOfDistance(graph.Value{})
	} else if order.Field != 0 && order.Field != graph.FieldID {
		c := s.nodeColumn(order.Field)
		o.rank, o.null = func(n int32) int32 { return c.ranks[n] }, c.null()
	}
	return o
}

// rankOfDistance returns the rank of a distance, which is its number of metres.
func rankOfDistance(metres graph.Value) int32 {
	if metres.IsNull() {
		return math.MaxInt32
	}
	return int32(metres.Int())
}

// hopOrdering returns an ordering of hops.
func (s *Snapshot) hopOrdering(order graph.Order) *ordering[hop] {
	o := &ordering[hop]{desc: order.Desc, id: func(h hop) graph.ID { return s.tie(h).Head().ID }}
	end := s.end(order.Of)
	switch {
	case order.ByDistance():
		o.value = func(h hop) graph.Value {
			if end == nil {
				return graph.Value{} // a tie has no location
			}
			return order.Value(s.network.Nodes[end(h)])
		}
		o.rank, o.null = func(h hop) int32 { return rankOfDistance(o.value(h)) }, rankOfDistance(graph.Value{})
	case end != nil:
		c := s.nodeColumn(order.Field)
		o.rank, o.null = func(h hop) int32 { return c.ranks[end(h)] }, c.null()
		o.value = func(h hop) graph.Value { return s.network.Nodes[end(h)].Value(order.Field) }
	case order.Field == 0 || order.Field == graph.FieldID:
		o.value = func(h hop) graph.Value { return s.tie(h).Value(order.Field) }
	default:
		c := s.tieColumn(order.Field)
		o.rank, o.null = func(h hop) int32 { return c.ranks[h.index()] }, c.null()
		o.value = func(h hop) graph.Value { return s.tie(h).Value(order.Field) }
	}
	return o
}
