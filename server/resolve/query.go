package resolve

import (
	"context"
	"fmt"
	"unicode/utf8"

	"coopgraph/graph"
	"coopgraph/schema"
)

const (
	mostIDs       = 100
	longestSearch = 100
)

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
	if err := noCodes(ids...); err != nil {
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
func listNodes[F, T any](ctx context.Context, r *Resolver, kinds graph.NodeKinds, how func(*translation, *F) graph.Filter, filter *F, life lifetime, order graph.Order, p paging) (*graph.Page[T], error) {
	holds, err := life.records()
	if err != nil {
		return nil, err
	}
	passes, err := translate(how, filter, life, graph.AllEvidence)
	if err != nil {
		return nil, err
	}
	q := graph.Query{Kinds: kinds, Filter: graph.All(holds, passes), Order: order}
	return queried(ctx, r, q, p, func(n graph.Node) T { return any(n).(T) })
}

func queried[T any](ctx context.Context, r *Resolver, q graph.Query, p paging, item func(graph.Node) T) (*graph.Page[T], error) {
	listing := graph.NewListing(q, graph.Step{})
	var err error
	if q.Window, err = p.window(listing); err != nil {
		return nil, err
	}
	page, err := r.store.ListNodes(ctx, q)
	if err != nil {
		return nil, err
	}
	note(ctx, page.Revision)
	return pageOf(page, listing, item), nil
}

// listTies answers a root connection of ties.
func listTies[T graph.Tie](ctx context.Context, r *Resolver, s graph.Step, p paging) (*graph.Page[T], error) {
	s.Direction = 0
	listing := graph.NewListing(graph.Query{}, s)
	var err error
	if s.Window, err = p.window(listing); err != nil {
		return nil, err
	}
	page, err := r.store.ListTies(ctx, s)
	if err != nil {
		return nil, err
	}
	note(ctx, page.Revision)
	return pageOf(page, listing, tieOf[T]), nil
}

func (r query) Places(ctx context.Context, filter *schema.PlaceFilter, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[graph.Place], error) {
	return listNodes[schema.PlaceFilter, graph.Place](ctx, r.Resolver, graph.Places, (*translation).place, filter, lifetime{lasting: true}, placeOrder(orderBy), paging{first, last, after, before})
}

func (r query) Districts(ctx context.Context, filter *schema.PlaceFilter, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.District], error) {
	return listNodes[schema.PlaceFilter, *graph.District](ctx, r.Resolver, graph.NodeKindsOf(graph.KindDistrict), (*translation).place, filter, lifetime{lasting: true}, placeOrder(orderBy), paging{first, last, after, before})
}

func (r query) Provinces(ctx context.Context, filter *schema.PlaceFilter, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Province], error) {
	return listNodes[schema.PlaceFilter, *graph.Province](ctx, r.Resolver, graph.NodeKindsOf(graph.KindProvince), (*translation).place, filter, lifetime{lasting: true}, placeOrder(orderBy), paging{first, last, after, before})
}

func (r query) Prefectures(ctx context.Context, filter *schema.PlaceFilter, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Prefecture], error) {
	return listNodes[schema.PlaceFilter, *graph.Prefecture](ctx, r.Resolver, graph.NodeKindsOf(graph.KindPrefecture), (*translation).place, filter, lifetime{lasting: true}, placeOrder(orderBy), paging{first, last, after, before})
}

func (r query) Counties(ctx context.Context, filter *schema.PlaceFilter, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.County], error) {
	return listNodes[schema.PlaceFilter, *graph.County](ctx, r.Resolver, graph.NodeKindsOf(graph.KindCounty), (*translation).place, filter, lifetime{lasting: true}, placeOrder(orderBy), paging{first, last, after, before})
}

func (r query) Chambers(ctx context.Context, filter *schema.ChamberFilter, asOf *graph.Date, history bool, orderBy schema.ChamberOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Chamber], error) {
	return listNodes[schema.ChamberFilter, *graph.Chamber](ctx, r.Resolver, graph.NodeKindsOf(graph.KindChamber), (*translation).chamber, filter, lifetime{asOf: asOf, history: history}, chamberOrder(orderBy), paging{first, last, after, before})
}

func (r query) LiaisonOffices(ctx context.Context, filter *schema.LiaisonOfficeFilter, asOf *graph.Date, history bool, orderBy schema.LiaisonOfficeOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.LiaisonOffice], error) {
	return listNodes[schema.LiaisonOfficeFilter, *graph.LiaisonOffice](ctx, r.Resolver, graph.NodeKindsOf(graph.KindLiaisonOffice), (*translation).liaisonOffice, filter, lifetime{asOf: asOf, history: history}, liaisonOfficeOrder(orderBy), paging{first, last, after, before})
}

func (r query) Agreements(ctx context.Context, filter *schema.AgreementFilter, asOf *graph.Date, history bool, orderBy schema.AgreementOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Agreement], error) {
	return listNodes[schema.AgreementFilter, *graph.Agreement](ctx, r.Resolver, graph.NodeKindsOf(graph.KindAgreement), (*translation).agreement, filter, lifetime{asOf: asOf, history: history}, agreementOrder(orderBy), paging{first, last, after, before})
}

func (r query) Organizations(ctx context.Context, filter *schema.OrganizationFilter, asOf *graph.Date, history bool, orderBy schema.OrganizationOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Organization], error) {
	return listNodes[schema.OrganizationFilter, *graph.Organization](ctx, r.Resolver, graph.NodeKindsOf(graph.KindOrganization), (*translation).organization, filter, lifetime{asOf: asOf, history: history}, organizationOrder(orderBy), paging{first, last, after, before})
}

func (r query) Programmes(ctx context.Context, filter *schema.ProgrammeFilter, asOf *graph.Date, history bool, orderBy schema.ProgrammeOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Programme], error) {
	return listNodes[schema.ProgrammeFilter, *graph.Programme](ctx, r.Resolver, graph.NodeKindsOf(graph.KindProgramme), (*translation).programme, filter, lifetime{asOf: asOf, history: history}, programmeOrder(orderBy), paging{first, last, after, before})
}

func (r query) Indicators(ctx context.Context, filter *schema.IndicatorFilter, orderBy schema.IndicatorOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Indicator], error) {
	return listNodes[schema.IndicatorFilter, *graph.Indicator](ctx, r.Resolver, graph.NodeKindsOf(graph.KindIndicator), (*translation).indicator, filter, lifetime{lasting: true}, indicatorOrder(orderBy), paging{first, last, after, before})
}

func (r query) Ties(ctx context.Context, filter *schema.TieFilter, asOf *graph.Date, history bool, orderBy schema.TieOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[graph.Tie], error) {
	step, err := restrict(ties(filter), (*translation).tie, filter, lifetime{asOf: asOf, history: history})
	if err != nil {
		return nil, err
	}
	step.Order = tieOrder(orderBy)
	return listTies[graph.Tie](ctx, r.Resolver, step, paging{first, last, after, before})
}

func (r query) FriendlyPairs(ctx context.Context, filter *schema.FriendlyPairFilter, asOf *graph.Date, history bool, orderBy schema.FriendlyPairOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.FriendlyPair], error) {
	step, err := restrict(friends, (*translation).friendlyPair, filter, lifetime{asOf: asOf, history: history})
	if err != nil {
		return nil, err
	}
	step.Order = friendlyPairOrder(orderBy)
	return listTies[*graph.FriendlyPair](ctx, r.Resolver, step, paging{first, last, after, before})
}

func (r query) Pairings(ctx context.Context, filter *schema.PairingFilter, asOf *graph.Date, history bool, orderBy schema.PairingOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Pairing], error) {
	step, err := restrict(supports, (*translation).pairing, filter, lifetime{asOf: asOf, history: history})
	if err != nil {
		return nil, err
	}
	step.Order = pairingOrder(orderBy)
	return listTies[*graph.Pairing](ctx, r.Resolver, step, paging{first, last, after, before})
}

func (r query) Cooperations(ctx context.Context, filter *schema.CooperationFilter, asOf *graph.Date, history bool, orderBy schema.CooperationOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Cooperation], error) {
	step, err := restrict(cooperates, (*translation).cooperation, filter, lifetime{asOf: asOf, history: history})
	if err != nil {
		return nil, err
	}
	step.Order = cooperationOrder(orderBy)
	return listTies[*graph.Cooperation](ctx, r.Resolver, step, paging{first, last, after, before})
}

// InvestmentFlows shows flows of every year: a year's flow is over when the year is.
func (r query) InvestmentFlows(ctx context.Context, filter *schema.InvestmentFlowFilter, orderBy schema.InvestmentFlowOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.InvestmentFlow], error) {
	step, err := restrict(invests, (*translation).investmentFlow, filter, lifetime{lasting: true})
	if err != nil {
		return nil, err
	}
	step.Order = investmentFlowOrder(orderBy)
	return listTies[*graph.InvestmentFlow](ctx, r.Resolver, step, paging{first, last, after, before})
}

func (r query) Search(ctx context.Context, text string, kinds []graph.NodeKind, first *int32, after *string, last *int32, before *string) (*graph.Page[graph.Node], error) {
	if utf8.RuneCountInString(text) > longestSearch {
		return nil, invalid("the text is too long", fmt.Sprintf("Search for at most %d characters.", longestSearch))
	}
	if graph.Fold(text) == "" {
		return nil, invalid("there is nothing to search for", "Write at least one letter or digit.")
	}
	if kinds != nil && len(kinds) == 0 {
		return nil, invalid("no kinds to search among", "Leave kinds out to search among all.")
	}
	q := graph.Query{Kinds: graph.NodeKindsOf(kinds...), Text: text}
	return queried(ctx, r.Resolver, q, paging{first, last, after, before}, func(n graph.Node) graph.Node { return n })
}
