package memory

import "coopgraph/graph"

// extent is what holds for every record of one kind. It shows when a condition need not be looked at record by record.
type extent struct {
	begun, ended  graph.Date      // each of them holds on every day from begun to ended
	from, to, far graph.NodeKinds // the kinds of the nodes at the ends of ties, as bits; here none means none
}

func newExtent() extent { return extent{ended: graph.EndOfTime} }

func (e *extent) add(r graph.Record) {
	first, last := graph.Days(r)
	e.begun, e.ended = max(e.begun, first), min(e.ended, last)
}

func (e *extent) merge(f extent) {
	e.begun, e.ended = max(e.begun, f.begun), min(e.ended, f.ended)
	e.from, e.to = e.from|f.from, e.to|f.to
}

// nodeExtent is the extent of all nodes of these kinds.
func (s *snapshot) nodeExtent(kinds graph.NodeKinds) extent {
	all := s.nodes.kinds.get(func() *[graph.NumNodeKinds + 1]extent {
		var by [graph.NumNodeKinds + 1]extent
		for k := range by {
			by[k] = newExtent()
		}
		for _, n := range s.Nodes {
			by[n.Kind()].add(n)
		}
		return &by
	})
	e := newExtent()
	for k := range kinds.All {
		e.merge(all[k])
	}
	return e
}

// tieExtent is the extent of all ties of these kinds that are met in this direction.
func (s *snapshot) tieExtent(kinds graph.TieKinds, direction graph.Arrow) extent {
	all := s.ties.get(func() *[graph.NumTieKinds + 1]extent {
		var by [graph.NumTieKinds + 1]extent
		for k := range by {
			by[k] = newExtent()
		}
		for i, t := range s.Ties {
			e := &by[t.Kind()]
			e.add(t)
			e.from |= 1 << s.Nodes[s.From[i]].Kind()
			e.to |= 1 << s.Nodes[s.To[i]].Kind()
		}
		return &by
	})
	e := newExtent()
	for k := range kinds.All {
		e.merge(all[k])
	}
	switch e.far = e.to; direction {
	case graph.In:
		e.far = e.from
	case graph.Both:
		e.far = e.from | e.to
	}
	return e
}
