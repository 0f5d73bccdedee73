package resolve

import (
	"context"
	"slices"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/report"
	"coopgraph/schema"
)

func (r query) Flows(ctx context.Context, level graph.PlaceLevel, originLevel, destLevel *graph.PlaceLevel, ties *schema.TieFilter, asOf *graph.Date, _ *time.Time, evidence []graph.Evidence) (*report.FlowMap, error) {
	scope, err := filteredScope(analysis.CooperationTies, ties, asOf, evidence)
	if err != nil {
		return nil, err
	}
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	q := report.FlowQuery{OriginLevel: level, DestLevel: level, Scope: scope.Canonical()}
	if originLevel != nil {
		q.OriginLevel = *originLevel
	}
	if destLevel != nil {
		q.DestLevel = *destLevel
	}
	return analyse(ctx, r.Resolver, scope, q, itemsOfFlowMap, func(ctx context.Context, v *analysis.View) (*report.FlowMap, error) {
		return report.Flows(ctx, v, hierarchy, q)
	})
}

// itemsOfFlowMap counts the items of a flow map. A reference to a tie takes a sixteenth of the memory of an item.
func itemsOfFlowMap(m *report.FlowMap) int {
	items := len(m.Flows) + len(m.Inner) + len(m.Locations)
	for _, f := range slices.Concat(m.Flows, m.Inner) {
		items += len(f.Ties()) / 16
	}
	return items
}

// flow resolves the fields of flows.
type flow struct{ *Resolver }

// Ties pages through the ties that each flow sums up. A cursor is a position in the ties of any flow of the query.
func (r flow) Ties(ctx context.Context, flows []*report.Flow, first *int32, after *string, last *int32, before *string) ([]*graph.Page[graph.Tie], error) {
	return computedPages(ctx, r.Resolver, flows, paging{first, last, after, before}, func(f *report.Flow) (*graph.ComputedList, []graph.Tie) {
		list := &graph.ComputedList{Field: f.Query, Unattested: f.Unattested}
		list.Tally[f.Evidence] = f.Count
		return list, f.Ties()
	})
}
