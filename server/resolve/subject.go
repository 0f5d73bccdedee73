package resolve

import (
	"fmt"

	"coopgraph/graph"
	"coopgraph/schema"
)

// subject is the question that finds the records of a statistic: one of nodes or one of ties.
type subject struct {
	nodes *graph.Query
	ties  *graph.Step
}

// subjectOf reads what a statistic is of. A filter must be that of the subject.
func subjectOf(of schema.StatisticSubject, filter *schema.StatisticFilter, life lifetime, evidence graph.EvidenceSet) (subject, error) {
	var f schema.StatisticFilter
	if filter != nil {
		f = *filter
	}
	switch of {
	case schema.StatisticSubjectPlaces:
		life.lasting = true
		return countNodes(graph.Places, (*translation).place, f.Places, filter, life, evidence)
	case schema.StatisticSubjectChambers:
		return countNodes(graph.NodeKindsOf(graph.KindChamber), (*translation).chamber, f.Chambers, filter, life, evidence)
	case schema.StatisticSubjectLiaisonOffices:
		return countNodes(graph.NodeKindsOf(graph.KindLiaisonOffice), (*translation).liaisonOffice, f.LiaisonOffices, filter, life, evidence)
	case schema.StatisticSubjectAgreements:
		return countNodes(graph.NodeKindsOf(graph.KindAgreement), (*translation).agreement, f.Agreements, filter, life, evidence)
	case schema.StatisticSubjectOrganizations:
		return countNodes(graph.NodeKindsOf(graph.KindOrganization), (*translation).organization, f.Organizations, filter, life, evidence)
	case schema.StatisticSubjectFriendlyPairs:
		return countTies(friends, (*translation).friendlyPair, f.FriendlyPairs, filter, life, evidence)
	case schema.StatisticSubjectPairings:
		return countTies(supports, (*translation).pairing, f.Pairings, filter, life, evidence)
	case schema.StatisticSubjectCooperations:
		return countTies(cooperates, (*translation).cooperation, f.Cooperations, filter, life, evidence)
	case schema.StatisticSubjectMemberships:
		return countTies(memberOf, (*translation).membership, f.Memberships, filter, life, evidence)
	case schema.StatisticSubjectInvestmentFlows:
		life.lasting = life.asOf == nil // a year's flow is over when the year is
		return countTies(invests, (*translation).investmentFlow, f.InvestmentFlows, filter, life, evidence)
	}
	return subject{}, invalid(fmt.Sprintf("%s cannot be counted", of), "")
}

func countNodes[F any](kinds graph.NodeKinds, how func(*translation, *F) graph.Filter, f *F, given *schema.StatisticFilter, life lifetime, evidence graph.EvidenceSet) (subject, error) {
	holds, err := life.mayHold()
	if err != nil {
		return subject{}, err
	}
	passes, err := subjectFilter(how, f, given, life, evidence)
	return subject{nodes: &graph.Query{Kinds: kinds, Filter: graph.All(holds, passes)}}, err
}

func countTies[F any](s graph.Step, how func(*translation, *F) graph.Filter, f *F, given *schema.StatisticFilter, life lifetime, evidence graph.EvidenceSet) (subject, error) {
	holds, err := life.mayHold()
	if err != nil {
		return subject{}, err
	}
	passes, err := subjectFilter(how, f, given, life, evidence)
	s.Direction, s.Filter = 0, graph.All(holds, passes)
	return subject{ties: &s}, err
}

func subjectFilter[F any](how func(*translation, *F) graph.Filter, f *F, given *schema.StatisticFilter, life lifetime, evidence graph.EvidenceSet) (graph.Filter, error) {
	if given != nil && f == nil {
		return nil, invalid("the filter is of another subject", "Give the filter that is named like the subject.")
	}
	return translate(how, f, life, evidence)
}
