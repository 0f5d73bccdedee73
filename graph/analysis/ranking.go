package analysis

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// MaxRanked is the most nodes that a ranking lists.
const MaxRanked = 1000

// Measure is what nodes are ranked by. The definitions are networkx's; nodes of the view without ties are no part of the
// graph, and n is how many have some. The undirected simple graph of a view joins two nodes or does not, whichever way and however often they are
// tied, and no node to itself.
type Measure string

// The measures.
const (
	// Degree is how many ties a node has, InDegree and OutDegree how many come in and go out; parallel ties count each,
	// a tie between a node and itself counts as one in and one out. WeightedDegree adds up their weights instead.
	Degree         Measure = "DEGREE"
	InDegree       Measure = "IN_DEGREE"
	OutDegree      Measure = "OUT_DEGREE"
	WeightedDegree Measure = "WEIGHTED_DEGREE"
	// Betweenness is the share of the shortest paths between other nodes that pass through the node, over the undirected
	// simple graph: for each pair of others, the part of their shortest paths; divided by (n-1)(n-2)/2, so from 0 to 1.
	Betweenness Measure = "BETWEENNESS"
	// Closeness is, over the undirected simple graph, the inverse of the mean distance to the r-1 nodes that the node
	// reaches, times (r-1)/(n-1), so that a node of a small part does not pass for close (Wasserman and Faust); 0 for a
	// node that reaches none.
	Closeness Measure = "CLOSENESS"
	// PageRank is where one is found who goes on along the ties from their first to their second end, each of a node's
	// as likely, and at any step with probability 0.15, and always where no tie goes out, starts anew anywhere. Parallel
	// ties count each. The sum is 1.
	PageRank Measure = "PAGERANK"
	// Eigenvector is a node's part in the eigenvector of the largest eigenvalue of the undirected simple graph, of
	// length 1. Of a graph in several parts only the part with the largest eigenvalue scores above 0; where several share
	// it, each scores as much as it keeps when one starts from equal scores.
	Eigenvector Measure = "EIGENVECTOR"
)

// Measures is every measure.
var Measures = []Measure{Degree, InDegree, OutDegree, WeightedDegree, Betweenness, Closeness, PageRank, Eigenvector}

// MarshalGQL writes the enum value.
func (m Measure) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(m))) }

// UnmarshalGQL reads the enum value.
func (m *Measure) UnmarshalGQL(v any) error {
	s, _ := v.(string)
	if !slices.Contains(Measures, Measure(s)) {
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%.40q is not a Measure", s)}
	}
	*m = Measure(s)
	return nil
}

// RankQuery asks for the nodes of these kinds that have the highest scores. The scores are those of the whole view,
// whatever the kinds.
type RankQuery struct {
	Measure Measure
	Kinds   graph.NodeKinds
	// Weight is the field that WeightedDegree adds up, such as FieldCountyCount or FieldAmount; zero gives each tie 1. A
	// tie without the field does not count, nor does a node that has no other. It is a field that is Additive.
	Weight graph.Field
	Limit  int // 1 to MaxRanked: so many nodes, and whoever shares the last one's rank, up to MaxRanked of all
}

// Ranking is the answer to a RankQuery, best first, those of one score by id.
type Ranking struct {
	Basis  Basis
	Nodes  []Ranked
	Ranked int32 // how many nodes with ties that count there are of the kinds that were asked for
	// Omitted is how many share the last one's rank and are not listed, since they are too many.
	Omitted int32
}

// Ranked is a node in a ranking. Nodes of one score share a rank, and the next one's rank counts them all: 1, 2, 2, 4.
// Scores within a billionth of the highest one of their rank are one score: they differ by rounding.
type Ranked struct {
	Rank  int32
	Node  graph.Node
	Score float64
}

// Rank ranks the nodes of the view that have ties that count. A measure that would cost too much, one that does not exist,
// and a weight that no tie has or that is not Additive are InvalidArgument.
func Rank(ctx context.Context, v *View, q RankQuery) (*Ranking, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	m := budget.New(ctx, limits.ranking, "the ranking by "+string(q.Measure),
		"Ask for fewer kinds of ties, or rank by degree or PageRank.")
	scores, counted, err := v.scores(ctx, m, q)
	if err != nil {
		return nil, err
	}
	r := &Ranking{Basis: v.basis}
	var listed []int32
	for _, i := range counted {
		if q.Kinds == 0 || q.Kinds.Has(v.network.Nodes[i].Kind()) {
			listed = append(listed, i)
		}
		if err := m.Spend(1); err != nil {
			return nil, err
		}
	}
	r.Ranked = int32(len(listed))
	listed, err = best(m, listed, scores, q.Limit)
	if err != nil {
		return nil, err
	}
	for _, i := range listed {
		next := Ranked{Rank: int32(len(r.Nodes) + 1), Node: v.network.Nodes[i], Score: scores[i]}
		if last := len(r.Nodes) - 1; last >= 0 {
			if first := r.Nodes[r.Nodes[last].Rank-1]; same(first.Score, next.Score) {
				next.Rank = first.Rank
			}
		}
		if int(next.Rank) > q.Limit {
			break
		}
		r.Nodes = append(r.Nodes, next)
	}
	err = budget.SortErr(m, r.Nodes, func(a, b Ranked) int { // within a rank, rounding decides nothing
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Node.Head().ID, b.Node.Head().ID))
	})
	if len(r.Nodes) > MaxRanked {
		r.Omitted = int32(len(r.Nodes) - MaxRanked)
		r.Nodes = r.Nodes[:MaxRanked]
	}
	return r, err
}

// check refuses a measure that does not exist and a limit that is passed.
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

// same takes two scores, the larger first, for one.
func same(a, b float64) bool { return a-b <= 1e-9*math.Abs(a) }

// best is the nodes with the highest scores, so many and those that may share the last one's rank, best first.
func best(m *budget.Budget, nodes []int32, scores []float64, limit int) (chosen []int32, err error) {
	if limit < len(nodes) {
		least, err := highest(m, nodes, scores, limit)
		if err != nil {
			return nil, err
		}
		for _, i := range nodes {
			if scores[i] >= least || same(least, scores[i]) {
				chosen = append(chosen, i)
			}
			if err := m.Spend(1); err != nil {
				return nil, err
			}
		}
		nodes = chosen
	}
	return nodes, budget.SortErr(m, nodes, func(i, j int32) int { return cmp.Compare(scores[j], scores[i]) })
}

// highest is the limit-th highest score. It keeps that many in a heap, the least of them on top.
func highest(m *budget.Budget, nodes []int32, scores []float64, limit int) (float64, error) {
	heap := make([]float64, limit)
	sink := func(at int) {
		for child := 2*at + 1; child < limit; child = 2*at + 1 {
			if child+1 < limit && heap[child+1] < heap[child] {
				child++
			}
			if heap[at] <= heap[child] {
				return
			}
			heap[at], heap[child] = heap[child], heap[at]
			at = child
		}
	}
	for k, i := range nodes[:limit] {
		heap[k] = scores[i]
	}
	for at := limit/2 - 1; at >= 0; at-- {
		sink(at)
	}
	for _, i := range nodes[limit:] {
		if scores[i] > heap[0] {
			heap[0] = scores[i]
			sink(0)
		}
		if err := m.Spend(budget.PerRecord); err != nil {
			return 0, err
		}
	}
	return heap[0], nil
}

// scores are those of every node, and the nodes that have ties that count, ascending.
func (v *View) scores(ctx context.Context, m *budget.Budget, q RankQuery) (scores []float64, counted []int32, err error) {
	switch q.Measure {
	case Degree, InDegree, OutDegree:
		scores, err = v.degrees(m, q.Measure)
		return scores, v.tied, err
	case WeightedDegree:
		return v.weightedDegrees(m, q.Weight)
	case PageRank:
		scores, err = v.pageRank(m)
		return scores, v.tied, err
	}
	kernel := map[Measure]func(*simple, *budget.Budget) ([]float64, error){
		Betweenness: (*simple).betweenness, Closeness: (*simple).closeness, Eigenvector: (*simple).eigenvector}[q.Measure]
	g, err := v.simple(ctx)
	if err != nil {
		return nil, nil, err
	}
	scores, err = kernel(g, m)
	return scores, v.tied, err
}
