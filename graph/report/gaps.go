package report

import (
	"context"
	"fmt"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/internal/budget"
)

// GapKind is a kind of gap.
type GapKind string

// The kinds.
const (
	// HighInvestmentWithoutAgreement is a province with much investment from and to Shanghai and no agreement on
	// record.
	HighInvestmentWithoutAgreement GapKind = "HIGH_INVESTMENT_WITHOUT_AGREEMENT"
	// DistrictWithoutTieInRegion is a district that neither supports, nor is a friendly district of, nor cooperates
	// with a place in a region. Regions are what the members of a council come to: the cities of the Yangtze Delta,
	// and those along the Yangtze.
	DistrictWithoutTieInRegion GapKind = "DISTRICT_WITHOUT_TIE_IN_REGION"
	// PublishedAboveRecord is a published total of which not all is on record.
	PublishedAboveRecord GapKind = "PUBLISHED_ABOVE_RECORD"
)

// GapList is the gaps of one kind, the widest first.
type GapList struct {
	Basis analysis.Basis
	Kind  GapKind
	Gaps  []*Gap
}

// Gap is something that is missing: in the network, or only in what is on record, as its standing says.
type Gap struct {
	Kind     GapKind
	Subjects []graph.Node // the province; the district and the council; the indicator, where the total is one
	Standing Standing     // NOT_ON_RECORD or PUBLISHED_AS_NONE
	// Published and Held are the total that the reason rests on; nil where there is none. For PUBLISHED_ABOVE_RECORD
	// Missing is their difference. Amount is the investment both ways, in 亿元.
	Published, Held, Missing, Amount *graph.Decimal
	MissingZH, MissingEN             string
	ReasonZH, ReasonEN               string
	SuggestionZH, SuggestionEN       string
	Ties                             []graph.Tie // what the reason rests on
	Sources                          []graph.Citation
}

// What is what is missing.
func (g *Gap) What(language graph.Language) string {
	return inLanguage(language, g.MissingZH, g.MissingEN)
}

// Reason is why that is a gap, with its figures.
func (g *Gap) Reason(language graph.Language) string {
	return inLanguage(language, g.ReasonZH, g.ReasonEN)
}

// Suggestion is what could be done.
func (g *Gap) Suggestion(language graph.Language) string {
	return inLanguage(language, g.SuggestionZH, g.SuggestionEN)
}

func inLanguage(language graph.Language, zh, en string) string {
	if language == graph.EN {
		return en
	}
	return zh
}

// GapQuery asks for the gaps of one kind.
type GapQuery struct {
	Kind GapKind
	Top  int // of how many provinces investment counts as high, for HIGH_INVESTMENT_WITHOUT_AGREEMENT
}

// GapTies is the kinds of ties that Gaps needs; flows are of a year that has ended, so ask for them of any time.
var GapTies = LinkageTies | graph.TieKindsOf(graph.Member)

// Gaps finds the gaps of a kind. Investment is ranked by the sum of both directions in the latest year of the view's
// flows. Coverage gives the published totals and what is held of them; placeholders, and what rests on evidence that the
// view does not use, are not held. An unknown kind, or a top below 1, is InvalidArgument.
func Gaps(ctx context.Context, v *analysis.View, h *graph.Hierarchy, coverage []*CoverageRow,
	q GapQuery) (*GapList, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	list := &GapList{Basis: v.Basis(), Kind: q.Kind}
	meter := records(ctx, "the gaps")
	all, err := findPartnerships(meter, v, h)
	if err != nil {
		return nil, err
	}
	switch q.Kind {
	case HighInvestmentWithoutAgreement:
		signed := totalOf(v, coverage, "agreements.provinces_with_framework_agreement")
		list.Gaps, err = withoutAgreement(meter, all, h, signed, q.Top)
	case DistrictWithoutTieInRegion:
		list.Gaps, err = withoutTie(meter, v, all, h, totalOf(v, coverage, "friendly.domestic_pairs"))
	case PublishedAboveRecord:
		list.Gaps, err = aboveRecord(meter, v, coverage)
	}
	return list, err
}

// Check refuses an unknown kind and a top below 1: Gaps does so too, before anything else.
func (q GapQuery) Check() error {
	switch q.Kind {
	case DistrictWithoutTieInRegion, PublishedAboveRecord:
	case HighInvestmentWithoutAgreement:
		if q.Top < 1 {
			return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("no province is among the top %d", q.Top),
				Hint: "Ask for the top 10."}
		}
	default:
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%.40q is no kind of gap", string(q.Kind))}
	}
	return nil
}

// holding is a published total and what the evidence of the view holds of it, placeholders nothing.
type holding struct {
	*CoverageRow
	held, missing graph.Decimal
}

// totalOf is the total with a key, nil where none is published or nothing can be held of it.
func totalOf(v *analysis.View, coverage []*CoverageRow, key string) *holding {
	i := slices.IndexFunc(coverage, func(r *CoverageRow) bool { return r.Key == key })
	if i < 0 {
		return nil
	}
	return holdingOf(v, coverage[i])
}

// holdingOf is a total, nil where none is published or nothing can be held of it.
func holdingOf(v *analysis.View, row *CoverageRow) *holding {
	if row.Published == nil || row.Held == nil {
		return nil
	}
	t := &holding{CoverageRow: row}
	for _, e := range t.ByEvidence {
		if v.Uses(e.Evidence) && e.Evidence != graph.Synthetic {
			// a part of what was added without overflow before
			t.held, _ = t.held.Add(e.Held)
		}
	}
	t.missing, _ = t.Published.Add(graph.Decimal{Units: -t.held.Units, Scale: t.held.Scale})
	return t
}

// complete says whether everything that is published is on record; nothing is known of no total.
func (t *holding) complete() bool { return t != nil && t.missing.Units <= 0 }

// standing is how a thing that the total would count is known not to be there.
func (t *holding) standing() Standing {
	if t.complete() {
		return PublishedAsNone
	}
	return NotOnRecord
}

// aboveRecord finds the totals of which something is missing, those first of which the greater part is.
func aboveRecord(m *budget.Budget, v *analysis.View, coverage []*CoverageRow) (gaps []*Gap, err error) {
	figures := map[string]graph.Node{}
	for _, n := range v.Network().Nodes {
		if i, ok := n.(*graph.Indicator); ok {
			figures[i.Key] = i
		}
		if err := m.Spend(1); err != nil {
			return nil, err
		}
	}
	for _, row := range coverage {
		if err := m.Spend(stepsPerGap); err != nil {
			return nil, err
		}
		t := holdingOf(v, row)
		if t == nil || t.complete() {
			continue
		}
		g := &Gap{Kind: PublishedAboveRecord, Standing: NotOnRecord, Published: t.Published, Held: &t.held,
			Missing: &t.missing, Sources: t.Sources}
		if figure := figures[row.Key]; figure != nil {
			g.Subjects = []graph.Node{figure}
		}
		where := locator(t.Sources)
		g.MissingZH = fmt.Sprintf("%s：%s", t.NameZH, quantity(t.missing, t.Unit))
		g.MissingEN = fmt.Sprintf("%s: %s", t.NameEN, t.missing)
		g.ReasonZH = fmt.Sprintf("规划公布%s(%s)，所用记录%s，差%s。%s", quantity(*t.Published, t.Unit), where, t.held, t.missing,
			t.ExplanationZH)
		g.ReasonEN = fmt.Sprintf("Published by the plan: %s (%s). Held in the records used: %s. Missing: %s. %s",
			t.Published, locatorIn(graph.EN, where), t.held, t.missing, t.ExplanationEN)
		g.SuggestionZH = "收集名录，逐条注明来源后补录；在此之前不要据此比较各地。"
		g.SuggestionEN = "Collect the names and add them, each with its source; until then do not compare places by " +
			"them."
		gaps = append(gaps, g)
	}
	return gaps, budget.SortErr(m, gaps, func(a, b *Gap) int {
		x, y := a.Missing.Float()/a.Published.Float(), b.Missing.Float()/b.Published.Float()
		switch {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
}

// locator is where the first of the sources says it.
func locator(sources []graph.Citation) string {
	if len(sources) == 0 {
		return ""
	}
	return sources[0].Locator
}
