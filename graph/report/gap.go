package report

import (
	"context"
	"fmt"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// GapKind is a kind of gap.
type GapKind string

// The kinds.
const (
	// HighInvestmentWithoutAgreement is a province with much investment from and to Shanghai and no agreement on record.
	HighInvestmentWithoutAgreement GapKind = "HIGH_INVESTMENT_WITHOUT_AGREEMENT"
	// DistrictWithoutTieInRegion is a district that neither supports, nor is a friendly district of, nor cooperates with a
	// place in a region. A region is the members of a council: the cities of the Yangtze Delta, and those along the Yangtze.
	DistrictWithoutTieInRegion GapKind = "DISTRICT_WITHOUT_TIE_IN_REGION"
	// PublishedAboveRecord is a published total of which not all is on record.
	PublishedAboveRecord GapKind = "PUBLISHED_ABOVE_RECORD"
)

// GapList is the gaps of one kind.
type GapList struct {
	Basis analysis.Basis // what the gaps rest on
	Kind  GapKind
	Gaps  []*Gap // the widest first
}

// Gap is something that is missing: in the network, or only in what is on record, as its standing says.
type Gap struct {
	Kind     GapKind
	Subjects []graph.Node // the province; the district and the council; the indicator, if the total is one
	Standing Standing     // NOT_ON_RECORD or PUBLISHED_AS_NONE
	// Published and Held are the total that the reason rests on; nil if there is none.
	Published, Held *graph.Decimal
	Missing         *graph.Decimal   // Published less Held, for PUBLISHED_ABOVE_RECORD alone
	Amount          *graph.Decimal   // the investment in both directions in 亿元 (10^8 yuan), nil for other kinds
	Ties            []graph.Tie      // what the reason rests on
	Sources         []graph.Citation // of the ties and the total

	missing, reason, suggestion text
}

// What returns what is missing.
func (g *Gap) What(language graph.Language) string { return g.missing.in(language) }

// Reason returns why that is a gap, with its figures.
func (g *Gap) Reason(language graph.Language) string { return g.reason.in(language) }

// Suggestion returns what could be done.
func (g *Gap) Suggestion(language graph.Language) string { return g.suggestion.in(language) }

// GapQuery asks for the gaps of one kind.
type GapQuery struct {
	Kind GapKind
	Top  int // of how many provinces investment counts as high, for HIGH_INVESTMENT_WITHOUT_AGREEMENT
}

// GapTies is the kinds of ties that gaps of any kind rest on.
var GapTies = LinkageTies | graph.TieKindsOf(graph.Member)

// Ties returns the kinds of ties that gaps of this kind rest on. Flows are of a year that has ended, so the network must have
// those of any time.
func (k GapKind) Ties() graph.TieKinds {
	switch k {
	case HighInvestmentWithoutAgreement:
		return graph.TieKindsOf(graph.Invests, graph.Party)
	case DistrictWithoutTieInRegion:
		return graph.TieKindsOf(graph.Supports, graph.Friendly, graph.Cooperates, graph.Member)
	}
	return GapTies
}

// Gaps finds the gaps of a kind. Investment is ranked by the sum of both directions in the latest year of the view's
// flows. Coverage is the published totals and what is held of them; placeholders, and records of evidence that the view
// does not use, are not held. An unknown kind, or a top below 1, is InvalidArgument.
func Gaps(ctx context.Context, v *analysis.View, h *graph.Hierarchy, coverage []*CoverageRow, q GapQuery) (*GapList, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	b := newBudget(ctx, "the gaps")
	list := &GapList{Basis: v.Basis(), Kind: q.Kind}
	var err error
	switch q.Kind {
	case HighInvestmentWithoutAgreement:
		agreements := totalByKey(v, coverage, "agreements.provinces_with_framework_agreement")
		list.Gaps, err = provinceGaps(b, findPartnerships(b, v, h), h, agreements, q.Top)
	case DistrictWithoutTieInRegion:
		list.Gaps = districtGaps(b, v, h, findPartnerships(b, v, h), totalByKey(v, coverage, "friendly.domestic_pairs"))
	case PublishedAboveRecord:
		list.Gaps = totalGaps(b, v, coverage)
	}
	if err != nil {
		return nil, err
	}
	return list, b.Err()
}

// Check refuses an unknown kind and a top below 1, as Gaps does before anything else.
func (q GapQuery) Check() error {
	switch q.Kind {
	case DistrictWithoutTieInRegion, PublishedAboveRecord:
	case HighInvestmentWithoutAgreement:
		if q.Top < 1 {
			return invalid(fmt.Sprintf("no province is among the top %d", q.Top), "Ask for the top 10.")
		}
	default:
		return invalid(fmt.Sprintf("%.40q is no kind of gap", string(q.Kind)), "")
	}
	return nil
}

// restOn adds a published total, if there is one, to what the gap rests on.
func (g *Gap) restOn(t *heldTotal, what text) {
	if t == nil {
		return
	}
	g.Published, g.Held = t.Published, &t.held
	g.reason = g.reason.plus(totalReason(t, what, g.Standing))
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
