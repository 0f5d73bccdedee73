package resolve

import (
	"context"

	"coopgraph/graph"
	"coopgraph/schema"
)

var (
	home    = graph.Step{Ties: graph.TieKindsOf(graph.Represents), Direction: graph.Out}
	host    = graph.Step{Ties: graph.TieKindsOf(graph.Located), Direction: graph.Out}
	partOf  = graph.Step{Ties: graph.TieKindsOf(graph.Within), Direction: graph.Out}
	parts   = graph.Step{Ties: graph.TieKindsOf(graph.Within), Direction: graph.In, Order: byName}
	parties = graph.Step{Ties: graph.TieKindsOf(graph.Party), Direction: graph.In, Order: byCode}
	leads   = graph.Step{Ties: graph.TieKindsOf(graph.Leads), Direction: graph.In, Order: byCode}
	members = graph.Step{Ties: graph.TieKindsOf(graph.Member), Direction: graph.In}
)

// delegation answers the fields that chambers and liaison offices share.
type delegation[T graph.Node] struct{ *Resolver }

func (r delegation[T]) Home(ctx context.Context, ds []T) ([]graph.Place, error) {
	return one(ctx, r.Resolver, ds, home, endOf[graph.Place])
}

func (r delegation[T]) Host(ctx context.Context, ds []T) ([]graph.Place, error) {
	return one(ctx, r.Resolver, ds, host, endOf[graph.Place])
}

func (r liaisonOffice) Parent(ctx context.Context, os []*graph.LiaisonOffice) ([]*graph.LiaisonOffice, error) {
	return one(ctx, r.Resolver, os, partOf, endOf[*graph.LiaisonOffice])
}

func (r agreement) Parties(ctx context.Context, as []*graph.Agreement, asOf *graph.Date, history bool, evidence []graph.Evidence) ([][]graph.Place, error) {
	return all(ctx, r.Resolver, as, parties, lifetime{asOf: asOf, history: history}, evidence, endOf[graph.Place])
}

func (r organization) Leads(ctx context.Context, os []*graph.Organization, asOf *graph.Date, history bool, evidence []graph.Evidence) ([][]graph.Place, error) {
	return all(ctx, r.Resolver, os, leads, lifetime{asOf: asOf, history: history}, evidence, endOf[graph.Place])
}

func (r organization) Members(ctx context.Context, os []*graph.Organization, filter *schema.MembershipFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.MembershipOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Membership], error) {
	l, err := restrict(graph.Query{}, members, (*translation).membership, filter, lifetime{asOf: asOf, history: history}, evidence)
	if err != nil {
		return nil, err
	}
	l.Step.Order = membershipOrder(orderBy)
	return related(ctx, r.Resolver, os, l, paging{first, last, after, before}, tieOf[*graph.Membership])
}

func (r organization) Parent(ctx context.Context, os []*graph.Organization) ([]*graph.Organization, error) {
	return one(ctx, r.Resolver, os, partOf, endOf[*graph.Organization])
}

func (r organization) Parts(ctx context.Context, os []*graph.Organization, asOf *graph.Date, history bool, evidence []graph.Evidence) ([][]*graph.Organization, error) {
	return all(ctx, r.Resolver, os, parts, lifetime{asOf: asOf, history: history}, evidence, endOf[*graph.Organization])
}

func (r organization) Indicators(ctx context.Context, os []*graph.Organization, evidence []graph.Evidence) ([][]*graph.Indicator, error) {
	return all(ctx, r.Resolver, os, measuredBy, lifetime{lasting: true}, evidence, endOf[*graph.Indicator])
}
