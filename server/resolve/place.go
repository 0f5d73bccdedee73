package resolve

import (
	"context"

	"coopgraph/graph"
	"coopgraph/schema"
)

var (
	below      = graph.Step{Ties: graph.TieKindsOf(graph.Within), Direction: graph.In, Deep: true}
	delegates  = graph.Step{Ties: graph.TieKindsOf(graph.Located, graph.Represents), Direction: graph.In}
	friends    = graph.Step{Ties: graph.TieKindsOf(graph.Friendly), Direction: graph.Both}
	supports   = graph.Step{Ties: graph.TieKindsOf(graph.Supports), Direction: graph.Both}
	cooperates = graph.Step{Ties: graph.TieKindsOf(graph.Cooperates), Direction: graph.Both}
	agreedOn   = graph.Step{Ties: graph.TieKindsOf(graph.Party), Direction: graph.Out}
	memberOf   = graph.Step{Ties: graph.TieKindsOf(graph.Member), Direction: graph.Out}
	invests    = graph.Step{Ties: graph.TieKindsOf(graph.Invests)}
)

// place answers the fields that every place has, once for all four types.
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

func (r place[T]) Ties(ctx context.Context, ps []T, filter *schema.TieFilter, asOf *graph.Date, history bool, orderBy schema.TieOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[graph.Tie], error) {
	step, err := restrict(ties(filter), (*translation).tie, filter, lifetime{asOf: asOf, history: history})
	if err != nil {
		return nil, err
	}
	step.Order = tieOrder(orderBy)
	return related(ctx, r.Resolver, ps, step, paging{first, last, after, before}, tieOf[graph.Tie])
}

func (r place[T]) FriendlyPairs(ctx context.Context, ps []T, filter *schema.FriendlyPairFilter, asOf *graph.Date, history bool, orderBy schema.FriendlyPairOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.FriendlyPair], error) {
	step, err := restrict(friends, (*translation).friendlyPair, filter, lifetime{asOf: asOf, history: history})
	if err != nil {
		return nil, err
	}
	step.Order = friendlyPairOrder(orderBy)
	return related(ctx, r.Resolver, ps, step, paging{first, last, after, before}, tieOf[*graph.FriendlyPair])
}

func (r place[T]) Pairings(ctx context.Context, ps []T, filter *schema.PairingFilter, asOf *graph.Date, history bool, orderBy schema.PairingOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Pairing], error) {
	step, err := restrict(supports, (*translation).pairing, filter, lifetime{asOf: asOf, history: history})
	if err != nil {
		return nil, err
	}
	step.Order = pairingOrder(orderBy)
	return related(ctx, r.Resolver, ps, step, paging{first, last, after, before}, tieOf[*graph.Pairing])
}

func (r place[T]) Cooperations(ctx context.Context, ps []T, filter *schema.CooperationFilter, asOf *graph.Date, history bool, orderBy schema.CooperationOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Cooperation], error) {
	step, err := restrict(cooperates, (*translation).cooperation, filter, lifetime{asOf: asOf, history: history})
	if err != nil {
		return nil, err
	}
	step.Order = cooperationOrder(orderBy)
	return related(ctx, r.Resolver, ps, step, paging{first, last, after, before}, tieOf[*graph.Cooperation])
}

func (r place[T]) Chambers(ctx context.Context, ps []T, filter *schema.ChamberFilter, asOf *graph.Date, history bool, orderBy schema.ChamberOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Chamber], error) {
	step, err := restrict(delegates, farEnd((*translation).chamber), filter, lifetime{asOf: asOf, history: history})
	if err != nil {
		return nil, err
	}
	step.Ends, step.Order = graph.NodeKindsOf(graph.KindChamber), far(chamberOrder(orderBy))
	return related(ctx, r.Resolver, ps, step, paging{first, last, after, before}, endOf[*graph.Chamber])
}

func (r place[T]) LiaisonOffices(ctx context.Context, ps []T, filter *schema.LiaisonOfficeFilter, asOf *graph.Date, history bool, orderBy schema.LiaisonOfficeOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.LiaisonOffice], error) {
	step, err := restrict(delegates, farEnd((*translation).liaisonOffice), filter, lifetime{asOf: asOf, history: history})
	if err != nil {
		return nil, err
	}
	step.Ends, step.Order = graph.NodeKindsOf(graph.KindLiaisonOffice), far(liaisonOfficeOrder(orderBy))
	return related(ctx, r.Resolver, ps, step, paging{first, last, after, before}, endOf[*graph.LiaisonOffice])
}

func (r place[T]) Agreements(ctx context.Context, ps []T, filter *schema.AgreementFilter, asOf *graph.Date, history bool, orderBy schema.AgreementOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Agreement], error) {
	step, err := restrict(agreedOn, farEnd((*translation).agreement), filter, lifetime{asOf: asOf, history: history})
	if err != nil {
		return nil, err
	}
	step.Order = far(agreementOrder(orderBy))
	return related(ctx, r.Resolver, ps, step, paging{first, last, after, before}, endOf[*graph.Agreement])
}

func (r place[T]) Memberships(ctx context.Context, ps []T, filter *schema.MembershipFilter, asOf *graph.Date, history bool, orderBy schema.MembershipOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Membership], error) {
	step, err := restrict(memberOf, (*translation).membership, filter, lifetime{asOf: asOf, history: history})
	if err != nil {
		return nil, err
	}
	step.Order = membershipOrder(orderBy)
	return related(ctx, r.Resolver, ps, step, paging{first, last, after, before}, tieOf[*graph.Membership])
}

// inside answers the places of one kind that lie in others, at any depth.
func inside[P graph.Place, T graph.Place](ctx context.Context, r *Resolver, ps []P, kind graph.NodeKind, filter *schema.PlaceFilter, orderBy schema.PlaceOrder, p paging) ([]*graph.Page[T], error) {
	passes, err := translate(farEnd((*translation).place), filter, lifetime{lasting: true}, graph.AllEvidence)
	if err != nil {
		return nil, err
	}
	step := below
	step.Ends, step.Filter, step.Order = graph.NodeKindsOf(kind), passes, far(placeOrder(orderBy))
	return related(ctx, r, ps, step, p, endOf[T])
}

func (r province) Prefectures(ctx context.Context, ps []*graph.Province, filter *schema.PlaceFilter, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Prefecture], error) {
	return inside[*graph.Province, *graph.Prefecture](ctx, r.Resolver, ps, graph.KindPrefecture, filter, orderBy, paging{first, last, after, before})
}

func (r province) Counties(ctx context.Context, ps []*graph.Province, filter *schema.PlaceFilter, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.County], error) {
	return inside[*graph.Province, *graph.County](ctx, r.Resolver, ps, graph.KindCounty, filter, orderBy, paging{first, last, after, before})
}

func (r prefecture) Counties(ctx context.Context, ps []*graph.Prefecture, filter *schema.PlaceFilter, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.County], error) {
	return inside[*graph.Prefecture, *graph.County](ctx, r.Resolver, ps, graph.KindCounty, filter, orderBy, paging{first, last, after, before})
}

func (r province) InvestmentOut(ctx context.Context, ps []*graph.Province, year *int32) ([][]*graph.InvestmentFlow, error) {
	return r.investment(ctx, ps, graph.Out, year)
}

func (r province) InvestmentIn(ctx context.Context, ps []*graph.Province, year *int32) ([][]*graph.InvestmentFlow, error) {
	return r.investment(ctx, ps, graph.In, year)
}

func (r province) investment(ctx context.Context, ps []*graph.Province, direction graph.Arrow, year *int32) ([][]*graph.InvestmentFlow, error) {
	step := invests
	step.Direction, step.Order = direction, graph.Order{Field: graph.FieldAmount, Desc: true}
	if year != nil {
		step.Filter = graph.Test{Field: graph.FieldYear, Op: graph.Eq, Value: graph.IntValue(int64(*year))}
	}
	return all(ctx, r.Resolver, ps, step, tieOf[*graph.InvestmentFlow])
}
