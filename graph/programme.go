package graph

import "io"

// ProgrammeKind is the kind of a programme.
type ProgrammeKind string

// The kinds of programmes.
const (
	Undertaking ProgrammeKind = "PROGRAMME" // a fair, a campaign, a scheme
	Platform    ProgrammeKind = "PLATFORM"  // where information or goods change hands
	Mechanism   ProgrammeKind = "MECHANISM" // a rule, a list, a regular meeting
	Project     ProgrammeKind = "PROJECT"   // something that is built
)

// ProgrammeStatus says how far a programme has come when the plan speaks of it. Named is not the same as existing.
type ProgrammeStatus string

// The statuses of programmes.
const (
	Announced ProgrammeStatus = "ANNOUNCED" // the plan says that it will be built
	UnderWay  ProgrammeStatus = "UNDER_WAY"
	Ended     ProgrammeStatus = "ENDED"
)

// Programme is what the plan names as to be done, or as being done: a fair, a platform, a mechanism, a project. Places
// PARTICIPATE in it; indicators MEASURE it.
type Programme struct {
	NodeHeader
	ProgrammeKind ProgrammeKind
	Status        ProgrammeStatus
}

// Kind is the kind of the node.
func (*Programme) Kind() NodeKind { return KindProgramme }

// Value is the value of a field.
func (r *Programme) Value(f Field) Value { return nodeFields[KindProgramme].of(r, f) }

// IndicatorKind tells the plan's own indicators from the other figures that it publishes.
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

// MarshalGQL writes the enum value, null for a figure that is no target.
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

// MarshalGQL writes the enum value, null where there is no number.
func (q Qualifier) MarshalGQL(w io.Writer) { writeEnum(w, string(q)) }

// UnmarshalGQL reads the enum value.
func (q *Qualifier) UnmarshalGQL(v any) error { return readText(q, v) }

// FigureBasis says over what time a figure counts.
type FigureBasis string

// The bases of figures.
const (
	Annual     FigureBasis = "ANNUAL"      // each year
	AnnualMean FigureBasis = "ANNUAL_MEAN" // mean of the period's years
	Cumulative FigureBasis = "CUMULATIVE"  // over the whole period
)

// MarshalGQL writes the enum value, null where the plan gives none.
func (b FigureBasis) MarshalGQL(w io.Writer) { writeEnum(w, string(b)) }

// UnmarshalGQL reads the enum value.
func (b *FigureBasis) UnmarshalGQL(v any) error { return readText(b, v) }

// PrintedFigure is a figure as it is printed. Value is nil if no number is printed; Text is what is printed, empty if only
// the number is known.
type PrintedFigure struct {
	Value     *Decimal
	Text      string
	Qualifier Qualifier
}

// Figure is one printed figure and over what time it counts.
type Figure struct {
	Provenance
	PrintedFigure
	Basis FigureBasis
}

// Target is what is to be reached, and by when. Table 6 has two columns of figures: Figure is from the second one, which
// is a year's mean or the sum of the period.
type Target struct {
	Figure
	From, Until Date
	By2025      *PrintedFigure // from the first column, 2025年; nil if it has a dash
}

// Observation is a figure for a period. From is zero where the figure counts from the beginning; a figure at one date
// has that date as Until.
type Observation struct {
	Figure
	From, Until Date
}

// Indicator is a figure that the plan sets as a target, or publishes, with what it was at which time.
type Indicator struct {
	NodeHeader
	Key           string // stable name among the plan's figures, as friendly.domestic_pairs
	IndicatorKind IndicatorKind
	Nature        IndicatorNature // empty outside Table 6
	Unit          string          // as printed: 亿元, 家, %
	Target        *Target         // nil if it is no target
	Series        []Observation   // by period
}

// Kind is the kind of the node.
func (*Indicator) Kind() NodeKind { return KindIndicator }

// Value is the value of a field.
func (r *Indicator) Value(f Field) Value { return nodeFields[KindIndicator].of(r, f) }

// Observations are those whose period meets the years from..to; nil bounds are open.
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
