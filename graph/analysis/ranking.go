package analysis

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// MaxRanked is the largest number of nodes that a ranking lists.
const MaxRanked = 1000

// RankQuery asks for the nodes of these kinds with the highest scores. The scores are those of the whole view, whatever
// the kinds.
type RankQuery struct {
	Measure Measure         // what the scores are
	Kinds   graph.NodeKinds // none stands for all
	// Weight is the field that WeightedDegree sums up, as FieldCountyCount or FieldAmount; 0 gives each tie the weight 1. A
	// tie without the field does not count, nor does a node that has no other tie. The field must be Additive.
	Weight graph.Field
	Limit  int // 1 to MaxRanked nodes; those that share the last one's rank are listed too, up to MaxRanked in all
}

// Ranking is the answer to a RankQuery: best first, nodes of one rank by id.
type Ranking struct {
	Basis  Basis    // what the ranking rests on; with a Weight, of the ties that have the field
	Nodes  []Ranked // by rank, then id
	Ranked int32    // how many nodes of the kinds have ties that count
	// Omitted is how many nodes share the last one's rank and are not listed since they are too many.
	Omitted int32
}

// Ranked is a node in a ranking. Nodes of one score share a rank, and the next node's rank counts them all: 1, 2, 2, 4.
// Scores that differ by less than a billionth of the highest one of their rank are one score: they differ by rounding.
type Ranked struct {
	Rank  int32 // from 1
	Node  graph.Node
	Score float64 // as the Measure defines it
}

// Rank ranks the nodes of the view that have ties that count. A measure that costs too much or does not exist, and a
// weight that no tie has or that is not Additive, are InvalidArgument.
func Rank(ctx context.Context, v *View, q RankQuery) (*Ranking, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	var g *simpleGraph
	if q.Measure.onSimpleGraph() {
		var err error
		if g, err = v.simpleGraph(ctx); err != nil {
			return nil, err
		}
	}
	return rank(rankingBudget(ctx, q.Measure), v, g, q)
}

// rankingBudget is that of one question; a step takes some nanoseconds.
func rankingBudget(ctx context.Context, m Measure) *budget.Budget {
	return budget.New(ctx, 4_000_000_000, "the ranking by "+string(m), "Ask for fewer kinds of ties, or rank by degree or PageRank.")
}

func rank(b *budget.Budget, v *View, g *simpleGraph, q RankQuery) (*Ranking, error) {
	scores, counted, err := v.scores(b, g, q)
	if err != nil {
		return nil, err
	}
	var listed []int32
	for _, i := range counted {
		if q.Kinds == 0 || q.Kinds.Has(v.network.Nodes[i].Kind()) {
			listed = append(listed, i)
		}
		if !b.Use(1) {
			return nil, b.Err()
		}
	}
	r := &Ranking{Basis: v.basis, Ranked: int32(len(listed))}
	if q.Measure == WeightedDegree && q.Weight != 0 {
		r.Basis = v.basisOf(b, func(tie graph.Tie) bool {
			_, ok := tie.Value(q.Weight).Decimal()
			return ok
		})
	}
	for _, i := range best(b, listed, scores, q.Limit) {
		next := Ranked{Rank: int32(len(r.Nodes) + 1), Node: v.network.Nodes[i], Score: scores[i]}
		if last := len(r.Nodes) - 1; last >= 0 {
			if first := r.Nodes[r.Nodes[last].Rank-1]; sameScore(first.Score, next.Score) {
				next.Rank = first.Rank
			}
		}
		if int(next.Rank) > q.Limit {
			break
		}
		r.Nodes = append(r.Nodes, next)
	}
	budget.Sort(b, r.Nodes, func(x, y Ranked) int { // within a rank, rounding decides nothing
		return cmp.Or(cmp.Compare(x.Rank, y.Rank), cmp.Compare(x.Node.Head().ID, y.Node.Head().ID))
	})
	if len(r.Nodes) > MaxRanked {
		r.Omitted = int32(len(r.Nodes) - MaxRanked)
		r.Nodes = r.Nodes[:MaxRanked]
	}
	return r, b.Err()
}

// check refuses a measure that does not exist, a limit out of range and a weight that does not add up.
func (q RankQuery) check() error {
	if !slices.Contains(Measures, q.Measure) {
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%.40q is not a Measure", q.Measure)}
	}
	if q.Limit < 1 || q.Limit > MaxRanked {
		return &graph.Error{Code: graph.InvalidArgument,
			Message: fmt.Sprintf("the limit is %d nodes, and must be from 1 to %d", q.Limit, MaxRanked),
			Hint:    "Leave it out for the default."}
	}
	if !q.Weight.Additive() {
		return &graph.Error{Code: graph.InvalidArgument, Message: "the weights are of a field that does not add up, as percentages do not",
			Hint: "Weigh by COUNTIES, ENTERPRISES, AMOUNT or AMOUNT_LARGE_PROJECTS."}
	}
	return nil
}

// scores is the score of each node, and the nodes that have ties that count, ascending.
func (v *View) scores(b *budget.Budget, g *simpleGraph, q RankQuery) (scores []float64, counted []int32, err error) {
	switch q.Measure {
	case WeightedDegree:
		return v.weightedDegrees(b, q.Weight)
	case PageRank:
		scores, err = v.pageRank(b), b.Err()
	case Eigenvector:
		scores, err = eigenvector(b, g)
	case Betweenness:
		scores, err = betweenness(b, g), b.Err()
	case Closeness:
		scores, err = closeness(b, g), b.Err()
	default:
		scores, err = v.degrees(b, q.Measure), b.Err()
	}
	return scores, v.tied, err
}

// sameScore reports whether two scores, the larger one first, differ by rounding alone.
func sameScore(x, y float64) bool { return x-y <= 1e-9*math.Abs(x) }

// best is the limit nodes with the highest scores and those that may share the last one's rank, best first.
func best(b *budget.Budget, nodes []int32, scores []float64, limit int) []int32 {
	if limit < len(nodes) {
		least := nthHighest(b, nodes, scores, limit)
		var chosen []int32
		for _, i := range nodes {
			if scores[i] >= least || sameScore(least, scores[i]) {
				chosen = append(chosen, i)
			}
			if !b.Use(1) {
				return nil
			}
		}
		nodes = chosen
	}
	budget.Sort(b, nodes, func(i, j int32) int { return cmp.Compare(scores[j], scores[i]) })
	return nodes
}

// nthHighest is the highest score but n-1. It keeps the n highest in a binary heap with the least of them on top.
func nthHighest(b *budget.Budget, nodes []int32, scores []float64, n int) float64 {
	heap := make([]float64, n)
	siftDown := func(at int) {
		for child := 2*at + 1; child < n; child = 2*at + 1 {
			if child+1 < n && heap[child+1] < heap[child] {
				child++
			}
			if heap[at] <= heap[child] {
				return
			}
			heap[at], heap[child] = heap[child], heap[at]
			at = child
		}
	}
	for k, i := range nodes[:n] {
		heap[k] = scores[i]
	}
	for at := n/2 - 1; at >= 0; at-- {
		siftDown(at)
	}
	for _, i := range nodes[n:] {
		if scores[i] > heap[0] {
			heap[0] = scores[i]
			siftDown(0)
		}
		if !b.Use(budget.PerRecord) {
			break
		}
	}
	return heap[0]
}
