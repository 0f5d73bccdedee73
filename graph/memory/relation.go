package memory

import (
	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// nodes compiles a filter for nodes of these kinds.
func (c *compiler) nodes(f graph.Filter, kinds graph.NodeKinds) test[int32] {
	s := &subject[int32]{today: c.today, extent: c.nodeExtent(kinds),
		record: func(n int32) graph.Record { return c.Nodes[n] },
		own: func(f graph.Filter) test[int32] {
			switch f := f.(type) {
			case graph.Has:
				return c.has(f)
			case graph.Near:
				return func(n int32) bool { return located(c.Nodes[n], f, near) }
			case graph.BBox:
				return func(n int32) bool { return located(c.Nodes[n], f, inBox) }
			}
			return never
		}}
	return s.compile(f)
}

// hops compiles a filter for hops along ties of these kinds, in this direction.
func (c *compiler) hops(f graph.Filter, kinds graph.TieKinds, direction graph.Arrow) test[hop] {
	s := &subject[hop]{today: c.today, extent: c.tieExtent(kinds, direction),
		record: func(h hop) graph.Record { return c.tie(h) }}
	s.own = func(f graph.Filter) test[hop] {
		switch f := f.(type) {
		case graph.OfKind:
			return func(h hop) bool { return f.Kinds.Has(c.tie(h).Kind()) }
		case graph.End:
			return c.ends(f, s.extent)
		}
		return never
	}
	return s.compile(f)
}

// expanded compiles the filter of a step and what it says about the far ends.
func (c *compiler) expanded(step graph.Step) test[hop] {
	ends := c.ends(graph.End{Of: graph.Far, Kinds: step.Ends}, c.tieExtent(step.Ties, step.Direction))
	return both(ends, c.hops(step.Filter, step.Ties, step.Direction))
}

// ends compiles a condition on one end of hops along ties of this extent.
func (c *compiler) ends(f graph.End, e extent) test[hop] {
	kinds := map[graph.Side]graph.NodeKinds{graph.From: e.from, graph.To: e.to, graph.Far: e.far}[f.Of]
	end := c.end(f.Of)
	if end == nil {
		return never
	}
	var ofKind test[int32]
	if f.Kinds != 0 && kinds&^f.Kinds != 0 {
		ofKind = func(n int32) bool { return f.Kinds.Has(c.Nodes[n].Kind()) }
	}
	pass := both(ofKind, c.remembered(c.nodes(f.Filter, f.Kinds), f.Filter))
	if pass == nil {
		return nil
	}
	return func(h hop) bool { return pass(end(h)) }
}

// remembered asks a condition on the ties of a node once for each node, so that filters nested in filters cost the sum
// of their ties and not the product.
func (c *compiler) remembered(t test[int32], f graph.Filter) test[int32] {
	if t == nil || !asksTies(f) {
		return t
	}
	const unknown, no, yes = 0, 1, 2
	answers := make([]byte, len(c.Nodes))
	return func(n int32) bool {
		if answers[n] == unknown {
			answers[n] = no
			if t(n) {
				answers[n] = yes
			}
		}
		return answers[n] == yes
	}
}

func asksTies(f graph.Filter) bool {
	switch f := f.(type) {
	case graph.And:
		return asksTies(f.A) || asksTies(f.B)
	case graph.Or:
		return asksTies(f.A) || asksTies(f.B)
	case graph.Not:
		return asksTies(f.Filter)
	case graph.Has:
		return true
	}
	return false
}

// has compiles a condition on the ties of a node.
func (c *compiler) has(f graph.Has) test[int32] {
	of := c.adjacency(f.Ties, f.Direction, graph.Order{}).of
	among, pass := c.hops(f.Among, f.Ties, f.Direction), c.hops(f.Filter, f.Ties, f.Direction)
	wanted := both(among, pass)
	if f.Quantifier == graph.Every {
		if pass == nil {
			return nil
		}
		wanted = both(among, not(pass)) // none of them fails
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
