package resolve

import (
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/schema"
)

// Compare compares two views, each of its own day.
func (r query) Compare(ctx context.Context, asOf, with graph.Date, ties *schema.TieFilter, evidence []graph.Evidence) (*analysis.NetworkChange, error) {
	if asOf.Last() >= with.Last() {
		return nil, invalid(fmt.Sprintf("asOf is %s, and with is %s", asOf, with), "Give the earlier day as asOf.")
	}
	before, err := groundsOf(analysis.ComparedTies, ties, &asOf, evidence)
	if err != nil {
		return nil, err
	}
	after, err := groundsOf(analysis.ComparedTies, ties, &with, evidence)
	if err != nil {
		return nil, err
	}
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	was, _, err := r.view(ctx, before)
	if err != nil {
		return nil, err
	}
	type question struct{ asOf graph.Date }
	return analyse(ctx, r.Resolver, after, question{asOf}, func(is *analysis.View) (*analysis.NetworkChange, error) {
		return analysis.Compare(ctx, was, is, hierarchy)
	}, func(c *analysis.NetworkChange) int { return 2 * len(c.Subjects) })
}
