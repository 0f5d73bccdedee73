package analysis

import (
	"slices"

	"coopgraph/graph/internal/budget"
)

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
