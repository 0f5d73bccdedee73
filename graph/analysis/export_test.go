package analysis

import (
	"context"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// The budgets of the analyses.
var (
	PathBudget          = pathBudget
	NeighbourhoodBudget = neighbourhoodBudget
	CommunityBudget     = communityBudget
	RankingBudget       = rankingBudget
)

// Within is the analyses with another budget.
type Within struct{ *budget.Budget }

func (w Within) Paths(v *View, q PathQuery) error {
	_, err := paths(w.Budget, v, v.mustSimpleGraph(), q)
	return err
}

func (w Within) Neighbourhood(v *View, of []graph.ID, hops, limit int) error {
	_, err := neighbourhood(w.Budget, v, of, hops, limit)
	return err
}

func (w Within) Communities(v *View, resolution float64) error {
	_, err := communities(w.Budget, v, v.mustSimpleGraph(), resolution)
	return err
}

func (w Within) Rank(v *View, q RankQuery) error {
	_, err := rank(w.Budget, v, v.mustSimpleGraph(), q)
	return err
}

func (v *View) mustSimpleGraph() *simpleGraph {
	g, err := v.simpleGraph(context.Background())
	if err != nil {
		panic(err) // nobody cancels that context
	}
	return g
}
