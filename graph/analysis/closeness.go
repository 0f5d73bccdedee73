package analysis

import (
	"math/bits"
	"slices"

	"coopgraph/graph/internal/budget"
)

// closeness is the closeness centrality of each node: Sabidussi, The centrality index of a graph, Psychometrika 31
// (1966); for graphs of several components as in Wasserman and Faust, Social Network Analysis (1994), formula 5.22. A leaf
// is one hop farther than its neighbour from every other node.
func closeness(b *budget.Budget, g *simpleGraph) []float64 {
	c := newLeafless(b, g)
	d := newDistances(b, c)
	if !b.OK() {
		return nil
	}
	scores := make([]float64, g.nodes())
	for i := range int32(g.nodes()) {
		reached, sum := d.reached[i], d.sum[i]
		if c.isLeaf[i] {
			j := g.neighbours(i)[0]
			reached, sum = d.reached[j], d.sum[j]+d.reached[j]-2
		}
		if others := float64(reached - 1); others > 0 {
			scores[i] = others / float64(sum) * others / float64(len(g.tied)-1)
		}
		if !b.Use(1) {
			return nil
		}
	}
	return scores
}

// distances is what closeness needs to know of the distances of each node that is no leaf, 0 for a leaf.
type distances struct {
	reached []int // by node: how many nodes it reaches, with itself and with leaves
	sum     []int // by node: the sum of the distances to these
}

// newDistances searches from every node that is no leaf, which stands for its leaves too. What it finds at a node counts
// for that node: distances are the same both ways. Bit k of counts[p] is bit p of the number of leaves of source k. For
// the dataset with all kinds of ties this takes 1 ms, while a breadth-first search from each node takes 80 ms.
func newDistances(b *budget.Budget, c *leafless) *distances {
	n := c.nodes()
	d := &distances{make([]int, n), make([]int, n)}
	if !b.OK() {
		return d
	}
	var sources []int32
	for i := range int32(n) {
		if !c.isLeaf[i] && (c.leaves[i] > 0 || len(c.neighbours(i)) > 0) {
			sources = append(sources, i)
		}
	}
	if batches := (len(sources) + sourcesAtOnce - 1) / sourcesAtOnce; !b.Fits(batches * len(c.to)) {
		return d
	}
	search := newMultiBFS(c.simpleGraph)
	for batch := range slices.Chunk(sources, sourcesAtOnce) {
		var counts []uint64
		for k, i := range batch {
			for p, left := 0, int(c.leaves[i]); left > 0; p, left = p+1, left>>1 {
				if p == len(counts) {
					counts = append(counts, 0)
				}
				counts[p] |= uint64(left&1) << k
			}
		}
		search.from(b, batch, func(node int32, distance int, sources uint64) {
			reached, leaves := bits.OnesCount64(sources), 0
			for p, bit := range counts {
				leaves += bits.OnesCount64(sources&bit) << p
			}
			d.reached[node] += reached + leaves
			d.sum[node] += distance*reached + (distance+1)*leaves
		})
		if !b.Use(n) {
			break
		}
	}
	return d
}
