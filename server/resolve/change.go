package resolve

import (
	"context"
	"fmt"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/report"
	"coopgraph/schema"
)

// Compare compares two days of the network that the operation reads, or a day of an earlier network with one of that.
func (r query) Compare(ctx context.Context, asOf graph.Date, asKnownAt *time.Time, with graph.Date, withAsKnownAt *time.Time, ties *schema.TieFilter, evidence []graph.Evidence) (*report.NetworkChange, error) {
	if err := checkCompared(asOf, with, asKnownAt, withAsKnownAt); err != nil {
		return nil, err
	}
	if err := checkEvidence(evidence); err != nil {
		return nil, err
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
	source, err := r.source(ctx)
	if err != nil {
		return nil, err
	}
	if withAsKnownAt != nil {
		if source, err = r.sourceAt(ctx, *asKnownAt); err != nil {
			return nil, err
		}
		operationOf(ctx).showEarlier(func(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
			network, err := source.take(ctx)
			if err != nil {
				return nil, err
			}
			return network.Nodes(ctx, ids)
		})
	}
	before, key, err := r.viewOf(ctx, source, earlier)
	if err != nil {
		return nil, err
	}
	type comparisonQuery struct{ before cacheKey }
	items := func(c *report.NetworkChange) int { return 2 * len(c.Subjects) }
	return analyse(ctx, r.Resolver, later, comparisonQuery{key}, items, func(ctx context.Context, after *analysis.View) (*report.NetworkChange, error) {
		return report.Compare(ctx, before, after, hierarchy)
	})
}

// checkCompared refuses days and moments of a comparison that are not in the order of time.
func checkCompared(asOf, with graph.Date, asKnownAt, withAsKnownAt *time.Time) error {
	switch {
	case withAsKnownAt != nil && asKnownAt == nil:
		return invalid("withAsKnownAt without asKnownAt", "Say at which moment the network of asOf is read.")
	case withAsKnownAt != nil && asKnownAt.After(*withAsKnownAt):
		return invalid("asKnownAt is later than withAsKnownAt", "asKnownAt must be the earlier moment.")
	case asOf.Last() > with.Last(), asOf.Last() == with.Last() && (withAsKnownAt == nil || asKnownAt.Equal(*withAsKnownAt)):
		return invalid(fmt.Sprintf("asOf is %s, and with is %s", asOf, with), "asOf must be the earlier day.")
	}
	return nil
}
