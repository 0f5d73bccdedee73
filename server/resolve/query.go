package resolve

import (
	"context"
	"fmt"
	"time"
	"unicode/utf8"

	"coopgraph/graph"
	"coopgraph/schema"
)

func (r query) Node(ctx context.Context, id graph.ID, _ *time.Time) (graph.Record, error) {
	found, err := r.records(ctx, []graph.ID{id})
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

func (r query) Nodes(ctx context.Context, ids []graph.ID, _ *time.Time) ([]graph.Record, error) {
	return r.records(ctx, ids)
}

// records returns the record with each id, in that order, nil if there is none.
func (r query) records(ctx context.Context, ids []graph.ID) ([]graph.Record, error) {
	if err := checkIDs(ids); err != nil {
		return nil, err
	}
	nodes, err := r.store.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	records := make([]graph.Record, len(ids))
	var rest []graph.ID // ids that are not of nodes may be of ties
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

// Place finds the one place that is named exactly.
func (r query) Place(ctx context.Context, by schema.PlaceBy, _ *time.Time) (graph.Place, error) {
	if by.ID != nil {
		return r.placeWithID(ctx, by)
	}
	matches, names, err := r.placeMatches(ctx, by)
	switch {
	case err != nil || len(matches) == 0:
		return nil, err
	case !matches.Exact() || len(matches) > 1:
		return nil, unclear(by, matches, names)
	}
	return matches[0].Place, nil
}

// placeListing returns the listing of the places of some kinds that meet a filter.
func placeListing(kinds graph.NodeKinds, orderBy schema.PlaceOrder, filter *schema.PlaceFilter, evidence []graph.Evidence) (*graph.Listing, error) {
	order, err := placeOrder(orderBy, filter)
	if err != nil {
		return nil, err
	}
	l, err := nodeListing(kinds, order, (*translator).place, filter, restriction{period{anyTime: true}, evidence})
	if err != nil {
		return nil, err
	}
	l.Near = circleOf(filter)
	return l, nil
}

func (r query) Places(ctx context.Context, filter *schema.PlaceFilter, _ *time.Time, evidence []graph.Evidence, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[graph.Place], error) {
	l, err := placeListing(graph.Places, orderBy, filter, evidence)
	if err != nil {
		return nil, err
	}
	return listNodes[graph.Place](ctx, r.Resolver, l, paging{first, last, after, before})
}

func (r query) Districts(ctx context.Context, filter *schema.PlaceFilter, _ *time.Time, evidence []graph.Evidence, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.District], error) {
	l, err := placeListing(graph.NodeKindsOf(graph.KindDistrict), orderBy, filter, evidence)
	if err != nil {
		return nil, err
	}
	return listNodes[*graph.District](ctx, r.Resolver, l, paging{first, last, after, before})
}

func (r query) Provinces(ctx context.Context, filter *schema.PlaceFilter, _ *time.Time, evidence []graph.Evidence, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Province], error) {
	l, err := placeListing(graph.NodeKindsOf(graph.KindProvince), orderBy, filter, evidence)
	if err != nil {
		return nil, err
	}
	return listNodes[*graph.Province](ctx, r.Resolver, l, paging{first, last, after, before})
}

func (r query) Prefectures(ctx context.Context, filter *schema.PlaceFilter, _ *time.Time, evidence []graph.Evidence, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Prefecture], error) {
	l, err := placeListing(graph.NodeKindsOf(graph.KindPrefecture), orderBy, filter, evidence)
	if err != nil {
		return nil, err
	}
	return listNodes[*graph.Prefecture](ctx, r.Resolver, l, paging{first, last, after, before})
}

func (r query) Counties(ctx context.Context, filter *schema.PlaceFilter, _ *time.Time, evidence []graph.Evidence, orderBy schema.PlaceOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.County], error) {
	l, err := placeListing(graph.NodeKindsOf(graph.KindCounty), orderBy, filter, evidence)
	if err != nil {
		return nil, err
	}
	return listNodes[*graph.County](ctx, r.Resolver, l, paging{first, last, after, before})
}

func (r query) Chambers(ctx context.Context, filter *schema.ChamberFilter, asOf *graph.Date, _ *time.Time, history bool, evidence []graph.Evidence, orderBy schema.ChamberOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Chamber], error) {
	l, err := nodeListing(graph.NodeKindsOf(graph.KindChamber), chamberOrder(orderBy), (*translator).chamber, filter, restriction{period{asOf: asOf, history: history}, evidence})
	if err != nil {
		return nil, err
	}
	return listNodes[*graph.Chamber](ctx, r.Resolver, l, paging{first, last, after, before})
}

func (r query) LiaisonOffices(ctx context.Context, filter *schema.LiaisonOfficeFilter, asOf *graph.Date, _ *time.Time, history bool, evidence []graph.Evidence, orderBy schema.LiaisonOfficeOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.LiaisonOffice], error) {
	l, err := nodeListing(graph.NodeKindsOf(graph.KindLiaisonOffice), liaisonOfficeOrder(orderBy), (*translator).liaisonOffice, filter, restriction{period{asOf: asOf, history: history}, evidence})
	if err != nil {
		return nil, err
	}
	return listNodes[*graph.LiaisonOffice](ctx, r.Resolver, l, paging{first, last, after, before})
}

func (r query) Agreements(ctx context.Context, filter *schema.AgreementFilter, asOf *graph.Date, _ *time.Time, history bool, evidence []graph.Evidence, orderBy schema.AgreementOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Agreement], error) {
	l, err := nodeListing(graph.NodeKindsOf(graph.KindAgreement), agreementOrder(orderBy), (*translator).agreement, filter, restriction{period{asOf: asOf, history: history}, evidence})
	if err != nil {
		return nil, err
	}
	return listNodes[*graph.Agreement](ctx, r.Resolver, l, paging{first, last, after, before})
}

func (r query) Organizations(ctx context.Context, filter *schema.OrganizationFilter, asOf *graph.Date, _ *time.Time, history bool, evidence []graph.Evidence, orderBy schema.OrganizationOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Organization], error) {
	l, err := nodeListing(graph.NodeKindsOf(graph.KindOrganization), organizationOrder(orderBy), (*translator).organization, filter, restriction{period{asOf: asOf, history: history}, evidence})
	if err != nil {
		return nil, err
	}
	return listNodes[*graph.Organization](ctx, r.Resolver, l, paging{first, last, after, before})
}

func (r query) Programmes(ctx context.Context, filter *schema.ProgrammeFilter, asOf *graph.Date, _ *time.Time, history bool, evidence []graph.Evidence, orderBy schema.ProgrammeOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Programme], error) {
	l, err := nodeListing(graph.NodeKindsOf(graph.KindProgramme), programmeOrder(orderBy), (*translator).programme, filter, restriction{period{asOf: asOf, history: history}, evidence})
	if err != nil {
		return nil, err
	}
	return listNodes[*graph.Programme](ctx, r.Resolver, l, paging{first, last, after, before})
}

func (r query) Indicators(ctx context.Context, filter *schema.IndicatorFilter, _ *time.Time, evidence []graph.Evidence, orderBy schema.IndicatorOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Indicator], error) {
	l, err := nodeListing(graph.NodeKindsOf(graph.KindIndicator), indicatorOrder(orderBy), (*translator).indicator, filter, restriction{period{anyTime: true}, evidence})
	if err != nil {
		return nil, err
	}
	return listNodes[*graph.Indicator](ctx, r.Resolver, l, paging{first, last, after, before})
}

func (r query) Ties(ctx context.Context, filter *schema.TieFilter, asOf *graph.Date, _ *time.Time, history bool, evidence []graph.Evidence, orderBy schema.TieOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[graph.Tie], error) {
	l, err := tieListing(tieStep(filter), tieOrder(orderBy), (*translator).tie, filter, restriction{period{asOf: asOf, history: history}, evidence})
	if err != nil {
		return nil, err
	}
	return listTies[graph.Tie](ctx, r.Resolver, l, paging{first, last, after, before})
}

func (r query) FriendlyPairs(ctx context.Context, filter *schema.FriendlyPairFilter, asOf *graph.Date, _ *time.Time, history bool, evidence []graph.Evidence, orderBy schema.FriendlyPairOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.FriendlyPair], error) {
	l, err := tieListing(friendlyPairStep, friendlyPairOrder(orderBy), (*translator).friendlyPair, filter, restriction{period{asOf: asOf, history: history}, evidence})
	if err != nil {
		return nil, err
	}
	return listTies[*graph.FriendlyPair](ctx, r.Resolver, l, paging{first, last, after, before})
}

func (r query) Pairings(ctx context.Context, filter *schema.PairingFilter, asOf *graph.Date, _ *time.Time, history bool, evidence []graph.Evidence, orderBy schema.PairingOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Pairing], error) {
	l, err := tieListing(pairingStep, pairingOrder(orderBy), (*translator).pairing, filter, restriction{period{asOf: asOf, history: history}, evidence})
	if err != nil {
		return nil, err
	}
	return listTies[*graph.Pairing](ctx, r.Resolver, l, paging{first, last, after, before})
}

func (r query) Cooperations(ctx context.Context, filter *schema.CooperationFilter, asOf *graph.Date, _ *time.Time, history bool, evidence []graph.Evidence, orderBy schema.CooperationOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.Cooperation], error) {
	l, err := tieListing(cooperationStep, cooperationOrder(orderBy), (*translator).cooperation, filter, restriction{period{asOf: asOf, history: history}, evidence})
	if err != nil {
		return nil, err
	}
	return listTies[*graph.Cooperation](ctx, r.Resolver, l, paging{first, last, after, before})
}

// InvestmentFlows shows flows of every year: a year's flow is over when the year is.
func (r query) InvestmentFlows(ctx context.Context, filter *schema.InvestmentFlowFilter, _ *time.Time, evidence []graph.Evidence, orderBy schema.InvestmentFlowOrder, first *int32, after *string, last *int32, before *string) (*graph.Page[*graph.InvestmentFlow], error) {
	l, err := tieListing(investmentStep, investmentFlowOrder(orderBy), (*translator).investmentFlow, filter, restriction{period{anyTime: true}, evidence})
	if err != nil {
		return nil, err
	}
	return listTies[*graph.InvestmentFlow](ctx, r.Resolver, l, paging{first, last, after, before})
}

// Search lists the nodes that the store finds by the text. The gazetteer adds the places that no store can find: first
// those that the text names by a path, or by a code with more or fewer digits; last those with similar names.
func (r query) Search(ctx context.Context, text string, kinds []graph.NodeKind, _ *time.Time, evidence []graph.Evidence, first *int32, after *string, last *int32, before *string) (*graph.Page[graph.Node], error) {
	if utf8.RuneCountInString(text) > MaxTextLength {
		return nil, invalid("the text is too long", fmt.Sprintf("Search for at most %d characters.", MaxTextLength))
	}
	if graph.Fold(text) == "" {
		return nil, invalid("there is nothing to search for", "Give at least one letter or digit.")
	}
	if kinds != nil && len(kinds) == 0 {
		return nil, invalid("kinds is an empty list", "Leave kinds out to search nodes of all kinds.")
	}
	l := graph.NewListing(graph.Query{Kinds: graph.NodeKindsOf(kinds...), Text: text}, graph.Step{})
	if err := (restriction{period{anyTime: true}, evidence}).apply(l); err != nil {
		return nil, err
	}
	q, page, err := r.queryNodes(ctx, l, paging{first, last, after, before})
	if err != nil {
		return nil, err
	}
	hits, err := r.placeHits(ctx, page.Version, q, l.Evidence)
	if err != nil {
		return nil, err
	}
	return pageOf(hits.merge(page, q.Window), l, func(n graph.Node) graph.Node { return n }), nil
}
