package analysis_test

import (
	"sync"
	"testing"

	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
)

// million is a network of a million ties between two hundred thousand counties; with -short, of a hundredth of that.
var million = sync.OnceValue(func() *analysis.View { return millions(1) })

func millions(ties int) *analysis.View {
	if testing.Short() {
		return analysistest.View(analysistest.RandomNetwork(analysistest.Random(1), ties*2_000, ties*10_000))
	}
	return analysistest.View(analysistest.RandomNetwork(analysistest.Random(1), ties*200_000, ties*1_000_000))
}

func BenchmarkPageRank(b *testing.B) {
	v := million()
	for b.Loop() {
		if _, err := analysis.Rank(b.Context(), v, analysis.RankQuery{Measure: analysis.PageRank, Limit: 20}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkView(b *testing.B) {
	n := million().Network()
	for b.Loop() {
		analysistest.View(n)
	}
}

func BenchmarkCommunities(b *testing.B) {
	v := million()
	for b.Loop() {
		if _, err := analysis.FindCommunities(b.Context(), v, 1); err != nil {
			b.Fatal(err)
		}
	}
}
