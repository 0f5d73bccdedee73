package memory

import (
	"sort"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// indexScan has every element that passes a filter, and maybe others, as runs: parts of sorted lists, and lists of the ties of
// nodes. An element may be in several runs.
type indexScan[E any] struct {
	runs [][]E
	size int // of all runs
}

// add adds a run, and reports whether there are at most so many elements.
func (s *indexScan[E]) add(run []E, most int) bool {
	s.runs, s.size = append(s.runs, run), s.size+len(run)
	return s.size <= most
}

// scanOf returns a scan of these elements, nil if they are too many.
func scanOf[E any](elements []E, most int) *indexScan[E] {
	s := &indexScan[E]{}
	if !s.add(elements, most) {
		return nil
	}
	return s
}

// scan returns an index scan of at most so many elements for a filter, nil if there is none. Of the filters that must all hold it
// takes the one of the fewest elements, since the size of each scan is known exactly (Selinger et al. 1979, "Access path
// selection in a relational database management system", estimates it).
func (c *elementCompiler[E]) scan(f graph.Filter, most int) *indexScan[E] {
	switch f := f.(type) {
	case graph.And:
		a := c.scan(f.A, most)
		if a != nil {
			most = a.size - 1
		}
		if b := c.scan(f.B, most); b != nil {
			return b
		}
		return a
	case graph.Or:
		return c.scanAny(f, most)
	case graph.Test:
		return c.scanField(f.Field, []graph.Test{f}, most)
	case graph.Never:
		return &indexScan[E]{}
	}
	if c.stats.size() <= most {
		return scanOf(c.list(graph.Order{}), most)
	}
	return c.scanOwn(f, most)
}

// scanAny returns the union of the index scans of a chain of Or, nil if one of them has none.
func (c *elementCompiler[E]) scanAny(f graph.Or, most int) *indexScan[E] {
	fields, forms, others := alternatives(f)
	if len(forms) > 0 {
		return nil
	}
	all := &indexScan[E]{}
	add := func(s *indexScan[E]) bool {
		if s == nil {
			return false
		}
		all.runs, all.size = append(all.runs, s.runs...), all.size+s.size
		return true
	}
	for field, tests := range fields {
		if !add(c.scanField(field, tests, most-all.size)) {
			return nil
		}
	}
	for _, f := range others {
		if !add(c.scan(f, most-all.size)) {
			return nil
		}
	}
	return all
}

// scanField returns the parts of the list that is sorted by a field which hold the values that pass one of some tests.
func (c *elementCompiler[E]) scanField(field graph.Field, tests []graph.Test, most int) *indexScan[E] {
	column := c.column(field)
	passing, others := column.passing(tests)
	if len(others) > 0 {
		return nil
	}
	sorted, s := c.list(graph.Order{Field: field}), &indexScan[E]{}
	from := func(rank int32) int {
		return sort.Search(len(sorted), func(i int) bool { return column.ranks[sorted[i]>>c.shift] >= rank })
	}
	for _, ranks := range passing {
		if !s.add(sorted[from(ranks.start):from(ranks.end)], most) {
			return nil
		}
	}
	return s
}

// scanHas returns the nodes of some kinds at the ends of the ties that a condition on some of a node's ties finds.
func (c *compiler) scanHas(f graph.Has, kinds graph.NodeKinds, most int) *indexScan[int32] {
	if f.Quantifier != graph.Some {
		return nil
	}
	ties := c.ofHops(f.Ties, f.Direction).scan(graph.All(f.Among, f.Filter), most)
	if ties == nil {
		return nil
	}
	var nodes []int32
	of := c.nodeHeads().kinds
	add := func(n int32) {
		if kinds.Has(graph.NodeKind(of[n])) {
			nodes = append(nodes, n)
		}
	}
	for _, run := range ties.runs {
		for _, h := range run {
			if f.Direction != graph.In {
				add(c.network.From[h.index()])
			}
			if f.Direction != graph.Out {
				add(c.network.To[h.index()])
			}
		}
	}
	return scanOf(nodes, most)
}

// scanEnd returns the ties, met from their first ends, of the nodes that a condition on one end of ties finds.
func (c *compiler) scanEnd(f graph.End, kinds graph.TieKinds, direction graph.TieDirection, most int) *indexScan[hop] {
	nodes := c.ofNodes(f.Kinds)
	found := nodes.scan(f.Filter, most)
	if found == nil {
		return nil
	}
	switch { // how ties are met from that end
	case f.Of == graph.From:
		direction = graph.Out
	case f.Of == graph.To:
		direction = graph.In
	case direction != graph.Both:
		direction = graph.Out + graph.In - direction
	}
	passes, ties := nodes.compile(f.Filter), c.adjacency(kinds, direction, graph.Order{})
	var hops []hop
	for _, run := range found.runs {
		for _, n := range run {
			if !c.budget.Use(budget.PerRecord) || len(hops) > most {
				return nil
			}
			if passes == nil || passes(n) {
				for _, h := range ties.of(n) {
					hops = append(hops, h&^1)
				}
			}
		}
	}
	return scanOf(hops, most)
}
