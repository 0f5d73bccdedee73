package resolve

import (
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/graph/report"
	"coopgraph/schema"
)

// counting holds the arguments of a statistic that select the records that it counts.
type counting struct {
	filter *schema.StatisticFilter
	restriction
}

// statisticListing returns the listing of the records that a statistic counts.
func statisticListing(subject schema.StatisticSubject, c counting) (*graph.Listing, error) {
	var f schema.StatisticFilter
	if c.filter != nil {
		f = *c.filter
	}
	switch subject {
	case schema.StatisticSubjectPlaces:
		c.anyTime = true
		return countedNodes(graph.Places, (*translator).place, f.Places, c)
	case schema.StatisticSubjectChambers:
		return countedNodes(graph.NodeKindsOf(graph.KindChamber), (*translator).chamber, f.Chambers, c)
	case schema.StatisticSubjectLiaisonOffices:
		return countedNodes(graph.NodeKindsOf(graph.KindLiaisonOffice), (*translator).liaisonOffice, f.LiaisonOffices, c)
	case schema.StatisticSubjectAgreements:
		return countedNodes(graph.NodeKindsOf(graph.KindAgreement), (*translator).agreement, f.Agreements, c)
	case schema.StatisticSubjectOrganizations:
		return countedNodes(graph.NodeKindsOf(graph.KindOrganization), (*translator).organization, f.Organizations, c)
	case schema.StatisticSubjectFriendlyPairs:
		return countedTies(friendlyPairStep, (*translator).friendlyPair, f.FriendlyPairs, c)
	case schema.StatisticSubjectPairings:
		return countedTies(pairingStep, (*translator).pairing, f.Pairings, c)
	case schema.StatisticSubjectCooperations:
		return countedTies(cooperationStep, (*translator).cooperation, f.Cooperations, c)
	case schema.StatisticSubjectMemberships:
		return countedTies(membershipStep, (*translator).membership, f.Memberships, c)
	case schema.StatisticSubjectInvestmentFlows:
		c.anyTime = c.asOf == nil // flows of a year end with that year
		return countedTies(investmentStep, (*translator).investmentFlow, f.InvestmentFlows, c)
	}
	return nil, invalid(fmt.Sprintf("%s cannot be counted", subject), "")
}

func countedNodes[F any](kinds graph.NodeKinds, translate translateFunc[F], filter *F, c counting) (*graph.Listing, error) {
	return counted(graph.Query{Kinds: kinds}, graph.Step{}, translate, filter, c)
}

func countedTies[F any](s graph.Step, translate translateFunc[F], filter *F, c counting) (*graph.Listing, error) {
	s.Direction = 0
	return counted(graph.Query{}, s, translate, filter, c)
}

// counted returns the listing of a query, or of a step if the step names kinds of ties. Its conditions on relations
// consider only ties of the evidence of the statistic.
func counted[F any](q graph.Query, s graph.Step, translate translateFunc[F], filter *F, c counting) (*graph.Listing, error) {
	if c.filter != nil && filter == nil {
		return nil, invalid("the filter is of another subject", "Give the filter that is named like the subject.")
	}
	return filtered(q, s, translate, filter, c.restriction, graph.EvidenceSetOf(c.evidence...))
}

// talliesOf counts the records of a listing by evidence, and those that asOf leaves out only because a beginning is not known.
func (r query) talliesOf(ctx context.Context, l *graph.Listing) (tally, unattested graph.EvidenceTally, err error) {
	q, s := l.With(l.Life, l.Evidence, graph.Window{Total: true})
	if tally, err = r.countRoot(ctx, q, s); err != nil || l.Unattested == nil {
		return tally, unattested, err
	}
	q, s = l.Unattested.With(nil, l.Evidence, graph.Window{Total: true})
	unattested, err = r.countRoot(ctx, q, s)
	return tally, unattested, err
}

// casesOf returns the records of a listing with the places at which they are counted, and those that asOf leaves out only
// because a beginning is not known.
func casesOf(ctx context.Context, store graph.Reader, l *graph.Listing, h *graph.Hierarchy) ([]report.Case, error) {
	casesFor := func(q graph.Query, s graph.Step) ([]report.Case, error) {
		if s.Ties == 0 {
			return nodeCases(ctx, store, q, h)
		}
		return tieCases(ctx, store, s, h)
	}
	cases, err := casesFor(l.With(l.Life, l.Evidence, graph.Window{}))
	if err != nil || l.Unattested == nil {
		return cases, err
	}
	unattested, err := casesFor(l.Unattested.With(nil, l.Evidence, graph.Window{}))
	for i := range unattested {
		unattested[i].Unattested = true
	}
	return append(cases, unattested...), err
}

// nodeCases returns the nodes of a query with the places at which they are counted.
func nodeCases(ctx context.Context, store graph.Reader, q graph.Query, h *graph.Hierarchy) ([]report.Case, error) {
	q.Window = graph.Window{Limit: graph.NoLimit}
	page, err := store.ListNodes(ctx, q)
	if err != nil {
		return nil, err
	}
	cases := make([]report.Case, len(page.Edges))
	var others []graph.Node // nodes that are not places; ties lead to their places
	var indexes []int       // of the others in cases
	for i, n := range page.Nodes() {
		cases[i].Record = n
		if p, ok := n.(graph.Place); ok {
			cases[i].Partner = p
			if p.Kind() == graph.KindDistrict {
				cases[i].Here = p
			}
			continue
		}
		others, indexes = append(others, n), append(indexes, i)
	}
	if len(others) == 0 {
		return cases, nil
	}
	step := graph.Step{Ties: graph.TieKindsOf(graph.Represents, graph.Located, graph.Party), Direction: graph.Both,
		Order: farCode, Ends: graph.Places, Window: graph.Window{Limit: graph.NoLimit}}
	hops, err := store.Expand(ctx, idsOf(others), step)
	if err != nil {
		return nil, err
	}
	for k, i := range indexes {
		for _, hop := range hops[k].Nodes() {
			cases[i].Put(h.Place(hop.End.Head().ID))
		}
	}
	return cases, nil
}

// tieCases returns the ties of a step with the places at which they are counted.
func tieCases(ctx context.Context, store graph.Reader, s graph.Step, h *graph.Hierarchy) ([]report.Case, error) {
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
			cases[i].Partner = cases[i].Here // the member counts at its own place, even if that is in Shanghai
		}
	}
	return cases, nil
}
