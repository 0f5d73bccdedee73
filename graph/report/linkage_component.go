package report

import (
	"coopgraph/graph"
)

// LinkageComponent is a component of the linkage index.
type LinkageComponent string

// The components. Each counts what is between Shanghai and a place, or a place in it.
const (
	LinkagePairings       LinkageComponent = "PAIRINGS"        // supported counties
	LinkageAgreements     LinkageComponent = "AGREEMENTS"      // framework agreements
	LinkageInvestmentOut  LinkageComponent = "INVESTMENT_OUT"  // from Shanghai to the province, 亿元
	LinkageInvestmentIn   LinkageComponent = "INVESTMENT_IN"   // from the province to Shanghai, 亿元
	LinkageChambers       LinkageComponent = "CHAMBERS"        // in Shanghai and there
	LinkageLiaisonOffices LinkageComponent = "LIAISON_OFFICES" // in Shanghai; Shanghai's own have no published total
	LinkageFriendlyPairs  LinkageComponent = "FRIENDLY_PAIRS"
	LinkageCooperations   LinkageComponent = "COOPERATIONS" // of districts and of Shanghai: no published total
)

// componentRule is how a component is measured.
type componentRule struct {
	name LinkageComponent
	unit string // of values
	// value returns what a partnership adds to its place. ok is false if the partnership is not of the component.
	value func(partnership) (amount graph.Decimal, ok bool)
	// counted reports whether the published total counts a partnership of the component; nil stands for all.
	counted func(partnership) bool
	// totals is the keys of the published totals of a year, which add up to what is published.
	totals func(year int32) []string
	// distinctProvinces is true if the published total counts distinct provinces.
	distinctProvinces bool
	// publishedByProvince is true if the total is published by province, so that there is none for places within one, and a
	// place that is not listed has no value rather than 0.
	publishedByProvince bool
}

// byProvinceOnly reports whether the component is published by province and other places than provinces are asked for.
func (c *componentRule) byProvinceOnly(level graph.PlaceLevel) bool {
	return (c.publishedByProvince || c.distinctProvinces) && level != graph.LevelProvince
}

var linkageComponents = []componentRule{
	{name: LinkagePairings, unit: "县(区、市)", value: func(p partnership) (graph.Decimal, bool) {
		_, ok := p.record.(*graph.Pairing)
		return oneIf(ok) // addRecords counts its counties
	}, totals: func(year int32) []string {
		if year > 2020 {
			return []string{"aid.counties_from_2021"}
		}
		return in2020("aid.counties_end_2020")(year)
	}},
	{name: LinkageAgreements, unit: "项", value: func(p partnership) (graph.Decimal, bool) {
		a, ok := p.record.(*graph.Agreement)
		return oneIf(ok && a.AgreementKind == graph.FrameworkAgreement)
	}, counted: func(p partnership) bool { return p.partner.Kind() == graph.KindProvince },
		totals: in2020("agreements.provinces_with_framework_agreement"), distinctProvinces: true},
	{name: LinkageInvestmentOut, unit: "亿元", value: flowAmount(graph.Elsewhere),
		totals: in2020("invest.outbound_2020_sum"), publishedByProvince: true},
	{name: LinkageInvestmentIn, unit: "亿元", value: flowAmount(graph.InShanghai),
		totals: in2020("invest.inbound_2020_sum"), publishedByProvince: true},
	{name: LinkageChambers, unit: "家", value: func(p partnership) (graph.Decimal, bool) {
		_, ok := p.record.(*graph.Chamber)
		return oneIf(ok)
	}, counted: inPublishedTotal, totals: in2020("chambers.in_shanghai_total", "chambers.outside_total")},
	{name: LinkageLiaisonOffices, unit: "家", value: func(p partnership) (graph.Decimal, bool) {
		o, ok := p.record.(*graph.LiaisonOffice)
		return oneIf(ok && o.Direction == graph.InShanghai)
	}, counted: inPublishedTotal, totals: in2020("liaison.in_shanghai_total")},
	{name: LinkageFriendlyPairs, unit: "对", value: func(p partnership) (graph.Decimal, bool) {
		_, ok := p.record.(*graph.FriendlyPair)
		return oneIf(ok)
	}, counted: inPublishedTotal, totals: in2020("friendly.domestic_pairs")},
	{name: LinkageCooperations, unit: "项", value: func(p partnership) (graph.Decimal, bool) {
		_, ok := p.record.(*graph.Cooperation)
		return oneIf(ok)
	}, totals: in2020()},
}

// in2020 is the keys of totals of 2020. None is published for other years.
func in2020(keys ...string) func(int32) []string {
	return func(year int32) []string {
		if year == 2020 {
			return keys
		}
		return nil
	}
}

// oneIf returns the amount 1 and ok, for components that count their partnerships.
func oneIf(ok bool) (graph.Decimal, bool) { return graph.Decimal{Units: 1}, ok }

// inPublishedTotal reports whether a published total counts the record.
func inPublishedTotal(p partnership) bool {
	return p.record.Value(graph.FieldInPublishedTotal).Int() == 1
}

// flowAmount is the amount of a flow in one direction.
func flowAmount(to graph.Direction) func(partnership) (amount graph.Decimal, ok bool) {
	return func(p partnership) (graph.Decimal, bool) {
		f, ok := p.record.(*graph.InvestmentFlow)
		if !ok || (f.FromID == graph.Shanghai) != (to == graph.Elsewhere) {
			return graph.Decimal{}, false
		}
		return f.Amount, true
	}
}

// countsFor reports whether a record counts for a year: a flow of the year, and what holds on its last day.
func countsFor(r graph.Record, year int32) bool {
	if f, ok := r.(*graph.InvestmentFlow); ok {
		return f.Year == year
	}
	return graph.HeldOn{Day: lastDay(year)}.Holds(r)
}

func lastDay(year int32) graph.Date { return graph.NewDate(int(year), 12, 31) }
