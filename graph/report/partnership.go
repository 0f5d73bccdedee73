package report

import (
	"cmp"
	"context"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/internal/budget"
)

// newBudget is the budget of one report; a step takes some nanoseconds.
func newBudget(ctx context.Context, what string) *budget.Budget {
	return budget.New(ctx, 400_000_000, what, "Restrict the kinds of ties or the places.")
}

// partnership is a record that ties Shanghai to a place elsewhere: a tie between the two, or a chamber, an office, an
// agreement or an organization with the ties that make it one.
type partnership struct {
	record  graph.Record
	here    graph.Node  // who in Shanghai: a place of it, or the chamber, office, agreement or organization
	partner graph.Place // the place elsewhere
	ties    []graph.Tie
}

// evidence is the weakest of its ties.
func (p *partnership) evidence() graph.Evidence {
	weakest := graph.Official
	for _, t := range p.ties {
		weakest = max(weakest, analysis.EvidenceOf(t, p.here, p.partner))
	}
	return weakest
}

// findPartnerships finds those of the view, ties first, each group in the order of its ids. A chamber or an office counts
// for the place that it represents, one of Shanghai's own for the place where it sits: for the whole province if it is
// at the provincial level. If that place is not known, there is no partnership. An agreement is one with each party
// elsewhere.
func findPartnerships(b *budget.Budget, v *analysis.View, h *graph.Hierarchy) (found []partnership) {
	n := v.Network()
	for i, t := range n.Ties {
		if !b.Use(budget.PerRecord) {
			return nil
		}
		switch t.Kind() {
		case graph.Supports, graph.Friendly, graph.Cooperates, graph.Invests:
			found = appendTie(found, t, n.Nodes[n.From[i]], n.Nodes[n.To[i]])
		}
	}
	for i, node := range n.Nodes {
		if !b.Use(1) {
			return nil
		}
		if !graph.Places.Has(node.Kind()) {
			found = append(found, partnershipsOf(n, h, node, tiesOfBody(b, v, int32(i)))...)
		}
	}
	return found
}

// appendTie adds a tie between a place of Shanghai and one elsewhere; another tie is no partnership.
func appendTie(list []partnership, t graph.Tie, one, other graph.Node) []partnership {
	from, fromPlace := one.(graph.Place)
	to, toPlace := other.(graph.Place)
	if !fromPlace || !toPlace {
		return list
	}
	if graph.InShanghaiArea(to) {
		from, to = to, from
	}
	if !graph.InShanghaiArea(from) || graph.InShanghaiArea(to) {
		return list
	}
	return append(list, partnership{record: t, here: from, partner: to, ties: []graph.Tie{t}})
}

// tiesOfBody is the ties that say whose a chamber, an office or an agreement is and where it sits, ascending.
func tiesOfBody(b *budget.Budget, v *analysis.View, node int32) (ties []int32) {
	collect := func(arcs []analysis.Arc, kinds graph.TieKinds) {
		for _, a := range arcs {
			if kinds.Has(v.Network().Ties[a.Tie].Kind()) {
				ties = append(ties, a.Tie)
			}
			if !b.Use(budget.PerRecord) {
				return
			}
		}
	}
	collect(v.Out(node), graph.TieKindsOf(graph.Represents, graph.Located))
	collect(v.In(node), graph.TieKindsOf(graph.Party))
	budget.Sort(b, ties, cmp.Compare)
	return ties
}

// partnershipsOf is those that the ties of a chamber, an office or an agreement make.
func partnershipsOf(n *graph.Network, h *graph.Hierarchy, node graph.Node, ties []int32) (found []partnership) {
	var own []graph.Tie
	local := false // whether Shanghai is at an end of one
	for _, i := range ties {
		own = append(own, n.Ties[i])
		local = local || graph.InShanghaiArea(placeOfTie(n, i))
	}
	for _, i := range ties {
		partner := placeOfTie(n, i)
		if !local || graph.InShanghaiArea(partner) {
			continue
		}
		// Shanghai's own offices, whatever the level of the city that hosts them, serve the province around it.
		if o, ok := node.(*graph.LiaisonOffice); ok && o.Direction == graph.Elsewhere {
			if province := h.Province(h.Place(partner.Head().ID)); province != nil {
				partner = province
			}
		}
		found = append(found, partnership{record: node, here: node, partner: partner, ties: own})
	}
	return found
}

// placeOfTie is the place at one end of a tie of a chamber, an office or an agreement.
func placeOfTie(n *graph.Network, tie int32) graph.Place {
	if p, ok := n.Nodes[n.To[tie]].(graph.Place); ok {
		return p
	}
	return n.Nodes[n.From[tie]].(graph.Place) // of PARTY, whose first end is a place as graph.TieKind.Joins has it
}

// appendMemberships adds the places elsewhere that are in an organization together with Shanghai.
func appendMemberships(b *budget.Budget, list []partnership, v *analysis.View) []partnership {
	n := v.Network()
	own := map[int32]graph.Tie{} // by organization: Shanghai's membership
	for i, t := range n.Ties {
		if !b.Use(1) {
			return nil
		}
		if t.Kind() == graph.Member && n.Nodes[n.From[i]].Head().ID == graph.Shanghai {
			own[n.To[i]] = t
		}
	}
	for i, t := range n.Ties {
		if !b.Use(1) {
			return nil
		}
		partner, ok := n.Nodes[n.From[i]].(graph.Place)
		if t.Kind() == graph.Member && ok && own[n.To[i]] != nil && !graph.InShanghaiArea(partner) {
			o := n.Nodes[n.To[i]]
			list = append(list, partnership{record: o, here: o, partner: partner, ties: []graph.Tie{t, own[n.To[i]]}})
		}
	}
	return list
}

// latestYear is the latest year of the flows, 0 if there are none.
func latestYear(b *budget.Budget, all []partnership) (year int32) {
	for _, p := range all {
		if !b.Use(1) {
			break
		}
		if f, ok := p.record.(*graph.InvestmentFlow); ok {
			year = max(year, f.Year)
		}
	}
	return year
}

// liesIn reports whether p is or lies in another place.
func liesIn(h *graph.Hierarchy, p, other graph.Place) bool {
	for ; p != nil; p = h.Within(p) {
		if p.Head().ID == other.Head().ID {
			return true
		}
	}
	return false
}

// compareNodes orders places by code, and before other nodes, which it orders by id.
func compareNodes(x, y graph.Node) int {
	return cmp.Or(cmp.Compare(codeOf(x), codeOf(y)), cmp.Compare(x.Head().ID, y.Head().ID))
}

// codeOf is the code of a place, and for other nodes a text after all codes.
func codeOf(n graph.Node) string {
	if p, ok := n.(graph.Place); ok {
		return p.PlaceHead().Code
	}
	return "~"
}

func boolToInt(b bool) int32 {
	if b {
		return 1
	}
	return 0
}
