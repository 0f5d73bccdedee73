package resolve

import (
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/report"
	"coopgraph/schema"
)

func (r query) Compare(ctx context.Context, asOf, with graph.Date, ties *schema.TieFilter, evidence []graph.Evidence) (*report.NetworkChange, error) {
	if asOf.Last() >= with.Last() {
		return nil, invalid(fmt.Sprintf("asOf is %s, and with is %s", asOf, with), "asOf must be the earlier day.")
	}
	earlier, err := filteredScope(report.ComparedTies, ties, &asOf, evidence)
	if err != nil {
		return nil, err
	}
	later, err := filteredScope(report.ComparedTies, ties, &with, evidence)
	if err != nil {
		return nil, err
	}
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	before, key, err := r.view(ctx, earlier)
	if err != nil {
		return nil, err
	}
	type comparisonQuery struct{ before cacheKey }
	items := func(c *report.NetworkChange) int { return 2 * len(c.Subjects) }
	return analyse(ctx, r.Resolver, later, comparisonQuery{key}, items, func(ctx context.Context, after *analysis.View) (*report.NetworkChange, error) {
		return report.Compare(ctx, before, after, hierarchy)
	})
}
