package resolve

import (
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/report"
	"coopgraph/schema"
)

// Compare compares two views, each of its own day.
func (r query) Compare(ctx context.Context, asOf, with graph.Date, ties *schema.TieFilter, evidence []graph.Evidence) (*report.NetworkChange, error) {
	if asOf.Last() >= with.Last() {
		return nil, invalid(fmt.Sprintf("asOf is %s, and with is %s", asOf, with), "Give the earlier day as asOf.")
	}
	before, err := groundsOf(report.ComparedTies, ties, &asOf, evidence)
	if err != nil {
		return nil, err
	}
	after, err := groundsOf(report.ComparedTies, ties, &with, evidence)
	if err != nil {
		return nil, err
	}
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	was, key, err := r.view(ctx, before)
	if err != nil {
		return nil, err
	}
	type comparisonQuery struct{ before cacheKey }
	items := func(c *report.NetworkChange) int { return 2 * len(c.Subjects) }
	return analyse(ctx, r.Resolver, after, comparisonQuery{key}, items, func(ctx context.Context, is *analysis.View) (*report.NetworkChange, error) {
		return report.Compare(ctx, was, is, hierarchy)
	})
}
