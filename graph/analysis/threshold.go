package analysis

import (
	"strings"

	"coopgraph/graph"
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
// supported itself, lies in what is supported, or has a supported place in it. The plan does not say whether the areas
// go further than that; where others in the province are supported, the notice says so.
func (c *Contacts) setThreshold(m *meter, v *View, h *graph.Hierarchy, all partnerships) error {
	places, near := OtherProvinces, false
	for p := range all.each {
		if err := m.spend(1); err != nil {
			return err
		}
		if relationOf(p.record) != ContactSupports {
			continue
		}
		if lies(h, c.Place, p.there) || lies(h, p.there, c.Place) {
			places = SupportedAreas
		}
		near = near || lies(h, p.there, c.Route[len(c.Route)-1])
	}
	if near && places == OtherProvinces {
		c.NoticeZH += "本省(区、市)有对口帮扶地区，但规划未说明该级别是否也适用于其中未列名的地方。"
		c.NoticeEN += " Other places in its province are supported; the plan does not say whether their threshold " +
			"applies to those that it does not name."
	}
	for _, t := range thresholds {
		for _, n := range v.Network().Nodes {
			if err := m.spend(1); err != nil {
				return err
			}
			figure, ok := n.(*graph.Indicator)
			if !ok || figure.Key != t.key || len(figure.Series) == 0 {
				continue
			}
			stated := figure.Series[len(figure.Series)-1].Figure
			found := &Threshold{Places: t.places, Level: responseLevel(stated.Text), Figure: figure, Text: stated.Text,
				Sources: stated.Sources}
			c.Thresholds = append(c.Thresholds, found)
			if t.places == places {
				c.Threshold = found
			}
		}
	}
	return nil
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
