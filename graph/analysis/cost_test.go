package analysis_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
)

// Every analysis and every measure has a limit on its steps, and its error says what was too much and what to do.
func TestAnalysesCost(t *testing.T) {
	all := everyAnalysis(t)
	defer analysis.Limit(5_000)()
	for name, ask := range all {
		err := ask(t.Context())
		refused, ok := errors.AsType[*graph.Error](err)
		if !ok || refused.Code != graph.InvalidArgument || refused.Hint == "" ||
			!strings.HasPrefix(refused.Message, name+" would take more than") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The two measures whose time grows with the square of the network are refused before they begin on one that is too
// large for them.
func TestCostIsQuotedBeforehand(t *testing.T) {
	v := analysistest.View(analysistest.RandomNetwork(analysistest.Random(1), 20_000, 150_000))
	for _, m := range []analysis.Measure{analysis.Betweenness, analysis.Closeness} {
		caller := &analysistest.CountdownContext{Context: t.Context(), At: 1_000} // looks, in which it would have begun
		_, err := analysis.Rank(caller, v, analysis.RankQuery{Measure: m, Limit: 1})
		if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), string(m)) {
			t.Errorf("%s: %v after %d looks", m, err, caller.Calls)
		}
	}
}

// everyAnalysis is every analysis of a network that gives each a lot to do.
func everyAnalysis(t *testing.T) map[string]func(context.Context) error {
	v := analysistest.Big().View
	small := analysistest.View(analysistest.RandomNetwork(analysistest.Random(2), 1_000, 10_000))
	ids := analysistest.IDs(v.Network().Nodes)
	for _, v := range []*analysis.View{v, small} { // makes what a view keeps
		if _, err := analysis.FindCommunities(t.Context(), v, 1); err != nil {
			t.Fatal(err)
		}
	}
	all := map[string]func(context.Context) error{
		"the paths": func(ctx context.Context) error {
			_, err := analysis.Paths(ctx, v, analysis.PathQuery{From: ids[:1], To: ids[len(ids)/2 : len(ids)/2+1], MaxHops: 20, Limit: 100,
				Directed: []graph.TieKind{graph.Supports}})
			return err
		},
		"the neighbourhood": func(ctx context.Context) error {
			_, err := analysis.Neighbourhood(ctx, v, ids[:1], 12, 10_000)
			return err
		},
		"the communities": func(ctx context.Context) error {
			_, err := analysis.FindCommunities(ctx, v, 1)
			return err
		},
	}
	for _, m := range analysis.Measures {
		of := v
		if m == analysis.Betweenness || m == analysis.Closeness || m == analysis.Eigenvector {
			of = small
		}
		all["the ranking by "+string(m)] = func(ctx context.Context) error {
			_, err := analysis.Rank(ctx, of, analysis.RankQuery{Measure: m, Limit: 10})
			return err
		}
	}
	return all
}
