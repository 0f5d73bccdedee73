package analysis

import "coopgraph/graph/internal/budget"

// closeness is the closeness centrality of each node: Sabidussi, The centrality index of a graph, Psychometrika 31
// (1966); for graphs of several components as in Wasserman and Faust, Social Network Analysis (1994), formula 5.22.
func closeness(b *budget.Budget, g *simpleGraph) []float64 {
	if !b.Fits(g.joined() * len(g.to)) {
		return nil
	}
	scores, traversal := make([]float64, g.nodes()), newBFS(g)
	for source := range int32(g.nodes()) {
		arcs := traversal.from(source)
		sum := 0
		for _, i := range traversal.queue {
			sum += int(traversal.level[i]) - 1
		}
		if reached := float64(len(traversal.queue) - 1); reached > 0 {
			scores[source] = reached / float64(sum) * reached / float64(len(g.tied)-1)
		}
		if !b.Use(1 + arcs) {
			return nil
		}
	}
	return scores
}
