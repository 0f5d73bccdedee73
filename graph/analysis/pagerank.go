package analysis

import (
	"math"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// The power method ends when the sum of the changes of all scores is at most tolerance: what it would still change is far
// below what tells two ranks apart. More than maxIterations are an error.
const (
	tolerance     = 1e-12
	maxIterations = 10_000
)

// damping is the probability of following a tie, as Brin and Page set it.
const damping = 0.85

// pageRank is the PageRank of each node: Brin and Page, The anatomy of a large-scale hypertextual Web search engine,
// Computer Networks and ISDN Systems 30 (1998). It is computed by the power method. Each node sums up what it receives in
// the order of the nodes, so the result does not depend on chance.
func (v *View) pageRank(b *budget.Budget) ([]float64, error) {
	n := float64(len(v.tied))
	scores, shares := make([]float64, len(v.network.Nodes)), make([]float64, len(v.network.Nodes))
	for _, i := range v.tied {
		scores[i] = 1 / n
	}
	for range maxIterations {
		dangling := 0.0 // the scores of nodes without outgoing ties
		for i, score := range scores {
			if out := len(v.Out(int32(i))); out > 0 {
				shares[i] = score / float64(out)
			} else {
				dangling += score
			}
			if !b.Use(1) {
				return nil, b.Err()
			}
		}
		base := (damping*dangling + 1 - damping) / n
		change := 0.0
		for i := range scores {
			in := v.In(int32(i))
			if len(in) == 0 && len(v.Out(int32(i))) == 0 {
				continue // it is not ranked
			}
			sum := 0.0
			for _, a := range in {
				sum += shares[a.Node]
			}
			score := base + damping*sum
			change += math.Abs(score - scores[i])
			scores[i] = score
			if !b.Use(1 + len(in)) {
				return nil, b.Err()
			}
		}
		if change <= tolerance {
			return scores, nil
		}
	}
	return nil, notConvergent(PageRank)
}

func notConvergent(m Measure) error {
	return &graph.Error{Code: graph.InvalidArgument, Message: "the ranking by " + string(m) + " does not converge on this network",
		Hint: "Ask for fewer kinds of ties, or rank by another measure."}
}
