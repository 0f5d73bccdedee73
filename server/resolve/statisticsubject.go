package resolve

import (
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/graph/report"
	"coopgraph/schema"
)

// subject is the question that finds the records of a statistic: one of nodes or one of ties.
type subject struct {
	nodes *graph.Query
	ties  *graph.Step

	unattested *subject // finds what a day leaves out only because a beginning is not known; nil without a day
}

// subjectOf reads what a statistic is of. A filter must be that of the subject.
func subjectOf(of schema.StatisticSubject, filter *schema.StatisticFilter, during period, evidence graph.EvidenceSet) (subject, error) {
	var f schema.StatisticFilter
	if filter != nil {
		f = *filter
	}
	switch of {
	case schema.StatisticSubjectPlaces:
		during.anyTime = true
		return countNodes(graph.Places, (*translator).place, f.Places, filter, during, evidence)
	case schema.StatisticSubjectChambers:
		return countNodes(graph.NodeKindsOf(graph.KindChamber), (*translator).chamber, f.Chambers, filter, during, evidence)
	case schema.StatisticSubjectLiaisonOffices:
		return countNodes(graph.NodeKindsOf(graph.KindLiaisonOffice), (*translator).liaisonOffice, f.LiaisonOffices, filter, during, evidence)
	case schema.StatisticSubjectAgreements:
		return countNodes(graph.NodeKindsOf(graph.KindAgreement), (*translator).agreement, f.Agreements, filter, during, evidence)
	case schema.StatisticSubjectOrganizations:
		return countNodes(graph.NodeKindsOf(graph.KindOrganization), (*translator).organization, f.Organizations, filter, during, evidence)
	case schema.StatisticSubjectFriendlyPairs:
		return countTies(friendlyPairStep, (*translator).friendlyPair, f.FriendlyPairs, filter, during, evidence)
	case schema.StatisticSubjectPairings:
		return countTies(pairingStep, (*translator).pairing, f.Pairings, filter, during, evidence)
	case schema.StatisticSubjectCooperations:
		return countTies(cooperationStep, (*translator).cooperation, f.Cooperations, filter, during, evidence)
	case schema.StatisticSubjectMemberships:
		return countTies(membershipStep, (*translator).membership, f.Memberships, filter, during, evidence)
	case schema.StatisticSubjectInvestmentFlows:
		during.anyTime = during.asOf == nil // a year's flow is over when the year is
		return countTies(investmentStep, (*translator).investmentFlow, f.InvestmentFlows, filter, during, evidence)
	}
	return subject{}, invalid(fmt.Sprintf("%s cannot be counted", of), "")
}

func countNodes[F any](kinds graph.NodeKinds, translate translateFunc[F], f *F, given *schema.StatisticFilter, during period, evidence graph.EvidenceSet) (subject, error) {
	passes, unattested, err := subjectFilter(translate, f, given, during, evidence)
	of := subject{nodes: &graph.Query{Kinds: kinds, Filter: passes}}
	if unattested != nil {
		of.unattested = &subject{nodes: &graph.Query{Kinds: kinds, Filter: unattested}}
	}
	return of, err
}

func countTies[F any](s graph.Step, translate translateFunc[F], f *F, given *schema.StatisticFilter, during period, evidence graph.EvidenceSet) (subject, error) {
	passes, unattested, err := subjectFilter(translate, f, given, during, evidence)
	s.Direction, s.Filter = 0, passes
	of := subject{ties: &s}
	if unattested != nil {
		without := s
		without.Filter = unattested
		of.unattested = &subject{ties: &without}
	}
	return of, err
}

// subjectFilter returns the condition on the records that are counted, and the condition on those that asOf leaves out only
// because a beginning is not known.
func subjectFilter[F any](translate translateFunc[F], f *F, given *schema.StatisticFilter, during period, evidence graph.EvidenceSet) (passes, unattested graph.Filter, err error) {
	if given != nil && f == nil {
		return nil, nil, invalid("the filter is of another subject", "Give the filter that is named like the subject.")
	}
	holds, err := during.ofRecords()
	if err != nil {
		return nil, nil, err
	}
	passes, unattested, err = translateFilter(translate, f, selection{during, evidence, evidence})
	return graph.All(holds, passes), unattested, err
}

// cases are the records of a statistic, with the places that they are counted at.
func (s subject) cases(ctx context.Context, store graph.Store, h *graph.Hierarchy) ([]report.Case, error) {
	if s.nodes != nil {
		return nodeCases(ctx, store, *s.nodes, h)
	}
	return tieCases(ctx, store, *s.ties, h)
}

// nodeCases are the nodes that a query finds, with the places that they are counted at.
func nodeCases(ctx context.Context, store graph.Store, q graph.Query, h *graph.Hierarchy) ([]report.Case, error) {
	q.Window = graph.Window{Limit: graph.NoLimit}
	page, err := store.ListNodes(ctx, q)
	if err != nil {
		return nil, err
	}
	cases := make([]report.Case, len(page.Edges))
	var placed []graph.Node // what has its places by ties
	var at []int
	for i, n := range page.Nodes() {
		cases[i].Record = n
		if p, ok := n.(graph.Place); ok {
			cases[i].Partner = p
			if p.Kind() == graph.KindDistrict {
				cases[i].Here = p
			}
			continue
		}
		placed, at = append(placed, n), append(at, i)
	}
	if len(placed) == 0 {
		return cases, nil
	}
	step := graph.Step{Ties: graph.TieKindsOf(graph.Represents, graph.Located, graph.Party), Direction: graph.Both,
		Order: farCode, Ends: graph.Places, Window: graph.Window{Limit: graph.NoLimit}}
	hops, err := store.Expand(ctx, idsOf(placed), step)
	if err != nil {
		return nil, err
	}
	for k, i := range at {
		for _, hop := range hops[k].Nodes() {
			cases[i].Put(h.Place(hop.End.Head().ID))
		}
	}
	return cases, nil
}

// tieCases are the ties that a step finds, with the places that they are counted at.
func tieCases(ctx context.Context, store graph.Store, s graph.Step, h *graph.Hierarchy) ([]report.Case, error) {
	s.Window = graph.Window{Limit: graph.NoLimit}
	page, err := store.ListTies(ctx, s)
	if err != nil {
		return nil, err
	}
	cases := make([]report.Case, len(page.Edges))
	for i, hop := range page.Nodes() {
		cases[i].Record = hop.Tie
		for _, end := range [...]graph.ID{hop.Tie.TieHead().FromID, hop.Tie.TieHead().ToID} {
			cases[i].Put(h.Place(end))
		}
		if hop.Tie.Kind() == graph.Member && cases[i].Partner == nil {
			cases[i].Partner = cases[i].Here // a member's end is the member, also one in Shanghai
		}
	}
	return cases, nil
}
