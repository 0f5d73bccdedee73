package graph

import "io"

// IndicatorKind distinguishes the plan's targets from the other figures that it publishes.
type IndicatorKind string

// The kinds of indicators.
const (
	PlanTarget      IndicatorKind = "PLAN_TARGET"      // one of Table 6's seven
	PublishedFigure IndicatorKind = "PUBLISHED_FIGURE" // a figure that the plan states
)

// IndicatorNature says whether the plan's target binds.
type IndicatorNature string

// The natures of a target.
const (
	Binding      IndicatorNature = "BINDING"      // 约束性
	Anticipatory IndicatorNature = "ANTICIPATORY" // 预期性
)

// MarshalGQL writes the enum value, null if the figure is no target.
func (n IndicatorNature) MarshalGQL(w io.Writer) { writeEnum(w, string(n)) }

// UnmarshalGQL reads the enum value.
func (n *IndicatorNature) UnmarshalGQL(v any) error { return readText(n, v) }

// Qualifier says how a printed number is meant.
type Qualifier string

// The qualifiers of numbers.
const (
	Exact   Qualifier = "EXACT"
	AtLeast Qualifier = "AT_LEAST" // 以上, 余, ≥
	About   Qualifier = "ABOUT"
)

// MarshalGQL writes the enum value, null if there is no number.
func (q Qualifier) MarshalGQL(w io.Writer) { writeEnum(w, string(q)) }

// UnmarshalGQL reads the enum value.
func (q *Qualifier) UnmarshalGQL(v any) error { return readText(q, v) }

// FigureBasis says which time a figure covers.
type FigureBasis string

// The bases of figures.
const (
	Annual     FigureBasis = "ANNUAL"      // each year
	AnnualMean FigureBasis = "ANNUAL_MEAN" // mean of the period's years
	Cumulative FigureBasis = "CUMULATIVE"  // over the whole period
)

// MarshalGQL writes the enum value, null if the plan gives none.
func (b FigureBasis) MarshalGQL(w io.Writer) { writeEnum(w, string(b)) }

// UnmarshalGQL reads the enum value.
func (b *FigureBasis) UnmarshalGQL(v any) error { return readText(b, v) }

// PrintedFigure is a figure as it is printed. Value is nil if no number is printed. Text is the printed text, empty if only
// the number is known.
type PrintedFigure struct {
	Value     *Decimal
	Text      string
	Qualifier Qualifier
}

// Figure is a printed figure and the time that it covers.
type Figure struct {
	Provenance
	PrintedFigure
	Basis FigureBasis
}

// Target is a figure to be reached in a period. Table 6 has two columns of figures. Figure is from the second one, which
// has the mean of the years or the sum of the period.
type Target struct {
	Figure
	From, Until Date
	By2025      *PrintedFigure // from the first column, 2025年; nil if the column has a dash
}

// Observation is a figure for a period. From is zero if the figure counts from the beginning. A figure at one date has that
// date as Until.
type Observation struct {
	Figure
	From, Until Date
}

// Indicator is a figure that the plan sets as a target or publishes, with its values over time.
type Indicator struct {
	NodeHeader
	Key           string // a stable name among the plan's figures, such as friendly.domestic_pairs
	IndicatorKind IndicatorKind
	Nature        IndicatorNature // empty outside Table 6
	Unit          string          // as printed: 亿元, 家, %
	Target        *Target         // nil if it is no target
	Series        []Observation   // by period
}

// Kind is the kind of the node.
func (*Indicator) Kind() NodeKind { return KindIndicator }

// Value is the value of a field.
func (i *Indicator) Value(f Field) Value { return nodeFields[KindIndicator].value(i, f) }

// Observations returns the observations whose period meets the years from..to. A nil bound is open.
func (i *Indicator) Observations(from, to *int32) []Observation {
	var in []Observation
	for _, o := range i.Series {
		first, last := o.From.Year(), o.Until.Year()
		if last == 0 {
			last = first
		}
		if first == 0 {
			first = last
		}
		if (from == nil || last >= int(*from)) && (to == nil || first <= int(*to)) {
			in = append(in, o)
		}
	}
	return in
}
