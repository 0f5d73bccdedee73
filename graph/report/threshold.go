package report

import (
	"cmp"
	"fmt"
	"strings"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/internal/budget"
)

// Threshold is from which level of the state's emergency response on Shanghai helps places of one sort (the plan's note
// 15). Level 1 is the most severe of four: level 4 or more severe is any of them.
type Threshold struct {
	Places ThresholdPlaces
	// Level is the least severe level at which help is given; nil where the figure's text names none.
	Level   *int32
	Figure  *graph.Indicator // the figure of the plan, with its citation
	Text    string           // as printed
	Sources []graph.Citation
}

// ThresholdPlaces is which places a threshold is for.
type ThresholdPlaces string

// The places of the two thresholds.
const (
	SupportedAreas ThresholdPlaces = "SUPPORTED_AREAS" // 对口帮扶地区
	OtherProvinces ThresholdPlaces = "OTHER_PROVINCES" // 其他省区市
)

// thresholds are the keys of the figures that state them.
var thresholds = []struct {
	places ThresholdPlaces
	key    string
}{{SupportedAreas, "disaster.domestic_partner_level"}, {OtherProvinces, "disaster.other_province_level"}}

// setThreshold finds both thresholds, and which of them the place falls under: that of supported areas where it is
// supported itself, lies in what is supported, or has a supported place in it. There is none, and the notice says why,
// where the plan or the question leaves it open. Placeholders decide nothing.
func (c *Contacts) setThreshold(m *budget.Budget, v *analysis.View, h *graph.Hierarchy, all partnerships) error {
	for _, t := range thresholds {
		for _, n := range v.Network().Nodes {
			if err := m.Spend(1); err != nil {
				return err
			}
			if figure, ok := n.(*graph.Indicator); ok && figure.Key == t.key && len(figure.Series) > 0 {
				stated := figure.Series[len(figure.Series)-1].Figure
				c.Thresholds = append(c.Thresholds, &Threshold{Places: t.places, Level: responseLevel(stated.Text), Figure: figure,
					Text: stated.Text, Sources: stated.Sources})
			}
		}
	}
	used, err := c.supported(m, h, all)
	if err != nil {
		return err
	}
	unused, err := c.supported(m, h, excludedSupport(v))
	if err != nil {
		return err
	}
	unnamed := cmp.Or(used.unnamed, unused.unnamed)
	switch {
	case len(c.Thresholds) == 0:
	case c.beyondPlan():
	case used.is:
		c.choose(SupportedAreas)
		if err := c.noticePart(m, h, used.named); err != nil {
			return err
		}
	case unused.is:
		c.NoticeZH += "有对口帮扶记录决定该地适用哪一级别，但因所选依据或日期未被采用，故不给出级别。"
		c.NoticeEN += " Which threshold applies depends on ties of support that the chosen evidence or day leaves out, so none is given."
	case unnamed != nil:
		count, zh, en := unnamed.CountyCount, h.NameInSentence(graph.ZH, h.Place(unnamed.ToID)), h.NameInSentence(graph.EN, h.Place(unnamed.ToID))
		c.NoticeZH += fmt.Sprintf("规划称%s有%d个县(区、市)得到帮扶而未列名，该地是否在内不得而知，故不给出级别。", zh, count)
		c.NoticeEN += fmt.Sprintf(" The plan counts %d supported counties in %s and does not name them; whether this is one is not known, "+
			"so no threshold is given.", count, en)
	default:
		c.choose(OtherProvinces)
		if used.near || unused.near {
			c.NoticeZH += "本省(区、市)有对口帮扶地区，但规划未说明该级别是否也适用于其中未列名的地方。"
			c.NoticeEN += " Other places in its province are supported; the plan does not say whether their threshold " +
				"applies to those that it does not name."
		}
	}
	return nil
}

// noticePart says in the notice where the place has counties that are not supported by name.
func (c *Contacts) noticePart(m *budget.Budget, h *graph.Hierarchy, named map[graph.ID]bool) error {
	for county := range h.All {
		if err := m.Spend(1); err != nil {
			return err
		}
		if county.Kind() != graph.KindCounty || !lies(h, county, c.Place) {
			continue
		}
		above := county
		for above != nil && !named[above.Head().ID] {
			above = h.Within(above)
		}
		if above == nil {
			c.NoticeZH += "所采用的帮扶记录只列出其中部分县(区、市)，规划未说明该级别是否也适用于其余地方。"
			c.NoticeEN += " The ties of support that are used name only some of its counties; the plan does not say whether this threshold " +
				"applies to the others."
			return nil
		}
	}
	return nil
}

// choose sets the threshold of the place.
func (c *Contacts) choose(places ThresholdPlaces) {
	for _, t := range c.Thresholds {
		if t.Places == places {
			c.Threshold = t
		}
	}
}

// beyondPlan says whether the day of the question is outside the years that the plan states the thresholds for, and then
// says so in the notice. A question of no day is answered by the plan.
func (c *Contacts) beyondPlan() bool {
	stated := c.Thresholds[0].Figure.Series
	from, until := stated[len(stated)-1].From, stated[len(stated)-1].Until
	if day := c.Basis.AsOf; day == nil || until == 0 || day.Last() >= from.First() && day.Last() <= until.Last() {
		return false
	}
	c.NoticeZH += fmt.Sprintf("规划的应急响应级别适用于%d—%d年，所问之日不在其间，故不给出级别。", from.Year(), until.Year())
	c.NoticeEN += fmt.Sprintf(" The plan states the thresholds for %d to %d, and the day that was asked for is not in those years, "+
		"so none is given.", from.Year(), until.Year())
	return true
}

// support is how a place is supported.
type support struct {
	is      bool              // itself, as a part of what is supported, or in a place in it
	unnamed *graph.Pairing    // of counties around it that are counted and not named, of which it may be one
	near    bool              // in its province
	named   map[graph.ID]bool // what is supported by name, with all that lies in it
}

// supported says how ties of support support the place.
func (c *Contacts) supported(m *budget.Budget, h *graph.Hierarchy, all partnerships) (s support, err error) {
	s.named = map[graph.ID]bool{}
	for p := range all.each {
		if err := m.Spend(1); err != nil {
			return support{}, err
		}
		pairing, ok := p.record.(*graph.Pairing)
		if !ok || p.evidence() == graph.Synthetic {
			continue
		}
		if pairing.CountyCount <= 1 {
			s.named[p.there.Head().ID] = true
		}
		switch {
		case lies(h, p.there, c.Place):
			s.is = true
		case !lies(h, c.Place, p.there):
		case pairing.CountyCount > 1:
			s.unnamed = pairing
		default:
			s.is = true
		}
		s.near = s.near || lies(h, p.there, c.Route[len(c.Route)-1])
	}
	return s, nil
}

// lies says whether p is or lies in whole.
func lies(h *graph.Hierarchy, p, whole graph.Place) bool {
	for ; p != nil; p = h.Within(p) {
		if p.Head().ID == whole.Head().ID {
			return true
		}
	}
	return false
}

// responseLevel reads 四级及以上 as 4.
func responseLevel(text string) *int32 {
	for i, digit := range []string{"一", "二", "三", "四"} {
		if strings.HasPrefix(text, digit+"级") {
			level := int32(i + 1)
			return &level
		}
	}
	return nil
}

// excludedSupport is the support that the evidence or the day leaves out, but for placeholders.
func excludedSupport(v *analysis.View) (list partnerships) {
	for _, x := range v.Excluded() {
		if x.Tie.Kind() == graph.Supports && x.Evidence != graph.Synthetic {
			list.addTie(x.Tie, x.From, x.To)
		}
	}
	return list
}
