package resolve

import (
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/schema"
)

const mostIDs = 100

func (r query) Node(ctx context.Context, id graph.ID) (graph.Record, error) {
	found, err := r.Nodes(ctx, []graph.ID{id})
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

func (r query) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Record, error) {
	if len(ids) > mostIDs {
		return nil, invalid(fmt.Sprintf("%d ids", len(ids)), fmt.Sprintf("Ask for at most %d at a time.", mostIDs))
	}
	if err := refuseCodes(ids...); err != nil {
		return nil, err
	}
	nodes, err := r.store.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	records := make([]graph.Record, len(ids))
	var rest []graph.ID // what is no node may be a tie
	for i, n := range nodes {
		if n != nil {
			records[i] = n
		} else {
			rest = append(rest, ids[i])
		}
	}
	if len(rest) == 0 {
		return records, nil
	}
	ties, err := r.store.Ties(ctx, rest)
	if err != nil {
		return nil, err
	}
	for i := range records {
		if records[i] == nil {
			if ties[0] != nil {
				records[i] = ties[0]
			}
			ties = ties[1:]
		}
	}
	return records, nil
}

// listNodes answers a root connection of nodes.
func listNodes[F, T any](ctx context.Context, r *Resolver, kinds graph.NodeKinds, how func(*translation, *F) graph.Filter, filter *F, life lifetime, evidence []graph.Evidence, order graph.Order, p paging) (*graph.Page[T], error) {
	l, err := restrict(graph.Query{Kinds: kinds, Order: order}, graph.Step{}, how, filter, life, evidence)
	if err != nil {
		return nil, err
	}
	return queried(ctx, r, l, p, func(n graph.Node) T { return any(n).(T) })
}

func queried[T any](ctx context.Context, r *Resolver, l *graph.Listing, p paging, item func(graph.Node) T) (*graph.Page[T], error) {
	_, page, err := r.listNodes(ctx, l, p)
	if err != nil {
		return nil, err
	}
	return pageOf(page, l, item), nil
}

// listNodes asks the store for one window of a listing of nodes, and says what it asked.
func (r *Resolver) listNodes(ctx context.Context, l *graph.Listing, p paging) (graph.Query, *graph.Page[graph.Node], error) {
	window, err := p.window(l)
	if err != nil {
		return graph.Query{}, nil, err
	}
	q, _ := l.With(l.Life, l.Evidence, window)
	page, err := r.store.ListNodes(ctx, q)
	if err != nil {
		return graph.Query{}, nil, err
	}
	note(ctx, page.Revision)
	return q, page, nil
}

// listTies answers a root connection of ties.
func listTies[T graph.Tie](ctx context.Context, r *Resolver, l *graph.Listing, p paging) (*graph.Page[T], error) {
	l.Step.Direction = 0
	window, err := p.window(l)
	if err != nil {
		return nil, err
	}
	_, step := l.With(l.Life, l.Evidence, window)
	page, err := r.store.ListTies(ctx, step)
	if err != nil {
		return nil, err
	}
	note(ctx, page.Revision)
	return pageOf(page, l, tieOf[T]), nil
}

func (r query) Places(ctx context.Context, filter *schema.PlaceFilter, evidence []graph.Evidence, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[graph.Place], error) {
	return listNodes[schema.PlaceFilter, graph.Place](ctx, r.Resolver, graph.Places, (*translation).place, filter, lifetime{lasting: true}, evidence, placeOrder(orderBy), paging{first, last, after, before})
}

func (r query) Districts(ctx context.Context, filter *schema.PlaceFilter, evidence []graph.Evidence, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.District], error) {
	return listNodes[schema.PlaceFilter, *graph.District](ctx, r.Resolver, graph.NodeKindsOf(graph.KindDistrict), (*translation).place, filter, lifetime{lasting: true}, evidence, placeOrder(orderBy), paging{first, last, after, before})
}

func (r query) Provinces(ctx context.Context, filter *schema.PlaceFilter, evidence []graph.Evidence, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Province], error) {
	return listNodes[schema.PlaceFilter, *graph.Province](ctx, r.Resolver, graph.NodeKindsOf(graph.KindProvince), (*translation).place, filter, lifetime{lasting: true}, evidence, placeOrder(orderBy), paging{first, last, after, before})
}

func (r query) Prefectures(ctx context.Context, filter *schema.PlaceFilter, evidence []graph.Evidence, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Prefecture], error) {
	return listNodes[schema.PlaceFilter, *graph.Prefecture](ctx, r.Resolver, graph.NodeKindsOf(graph.KindPrefecture), (*translation).place, filter, lifetime{lasting: true}, evidence, placeOrder(orderBy), paging{first, last, after, before})
}

func (r query) Counties(ctx context.Context, filter *schema.PlaceFilter, evidence []graph.Evidence, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.County], error) {
	return listNodes[schema.PlaceFilter, *graph.County](ctx, r.Resolver, graph.NodeKindsOf(graph.KindCounty), (*translation).place, filter, lifetime{lasting: true}, evidence, placeOrder(orderBy), paging{first, last, after, before})
}

func (r query) Chambers(ctx context.Context, filter *schema.ChamberFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.ChamberOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Chamber], error) {
	return listNodes[schema.ChamberFilter, *graph.Chamber](ctx, r.Resolver, graph.NodeKindsOf(graph.KindChamber), (*translation).chamber, filter, lifetime{asOf: asOf, history: history}, evidence, chamberOrder(orderBy), paging{first, last, after, before})
}

func (r query) LiaisonOffices(ctx context.Context, filter *schema.LiaisonOfficeFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.LiaisonOfficeOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.LiaisonOffice], error) {
	return listNodes[schema.LiaisonOfficeFilter, *graph.LiaisonOffice](ctx, r.Resolver, graph.NodeKindsOf(graph.KindLiaisonOffice), (*translation).liaisonOffice, filter, lifetime{asOf: asOf, history: history}, evidence, liaisonOfficeOrder(orderBy), paging{first, last, after, before})
}

func (r query) Agreements(ctx context.Context, filter *schema.AgreementFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.AgreementOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Agreement], error) {
	return listNodes[schema.AgreementFilter, *graph.Agreement](ctx, r.Resolver, graph.NodeKindsOf(graph.KindAgreement), (*translation).agreement, filter, lifetime{asOf: asOf, history: history}, evidence, agreementOrder(orderBy), paging{first, last, after, before})
}

func (r query) Organizations(ctx context.Context, filter *schema.OrganizationFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.OrganizationOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Organization], error) {
	return listNodes[schema.OrganizationFilter, *graph.Organization](ctx, r.Resolver, graph.NodeKindsOf(graph.KindOrganization), (*translation).organization, filter, lifetime{asOf: asOf, history: history}, evidence, organizationOrder(orderBy), paging{first, last, after, before})
}

func (r query) Programmes(ctx context.Context, filter *schema.ProgrammeFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.ProgrammeOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Programme], error) {
	return listNodes[schema.ProgrammeFilter, *graph.Programme](ctx, r.Resolver, graph.NodeKindsOf(graph.KindProgramme), (*translation).programme, filter, lifetime{asOf: asOf, history: history}, evidence, programmeOrder(orderBy), paging{first, last, after, before})
}

func (r query) Indicators(ctx context.Context, filter *schema.IndicatorFilter, evidence []graph.Evidence, orderBy schema.IndicatorOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Indicator], error) {
	return listNodes[schema.IndicatorFilter, *graph.Indicator](ctx, r.Resolver, graph.NodeKindsOf(graph.KindIndicator), (*translation).indicator, filter, lifetime{lasting: true}, evidence, indicatorOrder(orderBy), paging{first, last, after, before})
}

func (r query) Ties(ctx context.Context, filter *schema.TieFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.TieOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[graph.Tie], error) {
	l, err := restrict(graph.Query{}, ties(filter), (*translation).tie, filter, lifetime{asOf: asOf, history: history}, evidence)
	if err != nil {
		return nil, err
	}
	l.Step.Order = tieOrder(orderBy)
	return listTies[graph.Tie](ctx, r.Resolver, l, paging{first, last, after, before})
}

func (r query) FriendlyPairs(ctx context.Context, filter *schema.FriendlyPairFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.FriendlyPairOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.FriendlyPair], error) {
	l, err := restrict(graph.Query{}, friends, (*translation).friendlyPair, filter, lifetime{asOf: asOf, history: history}, evidence)
	if err != nil {
		return nil, err
	}
	l.Step.Order = friendlyPairOrder(orderBy)
	return listTies[*graph.FriendlyPair](ctx, r.Resolver, l, paging{first, last, after, before})
}

func (r query) Pairings(ctx context.Context, filter *schema.PairingFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.PairingOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Pairing], error) {
	l, err := restrict(graph.Query{}, supports, (*translation).pairing, filter, lifetime{asOf: asOf, history: history}, evidence)
	if err != nil {
		return nil, err
	}
	l.Step.Order = pairingOrder(orderBy)
	return listTies[*graph.Pairing](ctx, r.Resolver, l, paging{first, last, after, before})
}

func (r query) Cooperations(ctx context.Context, filter *schema.CooperationFilter, asOf *graph.Date, history bool, evidence []graph.Evidence, orderBy schema.CooperationOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Cooperation], error) {
	l, err := restrict(graph.Query{}, cooperates, (*translation).cooperation, filter, lifetime{asOf: asOf, history: history}, evidence)
	if err != nil {
		return nil, err
	}
	l.Step.Order = cooperationOrder(orderBy)
	return listTies[*graph.Cooperation](ctx, r.Resolver, l, paging{first, last, after, before})
}

// InvestmentFlows shows flows of every year: a year's flow is over when the year is.
func (r query) InvestmentFlows(ctx context.Context, filter *schema.InvestmentFlowFilter, evidence []graph.Evidence, orderBy schema.InvestmentFlowOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.InvestmentFlow], error) {
	l, err := restrict(graph.Query{}, invests, (*translation).investmentFlow, filter, lifetime{lasting: true}, evidence)
	if err != nil {
		return nil, err
	}
	l.Step.Order = investmentFlowOrder(orderBy)
	return listTies[*graph.InvestmentFlow](ctx, r.Resolver, l, paging{first, last, after, before})
}
