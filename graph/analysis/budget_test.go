package analysis_test

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/internal/budget"
)

// analysisCase is an analysis of a network that gives it a lot to do.
type analysisCase struct {
	ask    func(context.Context) error
	within func(analysis.Within) error // the same with another budget
	budget func(context.Context) *budget.Budget
}

// analysisCases is a case for each analysis and each measure, by what its errors call it.
func analysisCases() map[string]analysisCase {
	v := analysistest.Big().View
	small := analysistest.View(analysistest.RandomNetwork(analysistest.Random(2), 1_000, 10_000))
	ids := analysistest.IDs(v.Network().Nodes)
	paths := analysis.PathQuery{From: ids[:1], To: ids[len(ids)/2 : len(ids)/2+1], MaxHops: 20, Limit: 100,
		Directed: []graph.TieKind{graph.Supports}}
	all := map[string]analysisCase{
		"the paths": {
			ask:    func(ctx context.Context) error { _, err := analysis.Paths(ctx, v, paths); return err },
			within: func(w analysis.Within) error { return w.Paths(v, paths) },
			budget: analysis.PathBudget,
		},
		"the neighbourhood": {
			ask: func(ctx context.Context) error {
				_, err := analysis.Neighbourhood(ctx, v, ids[:1], 12, 10_000)
				return err
			},
			within: func(w analysis.Within) error { return w.Neighbourhood(v, ids[:1], 12, 10_000) },
			budget: analysis.NeighbourhoodBudget,
		},
		"the communities": {
			ask:    func(ctx context.Context) error { _, err := analysis.FindCommunities(ctx, v, 1); return err },
			within: func(w analysis.Within) error { return w.Communities(v, 1) },
			budget: analysis.CommunityBudget,
		},
	}
	for _, m := range analysis.Measures {
		of, q := v, analysis.RankQuery{Measure: m, Limit: 10}
		if m == analysis.Betweenness || m == analysis.Closeness || m == analysis.Eigenvector {
			of = small
		}
		all["the ranking by "+string(m)] = analysisCase{
			ask:    func(ctx context.Context) error { _, err := analysis.Rank(ctx, of, q); return err },
			within: func(w analysis.Within) error { return w.Rank(of, q) },
			budget: func(ctx context.Context) *budget.Budget { return analysis.RankingBudget(ctx, m) },
		}
	}
	return all
}

// Every analysis and every measure ends when it has used its budget, and the error says what was too much and what to do.
func TestBudgets(t *testing.T) {
	for name, q := range analysisCases() {
		t.Run(name, func(t *testing.T) {
			if err := q.within(analysis.Within{Budget: budget.New(t.Context(), 5_000, "", "")}); !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("with 5,000 steps: %v", err)
			}
			used := q.budget(t.Context())
			used.Fits(math.MaxInt64)
			refused, ok := errors.AsType[*graph.Error](q.within(analysis.Within{Budget: used}))
			if !ok || refused.Code != graph.InvalidArgument || refused.Hint == "" ||
				!strings.HasPrefix(refused.Message, name+" would take more than") {
				t.Errorf("without a step left: %v", refused)
			}
		})
	}
}

// The two measures whose time grows with the square of the network are refused before they begin on one that is too
// large for them.
func TestQuadraticMeasuresAreRefusedBeforehand(t *testing.T) {
	v := analysistest.View(analysistest.RandomNetwork(analysistest.Random(1), 20_000, 150_000))
	for m, steps := range map[analysis.Measure]int64{analysis.Betweenness: 4_000_000_000, analysis.Closeness: 50_000_000} {
		t.Run(string(m), func(t *testing.T) {
			ctx := &analysistest.CountdownContext{Context: t.Context(), At: 1_000} // looks, after which it would have begun
			b := budget.New(ctx, steps, string(m), "")
			err := analysis.Within{Budget: b}.Rank(v, analysis.RankQuery{Measure: m, Limit: 1})
			if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), string(m)) {
				t.Errorf("%v after %d looks", err, ctx.Calls)
			}
		})
	}
}

// Every analysis stops when its context is canceled, also while its view is made.
func TestCancellation(t *testing.T) {
	if testing.Short() {
		t.Skip("-short leaves out long tests without concurrent calls")
	}
	big := analysistest.Big()
	analyses := map[string]func(context.Context) error{
		"a view": func(ctx context.Context) error {
			_, err := analysis.NewView(ctx, big.Network, nil, nil, nil)
			return err
		},
		"the first communities of a view": func(ctx context.Context) error {
			_, err := analysis.FindCommunities(ctx, analysistest.View(big.Network), 1)
			return err
		},
		"what is tied": func(ctx context.Context) error {
			_, err := analysis.Tied(ctx, big.View)
			return err
		},
	}
	for name, q := range analysisCases() {
		analyses[name] = q.ask
	}
	for name, analyse := range analyses {
		t.Run(name, func(t *testing.T) {
			if err := analyse(t.Context()); err != nil { // makes what a view keeps
				t.Fatal(err)
			}
			analysistest.CheckCancellation(t, analyse)
		})
	}
}
