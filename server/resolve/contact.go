package resolve

import (
	"context"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/report"
	"coopgraph/schema"
)

func (r query) Contacts(ctx context.Context, by schema.PlaceBy, asOf *graph.Date, _ *time.Time, evidence []graph.Evidence) (*schema.Contacts, error) {
	hit, matched, err := r.clearPlace(ctx, by)
	if err != nil {
		return nil, err
	}
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	type contactQuery struct{ place graph.ID }
	items := func(c *report.Contacts) int { return 3*len(c.Contacts) + 1 }
	found, err := analyse(ctx, r.Resolver, kindScope(report.ContactTies, asOf, evidence), contactQuery{hit.Head().ID}, items, func(ctx context.Context, v *analysis.View) (*report.Contacts, error) {
		return report.FindContacts(ctx, v, hierarchy, hit)
	})
	if err != nil {
		return nil, err
	}
	return &schema.Contacts{Found: found, Matched: matched}, nil
}
