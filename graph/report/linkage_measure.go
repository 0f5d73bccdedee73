package report

import (
	"fmt"
	"math"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// LinkageMeasure is one component: what it rests on, and whether it is in the index.
type LinkageMeasure struct {
	Component LinkageComponent
	Unit      string // of values, and of Held and Published but for AGREEMENTS, where those count provinces
	Included  bool
	Weight    float64 // its share of the sum of weights; 0 where it is not included
	// Held is what the records of the view hold of the published total, as far as they name the place, placeholders
	// never; Coverage is Held of Published. Published and Coverage are nil where no total is published.
	Held, Published *graph.Decimal
	Coverage        *float64
	placeholders    int            // how many the values count
	Min, Max        *graph.Decimal // of the places' values; nil where there is none
	ReasonZH        string         // why it is in the index or not
	ReasonEN        string
	Sources         []graph.Citation // of the published totals
}

// Reason is why the component is in the index or not.
func (m *LinkageMeasure) Reason(language graph.Language) string {
	return inLanguage(language, m.ReasonZH, m.ReasonEN)
}

// gauge measures components.
type gauge struct {
	LinkageQuery
	meter     *budget.Budget
	all       partnerships
	hierarchy *graph.Hierarchy
	coverage  []*CoverageRow
	places    map[graph.ID]*LinkagePlace
}

// measure gives each place its value of the component, and says what the component rests on.
func (g *gauge) measure(c *componentRule, places []*LinkagePlace) (*LinkageMeasure, error) {
	m := &LinkageMeasure{Component: c.name, Unit: c.unit, Held: &graph.Decimal{}}
	for _, p := range places {
		if err := g.meter.Spend(budget.PerRecord); err != nil {
			return nil, err
		}
		p.Values = append(p.Values, &LinkageValue{Component: c.name, Standing: NotOnRecord})
	}
	if err := g.count(c, m); err != nil {
		return nil, err
	}
	for _, key := range c.totals(g.Year) {
		for _, row := range g.coverage {
			if row.Key != key || row.Published == nil {
				continue
			}
			if err := add(&m.Published, *row.Published); err != nil {
				return nil, err
			}
			m.Sources = append(m.Sources, row.Sources...)
		}
	}
	if m.Published != nil && m.Published.Units != 0 {
		share := m.Held.Float() / m.Published.Float()
		m.Coverage = &share
	}
	c.decide(m, g.LinkageQuery)
	return m, c.normalize(g.meter, m, g.Level, places)
}

// count adds what the records have of the component to their places, and to what is held of the total.
func (g *gauge) count(c *componentRule, m *LinkageMeasure) error {
	provinces := map[graph.ID]bool{}
	for p := range g.all.each {
		if err := g.meter.Spend(1); err != nil {
			return err
		}
		amount, is := c.value(p)
		if !is || !holds(p.record, g.Year) {
			continue
		}
		if unit := unitOf(g.hierarchy, p.there, g.Level); unit != nil {
			values := g.places[unit.Head().ID].Values
			v := values[len(values)-1]
			if err := add(&v.Value, amount); err != nil {
				return err
			}
			if p.evidence() == graph.Synthetic {
				v.Standing = OfPlaceholders
			}
		}
		if p.evidence() == graph.Synthetic {
			m.placeholders++
			continue
		}
		if c.counted != nil && !c.counted(p) || c.provinces && provinces[p.there.Head().ID] {
			continue
		}
		if c.provinces {
			provinces[p.there.Head().ID] = true
			amount = graph.Decimal{Units: 1}
		}
		if err := add(&m.Held, amount); err != nil {
			return err
		}
	}
	return nil
}

// add adds to a sum that is nil as long as nothing was added.
func add(sum **graph.Decimal, d graph.Decimal) error {
	if *sum == nil {
		*sum = &graph.Decimal{}
	}
	total, ok := (*sum).Add(d)
	if !ok {
		return &graph.Error{Code: graph.InvalidArgument, Message: "a sum of the index is too large to be exact"}
	}
	**sum = total
	return nil
}

// provincial says whether the component is published by province and other places than provinces are asked for.
func (c *componentRule) provincial(level graph.PlaceLevel) bool {
	return (c.money || c.provinces) && level != graph.LevelProvince
}

// decide says whether the component is in the index, and why.
func (c *componentRule) decide(m *LinkageMeasure, q LinkageQuery) {
	comparable := m.Coverage != nil && *m.Coverage >= *q.MinCoverage
	switch {
	case c.provincial(q.Level):
		comparable = false
		m.ReasonZH, m.ReasonEN = "只按省级公布，不及地级", "published by province only, not by prefecture"
	case m.Published == nil:
		m.ReasonZH = fmt.Sprintf("没有%d年可比的公布总数，无从得知记录是否齐全", q.Year)
		m.ReasonEN = fmt.Sprintf("no total is published for %d, so nobody knows how complete the records are", q.Year)
	default:
		m.ReasonZH = fmt.Sprintf("所用记录%s，公布%s，覆盖%.1f%%", m.Held, m.Published, 100**m.Coverage)
		m.ReasonEN = fmt.Sprintf("%s held of %s published, %.1f %%", m.Held, m.Published, 100**m.Coverage)
		limitZH, limitEN := "，达到下限", ", at least the limit of"
		if !comparable {
			limitZH, limitEN = "，低于下限", ", below the limit of"
		}
		m.ReasonZH += fmt.Sprintf("%s%g%%", limitZH, 100**q.MinCoverage)
		m.ReasonEN += fmt.Sprintf("%s %g %%", limitEN, 100**q.MinCoverage)
	}
	if m.placeholders > 0 {
		m.ReasonZH += fmt.Sprintf("；另有%d项占位，计入各地数值，不算作记录", m.placeholders)
		m.ReasonEN += fmt.Sprintf("; placeholders, which values count and held does not: %d", m.placeholders)
	}
	m.Included = comparable
	if len(q.Weights) == 0 {
		return
	}
	m.Included = false
	for _, w := range q.Weights {
		m.Included = m.Included || w.Component == c.name && w.Weight > 0
	}
	if m.Included && !comparable {
		m.ReasonZH, m.ReasonEN = m.ReasonZH+"；应查询者要求计入", m.ReasonEN+"; included because it was asked for"
	} else if !m.Included && comparable {
		m.ReasonZH, m.ReasonEN = m.ReasonZH+"；查询者未计入", m.ReasonEN+"; left out because it was not asked for"
	}
}

// normalize sets what a place without records has, and brings the values to 0..1.
func (c *componentRule) normalize(meter *budget.Budget, m *LinkageMeasure, level graph.PlaceLevel, places []*LinkagePlace) error {
	complete := !c.money && !c.provincial(level) && m.Coverage != nil && m.Held.Compare(*m.Published) >= 0
	for _, p := range places {
		if err := meter.Spend(budget.PerRecord); err != nil {
			return err
		}
		v := p.Values[len(p.Values)-1]
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
	for _, p := range places {
		if err := meter.Spend(budget.PerRecord); err != nil {
			return err
		}
		v := p.Values[len(p.Values)-1]
		if v.Value == nil {
			continue
		}
		least, most := math.Log1p(m.Min.Float()), math.Log1p(m.Max.Float())
		normalized := 0.0
		if most > least {
			normalized = (math.Log1p(v.Value.Float()) - least) / (most - least)
		}
		v.Normalized = &normalized
	}
	return nil
}
