package analysis

import (
	"cmp"
	"math"

	"coopgraph/graph/internal/budget"
)

// damping is the probability of following a tie, as Brin and Page set it.
const damping = 0.85

// pageRank is the PageRank of each node: Brin and Page, The anatomy of a large-scale hypertextual Web search engine,
// Computer Networks and ISDN Systems 30 (1998). A walk starts anew at each node with the same probability, so the scores
// are in the ratio of the solution of a linear system: x(i) is 1 plus damping times the sum of x(j) / out(j) over the ties
// from j to i, where out(j) is the number of ties that go out of j: Del Corso, Gullì and Romani, Fast PageRank computation
// via a sparse linear system, Internet Mathematics 2 (2005). The system is solved for one strongly connected component
// after another, each after those from which ties lead to it.
func (v *View) pageRank(b *budget.Budget) []float64 {
	n := len(v.network.Nodes)
	scores, shares := make([]float64, n), make([]float64, n) // shares: by node, its score for each outgoing tie
	all := 0.0
	v.components(b, func(component []int32) {
		all += v.solvePageRank(b, component, scores, shares)
	})
	for i := range scores {
		scores[i] /= all
		if !b.Use(1) {
			return nil
		}
	}
	return scores
}

// solvePageRank solves the system for a component by the Gauss–Seidel method, and returns the sum of the solution. The
// method converges since the matrix is diagonally dominant by columns. It ends when the sum of the changes is at most
// tolerance times that of the scores; a single node has its score after the first iteration.
func (v *View) solvePageRank(b *budget.Budget, component []int32, scores, shares []float64) (sum float64) {
	if len(component) > 1 {
		budget.Sort(b, component, cmp.Compare) // in memory their scores are in this order
	}
	for {
		change := 0.0
		sum = 0
		for _, i := range component {
			in, out := v.In(i), float64(len(v.Out(i)))
			received, toItself := 0.0, 0.0
			for _, a := range in {
				if a.Node == i {
					toItself++
				} else {
					received += shares[a.Node]
				}
			}
			score := 1 + damping*received
			if out > 0 {
				if toItself > 0 {
					score /= 1 - damping*toItself/out
				}
				shares[i] = score / out
			}
			change += math.Abs(score - scores[i])
			scores[i] = score
			sum += score
			if !b.Use(1 + len(in)) {
				return sum
			}
		}
		if len(component) == 1 || change <= tolerance*sum {
			return sum
		}
	}
}
