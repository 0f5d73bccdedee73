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
	starts   []int   // where the terms of each node begin
	blocks   []int32 // for each block of the terms: the node to whose terms its first byte belongs
}

// blockBytes is the length of a block: about that of the terms of a node.
const blockBytes = 64

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
	t := &termIndex{suffixes: suffixarray.New(data), starts: starts, blocks: make([]int32, len(data)/blockBytes+1)}
	node := int32(0)
	for i := range t.blocks {
		node = t.nodeFrom(node, i*blockBytes)
		t.blocks[i] = node
	}
	return t
}

// nodeFrom returns the last node whose terms begin at an offset or before it, looking from a node on that is not behind it. A
// node without terms begins where the next one does.
func (t *termIndex) nodeFrom(node int32, offset int) int32 {
	for int(node)+1 < len(t.starts) && t.starts[node+1] <= offset {
		node++
	}
	return node
}

// nodes returns those that have this text in a term, in the order of their ids.
func (t *termIndex) nodes(folded string) []int32 {
	offsets := t.suffixes.Lookup([]byte(folded), -1)
	nodes := make([]int32, len(offsets))
	for i, at := range offsets {
		nodes[i] = t.nodeFrom(t.blocks[at/blockBytes], at)
	}
	const fewer = 8 // if there are so many times fewer than nodes, they are sorted; else the nodes are marked
	if len(nodes)*fewer < len(t.starts) {
		slices.Sort(nodes)
		return slices.Compact(nodes)
	}
	found := make([]bool, len(t.starts))
	for _, n := range nodes {
		found[n] = true
	}
	nodes = nodes[:0]
	for n, has := range found {
		if has {
			nodes = append(nodes, int32(n))
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
