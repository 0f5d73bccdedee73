package report

import (
	"math"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// LinkageMeasure is one component of an index: what it rests on, and whether it is in the index.
type LinkageMeasure struct {
	Component LinkageComponent
	Unit      string  // of values, and of Held and Published, except that those of AGREEMENTS count provinces
	Included  bool    // in the index
	Weight    float64 // its share of the sum of weights; 0 if it is not included
	// Held is how much of the published total the view's records hold that name the place, placeholders never.
	// Published and Coverage, which is Held divided by Published, are nil if no total is published.
	Held, Published *graph.Decimal
	Coverage        *float64
	Min, Max        *graph.Decimal   // of the places' values; nil if there is none
	Sources         []graph.Citation // of the published totals

	placeholders int // how many the values count
	reason       text
}

// Reason is why the component is in the index or not.
func (m *LinkageMeasure) Reason(language graph.Language) string { return m.reason.in(language) }

// measurer measures components.
type measurer struct {
	LinkageQuery
	budget    *budget.Budget
	all       []partnership
	hierarchy *graph.Hierarchy
	coverage  []*CoverageRow
	places    []*LinkagePlace
	byID      map[graph.ID]*LinkagePlace
}

// measure gives each place its value of the component, and says what the component rests on.
func (r *measurer) measure(c *componentRule) (*LinkageMeasure, error) {
	m := &LinkageMeasure{Component: c.name, Unit: c.unit, Held: &graph.Decimal{}}
	for _, p := range r.places {
		if !r.budget.Use(budget.PerRecord) {
			return nil, r.budget.Err()
		}
		p.Values = append(p.Values, &LinkageValue{Component: c.name, Standing: NotOnRecord})
	}
	if err := r.addRecords(c, m); err != nil {
		return nil, err
	}
	for _, key := range c.totals(r.Year) {
		for _, row := range r.coverage {
			if row.Key != key || row.Published == nil {
				continue
			}
			if err := addTo(&m.Published, *row.Published); err != nil {
				return nil, err
			}
			m.Sources = append(m.Sources, row.Sources...)
		}
	}
	if m.Published != nil && m.Published.Units != 0 {
		share := m.Held.Float() / m.Published.Float()
		m.Coverage = &share
	}
	c.include(m, r.LinkageQuery)
	r.setStandings(c, m)
	r.normalize(m)
	return m, r.budget.Err()
}

// addRecords adds what the records have of the component to their places, and to what is held of the total.
func (r *measurer) addRecords(c *componentRule, m *LinkageMeasure) error {
	provinces, counties := map[graph.ID]bool{}, countyCounter{}
	for _, p := range r.all {
		if !r.budget.Use(1) {
			return r.budget.Err()
		}
		amount, ok := c.value(p)
		if !ok || !countsFor(p.record, r.Year) {
			continue
		}
		if pairing, ok := p.record.(*graph.Pairing); ok {
			if amount.Units = int64(counties.add(pairing)); amount.Units == 0 {
				continue
			}
		}
		synthetic := p.evidence() == graph.Synthetic
		if err := r.addToPlace(p.partner, amount, synthetic); err != nil {
			return err
		}
		switch {
		case synthetic:
			m.placeholders++
			continue
		case c.counted != nil && !c.counted(p), c.distinctProvinces && provinces[p.partner.Head().ID]:
			continue
		case c.distinctProvinces:
			provinces[p.partner.Head().ID] = true
			amount = graph.Decimal{Units: 1}
		}
		if err := addTo(&m.Held, amount); err != nil {
			return err
		}
	}
	return nil
}

// addToPlace adds an amount to the value of the last component, at the place of the level that a place counts for.
func (r *measurer) addToPlace(place graph.Place, amount graph.Decimal, synthetic bool) error {
	at := placeAtLevel(r.hierarchy, place, r.Level)
	if at == nil {
		return nil
	}
	v := r.byID[at.Head().ID].last()
	if synthetic {
		v.Standing = OfPlaceholders
	}
	return addTo(&v.Value, amount)
}

// addTo adds to a sum that is nil until something is added.
func addTo(sum **graph.Decimal, d graph.Decimal) error {
	if *sum == nil {
		*sum = &graph.Decimal{}
	}
	total, ok := (*sum).Add(d)
	if !ok {
		return invalid("a sum of the index is too large to be exact", "")
	}
	**sum = total
	return nil
}

// include decides whether the component is in the index: if it is comparable, or as the weights of the question say.
func (c *componentRule) include(m *LinkageMeasure, q LinkageQuery) {
	isComparable := !c.byProvinceOnly(q.Level) && m.Coverage != nil && *m.Coverage >= *q.MinCoverage
	m.Included, m.reason = isComparable, componentReason(m, c, q, isComparable)
	if len(q.Weights) == 0 {
		return
	}
	m.Included = false
	for _, w := range q.Weights {
		m.Included = m.Included || w.Component == c.name && w.Weight > 0
	}
	if m.Included && !isComparable {
		m.reason = m.reason.plus(includedByQuestion)
	} else if !m.Included && isComparable {
		m.reason = m.reason.plus(leftOutByQuestion)
	}
}

// setStandings says how the value of each place is known. Places without records have 0 if all that is published is on
// record, and none otherwise.
func (r *measurer) setStandings(c *componentRule, m *LinkageMeasure) {
	complete := !c.publishedByProvince && !c.byProvinceOnly(r.Level) && m.Coverage != nil && m.Held.Compare(*m.Published) >= 0
	for _, p := range r.places {
		if !r.budget.Use(budget.PerRecord) {
			return
		}
		v := p.last()
		switch {
		case v.Standing == OfPlaceholders:
		case v.Value != nil:
			v.Standing = OnRecord
		case complete:
			v.Value, v.Standing = &graph.Decimal{}, PublishedAsNone
		default:
			continue
		}
		if m.Min == nil || v.Value.Compare(*m.Min) < 0 {
			m.Min = v.Value
		}
		if m.Max == nil || v.Value.Compare(*m.Max) > 0 {
			m.Max = v.Value
		}
	}
}

// normalize maps the values to 0..1.
func (r *measurer) normalize(m *LinkageMeasure) {
	for _, p := range r.places {
		if !r.budget.Use(budget.PerRecord) {
			return
		}
		v := p.last()
		if v.Value == nil {
			continue
		}
		low, high := math.Log1p(m.Min.Float()), math.Log1p(m.Max.Float())
		normalized := 0.0
		if high > low {
			normalized = (math.Log1p(v.Value.Float()) - low) / (high - low)
		}
		v.Normalized = &normalized
	}
}
