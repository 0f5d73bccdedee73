package analysis

import (
	"slices"

	"coopgraph/graph/internal/budget"
)

// leafless is a simple graph without the edges of its leaves, the nodes with one neighbour. All shortest paths from and
// to a leaf pass through its neighbour, so betweenness only needs to know how many leaves a node has. In a network of
// places most counties are leaves.
type leafless struct {
	*simpleGraph
	isLeaf []bool
	leaves []float64 // by node: the number of its leaves
}

func newLeafless(b *budget.Budget, g *simpleGraph) *leafless {
	n := g.nodes()
	c := &leafless{&simpleGraph{starts: make([]int32, n+1)}, make([]bool, n), make([]float64, n)}
	for i := range int32(n) {
		if neighbours := g.neighbours(i); len(neighbours) == 1 {
			j := neighbours[0]
			c.isLeaf[i] = len(g.neighbours(j)) > 1 || j < i // of two nodes that only have each other, one is the leaf
			if c.isLeaf[i] {
				c.leaves[j]++
			}
		}
		if !b.Use(1) {
			return c
		}
	}
	for i := range int32(n) {
		for _, j := range g.neighbours(i) {
			if !c.isLeaf[i] && !c.isLeaf[j] {
				c.to = append(c.to, j)
			}
		}
		c.starts[i+1] = int32(len(c.to))
		if !b.Use(1 + len(g.neighbours(i))) {
			return c
		}
	}
	return c
}

// betweenness is the betweenness centrality of each node, by the algorithm of Brandes, A faster algorithm for
// betweenness centrality, Journal of Mathematical Sociology 25 (2001), on the graph without leaves: the dependencies of
// each source are summed up from the farthest node back. A node stands for itself and its leaves, as a source and as a
// target, and lies between each of its leaves and every other node.
func betweenness(b *budget.Budget, g *simpleGraph) []float64 {
	c := newLeafless(b, g)
	if !b.OK() || !b.Fits(2*c.joined()*len(c.to)) {
		return nil
	}
	scores, dependency := make([]float64, g.nodes()), make([]float64, g.nodes())
	traversal := newBFS(c.simpleGraph)
	for source := range int32(g.nodes()) {
		if c.isLeaf[source] {
			continue
		}
		arcs, targets := traversal.from(source), 0.0
		for k, j := range slices.Backward(traversal.queue) {
			targets += 1 + c.leaves[j]
			if k == 0 {
				break
			}
			dependency[j] += c.leaves[j]
			above, part := traversal.level[j]-1, (1+dependency[j])/traversal.paths[j]
			for _, i := range c.neighbours(j) {
				if traversal.level[i] == above {
					dependency[i] += traversal.paths[i] * part
				}
			}
			scores[j] += (1 + c.leaves[source]) * dependency[j]
			dependency[j] = 0
		}
		dependency[source] = 0
		scores[source] += c.leaves[source] * (targets - 2)
		if !b.Use(1 + 2*arcs) {
			return nil
		}
	}
	if n := float64(len(g.tied)); n > 2 {
		for i := range scores {
			scores[i] /= (n - 1) * (n - 2)
		}
	}
	return scores
}
