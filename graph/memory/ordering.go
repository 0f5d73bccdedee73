package memory

import (
	"cmp"
	"slices"
	"sort"

	"coopgraph/graph"
)

// ordering sorts nodes, which are their indices, or hops: by the rank of a value, then by index, which is by id.
type ordering[E ~int32] struct {
	rank   func(E) int32 // nil where the order is by id alone
	values int32         // the rank of null; those of values are less
	desc   bool
	value  func(E) graph.Value
	id     func(E) graph.ID
}

// position is where an element stands.
func (o *ordering[E]) position(e E) graph.Position {
	return graph.Position{Value: o.value(e), ID: o.id(e)}
}

// place is the rank in the list's own direction, null last.
func (o *ordering[E]) place(e E) int32 {
	r := o.rank(e)
	if o.desc && r < o.values {
		return o.values - 1 - r
	}
	return r
}

// arrange sorts a list that is in the order of ids: one counting sort, whatever the direction.
func (o *ordering[E]) arrange(list []E) []E {
	if o.desc {
		list = slices.Clone(list)
		slices.Reverse(list)
	}
	if o.rank == nil {
		return list
	}
	next := make([]int32, o.values+2)
	for _, e := range list {
		next[o.place(e)+1]++
	}
	for i := range next[1:] {
		next[i+1] += next[i]
	}
	arranged := make([]E, len(list))
	for _, e := range list {
		p := o.place(e)
		arranged[next[p]] = e
		next[p]++
	}
	return arranged
}

// compare says whether an element stands before, at or after a position.
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

// bounds says how many elements of a sorted list lie at or before the window, and where those after it begin.
func (o *ordering[E]) bounds(list []E, w graph.Window) (lo, hi int) {
	hi = len(list)
	if w.After != (graph.Position{}) {
		lo = sort.Search(len(list), func(i int) bool { return o.compare(list[i], w.After) > 0 })
	}
	if w.Before != (graph.Position{}) {
		hi = sort.Search(len(list), func(i int) bool { return o.compare(list[i], w.Before) >= 0 })
	}
	return lo, hi
}

// byNode is an order of nodes.
func (s *snapshot) byNode(order graph.Order) *ordering[int32] {
	o := &ordering[int32]{
		desc:  order.Desc,
		value: func(n int32) graph.Value { return s.Nodes[n].Value(order.Field) },
		id:    func(n int32) graph.ID { return s.Nodes[n].Head().ID },
	}
	if order.Field != 0 && order.Field != graph.FieldID {
		c := s.nodeColumn(order.Field)
		o.rank, o.values = func(n int32) int32 { return c.ranks[n] }, c.values
	}
	return o
}

// byHop is an order of hops.
func (s *snapshot) byHop(order graph.Order) *ordering[hop] {
	o := &ordering[hop]{desc: order.Desc, id: func(h hop) graph.ID { return s.tie(h).Head().ID }}
	end := s.end(order.Of)
	switch {
	case end != nil:
		c := s.nodeColumn(order.Field)
		o.rank, o.values = func(h hop) int32 { return c.ranks[end(h)] }, c.values
		o.value = func(h hop) graph.Value { return s.Nodes[end(h)].Value(order.Field) }
	case order.Field == 0 || order.Field == graph.FieldID:
		o.value = func(h hop) graph.Value { return s.tie(h).Value(order.Field) }
	default:
		c := s.tieColumn(order.Field)
		o.rank, o.values = func(h hop) int32 { return c.ranks[h.index()] }, c.values
		o.value = func(h hop) graph.Value { return s.tie(h).Value(order.Field) }
	}
	return o
}
