package report

import (
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// ContactReach says how near the contacts of a place are.
type ContactReach string

// How near they are.
const (
	ReachDirect ContactReach = "DIRECT" // one is tied to the place itself or to a place in it
	ReachAbove  ContactReach = "ABOVE"  // none is, but one to a place above it, or it supports another in its prefecture
	// ReachRoute is where nothing but investment is tied to a place above it either: there is the nearest route, and
	// contacts are those of other places in its province and of investment.
	ReachRoute ContactReach = "ROUTE"
	ReachNone  ContactReach = "NONE" // no record leads from it to Shanghai
)

// setReach says how near the contacts are, of which some may be direct ones, and only others in the province and investment
// wide ones, and finds the nearest route where that is needed. Where no route leads to the place itself, as where the evidence has no WITHIN
// ties, it is one to the narrowest place above it.
func (c *Contacts) setReach(ctx context.Context, v *analysis.View, direct, wide bool) error {
	switch {
	case direct:
		c.Reach = ReachDirect
		return nil
	case !wide:
		c.Reach = ReachAbove
		return nil
	}
	c.Reach = ReachNone
	q := analysis.PathQuery{MaxHops: analysis.MaxPathHops, Limit: 1}
	m := records(ctx, "the nearest route")
	for _, n := range v.Network().Nodes {
		if p, ok := n.(graph.Place); ok && graph.InShanghaiArea(p) {
			q.From = append(q.From, p.Head().ID)
		}
		if err := m.Spend(1); err != nil {
			return err
		}
	}
	for _, place := range c.Route {
		if _, held := v.Index(place.Head().ID); !held || q.From == nil {
			continue
		}
		q.To = []graph.ID{place.Head().ID}
		found, err := analysis.Paths(ctx, v, q)
		if err != nil {
			return err
		}
		if len(found.Paths) > 0 {
			c.Reach, c.NearestRoute = ReachRoute, found.Paths[0]
			return nil
		}
	}
	return nil
}

// setNotice says what a reader must know.
func (c *Contacts) setNotice(h *graph.Hierarchy) {
	zh, en := h.NameInSentence(graph.ZH, c.Place), h.NameInSentence(graph.EN, c.Place)
	switch c.Reach {
	case ReachDirect:
	case ReachAbove:
		c.NoticeZH = "所用记录中没有与" + zh + "的直接联系，所列为其上级或同一地级行政区的联系。"
		c.NoticeEN = "The records used hold no direct tie with " + en + "; those listed are tied to a place above it, or to " +
			"others in its prefecture. "
	case ReachRoute:
		c.NoticeZH = "所用记录中没有与" + zh + "的直接联系；除投资外，与其上级也没有。最近途径：" + Sentence(h, c.NearestRoute, graph.ZH)
		c.NoticeEN = "The records used hold no direct tie with " + en + " nor, but for investment, with a place above it. The nearest route: " +
			Sentence(h, c.NearestRoute, graph.EN) + " "
	case ReachNone:
		c.NoticeZH = "所用记录中没有" + zh + "通往上海的联系；没有记录不等于没有联系。"
		c.NoticeEN = "The records used hold no tie that leads from " + en +
			" to Shanghai; that none is on record does not mean that there is none. "
	}
	if n := c.placeholders(); n > 0 {
		c.NoticeZH += fmt.Sprintf("所列中有%d项是占位，并非真实联系，不可据以联络。", n)
		c.NoticeEN += fmt.Sprintf("Placeholders among those listed, which are no real ties and not to be acted on: %d. ", n)
	}
	c.NoticeZH += "规划没有给出联系电话，这里也不编造。"
	c.NoticeEN += "The plan gives no telephone numbers, and none are made up here."
}

// placeholders counts the contacts that rest on placeholders.
func (c *Contacts) placeholders() (n int) {
	for _, contact := range c.Contacts {
		if contact.Evidence == graph.Synthetic {
			n++
		}
	}
	return n
}
