package report

import (
	"cmp"
	"fmt"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/internal/budget"
)

// stepsPerGap is how many steps of a meter it is to say what is missing.
const stepsPerGap = 256

// withoutAgreement finds the top provinces by investment that no agreement on record is with. An agreement with a place
// in the province is none with the province; the reason names it.
func withoutAgreement(m *budget.Budget, all partnerships, h *graph.Hierarchy, signed *holding, top int) ([]*Gap, error) {
	year, err := latestYear(m, all)
	if err != nil {
		return nil, err
	}
	type partner struct {
		graph.Place
		amount graph.Decimal
		ties   []graph.Tie
		own    bool // whether an agreement is on record
		inside int  // how many are with places in it
	}
	var partners []*partner
	known := map[graph.ID]*partner{}
	of := func(p graph.Place) *partner {
		x := known[p.Head().ID]
		if x == nil {
			x = &partner{Place: p}
			known[p.Head().ID], partners = x, append(partners, x)
		}
		return x
	}
	for p := range all.each {
		if err := m.Spend(budget.PerRecord); err != nil {
			return nil, err
		}
		province := h.Province(p.there)
		if province == nil {
			continue
		}
		switch r := p.record.(type) {
		case *graph.InvestmentFlow:
			if r.Year != year {
				continue
			}
			x := of(province)
			sum, ok := x.amount.Add(r.Amount)
			if !ok {
				return nil, &graph.Error{Code: graph.InvalidArgument,
					Message: "the investment is too large to be exact"}
			}
			x.amount, x.ties = sum, append(x.ties, r)
		case *graph.Agreement:
			if p.there.Kind() == graph.KindProvince {
				of(province).own = true
			} else {
				of(province).inside++
			}
		}
	}
	partners = slices.DeleteFunc(partners, func(x *partner) bool { return len(x.ties) == 0 })
	err = budget.SortErr(m, partners, func(a, b *partner) int {
		return cmp.Or(b.amount.Compare(a.amount), compareNodes(a.Place, b.Place))
	})
	if err != nil {
		return nil, err
	}
	var gaps []*Gap
	for i, x := range partners[:min(top, len(partners))] {
		if err := m.Spend(stepsPerGap); err != nil {
			return nil, err
		}
		if x.own {
			continue
		}
		g := &Gap{Kind: HighInvestmentWithoutAgreement, Subjects: []graph.Node{x.Place}, Standing: signed.standing(),
			Amount: &x.amount, Ties: x.ties,
			MissingZH: "与上海的省级协议", MissingEN: "an agreement of the province with Shanghai"}
		g.ReasonZH = fmt.Sprintf("%d年双向投资%s亿元，居%d个省区市第%d位；所用记录中没有与%s签订的协议。", year, x.amount,
			len(partners), i+1, h.NameIn(graph.ZH, x.Place))
		g.ReasonEN = fmt.Sprintf("In %d investment in both directions came to %s, rank %d of %d provinces; "+
			"no agreement with %s is on record.", year, renminbi(x.amount), i+1, len(partners), h.NameInSentence(graph.EN, x.Place))
		if x.inside > 0 {
			g.ReasonZH += fmt.Sprintf("与其下辖地方的有%d项。", x.inside)
			g.ReasonEN += fmt.Sprintf(" Places in it have %d.", x.inside)
		}
		for _, t := range x.ties {
			g.cite(t.Head().Sources)
		}
		g.count(signed, "个省(市、区)签有合作框架协议", "provinces with a framework agreement")
		g.SuggestionZH = "先核实是否已有协议并补录；如确无，可商签省级战略合作框架协议。"
		g.SuggestionEN = "Find out whether there is one, and add it; if not, propose a framework agreement."
		gaps = append(gaps, g)
	}
	return gaps, nil
}

// count adds to the reason how much of a total is on record.
func (g *Gap) count(t *holding, whatZH, whatEN string) {
	if t == nil {
		return
	}
	g.Published, g.Held = t.Published, &t.held
	g.ReasonZH += fmt.Sprintf("规划公布%s%s(%s)，所用记录%s。", t.Published, whatZH, locator(t.Sources), t.held)
	g.ReasonEN += fmt.Sprintf(" The plan counts %s %s (%s). On record: %s.", t.Published, whatEN,
		locatorIn(graph.EN, locator(t.Sources)), t.held)
	if g.Standing == NotOnRecord {
		g.ReasonZH += "没有记录不等于不存在。"
		g.ReasonEN += " That none is on record does not mean that there is none."
	}
	g.cite(t.Sources)
}

// cite adds sources, each once.
func (g *Gap) cite(sources []graph.Citation) {
	for _, s := range sources {
		if !slices.Contains(g.Sources, s) {
			g.Sources = append(g.Sources, s)
		}
	}
}

// region is the places other than Shanghai that are members of a council.
type region struct {
	council graph.Node
	members map[graph.ID]bool
	ties    []graph.Tie
}

// regions are those of the view, that with the most members first.
func regions(m *budget.Budget, v *analysis.View) (found []*region, err error) {
	n := v.Network()
	for i, node := range n.Nodes {
		if err := m.Spend(1); err != nil {
			return nil, err
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
			if err := m.Spend(budget.PerRecord); err != nil {
				return nil, err
			}
		}
		if len(r.members) > 0 {
			found = append(found, r)
		}
	}
	return found, budget.SortErr(m, found, func(a, b *region) int { return cmp.Compare(len(b.members), len(a.members)) })
}

// withoutTie finds the districts that no tie on record leads from into a region. There is no total of cooperations, so
// that none is published as none.
func withoutTie(m *budget.Budget, v *analysis.View, all partnerships, h *graph.Hierarchy, pairs *holding) (gaps []*Gap, err error) {
	var districts []graph.Node
	for _, n := range v.Network().Nodes {
		if n.Kind() == graph.KindDistrict {
			districts = append(districts, n)
		}
		if err := m.Spend(1); err != nil {
			return nil, err
		}
	}
	if err := budget.SortErr(m, districts, compareNodes); err != nil {
		return nil, err
	}
	councils, err := regions(m, v)
	if err != nil {
		return nil, err
	}
	for _, r := range councils {
		tied, reached := map[graph.ID]bool{}, map[graph.ID]bool{}
		for p := range all.each {
			if err := m.Spend(budget.PerRecord); err != nil {
				return nil, err
			}
			if !tiesPlaces(relationOf(p.record)) || p.here.Kind() != graph.KindDistrict {
				continue
			}
			for at := p.there; at != nil; at = h.Within(at) {
				if id := at.Head().ID; r.members[id] {
					tied[p.here.Head().ID], reached[id] = true, true
				}
			}
		}
		for _, d := range districts {
			if err := m.Spend(stepsPerGap); err != nil {
				return nil, err
			}
			if tied[d.Head().ID] {
				continue
			}
			g := &Gap{Kind: DistrictWithoutTieInRegion, Subjects: []graph.Node{d, r.council}, Standing: NotOnRecord,
				MissingZH: "对口帮扶、友好城区或其他合作关系", MissingEN: "support, a friendly pair or another cooperation"}
			council := r.council.NodeHead()
			g.ReasonZH = fmt.Sprintf("所用记录中，%s与%s的%d个成员(上海以外)没有对口帮扶、友好城区或其他合作关系；%d个区中%d个有。",
				h.NameIn(graph.ZH, d), council.NameZH, len(r.members), len(districts), len(tied))
			g.ReasonEN = fmt.Sprintf("No support, friendly pair or cooperation of %s with any of the %d members of "+
				"%s other than Shanghai is on record; districts that have one: %d of %d.", h.NameInSentence(graph.EN, d), len(r.members),
				h.NameInSentence(graph.EN, r.council), len(tied), len(districts))
			for _, t := range r.ties {
				g.cite(t.Head().Sources)
			}
			g.count(pairs, "对友好城区", "friendly pairs")
			g.SuggestionZH = fmt.Sprintf("核查该区的结对名单并补录；如确无，可从所用记录中尚无任何区结对的%d个成员中选择。",
				len(r.members)-len(reached))
			g.SuggestionEN = fmt.Sprintf("Look for the district's pairs and add them; if there is none, ask a member that no district "+
				"is tied with on record (%d of them).", len(r.members)-len(reached))
			gaps = append(gaps, g)
		}
	}
	return gaps, nil
}
