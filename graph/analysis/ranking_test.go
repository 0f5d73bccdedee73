package analysis_test

import (
	"errors"
	"fmt"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
)

// Nodes of one score share a rank, the next rank counts them, and the limit does not separate them.
func TestSharedRanks(t *testing.T) {
	for _, c := range []struct {
		measure analysis.Measure
		limit   int
		nodes   []graph.ID
		ranks   []int32
	}{
		{analysis.Degree, 5, []graph.ID{"n0000000", "n0000002", "n0000003", "n0000004", "n0000001"}, []int32{1, 2, 2, 2, 5}},
		{analysis.Degree, 1, []graph.ID{"n0000000"}, []int32{1}},
		{analysis.Degree, 2, []graph.ID{"n0000000", "n0000002", "n0000003", "n0000004"}, []int32{1, 2, 2, 2}},
		{analysis.Betweenness, 2, []graph.ID{"n0000000", "n0000002", "n0000003"}, []int32{1, 2, 2}},
		{analysis.Eigenvector, 2, []graph.ID{"n0000000", "n0000002", "n0000003"}, []int32{1, 2, 2}},
		{analysis.InDegree, 1, []graph.ID{"n0000004"}, []int32{1}},
	} {
		t.Run(fmt.Sprint(c.measure, " ", c.limit), func(t *testing.T) {
			r, err := analysis.Rank(t.Context(), analysistest.View(analysistest.Star()), analysis.RankQuery{Measure: c.measure, Limit: c.limit})
			if err != nil {
				t.Fatal(err)
			}
			if r.Ranked != 5 || len(r.Nodes) != len(c.nodes) {
				t.Errorf("%s, the first %d: %d of %d", c.measure, c.limit, len(r.Nodes), r.Ranked)
				return
			}
			for i, ranked := range r.Nodes {
				if ranked.Node.Head().ID != c.nodes[i] || ranked.Rank != c.ranks[i] {
					t.Errorf("%s, the first %d: place %d is %s with rank %d, not %s with rank %d", c.measure, c.limit, i,
						ranked.Node.Head().ID, ranked.Rank, c.nodes[i], c.ranks[i])
				}
			}
		})
	}
}

// Kinds choose which nodes are listed and change no score.
func TestRankingOfKinds(t *testing.T) {
	n := analysistest.Star()
	district := &graph.District{}
	district.ID, district.Evidence = n.Nodes[0].Head().ID, graph.Official
	n.Nodes[0] = district
	whole := scoresOf(t, analysistest.View(n), analysis.RankQuery{Measure: analysis.PageRank})
	r, err := analysis.Rank(t.Context(), analysistest.View(n), analysis.RankQuery{Measure: analysis.PageRank, Limit: 9,
		Kinds: graph.NodeKindsOf(graph.KindDistrict)})
	if err != nil || r.Ranked != 1 || r.Nodes[0].Node != n.Nodes[0] || r.Nodes[0].Score != whole[0] {
		t.Errorf("%v, %v", r, err)
	}
}

func TestRankRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		v *analysis.View
		q analysis.RankQuery
	}{
		"no such measure": {analysistest.View(analysistest.Star()), analysis.RankQuery{Measure: "BEAUTY", Limit: 1}},
		"no nodes":        {analysistest.View(analysistest.Star()), analysis.RankQuery{Measure: analysis.Degree}},
		"per cent":        {analysistest.View(analysistest.Star()), analysis.RankQuery{Measure: analysis.WeightedDegree, Weight: graph.FieldGrowth, Limit: 1}},
		"no such weight":  {analysistest.View(analysistest.Star()), analysis.RankQuery{Measure: analysis.WeightedDegree, Weight: graph.FieldAmount, Limit: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := analysis.Rank(t.Context(), c.v, c.q); !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
}
