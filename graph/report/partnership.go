package report

import (
	"cmp"
	"context"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/internal/budget"
)

// partnership is a record that ties Shanghai to a place elsewhere: a tie between the two, or a chamber, an office or an
// agreement with the ties that make it one.
type partnership struct {
	record graph.Record
	here   graph.Node // who in Shanghai: a place of it, or the chamber, office or agreement
	there  graph.Place
	by     []graph.Tie // those of a chamber, an office, an agreement or an organization
}

// ties is the ties that make the partnership.
func (p *partnership) ties() []graph.Tie {
	if t, ok := p.record.(graph.Tie); ok {
		return []graph.Tie{t}
	}
	return p.by
}

// evidence is the weakest of its ties.
func (p *partnership) evidence() graph.Evidence {
	weakest := graph.Official
	for _, t := range p.ties() {
		weakest = max(weakest, analysis.EvidenceOf(t, p.here, p.there))
	}
	return weakest
}

// partnerships is a list in parts: one of a million would take longer to grow than a caller who has gone should wait.
type partnerships [][]partnership

func (l *partnerships) add(p partnership) {
	const part = 1 << 10
	last := len(*l) - 1
	if last < 0 || len((*l)[last]) == part {
		*l, last = append(*l, make([]partnership, 0, part)), last+1
	}
	(*l)[last] = append((*l)[last], p)
}

// addTie adds a tie between a place of Shanghai and one elsewhere; another is none.
func (l *partnerships) addTie(t graph.Tie, one, other graph.Node) {
	from, fromPlace := one.(graph.Place)
	to, toPlace := other.(graph.Place)
	if !fromPlace || !toPlace {
		return
	}
	if graph.InShanghaiArea(to) {
		from, to = to, from
	}
	if graph.InShanghaiArea(from) && !graph.InShanghaiArea(to) {
		l.add(partnership{record: t, here: from, there: to})
	}
}

// each yields them in their order.
func (l partnerships) each(yield func(partnership) bool) {
	for _, part := range l {
		for _, p := range part {
			if !yield(p) {
				return
			}
		}
	}
}

// findPartnerships finds those of the view, ties first, each part in the order of its ids. A chamber or an office counts
// where the place is that it stands for, one of Shanghai's own where it sits: in the whole province where it is at the
// provincial level. One whose other place is not known is no partnership. An agreement is one with each party elsewhere.
func findPartnerships(m *budget.Budget, v *analysis.View, h *graph.Hierarchy) (found partnerships, err error) {
	n := v.Network()
	for i, t := range n.Ties {
		if err := m.Spend(budget.PerRecord); err != nil {
			return nil, err
		}
		switch t.Kind() {
		case graph.Supports, graph.Friendly, graph.Cooperates, graph.Invests:
			found.addTie(t, n.Nodes[n.From[i]], n.Nodes[n.To[i]])
		}
	}
	for i, node := range n.Nodes {
		if err := m.Spend(1); err != nil {
			return nil, err
		}
		if graph.Places.Has(node.Kind()) {
			continue
		}
		ties, err := bearings(m, v, int32(i))
		if err != nil {
			return nil, err
		}
		for _, p := range joined(n, h, node, ties) {
			found.add(p)
		}
	}
	return found, nil
}

// bearings are the ties that say whose a chamber, an office or an agreement is and where it sits, in their order.
func bearings(m *budget.Budget, v *analysis.View, node int32) (ties []int32, err error) {
	kinds := graph.TieKindsOf(graph.Represents, graph.Located)
	for _, arcs := range [...][]analysis.Arc{v.Out(node), v.In(node)} {
		for _, a := range arcs {
			if kinds.Has(v.Network().Ties[a.Tie].Kind()) {
				ties = append(ties, a.Tie)
			}
			if err := m.Spend(budget.PerRecord); err != nil {
				return nil, err
			}
		}
		kinds = graph.TieKindsOf(graph.Party)
	}
	return ties, budget.SortErr(m, ties, cmp.Compare)
}

// maxSteps is the most steps that one report may take.
const maxSteps = 400_000_000

// records meters an analysis of the ties with Shanghai.
func records(ctx context.Context, what string) *budget.Budget {
	return budget.New(ctx, maxSteps, what, "Restrict the kinds of ties or the places.")
}

// joined is what the ties of a chamber, an office or an agreement come to.
func joined(n *graph.Network, h *graph.Hierarchy, node graph.Node, ties []int32) (found []partnership) {
	var own []graph.Tie
	local := false // whether Shanghai is at one of its ends
	for _, i := range ties {
		own = append(own, n.Ties[i])
		local = local || graph.InShanghaiArea(end(n, i))
	}
	for _, i := range ties {
		there := end(n, i)
		if !local || graph.InShanghaiArea(there) {
			continue
		}
		// Shanghai's own offices, whatever the level of the city that hosts them, serve the province around it.
		if o, ok := node.(*graph.LiaisonOffice); ok && o.Direction == graph.Elsewhere {
			if province := h.Province(h.Place(there.Head().ID)); province != nil {
				there = province
			}
		}
		found = append(found, partnership{record: node, here: node, there: there, by: own})
	}
	return found
}

// end is the place of a tie of a chamber, an office or an agreement.
func end(n *graph.Network, tie int32) graph.Place {
	if p, ok := n.Nodes[n.To[tie]].(graph.Place); ok {
		return p
	}
	return n.Nodes[n.From[tie]].(graph.Place) // of a PARTY, as Joins has it
}

// compareNodes orders places by code, before other nodes by id.
func compareNodes(a, b graph.Node) int {
	return cmp.Or(cmp.Compare(codeOf(a), codeOf(b)), cmp.Compare(a.Head().ID, b.Head().ID))
}

// codeOf is the code of a place, and for other nodes a text after all codes.
func codeOf(n graph.Node) string {
	if p, ok := n.(graph.Place); ok {
		return p.PlaceHead().Code
	}
	return "~"
}

func b2i(b bool) int32 {
	if b {
		return 1
	}
	return 0
}
