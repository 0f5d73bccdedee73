package memory

import (
	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// nodes compiles a filter for nodes of these kinds.
func (c *compiler) nodes(f graph.Filter, kinds graph.NodeKinds) test[int32] {
	e := &elementCompiler[int32]{today: c.today, stats: c.statsOfNodes(kinds),
		record: func(n int32) graph.Record { return c.network.Nodes[n] },
		index:  func(n int32) int32 { return n }, column: c.nodeColumn,
		own: func(f graph.Filter) test[int32] {
			switch f := f.(type) {
			case graph.Has:
				return c.has(f)
			case graph.Near:
				return func(n int32) bool { return located(c.network.Nodes[n], f, graph.Near.Holds) }
			case graph.BBox:
				return func(n int32) bool { return located(c.network.Nodes[n], f, inBox) }
			}
			return never
		}}
	return e.compile(f)
}

// hops compiles a filter for hops along ties of these kinds, in this direction.
func (c *compiler) hops(f graph.Filter, kinds graph.TieKinds, direction graph.TieDirection) test[hop] {
	e := &elementCompiler[hop]{today: c.today, stats: c.statsOfTies(kinds, direction),
		record: func(h hop) graph.Record { return c.tie(h) }, index: hop.index, column: c.tieColumn}
	e.own = func(f graph.Filter) test[hop] {
		switch f := f.(type) {
		case graph.OfKind:
			return func(h hop) bool { return f.Kinds.Has(c.tie(h).Kind()) }
		case graph.End:
			return c.ends(f, e.stats)
		}
		return never
	}
	return e.compile(f)
}

// step compiles the filter of a step and its condition on the far ends.
func (c *compiler) step(step graph.Step) test[hop] {
	ends := c.ends(graph.End{Of: graph.Far, Kinds: step.Ends}, c.statsOfTies(step.Ties, step.Direction))
	return both(ends, c.hops(step.Filter, step.Ties, step.Direction))
}

// ends compiles a condition on one end of hops along ties with these statistics.
func (c *compiler) ends(f graph.End, stats kindStats) test[hop] {
	kinds := map[graph.Side]graph.NodeKinds{graph.From: stats.from, graph.To: stats.to, graph.Far: stats.far}[f.Of]
	end := c.end(f.Of)
	if end == nil {
		return never
	}
	var ofKind test[int32]
	if f.Kinds != 0 && kinds&^f.Kinds != 0 {
		ofKind = func(n int32) bool { return f.Kinds.Has(c.network.Nodes[n].Kind()) }
	}
	passes := both(ofKind, c.memoized(c.nodes(f.Filter, f.Kinds), f.Filter))
	if passes == nil {
		return nil
	}
	return func(h hop) bool { return passes(end(h)) }
}

// memoized tests a condition on the ties of a node once for each node. So the cost of nested filters is the sum of their
// ties, not the product.
func (c *compiler) memoized(t test[int32], f graph.Filter) test[int32] {
	if t == nil || !testsTies(f) {
		return t
	}
	const unknown, no, yes = 0, 1, 2
	results := make([]byte, len(c.network.Nodes))
	return func(n int32) bool {
		if results[n] == unknown {
			results[n] = no
			if t(n) {
				results[n] = yes
			}
		}
		return results[n] == yes
	}
}

// testsTies reports whether a filter of nodes has a condition on their ties.
func testsTies(f graph.Filter) bool {
	switch f := f.(type) {
	case graph.And:
		return testsTies(f.A) || testsTies(f.B)
	case graph.Or:
		return testsTies(f.A) || testsTies(f.B)
	case graph.Not:
		return testsTies(f.Filter)
	case graph.Has:
		return true
	}
	return false
}

// has compiles a condition on the ties of a node.
func (c *compiler) has(f graph.Has) test[int32] {
	of := c.adjacency(f.Ties, f.Direction, graph.Order{}).of
	among, passes := c.hops(f.Among, f.Ties, f.Direction), c.hops(f.Filter, f.Ties, f.Direction)
	wanted := both(among, passes)
	if f.Quantifier == graph.Every {
		if passes == nil {
			return nil
		}
		wanted = both(among, not(passes)) // every tie passes if there is none that fails
	}
	some := func(n int32) bool {
		for _, h := range of(n) {
			if !c.budget.Use(budget.PerRecord) {
				return false
			}
			if wanted == nil || wanted(h) {
				return true
			}
		}
		return false
	}
	if f.Quantifier == graph.Some {
		return some
	}
	return func(n int32) bool { return !some(n) }
}
