package resolve

import (
	"context"

	"coopgraph/graph"
	"coopgraph/schema"
)

var (
	below      = graph.Step{Ties: graph.TieKindsOf(graph.Within), Direction: graph.In, Deep: true, Listed: graph.Far}
	chambers   = delegates(graph.KindChamber)
	offices    = delegates(graph.KindLiaisonOffice)
	friends    = graph.Step{Ties: graph.TieKindsOf(graph.Friendly), Direction: graph.Both}
	supports   = graph.Step{Ties: graph.TieKindsOf(graph.Supports), Direction: graph.Both}
	cooperates = graph.Step{Ties: graph.TieKindsOf(graph.Cooperates), Direction: graph.Both}
	agreedOn   = graph.Step{Ties: graph.TieKindsOf(graph.Party), Direction: graph.Out, Listed: graph.Far}
	memberOf   = graph.Step{Ties: graph.TieKindsOf(graph.Member), Direction: graph.Out}
	invests    = graph.Step{Ties: graph.TieKindsOf(graph.Invests)}
)

// delegates are the bodies of one kind that sit in a place or stand for it.
func delegates(kind graph.NodeKind) graph.Step {
	return graph.Step{Ties: graph.TieKindsOf(graph.Located, graph.Represents), Direction: graph.In,
		Ends: graph.NodeKindsOf(kind), Listed: graph.Far}
}

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

func (r place[T]) Ties(ctx context.Context, ps []T, filter *schema.TieFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.TieOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[graph.Tie], error) {
	l, err := restrict(graph.Query{}, ties(filter), (*translation).tie, filter, lifetime{asOf: asOf, history: history}, evidence)
	if err != nil {
		return nil, err
	}
	l.Step.Order = tieOrder(orderBy)
	return related(ctx, r.Resolver, ps, l, paging{first, last, after, before}, tieOf[graph.Tie])
}

func (r place[T]) FriendlyPairs(ctx context.Context, ps []T, filter *schema.FriendlyPairFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.FriendlyPairOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.FriendlyPair], error) {
	l, err := restrict(graph.Query{}, friends, (*translation).friendlyPair, filter, lifetime{asOf: asOf, history: history}, evidence)
	if err != nil {
		return nil, err
	}
	l.Step.Order = friendlyPairOrder(orderBy)
	return related(ctx, r.Resolver, ps, l, paging{first, last, after, before}, tieOf[*graph.FriendlyPair])
}

func (r place[T]) Pairings(ctx context.Context, ps []T, filter *schema.PairingFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.PairingOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Pairing], error) {
	l, err := restrict(graph.Query{}, supports, (*translation).pairing, filter, lifetime{asOf: asOf, history: history}, evidence)
	if err != nil {
		return nil, err
	}
	l.Step.Order = pairingOrder(orderBy)
	return related(ctx, r.Resolver, ps, l, paging{first, last, after, before}, tieOf[*graph.Pairing])
}

func (r place[T]) Cooperations(ctx context.Context, ps []T, filter *schema.CooperationFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.CooperationOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Cooperation], error) {
	l, err := restrict(graph.Query{}, cooperates, (*translation).cooperation, filter, lifetime{asOf: asOf, history: history}, evidence)
	if err != nil {
		return nil, err
	}
	l.Step.Order = cooperationOrder(orderBy)
	return related(ctx, r.Resolver, ps, l, paging{first, last, after, before}, tieOf[*graph.Cooperation])
}

func (r place[T]) Chambers(ctx context.Context, ps []T, filter *schema.ChamberFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.ChamberOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Chamber], error) {
	l, err := restrict(graph.Query{}, chambers, farEnd((*translation).chamber), filter, lifetime{asOf: asOf, history: history}, evidence)
	if err != nil {
		return nil, err
	}
	l.Step.Order = far(chamberOrder(orderBy))
	return related(ctx, r.Resolver, ps, l, paging{first, last, after, before}, endOf[*graph.Chamber])
}

func (r place[T]) LiaisonOffices(ctx context.Context, ps []T, filter *schema.LiaisonOfficeFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.LiaisonOfficeOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.LiaisonOffice], error) {
	l, err := restrict(graph.Query{}, offices, farEnd((*translation).liaisonOffice), filter, lifetime{asOf: asOf, history: history}, evidence)
	if err != nil {
		return nil, err
	}
	l.Step.Order = far(liaisonOfficeOrder(orderBy))
	return related(ctx, r.Resolver, ps, l, paging{first, last, after, before}, endOf[*graph.LiaisonOffice])
}

func (r place[T]) Agreements(ctx context.Context, ps []T, filter *schema.AgreementFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.AgreementOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Agreement], error) {
	l, err := restrict(graph.Query{}, agreedOn, farEnd((*translation).agreement), filter, lifetime{asOf: asOf, history: history}, evidence)
	if err != nil {
		return nil, err
	}
	l.Step.Order = far(agreementOrder(orderBy))
	return related(ctx, r.Resolver, ps, l, paging{first, last, after, before}, endOf[*graph.Agreement])
}

func (r place[T]) Memberships(ctx context.Context, ps []T, filter *schema.MembershipFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.MembershipOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Membership], error) {
	l, err := restrict(graph.Query{}, memberOf, (*translation).membership, filter, lifetime{asOf: asOf, history: history}, evidence)
	if err != nil {
		return nil, err
	}
	l.Step.Order = membershipOrder(orderBy)
	return related(ctx, r.Resolver, ps, l, paging{first, last, after, before}, tieOf[*graph.Membership])
}

// inside answers the places of one kind that lie in others, at any depth.
func inside[P graph.Place, T graph.Place](ctx context.Context, r *Resolver, ps []P, kind graph.NodeKind, filter *schema.PlaceFilter, evidence []graph.Evidence, orderBy schema.PlaceOrder, p paging) ([]*graph.Page[T], error) {
	of := below
	of.Ends = graph.NodeKindsOf(kind)
	l, err := restrict(graph.Query{}, of, farEnd((*translation).place), filter, lifetime{lasting: true}, evidence)
	if err != nil {
		return nil, err
	}
	l.Step.Order = far(placeOrder(orderBy))
	return related(ctx, r, ps, l, p, endOf[T])
}

func (r province) Prefectures(ctx context.Context, ps []*graph.Province, filter *schema.PlaceFilter, evidence []graph.Evidence, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.Prefecture], error) {
	return inside[*graph.Province, *graph.Prefecture](ctx, r.Resolver, ps, graph.KindPrefecture, filter, evidence, orderBy, paging{first, last, after, before})
}

func (r province) Counties(ctx context.Context, ps []*graph.Province, filter *schema.PlaceFilter, evidence []graph.Evidence, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.County], error) {
	return inside[*graph.Province, *graph.County](ctx, r.Resolver, ps, graph.KindCounty, filter, evidence, orderBy, paging{first, last, after, before})
}

func (r prefecture) Counties(ctx context.Context, ps []*graph.Prefecture, filter *schema.PlaceFilter, evidence []graph.Evidence, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) ([]*graph.Page[*graph.County], error) {
	return inside[*graph.Prefecture, *graph.County](ctx, r.Resolver, ps, graph.KindCounty, filter, evidence, orderBy, paging{first, last, after, before})
}

func (r province) InvestmentOut(ctx context.Context, ps []*graph.Province, year *int32, evidence []graph.Evidence) ([][]*graph.InvestmentFlow, error) {
	return r.investment(ctx, ps, graph.Out, year, evidence)
}

func (r province) InvestmentIn(ctx context.Context, ps []*graph.Province, year *int32, evidence []graph.Evidence) ([][]*graph.InvestmentFlow, error) {
	return r.investment(ctx, ps, graph.In, year, evidence)
}

func (r province) investment(ctx context.Context, ps []*graph.Province, direction graph.Arrow, year *int32, evidence []graph.Evidence) ([][]*graph.InvestmentFlow, error) {
	step := invests
	step.Direction, step.Order = direction, graph.Order{Field: graph.FieldAmount, Desc: true}
	if year != nil {
		step.Filter = graph.Test{Field: graph.FieldYear, Op: graph.Eq, Value: graph.IntValue(int64(*year))}
	}
	return all(ctx, r.Resolver, ps, step, lifetime{lasting: true}, evidence, tieOf[*graph.InvestmentFlow])
}
