package report

import (
	"cmp"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// partnerProvince is a province with the investment and the agreements between it and Shanghai.
type partnerProvince struct {
	graph.Place
	amount           graph.Decimal // both directions, in 亿元
	flows            []graph.Tie
	hasAgreement     bool // an agreement of the province itself
	agreementsInside int  // of places in it
}

// provinceGaps finds those of the top provinces by investment that have no agreement on record. An agreement with a place
// in the province is none with the province; the reason counts it. Agreements is the published total, nil if there is
// none.
func provinceGaps(b *budget.Budget, all []partnership, h *graph.Hierarchy, agreements *heldTotal, top int) (gaps []*Gap, err error) {
	year := latestYear(b, all)
	provinces, err := investingProvinces(b, all, h, year)
	if err != nil {
		return nil, err
	}
	for i, p := range provinces[:min(top, len(provinces))] {
		if !b.Use(stepsPerGap) {
			return nil, b.Err()
		}
		if p.hasAgreement {
			continue
		}
		g := &Gap{Kind: HighInvestmentWithoutAgreement, Subjects: []graph.Node{p.Place}, Standing: agreements.standingOfNone(),
			Amount: &p.amount, Ties: p.flows,
			missing: agreementMissing, reason: agreementReason(p, h, year, i+1, len(provinces)), suggestion: agreementSuggestion}
		for _, t := range p.flows {
			g.cite(t.Head().Sources)
		}
		g.restOn(agreements, frameworkAgreements)
		gaps = append(gaps, g)
	}
	return gaps, nil
}

// investingProvinces is the provinces with flows of the year, that with the highest investment first.
func investingProvinces(b *budget.Budget, all []partnership, h *graph.Hierarchy, year int32) ([]*partnerProvince, error) {
	var provinces []*partnerProvince
	byID := map[graph.ID]*partnerProvince{}
	for _, p := range all {
		if !b.Use(budget.PerRecord) {
			return nil, b.Err()
		}
		place := h.Province(p.partner)
		if place == nil {
			continue
		}
		province := byID[place.Head().ID]
		if province == nil {
			province = &partnerProvince{Place: place}
			byID[place.Head().ID], provinces = province, append(provinces, province)
		}
		if err := province.add(p, year); err != nil {
			return nil, err
		}
	}
	provinces = slices.DeleteFunc(provinces, func(p *partnerProvince) bool { return len(p.flows) == 0 })
	budget.Sort(b, provinces, func(x, y *partnerProvince) int {
		return cmp.Or(y.amount.Compare(x.amount), compareNodes(x.Place, y.Place))
	})
	return provinces, b.Err()
}

// add adds a partnership, flows of other years not.
func (p *partnerProvince) add(with partnership, year int32) error {
	switch r := with.record.(type) {
	case *graph.InvestmentFlow:
		if r.Year != year {
			return nil
		}
		sum, ok := p.amount.Add(r.Amount)
		if !ok {
			return invalid("the investment is too large to be exact", "")
		}
		p.amount, p.flows = sum, append(p.flows, r)
	case *graph.Agreement:
		if with.partner.Kind() == graph.KindProvince {
			p.hasAgreement = true
		} else {
			p.agreementsInside++
		}
	}
	return nil
}
