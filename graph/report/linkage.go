package report

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/internal/budget"
)

// DefaultLinkageCoverage is the least coverage at which a component is comparable between places: at most a fifth of what
// is published may be missing.
const DefaultLinkageCoverage = 0.8

// MinLinkageComponents is how many components an index has at least: what a single one says, its values say.
const MinLinkageComponents = 2

// LinkageIndex is 区域联动指数, how closely each place is linked with Shanghai at the end of a year, from 0 to 100: a
// composite indicator after the steps of OECD and JRC, Handbook on Constructing Composite Indicators (2008). It is this
// product's own: the plan announces research on an index between key cities, and publishes neither one nor a method.
//
//   - Selection (step 2): only components whose coverage makes them comparable, unless the caller names them: if few
//     records of a published total are known, places would be ranked by where somebody searched. Of fewer than
//     MinLinkageComponents there is no index.
//   - Missing data (step 3): never imputed. A place that misses an included component has no index (case deletion).
//   - Normalisation (step 5): each value x becomes ln(1+x), since counts and money are very skewed, and then
//     (y−min)/(max−min) over the places that have a value; 0 for all if they are equal.
//   - Weights and aggregation (step 6): the weighted arithmetic mean of the included components, times 100. Equal
//     weights unless others are given.
//   - Sensitivity (step 7): the best and the worst rank that a place has when each weight in turn is a fifth smaller
//     or larger.
type LinkageIndex struct {
	Basis      analysis.Basis    // of the year
	Year       int32             // the index is of its end
	Level      graph.PlaceLevel  // PROVINCE or PREFECTURE
	Components []*LinkageMeasure // all, also those not in the index
	Places     []*LinkagePlace   // by rank, then code; those without an index last

	reason text // why no place has an index; empty if one has
}

// Reason is why no place has an index, nil if one has.
func (x *LinkageIndex) Reason(language graph.Language) *string {
	return orNil(x.reason.in(language))
}

// LinkagePlace is the index of one place; Index and the ranks are nil if an included component is missing, or there are
// too few. Places with the same index share a rank, 1 is the highest.
type LinkagePlace struct {
	Place                     graph.Place
	Index                     *float64        // from 0 to 100
	Rank, BestRank, WorstRank *int32          // from 1; best and worst when weights change
	Values                    []*LinkageValue // one for each component, in their order, also for those not included
}

func (p *LinkagePlace) last() *LinkageValue { return p.Values[len(p.Values)-1] }

// LinkageValue is the value of one component at a place. Value is nil, which is not 0, if nothing is on record.
type LinkageValue struct {
	Component  LinkageComponent
	Value      *graph.Decimal // in the component's unit
	Normalized *float64       // from 0 to 1; nil if there is no value
	Standing   Standing
}

// Standing says how something is known to be there, or not to be.
type Standing string

// The standings.
const (
	OnRecord        Standing = "ON_RECORD"         // a record says it
	OfPlaceholders  Standing = "OF_PLACEHOLDERS"   // placeholders are in it, so it is nobody's figure
	PublishedAsNone Standing = "PUBLISHED_AS_NONE" // all that is published is on record, and this is not among it
	NotOnRecord     Standing = "NOT_ON_RECORD"     // no record says it, which does not mean that it does not exist
)

// LinkageWeight names a component of the index and its weight; only the ratios of weights count.
type LinkageWeight struct {
	Component LinkageComponent
	Weight    float64 // from 0
}

// LinkageQuery says how the index is made. Ties and records count as they hold at the end of Year, flows those of Year.
type LinkageQuery struct {
	Level       graph.PlaceLevel // PROVINCE or PREFECTURE
	Year        int32            // 0: the latest year with flows, or this year
	Weights     []LinkageWeight  // the included components; none: the comparable ones, equally
	MinCoverage *float64         // from which on a component is comparable, 0 to 1; nil: DefaultLinkageCoverage
}

// LinkageTies is the kinds of ties that Linkage needs, of any time.
var LinkageTies = graph.TieKindsOf(graph.Supports, graph.Friendly, graph.Cooperates, graph.Invests, graph.Represents,
	graph.Located, graph.Party)

// Linkage computes the index of the view's provinces or prefectures (as the plan counts them, so with 万州区) other than
// Shanghai. Coverage has the published totals. Weights that are negative or not finite, that name a component twice or an
// unknown one, or fewer than MinLinkageComponents, and other levels, are InvalidArgument.
func Linkage(ctx context.Context, v *analysis.View, h *graph.Hierarchy, coverage []*CoverageRow, q LinkageQuery) (*LinkageIndex, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	b := newBudget(ctx, "the index")
	all := findPartnerships(b, v, h)
	isPlaceholder := func(p partnership) int32 { return boolToInt(p.evidence() == graph.Synthetic) }
	slices.SortStableFunc(all, func(x, y partnership) int { // a county that is named by both counts for what is no placeholder
		return cmp.Compare(isPlaceholder(x), isPlaceholder(y))
	})
	if q.Year == 0 {
		q.Year = cmp.Or(latestYear(b, all), int32(graph.Today().Year()))
	}
	if q.MinCoverage == nil {
		least := DefaultLinkageCoverage
		q.MinCoverage = &least
	}
	r := &measurer{LinkageQuery: q, budget: b, all: all, hierarchy: h, coverage: coverage, byID: map[graph.ID]*LinkagePlace{}}
	for _, p := range placesOfLevel(b, v, h, all, q.Level) {
		place := &LinkagePlace{Place: p}
		r.places, r.byID[p.Head().ID] = append(r.places, place), place
		b.Use(budget.PerRecord)
	}
	x := &LinkageIndex{Basis: basisOfYear(b, v, q.Year), Year: q.Year, Level: q.Level, Places: r.places}
	for _, c := range linkageComponents {
		m, err := r.measure(&c)
		if err != nil {
			return nil, err
		}
		x.Components = append(x.Components, m)
	}
	if x.checkComponents() {
		x.setWeights(q.Weights)
		x.rank(b)
	}
	return x, b.Err()
}

// Check refuses another level, and weights and a coverage out of range, as Linkage does before anything else.
func (q LinkageQuery) Check() error {
	if q.Level != graph.LevelProvince && q.Level != graph.LevelPrefecture {
		return invalid("there is no index at this level", "Ask for PROVINCE or PREFECTURE.")
	}
	if q.Year != 0 && (q.Year < 1949 || q.Year > 2100) {
		return invalid(fmt.Sprintf("the year is %d", q.Year), "Ask for a year of the records, such as 2020.")
	}
	if err := checkWeights(q.Weights); err != nil {
		return err
	}
	if q.MinCoverage != nil && !(*q.MinCoverage >= 0 && *q.MinCoverage <= 1) {
		return invalid("the least coverage is not between 0 and 1", "A share, as 0.8.")
	}
	return nil
}

func checkWeights(weights []LinkageWeight) error {
	sum, included, seen := 0.0, 0, map[LinkageComponent]bool{}
	for _, w := range weights {
		known := slices.ContainsFunc(linkageComponents, func(c componentRule) bool { return c.name == w.Component })
		if !known || seen[w.Component] {
			return invalid(fmt.Sprintf("%.40q is no component, or given twice", w.Component), "Name each component once.")
		}
		if !(w.Weight >= 0) || math.IsInf(w.Weight, 1) {
			return invalid("a weight is negative or not a number", "Weights are numbers from 0.")
		}
		seen[w.Component] = true
		sum += w.Weight
		included += int(boolToInt(w.Weight > 0))
	}
	if math.IsInf(sum, 1) {
		return invalid("the weights have no finite sum", "Give smaller weights: only their ratios count.")
	}
	if len(weights) > 0 && included < MinLinkageComponents {
		return invalid(fmt.Sprintf("%d of the weights is above 0, and an index takes %d components", included, MinLinkageComponents),
			"Give more components a weight; what a single one says is in values.")
	}
	return nil
}

func invalid(message, hint string) error {
	return &graph.Error{Code: graph.InvalidArgument, Message: message, Hint: hint}
}

// placesOfLevel is the places of a level other than Shanghai, by code: those of the view, and those that the places of
// partnerships count for.
func placesOfLevel(b *budget.Budget, v *analysis.View, h *graph.Hierarchy, all []partnership, level graph.PlaceLevel) (places []graph.Place) {
	seen := map[graph.ID]bool{graph.Shanghai: true}
	add := func(p graph.Place) {
		if p != nil && !seen[p.Head().ID] {
			seen[p.Head().ID] = true
			places = append(places, p)
		}
	}
	for _, n := range v.Network().Nodes {
		if !b.Use(1) {
			return nil
		}
		if p, ok := n.(graph.Place); ok && p.PlaceHead().Level == level {
			add(p)
		}
	}
	for _, p := range all {
		if !b.Use(budget.PerRecord) {
			return nil
		}
		add(placeAtLevel(h, p.partner, level))
	}
	budget.Sort(b, places, func(x, y graph.Place) int { return compareNodes(x, y) })
	return places
}

// placeAtLevel is the place of a level that p counts for; nil for a province if the level is PREFECTURE.
func placeAtLevel(h *graph.Hierarchy, p graph.Place, level graph.PlaceLevel) graph.Place {
	if level == graph.LevelProvince {
		return h.Province(p)
	}
	return h.Prefecture(p)
}

// basisOfYear is what an answer for a year rests on, over a view of all times: the ties that hold on its last day, and its
// flows.
func basisOfYear(b *budget.Budget, v *analysis.View, year int32) analysis.Basis {
	day := lastDay(year)
	basis := v.Basis()
	basis.AsOf, basis.Unattested = &day, 0
	var used, leftOut graph.EvidenceTally
	n := v.Network()
	for i, t := range n.Ties {
		if !b.Use(1) {
			break
		}
		if countsFor(t, year) {
			used[analysis.EvidenceOf(t, n.Nodes[n.From[i]], n.Nodes[n.To[i]])]++
		}
		basis.Unattested += boolToInt(graph.Unattested{Day: day}.Holds(t))
	}
	for _, x := range v.Excluded() {
		if !b.Use(1) {
			break
		}
		if !x.Unattested {
			leftOut[x.Evidence] += boolToInt(countsFor(x.Tie, year))
		}
	}
	basis.Used, basis.LeftOut = used.Counts(), leftOut.Counts()
	return basis
}
