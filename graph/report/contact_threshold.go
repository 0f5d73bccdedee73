package report

import (
	"cmp"
	"strings"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/internal/budget"
)

// Threshold is from which level of the state's emergency response on Shanghai helps places of one sort (the plan's note
// 15). Level 1 is the most severe of four: level 4 or more severe is any of them.
type Threshold struct {
	Places ThresholdPlaces // which places it is for
	// Level is the least severe level at which help is given, 1 to 4; nil if the figure's text names none.
	Level   *int32
	Figure  *graph.Indicator // the figure of the plan, with its citation
	Text    string           // as printed
	Sources []graph.Citation // of the text
}

// ThresholdPlaces is which places a threshold is for.
type ThresholdPlaces string

// The places of the two thresholds.
const (
	SupportedAreas ThresholdPlaces = "SUPPORTED_AREAS" // 对口帮扶地区
	OtherProvinces ThresholdPlaces = "OTHER_PROVINCES" // 其他省区市
)

// thresholdIndicators is the keys of the indicators that state the thresholds.
var thresholdIndicators = []struct {
	places ThresholdPlaces
	key    string
}{{SupportedAreas, "disaster.domestic_partner_level"}, {OtherProvinces, "disaster.other_province_level"}}

// findThresholds finds the thresholds whose indicators the view has.
func findThresholds(b *budget.Budget, v *analysis.View) (found []*Threshold) {
	for _, t := range thresholdIndicators {
		for _, n := range v.Network().Nodes {
			if !b.Use(1) {
				return nil
			}
			if figure, ok := n.(*graph.Indicator); ok && figure.Key == t.key && len(figure.Series) > 0 {
				stated := figure.Series[len(figure.Series)-1].Figure
				found = append(found, &Threshold{Places: t.places, Level: responseLevel(stated.Text), Figure: figure,
					Text: stated.Text, Sources: stated.Sources})
			}
		}
	}
	return found
}

// setThreshold finds both thresholds, and which of them the place falls under: that of supported areas if it is supported
// itself, lies in what is supported, or has a supported place in it. There is none, and the notice says why, if the plan
// or the question leaves it open. Placeholders decide nothing.
func (c *Contacts) setThreshold(b *budget.Budget, v *analysis.View, h *graph.Hierarchy, all []partnership) {
	if c.Thresholds = findThresholds(b, v); len(c.Thresholds) == 0 {
		return
	}
	used, excluded := c.supportIn(b, h, all), c.supportIn(b, h, excludedSupport(v))
	unnamed := cmp.Or(used.unnamed, excluded.unnamed)
	from, until := c.yearsOfThresholds()
	switch {
	case c.outside(from, until):
		c.notice = c.notice.plus(otherYearsNotice(from, until))
	case used.supported:
		c.choose(SupportedAreas)
		if c.hasUnnamedCounty(b, h, used.named) {
			c.notice = c.notice.plus(unnamedCountiesNotice)
		}
	case excluded.supported:
		c.notice = c.notice.plus(excludedSupportNotice)
	case unnamed != nil:
		c.notice = c.notice.plus(unnamedSupportNotice(h, unnamed))
	default:
		c.choose(OtherProvinces)
		if used.nearby || excluded.nearby {
			c.notice = c.notice.plus(supportNearbyNotice)
		}
	}
}

// choose sets the threshold of the place.
func (c *Contacts) choose(places ThresholdPlaces) {
	for _, t := range c.Thresholds {
		if t.Places == places {
			c.Threshold = t
		}
	}
}

// yearsOfThresholds is the years that the plan states the thresholds for.
func (c *Contacts) yearsOfThresholds() (from, until graph.Date) {
	stated := c.Thresholds[0].Figure.Series
	return stated[len(stated)-1].From, stated[len(stated)-1].Until
}

// outside reports whether the day of the question is outside these years. A question without a day is answered by the plan.
func (c *Contacts) outside(from, until graph.Date) bool {
	day := c.Basis.AsOf
	return day != nil && until != 0 && (day.Last() < from.First() || day.Last() > until.Last())
}

// support is how some partnerships support a place.
type support struct {
	supported bool              // itself, as a part of what is supported, or in a place in it
	unnamed   *graph.Pairing    // of counties that are counted and not named, of which it may be one; nil if there is none
	nearby    bool              // in its province
	named     map[graph.ID]bool // what is supported by name
}

// supportIn says how the ties of support among some partnerships support the place, placeholders not at all.
func (c *Contacts) supportIn(b *budget.Budget, h *graph.Hierarchy, all []partnership) support {
	s := support{named: map[graph.ID]bool{}}
	for _, p := range all {
		if !b.Use(1) {
			break
		}
		pairing, ok := p.record.(*graph.Pairing)
		if !ok || p.evidence() == graph.Synthetic {
			continue
		}
		if pairing.CountyCount <= 1 {
			s.named[p.partner.Head().ID] = true
		}
		switch {
		case liesIn(h, p.partner, c.Place):
			s.supported = true
		case !liesIn(h, c.Place, p.partner):
		case pairing.CountyCount > 1:
			s.unnamed = pairing
		default:
			s.supported = true
		}
		s.nearby = s.nearby || liesIn(h, p.partner, c.Route[len(c.Route)-1])
	}
	return s
}

// excludedSupport is the ties of support that the view leaves out, without placeholders.
func excludedSupport(v *analysis.View) (list []partnership) {
	for _, x := range v.Excluded() {
		if x.Tie.Kind() == graph.Supports && x.Evidence != graph.Synthetic {
			list = appendTie(list, x.Tie, x.From, x.To)
		}
	}
	return list
}

// hasUnnamedCounty reports whether the place has a county that is not supported by name, nor lies in what is.
func (c *Contacts) hasUnnamedCounty(b *budget.Budget, h *graph.Hierarchy, named map[graph.ID]bool) bool {
	for county := range h.All {
		if !b.Use(1) {
			break
		}
		if county.Kind() != graph.KindCounty || !liesIn(h, county, c.Place) {
			continue
		}
		above := county
		for above != nil && !named[above.Head().ID] {
			above = h.Within(above)
		}
		if above == nil {
			return true
		}
	}
	return false
}

// responseLevel reads 四级及以上 as 4.
func responseLevel(printed string) *int32 {
	for i, digit := range []string{"一", "二", "三", "四"} {
		if strings.HasPrefix(printed, digit+"级") {
			level := int32(i + 1)
			return &level
		}
	}
	return nil
}
