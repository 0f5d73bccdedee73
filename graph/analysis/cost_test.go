package analysis_test

import (
	"errors"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// Every analysis and every measure has a limit on its steps, and its error says what was too much and what to do.
func TestAnalysesCost(t *testing.T) {
	all := asked(t)
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
	v := viewOf(randomNetwork(dice(1), 20_000, 150_000))
	for _, m := range []analysis.Measure{analysis.Betweenness, analysis.Closeness} {
		caller := &leaver{Context: t.Context(), until: 1_000} // looks, in which it would have begun
		_, err := analysis.Rank(caller, v, analysis.RankQuery{Measure: m, Limit: 1})
		if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), string(m)) {
			t.Errorf("%s: %v after %d looks", m, err, caller.looks)
		}
	}
}
