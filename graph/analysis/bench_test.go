package analysis_test

import (
	"sync"
	"testing"
	"time"

	"gonum.org/v1/gonum/graph/network"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// million is a network of a million ties between two hundred thousand counties.
var million = sync.OnceValue(func() *analysis.View { return viewOf(randomNetwork(dice(1), 200_000, 1_000_000)) })

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
		viewOf(n)
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
