package analysis

import (
	"math"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// An iteration ends when the sum of the changes of all scores is at most tolerance times the sum of the scores or the
// length of their vector, which is 1: what it would still change is far below what tells two ranks apart.
const tolerance = 1e-12

// maxIterations bounds the power method, which may not converge: that is an error.
const maxIterations = 10_000

// eigenvector is the eigenvector centrality of each node: Bonacich, Factoring and weighting approaches to status scores
// and clique identification, Journal of Mathematical Sociology 2 (1972). It is computed by the power method on the
// adjacency matrix plus the identity matrix: that has the same eigenvectors, and the scores of a bipartite graph do not
// oscillate.
func eigenvector(b *budget.Budget, g *simpleGraph) ([]float64, error) {
	scores, next := make([]float64, g.nodes()), make([]float64, g.nodes())
	for _, i := range g.tied {
		scores[i] = 1 / math.Sqrt(float64(len(g.tied)))
	}
	for range maxIterations {
		squares := 0.0
		for _, i := range g.tied {
			sum := scores[i]
			neighbours := g.neighbours(i)
			for _, j := range neighbours {
				sum += scores[j]
			}
			next[i] = sum
			squares += sum * sum
			if !b.Use(1 + len(neighbours)) {
				return nil, b.Err()
			}
		}
		norm, change := math.Sqrt(squares), 0.0
		for _, i := range g.tied {
			next[i] /= norm
			change += math.Abs(next[i] - scores[i])
			if !b.Use(1) {
				return nil, b.Err()
			}
		}
		scores, next = next, scores
		if change <= tolerance {
			return scores, nil
		}
	}
	return nil, &graph.Error{Code: graph.InvalidArgument, Message: "the ranking by " + string(Eigenvector) + " does not converge on this network",
		Hint: "Ask for fewer kinds of ties, or rank by another measure."}
}
