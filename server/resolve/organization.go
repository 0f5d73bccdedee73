package resolve

import (
	"context"

	"coopgraph/graph"
	"coopgraph/schema"
)

var (
	homeStep   = graph.Step{Ties: graph.TieKindsOf(graph.Represents), Direction: graph.Out}
	hostStep   = graph.Step{Ties: graph.TieKindsOf(graph.Located), Direction: graph.Out}
	parentStep = graph.Step{Ties: graph.TieKindsOf(graph.Within), Direction: graph.Out}
	partStep   = graph.Step{Ties: graph.TieKindsOf(graph.Within), Direction: graph.In, Order: farName}
	partyStep  = graph.Step{Ties: graph.TieKindsOf(graph.Party), Direction: graph.In, Order: farCode}
	leaderStep = graph.Step{Ties: graph.TieKindsOf(graph.Leads), Direction: graph.In, Order: farCode}
	memberStep = graph.Step{Ties: graph.TieKindsOf(graph.Member), Direction: graph.In}
)

// delegation resolves the fields that chambers and liaison offices share.
type delegation[T graph.Node] struct{ *Resolver }

func (r delegation[T]) Home(ctx context.Context, ds []T) ([]graph.Place, error) {
	return relatedRecord(ctx, r.Resolver, ds, homeStep, endOf[graph.Place])
}

func (r delegation[T]) Host(ctx context.Context, ds []T) ([]graph.Place, error) {
	return relatedRecord(ctx, r.Resolver, ds, hostStep, endOf[graph.Place])
}

func (r liaisonOffice) Parent(ctx context.Context, os []*graph.LiaisonOffice) ([]*graph.LiaisonOffice, error) {
	return relatedRecord(ctx, r.Resolver, os, parentStep, endOf[*graph.LiaisonOffice])
}

func (r agreement) Parties(ctx context.Context, as []*graph.Agreement, asOf *graph.Date, history bool, evidence []graph.Evidence) ([][]graph.Place, error) {
	return relatedLists(ctx, r.Resolver, as, partyStep, restriction{period{asOf: asOf, history: history}, evidence}, endOf[graph.Place])
}

func (r organization) Leads(ctx context.Context, os []*graph.Organization, asOf *graph.Date, history bool, evidence []graph.Evidence) ([][]graph.Place, error) {
	return relatedLists(ctx, r.Resolver, os, leaderStep, restriction{period{asOf: asOf, history: history}, evidence}, endOf[graph.Place])
}

func (r organization) Members(ctx context.Context, os []*graph.Organization, filter *schema.MembershipFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.MembershipOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Membership], error) {
	l, err := tieListing(memberStep, membershipOrder(orderBy), (*translator).membership, filter, restriction{period{asOf: asOf, history: history}, evidence})
	if err != nil {
		return nil, err
	}
	return relatedPages(ctx, r.Resolver, os, l, paging{first, last, after, before}, tieOf[*graph.Membership])
}

func (r organization) Parent(ctx context.Context, os []*graph.Organization) ([]*graph.Organization, error) {
	return relatedRecord(ctx, r.Resolver, os, parentStep, endOf[*graph.Organization])
}

func (r organization) Parts(ctx context.Context, os []*graph.Organization, asOf *graph.Date, history bool, evidence []graph.Evidence) ([][]*graph.Organization, error) {
	return relatedLists(ctx, r.Resolver, os, partStep, restriction{period{asOf: asOf, history: history}, evidence}, endOf[*graph.Organization])
}

func (r organization) Indicators(ctx context.Context, os []*graph.Organization, evidence []graph.Evidence) ([][]*graph.Indicator, error) {
	return relatedLists(ctx, r.Resolver, os, indicatorStep, restriction{period{anyTime: true}, evidence}, endOf[*graph.Indicator])
}
