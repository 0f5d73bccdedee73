package memory

import (
	"index/suffixarray"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// termIndex finds the nodes that have a text in one of their terms, by a suffix array of all terms (Manber and Myers 1993,
// "Suffix arrays: a new method for on-line string searches").
type termIndex struct {
	suffixes *suffixarray.Index
	starts   []int // where the terms of each node begin
}

// separator ends each term. No folded text has it.
const separator = '\x00'

func newTermIndex(nodes []graph.Node) *termIndex {
	var data []byte
	starts := make([]int, len(nodes))
	for i, n := range nodes {
		starts[i] = len(data)
		for term := range n.NodeHead().Terms.All {
			data = append(append(data, term...), separator)
		}
	}
	return &termIndex{suffixarray.New(data), starts}
}

// nodes returns those that have this text in a term, in the order of their ids.
func (t *termIndex) nodes(folded string) []int32 {
	offsets := t.suffixes.Lookup([]byte(folded), -1)
	slices.Sort(offsets)
	var nodes []int32
	next := 0 // the start of the node after the last one found
	for _, at := range offsets {
		if len(nodes) > 0 && at < next {
			continue
		}
		// It is the last node that starts at or before the offset. A node without terms starts where the next one does.
		n, _ := slices.BinarySearch(t.starts, at+1)
		nodes = append(nodes, int32(n-1))
		next = len(t.suffixes.Bytes())
		if n < len(t.starts) {
			next = t.starts[n]
		}
	}
	return nodes
}

// search returns the list of the nodes that a text finds, the best first, and its ordering.
func (s *Snapshot) search(b *budget.Budget, text string, kinds graph.NodeKinds, passes test[int32]) ([]int32, *ordering[int32]) {
	folded := graph.Fold(text)
	var found []int32
	if folded != "" {
		found = s.nodes.terms.get(func() *termIndex { return newTermIndex(s.network.Nodes) }).nodes(folded)
	}
	rank := func(n int32) int { return graph.Rank(s.network.Nodes[n], folded) }
	passing := make([]int64, 0, len(found)) // the rank of each node that passes, above its index
	for _, n := range found {
		if b.Use(budget.PerRecord) && kinds.Has(s.network.Nodes[n].Kind()) && (passes == nil || passes(n)) {
			passing = append(passing, int64(rank(n))<<32|int64(n))
		}
	}
	slices.Sort(passing)
	found = found[:len(passing)]
	for i, p := range passing {
		found[i] = int32(p)
	}
	return found, &ordering[int32]{
		value: func(n int32) graph.Value { return graph.IntValue(int64(rank(n))) },
		id:    func(n int32) graph.ID { return s.network.Nodes[n].Head().ID },
	}
}
