package memory

import (
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// cut is the part of a sorted list that a window shows, and what there is around it.
type cut[E any] struct {
	shown         []E
	before, after bool
	total         graph.EvidenceTally
}

// window cuts a sorted list, of which only the elements that pass count, by the evidence of a record each. The window's
// positions leave those from lo to hi. Where nothing is shown, before and after speak of what those positions shut out.
func window[E any](b *budget.Budget, w graph.Window, list []E, lo, hi int, pass func(E) bool, record func(E) graph.Record) cut[E] {
	if pass != nil && !w.Total {
		return filteredWindow(b, w, list, lo, hi, pass)
	}
	if pass != nil {
		list, lo, hi = filtered(b, list, lo, hi, pass)
	}
	c := cut[E]{before: lo > 0, after: hi < len(list)}
	if w.Total {
		for _, e := range list {
			if !b.Use(budget.PerRecord) {
				break
			}
			c.total[record(e).Head().Evidence]++
		}
	}
	if w.Limit == 0 || lo >= hi {
		return c
	}
	if n := hi - lo; w.Limit > 0 && w.Limit < n {
		if w.Last {
			lo = hi - w.Limit
		} else {
			hi = lo + w.Limit
		}
	}
	c.shown, c.before, c.after = list[lo:hi], lo > 0, hi < len(list)
	return c
}

// filtered is the list of those that pass, and where lo and hi are in it.
func filtered[E any](b *budget.Budget, list []E, lo, hi int, pass func(E) bool) (passed []E, passedLo, passedHi int) {
	for i, e := range list {
		if !b.Use(budget.PerRecord) {
			break
		}
		if !pass(e) {
			continue
		}
		passed = append(passed, e)
		if i < lo {
			passedLo++
		}
		if i < hi {
			passedHi++
		}
	}
	return passed, passedLo, passedHi
}

// filteredWindow looks at no more elements than it needs to.
func filteredWindow[E any](b *budget.Budget, w graph.Window, list []E, lo, hi int, pass func(E) bool) (c cut[E]) {
	found := func(e E) bool { return b.Use(budget.PerRecord) && pass(e) }
	full := func() bool { return w.Limit >= 0 && len(c.shown) == w.Limit || !b.OK() }
	if w.Last {
		i := hi
		for ; i > lo && !full(); i-- {
			if found(list[i-1]) {
				c.shown = append(c.shown, list[i-1])
			}
		}
		slices.Reverse(c.shown)
		if len(c.shown) > 0 {
			lo = i
		}
	} else {
		i := lo
		for ; i < hi && !full(); i++ {
			if found(list[i]) {
				c.shown = append(c.shown, list[i])
			}
		}
		if len(c.shown) > 0 {
			hi = i
		}
	}
	for i := lo; i > 0 && !c.before && b.OK(); i-- {
		c.before = found(list[i-1])
	}
	c.after = slices.ContainsFunc(list[hi:], found)
	return c
}
