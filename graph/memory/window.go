package memory

import (
	"context"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// list is a sorted list and its range between the positions of a window.
type list[E any] struct {
	elements []E
	lo, hi   int
}

func newList[E ~int32](sorted []E, o *ordering[E], w graph.Window) list[E] {
	lo, hi := o.bounds(sorted, w)
	return list[E]{sorted, lo, hi}
}

// window is a part of a list.
type window[E any] struct {
	elements      []E
	before, after bool // whether the list has elements before and after those; of an empty window, outside of its positions
	total         graph.EvidenceTally
}

// window returns the window of the list of all elements that pass a filter, in an order. If an index scan finds few elements, it
// is used for a total, and also for a page, unless the page is full after testing as many elements in the order of the list: so a
// page takes at most twice the time of the better way.
func (c *elementCompiler[E]) window(ctx context.Context, f graph.Filter, order graph.Order, o *ordering[E], w graph.Window) window[E] {
	passes := c.compile(f)
	if passes == nil && !order.ByDistance() {
		l := newList(c.list(order), o, w)
		if !w.Total || c.tally == nil {
			return l.window(c.budget, w, nil, c.evidence)
		}
		part := l.slice(w)
		part.total = *c.tally
		return part
	}
	const fewer, small = 8, 256 // what an index scan finds is sorted, while the whole list is sorted already
	var found *indexScan[E]
	if c.stats.size() > small {
		found = c.scan(f, c.stats.size()/fewer)
	}
	switch {
	case order.ByDistance() && found == nil: // no list is sorted by distance
		found = scanOf(c.list(order), c.stats.size())
	case order.ByDistance():
	case found == nil:
		return newList(c.list(order), o, w).window(c.budget, w, passes, c.evidence)
	case !w.Total:
		trial := budget.New(ctx, int64(found.size)*budget.PerRecord, "", "")
		if part := newList(c.list(order), o, w).scan(trial, w, passes); trial.OK() {
			return part
		}
	}
	var passing []E
	for _, run := range found.runs {
		for _, e := range run {
			if c.budget.Use(budget.PerRecord) && (passes == nil || passes(e)) {
				passing = append(passing, e)
			}
		}
	}
	o.sort(passing)
	return newList(slices.Compact(passing), o, w).window(c.budget, w, nil, c.evidence)
}

// window returns the window of a list, of which only the elements that pass count. A nil filter passes all. The total is
// counted by the evidence of each element.
func (l list[E]) window(b *budget.Budget, w graph.Window, passes test[E], evidence func(E) graph.Evidence) (part window[E]) {
	switch {
	case passes != nil && w.Total:
		return l.counted(b, w, passes, evidence)
	case passes != nil:
		return l.scan(b, w, passes)
	}
	part = l.slice(w)
	for i := 0; w.Total && i < len(l.elements) && b.Use(budget.PerRecord); i++ {
		part.total[evidence(l.elements[i])]++
	}
	return part
}

// counted returns the window of the elements that pass, with their total, in one pass from the side of the window.
func (l list[E]) counted(b *budget.Budget, w graph.Window, passes test[E], evidence func(E) graph.Evidence) (part window[E]) {
	for n := range l.elements {
		i := n
		if w.Last {
			i = len(l.elements) - 1 - n
		}
		e := l.elements[i]
		if !b.Use(budget.PerRecord) {
			break
		}
		if !passes(e) {
			continue
		}
		part.total[evidence(e)]++
		part.before = part.before || i < l.lo
		part.after = part.after || i >= l.hi
		switch {
		case i < l.lo || i >= l.hi || w.Limit == 0:
		case len(part.elements) != w.Limit:
			part.elements = append(part.elements, e)
		case w.Last:
			part.before = true
		default:
			part.after = true
		}
	}
	if w.Last {
		slices.Reverse(part.elements)
	}
	return part
}

// slice returns the window of a list of which every element counts.
func (l list[E]) slice(w graph.Window) window[E] {
	lo, hi := l.lo, l.hi
	if w.Limit == 0 || lo >= hi {
		return window[E]{before: lo > 0, after: hi < len(l.elements)}
	}
	if n := hi - lo; w.Limit > 0 && w.Limit < n {
		if w.Last {
			lo = hi - w.Limit
		} else {
			hi = lo + w.Limit
		}
	}
	return window[E]{elements: l.elements[lo:hi], before: lo > 0, after: hi < len(l.elements)}
}

// scan returns the window of the elements that pass, and tests no more elements than it needs to.
func (l list[E]) scan(b *budget.Budget, w graph.Window, passes func(E) bool) (part window[E]) {
	passes = within(b, passes)
	lo, hi := l.lo, l.hi
	if w.Last {
		part.elements, lo = l.lastPassing(b, w.Limit, passes)
	} else {
		part.elements, hi = l.firstPassing(b, w.Limit, passes)
	}
	for i := lo; i > 0 && !part.before && b.OK(); i-- {
		part.before = passes(l.elements[i-1])
	}
	for i := hi; i < len(l.elements) && !part.after && b.OK(); i++ {
		part.after = passes(l.elements[i])
	}
	return part
}

// within makes a test that passes nothing once the budget is used up.
func within[E any](b *budget.Budget, passes func(E) bool) func(E) bool {
	return func(e E) bool { return b.Use(budget.PerRecord) && passes(e) }
}

// firstPassing returns the first elements of the range that pass, and the index after the last one that was tested: the
// end of the range if none passes.
func (l list[E]) firstPassing(b *budget.Budget, limit int, passes func(E) bool) (first []E, end int) {
	i := l.lo
	for ; i < l.hi && len(first) != limit && b.OK(); i++ {
		if passes(l.elements[i]) {
			first = append(first, l.elements[i])
		}
	}
	if len(first) == 0 {
		return nil, l.hi
	}
	return first, i
}

// lastPassing returns the last elements of the range that pass, and the index of the first one that was tested: the start
// of the range if none passes.
func (l list[E]) lastPassing(b *budget.Budget, limit int, passes func(E) bool) (last []E, start int) {
	i := l.hi
	for ; i > l.lo && len(last) != limit && b.OK(); i-- {
		if passes(l.elements[i-1]) {
			last = append(last, l.elements[i-1])
		}
	}
	if len(last) == 0 {
		return nil, l.lo
	}
	slices.Reverse(last)
	return last, i
}
