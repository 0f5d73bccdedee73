package resolve

import (
	"context"

	"coopgraph/graph"
	"coopgraph/schema"
)

var (
	insideStep        = graph.Step{Ties: graph.TieKindsOf(graph.Within), Direction: graph.In, Deep: true, Listed: graph.Far}
	chamberStep       = delegationStep(graph.KindChamber)
	liaisonOfficeStep = delegationStep(graph.KindLiaisonOffice)
	friendlyPairStep  = graph.Step{Ties: graph.TieKindsOf(graph.Friendly), Direction: graph.Both}
	pairingStep       = graph.Step{Ties: graph.TieKindsOf(graph.Supports), Direction: graph.Both}
	cooperationStep   = graph.Step{Ties: graph.TieKindsOf(graph.Cooperates), Direction: graph.Both}
	agreementStep     = graph.Step{Ties: graph.TieKindsOf(graph.Party), Direction: graph.Out, Listed: graph.Far}
	membershipStep    = graph.Step{Ties: graph.TieKindsOf(graph.Member), Direction: graph.Out}
	investmentStep    = graph.Step{Ties: graph.TieKindsOf(graph.Invests)}
)

// delegationStep leads from a place to the chambers or offices that are located in it or represent it.
func delegationStep(kind graph.NodeKind) graph.Step {
	return graph.Step{Ties: graph.TieKindsOf(graph.Located, graph.Represents), Direction: graph.In,
		Ends: graph.NodeKindsOf(kind), Listed: graph.Far}
}

// place resolves the fields that every place has, for all four types of places.
type place[T graph.Place] struct{ *Resolver }

func (r place[T]) Within(ctx context.Context, ps []T) ([]graph.Place, error) {
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	within := make([]graph.Place, len(ps))
	for i, p := range ps {
		within[i] = hierarchy.Within(p)
	}
	return within, nil
}

func (r place[T]) Ancestors(ctx context.Context, ps []T) ([][]graph.Place, error) {
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	ancestors := make([][]graph.Place, len(ps))
	for i, p := range ps {
		ancestors[i] = []graph.Place{}
		for above := hierarchy.Within(p); above != nil; above = hierarchy.Within(above) {
			ancestors[i] = append(ancestors[i], above)
		}
	}
	return ancestors, nil
}

func (r place[T]) Ties(ctx context.Context, ps []T, below bool, filter *schema.TieFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.TieOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[graph.Tie], error) {
	during := period{asOf: asOf, history: history}
	l, err := tieListing(during.stepOf(tieStep(filter), below), tieOrder(orderBy), (*translator).tie, filter, restriction{during, evidence})
	if err != nil {
		return nil, err
	}
	return relatedPages(ctx, r.Resolver, ps, l, paging{first, last, after, before}, tieOf[graph.Tie])
}

func (r place[T]) FriendlyPairs(ctx context.Context, ps []T, below bool, filter *schema.FriendlyPairFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.FriendlyPairOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.FriendlyPair], error) {
	during := period{asOf: asOf, history: history}
	l, err := tieListing(during.stepOf(friendlyPairStep, below), friendlyPairOrder(orderBy), (*translator).friendlyPair, filter, restriction{during, evidence})
	if err != nil {
		return nil, err
	}
	return relatedPages(ctx, r.Resolver, ps, l, paging{first, last, after, before}, tieOf[*graph.FriendlyPair])
}

func (r place[T]) Pairings(ctx context.Context, ps []T, below bool, filter *schema.PairingFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.PairingOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Pairing], error) {
	during := period{asOf: asOf, history: history}
	l, err := tieListing(during.stepOf(pairingStep, below), pairingOrder(orderBy), (*translator).pairing, filter, restriction{during, evidence})
	if err != nil {
		return nil, err
	}
	return relatedPages(ctx, r.Resolver, ps, l, paging{first, last, after, before}, tieOf[*graph.Pairing])
}

func (r place[T]) Cooperations(ctx context.Context, ps []T, below bool, filter *schema.CooperationFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.CooperationOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Cooperation], error) {
	during := period{asOf: asOf, history: history}
	l, err := tieListing(during.stepOf(cooperationStep, below), cooperationOrder(orderBy), (*translator).cooperation, filter, restriction{during, evidence})
	if err != nil {
		return nil, err
	}
	return relatedPages(ctx, r.Resolver, ps, l, paging{first, last, after, before}, tieOf[*graph.Cooperation])
}

func (r place[T]) Chambers(ctx context.Context, ps []T, below bool, filter *schema.ChamberFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.ChamberOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Chamber], error) {
	during := period{asOf: asOf, history: history}
	l, err := tieListing(during.stepOf(chamberStep, below), atFarEnd(chamberOrder(orderBy)), farEnd((*translator).chamber), filter, restriction{during, evidence})
	if err != nil {
		return nil, err
	}
	return relatedPages(ctx, r.Resolver, ps, l, paging{first, last, after, before}, endOf[*graph.Chamber])
}

func (r place[T]) LiaisonOffices(ctx context.Context, ps []T, below bool, filter *schema.LiaisonOfficeFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.LiaisonOfficeOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.LiaisonOffice], error) {
	during := period{asOf: asOf, history: history}
	l, err := tieListing(during.stepOf(liaisonOfficeStep, below), atFarEnd(liaisonOfficeOrder(orderBy)), farEnd((*translator).liaisonOffice), filter, restriction{during, evidence})
	if err != nil {
		return nil, err
	}
	return relatedPages(ctx, r.Resolver, ps, l, paging{first, last, after, before}, endOf[*graph.LiaisonOffice])
}

func (r place[T]) Agreements(ctx context.Context, ps []T, below bool, filter *schema.AgreementFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.AgreementOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Agreement], error) {
	during := period{asOf: asOf, history: history}
	l, err := tieListing(during.stepOf(agreementStep, below), atFarEnd(agreementOrder(orderBy)), farEnd((*translator).agreement), filter, restriction{during, evidence})
	if err != nil {
		return nil, err
	}
	return relatedPages(ctx, r.Resolver, ps, l, paging{first, last, after, before}, endOf[*graph.Agreement])
}

func (r place[T]) Memberships(ctx context.Context, ps []T, below bool, filter *schema.MembershipFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.MembershipOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Membership], error) {
	during := period{asOf: asOf, history: history}
	l, err := tieListing(during.stepOf(membershipStep, below), membershipOrder(orderBy), (*translator).membership, filter, restriction{during, evidence})
	if err != nil {
		return nil, err
	}
	return relatedPages(ctx, r.Resolver, ps, l, paging{first, last, after, before}, tieOf[*graph.Membership])
}

// inside returns the listing of the places of one kind that lie in a place, at any depth.
func inside(kind graph.NodeKind, filter *schema.PlaceFilter, evidence []graph.Evidence, orderBy schema.PlaceOrder) (*graph.Listing, error) {
	step := insideStep
	step.Ends = graph.NodeKindsOf(kind)
	order, err := placeOrder(orderBy, filter)
	if err != nil {
		return nil, err
	}
	l, err := tieListing(step, atFarEnd(order), farEnd((*translator).place), filter, restriction{period{anyTime: true}, evidence})
	if err != nil {
		return nil, err
	}
	l.Near = circleOf(filter)
	return l, nil
}

func (r province) Prefectures(ctx context.Context, ps []*graph.Province, filter *schema.PlaceFilter, evidence []graph.Evidence, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Prefecture], error) {
	l, err := inside(graph.KindPrefecture, filter, evidence, orderBy)
	if err != nil {
		return nil, err
	}
	return relatedPages(ctx, r.Resolver, ps, l, paging{first, last, after, before}, endOf[*graph.Prefecture])
}

func (r province) Counties(ctx context.Context, ps []*graph.Province, filter *schema.PlaceFilter, evidence []graph.Evidence, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.County], error) {
	l, err := inside(graph.KindCounty, filter, evidence, orderBy)
	if err != nil {
		return nil, err
	}
	return relatedPages(ctx, r.Resolver, ps, l, paging{first, last, after, before}, endOf[*graph.County])
}

func (r prefecture) Counties(ctx context.Context, ps []*graph.Prefecture, filter *schema.PlaceFilter, evidence []graph.Evidence, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.County], error) {
	l, err := inside(graph.KindCounty, filter, evidence, orderBy)
	if err != nil {
		return nil, err
	}
	return relatedPages(ctx, r.Resolver, ps, l, paging{first, last, after, before}, endOf[*graph.County])
}

func (r province) InvestmentOut(ctx context.Context, ps []*graph.Province, year *int32, evidence []graph.Evidence) ([][]*graph.InvestmentFlow, error) {
	return r.investment(ctx, ps, graph.Out, year, evidence)
}

func (r province) InvestmentIn(ctx context.Context, ps []*graph.Province, year *int32, evidence []graph.Evidence) ([][]*graph.InvestmentFlow, error) {
	return r.investment(ctx, ps, graph.In, year, evidence)
}

func (r province) investment(ctx context.Context, ps []*graph.Province, direction graph.TieDirection, year *int32, evidence []graph.Evidence) ([][]*graph.InvestmentFlow, error) {
	step := investmentStep
	step.Direction, step.Order = direction, graph.Order{Field: graph.FieldAmount, Desc: true}
	if year != nil {
		step.Filter = graph.Test{Field: graph.FieldYear, Op: graph.Eq, Value: graph.IntValue(int64(*year))}
	}
	return relatedLists(ctx, r.Resolver, ps, step, restriction{period{anyTime: true}, evidence}, tieOf[*graph.InvestmentFlow])
}
