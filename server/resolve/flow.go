package resolve

import (
	"context"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/report"
	"coopgraph/schema"
)

func (r query) Flows(ctx context.Context, level graph.PlaceLevel, ties *schema.TieFilter, asOf *graph.Date, evidence []graph.Evidence) (*report.FlowMap, error) {
	scope, err := filteredScope(analysis.CooperationTies, ties, asOf, evidence)
	if err != nil {
		return nil, err
	}
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	type flowQuery struct{ level graph.PlaceLevel }
	items := func(m *report.FlowMap) int { return len(m.Flows) + len(m.Inner) + len(m.Locations) }
	return analyse(ctx, r.Resolver, scope, flowQuery{level}, items, func(ctx context.Context, v *analysis.View) (*report.FlowMap, error) {
		return report.Flows(ctx, v, hierarchy, level)
	})
}
