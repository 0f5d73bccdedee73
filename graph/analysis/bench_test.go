package analysis_test

import (
	"slices"
	"testing"
	"time"

	"gonum.org/v1/gonum/graph/network"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// Shortest paths between counties at random in a network of a million ties.
func BenchmarkShortestPath(b *testing.B) {
	v := million()
	ids := idsOf(v.Network().Nodes)
	r := dice(3)
	var took []time.Duration
	for b.Loop() {
		q := analysis.PathQuery{From: []graph.ID{ids[r.IntN(len(ids))]}, To: []graph.ID{ids[r.IntN(len(ids))]}, MaxHops: 20, Limit: 1}
		if q.From[0] == q.To[0] {
			continue
		}
		start := time.Now()
		if _, err := analysis.Paths(b.Context(), v, q); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
}

func BenchmarkPageRank(b *testing.B) {
	v := million()
	for b.Loop() {
		if _, err := analysis.Rank(b.Context(), v, analysis.RankQuery{Measure: analysis.PageRank, Limit: 20}); err != nil {
			b.Fatal(err)
		}
	}
}

// Betweenness of the real network without placeholders, ours and gonum's in turns, so that both meet the same noise.
// Gonum's takes many seconds: run it with -benchtime 1x.
func BenchmarkBetweenness(b *testing.B) {
	v := seeded(b).view(b, graph.AllTies, nil)
	g := unweighted{undirected(v)}
	var ours, theirs time.Duration
	for b.Loop() {
		start := time.Now()
		scoresOf(b, v, analysis.RankQuery{Measure: analysis.Betweenness})
		middle := time.Now()
		network.Betweenness(g)
		ours, theirs = ours+middle.Sub(start), theirs+time.Since(middle)
	}
	b.ReportMetric(float64(ours.Microseconds())/float64(b.N), "ours-µs")
	b.ReportMetric(float64(theirs)/float64(ours), "times-gonum")
}

func BenchmarkView(b *testing.B) {
	n := million().Network()
	for b.Loop() {
		analysis.NewView(n, nil, nil)
	}
}

func BenchmarkCommunities(b *testing.B) {
	v := viewOf(randomNetwork(dice(4), 1_200, 3_000))
	for b.Loop() {
		if _, err := analysis.FindCommunities(b.Context(), v, 1); err != nil {
			b.Fatal(err)
		}
	}
}
