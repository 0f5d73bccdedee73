package report

import (
	"cmp"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/internal/budget"
)

// region is the places other than Shanghai that are members of a council.
type region struct {
	council graph.Node
	members map[graph.ID]bool
	ties    []graph.Tie // the memberships
}

// districtGaps finds the districts without a tie on record into a region. No total of cooperations is published, so none
// is published as none. Pairs is the published total of friendly pairs, nil if there is none.
func districtGaps(b *budget.Budget, v *analysis.View, h *graph.Hierarchy, all []partnership, pairs *heldTotal) (gaps []*Gap) {
	var districts []graph.Node
	for _, n := range v.Network().Nodes {
		if n.Kind() == graph.KindDistrict {
			districts = append(districts, n)
		}
		if !b.Use(1) {
			return nil
		}
	}
	budget.Sort(b, districts, compareNodes)
	for _, r := range regions(b, v) {
		tied, reached := r.tiesOfDistricts(b, h, all)
		for _, d := range districts {
			if !b.Use(stepsPerGap) {
				return nil
			}
			if tied[d.Head().ID] {
				continue
			}
			g := &Gap{Kind: DistrictWithoutTieInRegion, Subjects: []graph.Node{d, r.council}, Standing: NotOnRecord,
				missing: tieMissing, reason: districtReason(h, d, r, len(tied), len(districts)),
				suggestion: districtSuggestion(len(r.members) - len(reached))}
			for _, t := range r.ties {
				g.cite(t.Head().Sources)
			}
			g.restOn(pairs, friendlyPairs)
			gaps = append(gaps, g)
		}
	}
	return gaps
}

// regions is the regions of the view, that with the most members first.
func regions(b *budget.Budget, v *analysis.View) (found []*region) {
	n := v.Network()
	for i, node := range n.Nodes {
		if !b.Use(1) {
			return nil
		}
		council, ok := node.(*graph.Organization)
		if !ok || council.OrgKind != graph.Council {
			continue
		}
		r := &region{council: council, members: map[graph.ID]bool{}}
		for _, arc := range v.In(int32(i)) {
			member, isPlace := n.Nodes[arc.Node].(graph.Place)
			if t := n.Ties[arc.Tie]; t.Kind() == graph.Member && isPlace && !graph.InShanghaiArea(member) {
				r.members[member.Head().ID], r.ties = true, append(r.ties, t)
			}
			if !b.Use(budget.PerRecord) {
				return nil
			}
		}
		if len(r.members) > 0 {
			found = append(found, r)
		}
	}
	budget.Sort(b, found, func(x, y *region) int { return cmp.Compare(len(y.members), len(x.members)) })
	return found
}

// tiesOfDistricts is the districts that are tied to a member of the region or a place in it, and the members that are
// reached so.
func (r *region) tiesOfDistricts(b *budget.Budget, h *graph.Hierarchy, all []partnership) (tied, reached map[graph.ID]bool) {
	tied, reached = map[graph.ID]bool{}, map[graph.ID]bool{}
	for _, p := range all {
		if !b.Use(budget.PerRecord) {
			break
		}
		if !relationOf(p.record).ofPlaces() || p.here.Kind() != graph.KindDistrict {
			continue
		}
		for at := p.partner; at != nil; at = h.Within(at) {
			if id := at.Head().ID; r.members[id] {
				tied[p.here.Head().ID], reached[id] = true, true
			}
		}
	}
	return tied, reached
}
