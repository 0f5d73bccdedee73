package memory

import (
	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// search returns the window of the nodes that the text of a query finds and that pass, the best first, and their ordering.
func (s *Snapshot) search(b *budget.Budget, q graph.Query, passes test[int32], evidence func(int32) graph.Evidence) (window[int32], *ordering[int32]) {
	index := s.termIndex()
	folded := graph.Fold(q.Text)
	node := func(p posting) int32 { return index.order[p.place()] }
	order := &ordering[int32]{
		value: func(n int32) graph.Value { return graph.IntValue(int64(graph.Rank(s.network.Nodes[n], folded))) },
		id:    func(n int32) graph.ID { return s.network.Nodes[n].Head().ID },
	}
	postings := &ordering[posting]{
		value: func(p posting) graph.Value { return order.value(node(p)) },
		id:    func(p posting) graph.ID { return order.id(node(p)) },
	}
	var postingPasses test[posting]
	if passes != nil {
		postingPasses = func(p posting) bool { return passes(node(p)) }
	}
	found := newList(index.ofKinds(index.find(b, folded), q.Kinds), postings, q.Window).
		window(b, q.Window, postingPasses, func(p posting) graph.Evidence { return evidence(node(p)) })
	w := window[int32]{before: found.before, after: found.after, total: found.total, elements: make([]int32, len(found.elements))}
	for i, p := range found.elements {
		w.elements[i] = node(p)
	}
	return w, order
}

func (s *Snapshot) termIndex() *termIndex {
	return s.nodes.terms.get(func() *termIndex { return newTermIndex(s.network.Nodes) })
}
