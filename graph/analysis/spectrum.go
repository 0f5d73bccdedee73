package analysis

import (
	"math"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// The iterations end when the scores move, all together, by no more than precision; what they would still move by is far
// below what ranks are told apart by.
const (
	damping       = 0.85
	precision     = 1e-12
	maxIterations = 10_000
)

// pageRank is the power method, each node adding up what it gets, in the order of the nodes.
func (v *View) pageRank(m *budget.Budget) ([]float64, error) {
	scores, gives, n := make([]float64, len(v.network.Nodes)), make([]float64, len(v.network.Nodes)), float64(len(v.tied))
	for _, i := range v.tied {
		scores[i] = 1 / n
	}
	for range maxIterations {
		idle := 0.0 // the scores of nodes that no tie goes out of
		for i, score := range scores {
			if out := len(v.Out(int32(i))); out > 0 {
				gives[i] = score / float64(out)
			} else {
				idle += score
			}
			if err := m.Spend(1); err != nil {
				return nil, err
			}
		}
		base := (damping*idle + 1 - damping) / n
		moved := 0.0
		for i := range scores {
			sum := 0.0
			in := v.In(int32(i))
			if len(in) == 0 && len(v.Out(int32(i))) == 0 {
				continue // it is not ranked
			}
			for _, a := range in {
				sum += gives[a.Node]
			}
			score := base + damping*sum
			moved += math.Abs(score - scores[i])
			scores[i] = score
			if err := m.Spend(1 + len(in)); err != nil {
				return nil, err
			}
		}
		if moved <= precision {
			return scores, nil
		}
	}
	return nil, unsettled(PageRank)
}

// eigenvector is the power method on the adjacency matrix plus one on its diagonal: that changes no eigenvector, and
// keeps the scores of a bipartite graph from swinging to and fro.
func (g *simple) eigenvector(m *budget.Budget) ([]float64, error) {
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
			if err := m.Spend(1 + len(neighbours)); err != nil {
				return nil, err
			}
		}
		norm, moved := math.Sqrt(squares), 0.0
		for _, i := range g.tied {
			next[i] /= norm
			moved += math.Abs(next[i] - scores[i])
			if err := m.Spend(1); err != nil {
				return nil, err
			}
		}
		scores, next = next, scores
		if moved <= precision {
			return scores, nil
		}
	}
	return nil, unsettled(Eigenvector)
}

func unsettled(m Measure) error {
	return &graph.Error{Code: graph.InvalidArgument, Message: "the ranking by " + string(m) + " does not settle on this network",
		Hint: "Ask for fewer kinds of ties, or rank by another measure."}
}
