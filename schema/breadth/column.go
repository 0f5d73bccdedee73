package breadth

import "slices"

// group is the objects of one selection, each of them once, in the order in which they were first met.
type group struct {
	sel   *selection
	objs  []any
	cols  []Column
	index index  // where each is in objs; only where the selection unites
	again bool   // whether one was met again
	memo  []memo // of the writer: where it has written each, if one was met again
}

// place is where an object is in the group, which it enters where it is new.
func (g *group) place(o any) int32 {
	n := int32(len(g.objs))
	if g.sel.unites && n > 0 {
		if g.objs[n-1] == o {
			g.again = true
			return n - 1
		}
		if n == 1 {
			g.index.find(g.objs, g.objs[0], 0)
		}
		if at, ok := g.index.find(g.objs, o, n); ok {
			g.again = true
			return at
		}
	}
	g.objs = append(g.objs, o)
	return n
}

// reset lets go of the objects and keeps the memory.
func (g *group) reset() {
	clear(g.objs)
	clear(g.index.slots)
	g.objs, g.again = g.objs[:0], false
	for i := range g.cols {
		c := &g.cols[i]
		clear(c.faults)
		c.faults, c.bound = c.faults[:0], nil
	}
}

// Column holds the values of one field for all objects of a group.
//
// A value is null, a failure, or refers to what it is: an object of the next level by its place in its group, a list or
// encoded bytes by a span. The values of the objects come first, at their places in the group; the items of a list are
// values after them, one after the other, whatever they are themselves.
type Column struct {
	run    *run
	field  *planned
	cells  int // objects, and so values that are not items
	values []int32
	kinds  []uint16 // of an abstract type: for each value which of the possible types its object is of
	spans  []span   // of lists in values, of encoded leaves in text
	text   []byte
	faults []fault
	bound  func(b []byte, object any) []byte // of a leaf with variables in its arguments
}

type span struct{ from, n int32 }

// fault is why a value is not there, or why none is, where the arguments are wrong.
type fault struct {
	err      error
	argument bool
}

// null is the value that is nothing; null-1-i is the failure that faults[i] tells of.
const null int32 = -1

// open readies a column for n objects, all of whose values are null.
func (c *Column) open(r *run, f *planned, n int) {
	c.run, c.field, c.cells = r, f, n
	c.values, c.kinds, c.spans, c.text = c.values[:0], c.kinds[:0], c.spans[:0], c.text[:0]
	c.reserve(n)
}

// reserve adds n values, which are null, and says where they begin.
func (c *Column) reserve(n int) (from int) {
	from = len(c.values)
	c.values = slices.Grow(c.values, n)[:from+n]
	for i := from; i < from+n; i++ {
		c.values[i] = null
	}
	if c.field.abstract != nil {
		c.kinds = slices.Grow(c.kinds, n)[:from+n]
	}
	return from
}

// fail makes one value a failure.
func (c *Column) fail(at int, err error) {
	c.faults = append(c.faults, fault{err: err})
	c.values[at] = null - int32(len(c.faults))
}

// failAll makes the value of each object a failure, with one cause.
func (c *Column) failAll(f fault) {
	c.faults = append(c.faults, f)
	for i := range c.cells {
		c.values[i] = null - int32(len(c.faults))
	}
}

// fault is the cause of a failure.
func (c *Column) fault(value int32) fault { return c.faults[null-1-value] }

// object puts an object of the i-th possible type.
func (c *Column) object(at, i int, o any) {
	c.values[at] = c.run.enter(c.field.branches[i]).place(o)
	if c.field.abstract != nil {
		c.kinds[at] = uint16(i)
	}
}

// list puts a list of n values and says where they begin.
func (c *Column) list(at, n int) (from int) {
	from = c.reserve(n)
	c.values[at] = int32(len(c.spans))
	c.spans = append(c.spans, span{int32(from), int32(n)})
	return from
}

// each puts the values of all objects, one by one; one that panics fails alone.
func (c *Column) each(put func(at int)) {
	for at := 0; at < c.cells; at++ {
		at = c.eachFrom(at, put)
	}
}

func (c *Column) eachFrom(at int, put func(at int)) (stopped int) {
	defer func() {
		if r := recover(); r != nil {
			c.fail(stopped, c.run.recovered(r))
		}
	}()
	for stopped = at; stopped < c.cells; stopped++ {
		put(stopped)
	}
	return stopped
}
