package breadth

import "slices"

// Column holds the values of one field for all objects of a group.
//
// A value is null, a failure, or a reference: to an object of the next level by its index in its group, to a list or to
// encoded bytes by a span. First come the values of the parents, in the order of their group; after them the items of
// lists, each list's together.
type Column struct {
	run      *run
	field    *plannedField
	parents  int // the number of objects of the group, each of which has one value; the values after these are items
	values   []int32
	kinds    []uint16 // of an abstract type: for each value, the index of its type among the possible types
	spans    []span   // of lists in values, or of encoded leaves in text
	text     []byte
	failures []failure
	leaf     func(b []byte, object any) []byte // of a leaf with variables in its arguments
}

type span struct{ from, n int32 }

// failure is why a value, or each value of a column, is missing.
type failure struct {
	err        error
	ofArgument bool // an argument is wrong
}

// null is the value for null; the value null-1-i is a failure, failures[i].
const null int32 = -1

// reset prepares the column of a field for n objects, whose values are null.
func (c *Column) reset(r *run, f *plannedField, n int) {
	c.run, c.field, c.parents = r, f, n
	c.values, c.kinds, c.spans, c.text = c.values[:0], c.kinds[:0], c.spans[:0], c.text[:0]
	c.reserve(n)
}

// reserve adds n values, which are null, and returns the index of the first.
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

// fail sets one value to a failure.
func (c *Column) fail(at int, err error) {
	c.failures = append(c.failures, failure{err: err})
	c.values[at] = null - int32(len(c.failures))
}

// failAll sets the value of each parent to the same failure.
func (c *Column) failAll(f failure) {
	c.failures = append(c.failures, f)
	for i := range c.parents {
		c.values[i] = null - int32(len(c.failures))
	}
}

// cause returns the failure that a value refers to.
func (c *Column) cause(value int32) failure { return c.failures[null-1-value] }

// putObject sets a value to an object of the i-th possible type.
func (c *Column) putObject(at, i int, o any) {
	c.values[at] = c.run.groupOf(c.field.branches[i]).add(o)
	if c.field.abstract != nil {
		c.kinds[at] = uint16(i)
	}
}

// putList sets a value to a list of n items, which are null, and returns the index of the first.
func (c *Column) putList(at, n int) (from int) {
	from = c.reserve(n)
	c.run.values += n
	c.values[at] = int32(len(c.spans))
	c.spans = append(c.spans, span{int32(from), int32(n)})
	return from
}

// forEach calls put for each parent. If a call panics, only this value is a failure.
func (c *Column) forEach(put func(at int)) {
	for at := 0; at < c.parents; at++ {
		at = c.forEachFrom(at, put)
	}
}

// forEachFrom calls put for each parent from an index on, until one panics, and returns where it stopped. It leaves out the
// rest if the context has ended.
func (c *Column) forEachFrom(at int, put func(at int)) (stopped int) {
	defer func() {
		if r := recover(); r != nil {
			c.fail(stopped, c.run.panicError(r))
		}
	}()
	r := c.run
	for stopped = at; stopped < c.parents; stopped++ {
		if r.values++; r.values >= valuesPerCheck && r.cancelled() {
			return c.parents
		}
		put(stopped)
	}
	return stopped
}
