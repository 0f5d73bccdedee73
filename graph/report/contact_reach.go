package report

import (
	"context"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/internal/budget"
)

// ContactReach says how near the contacts of a place are.
type ContactReach string

// How near they are.
const (
	ReachDirect ContactReach = "DIRECT" // one is tied to the place itself or to a place in it
	ReachAbove  ContactReach = "ABOVE"  // none is, but one to a place above it, or it supports another in its prefecture
	// ReachRoute: nothing but investment is tied to a place above it either. Then there is the nearest route, and the
	// contacts are those of other places in its province and of investment.
	ReachRoute ContactReach = "ROUTE"
	ReachNone  ContactReach = "NONE" // no record leads from it to Shanghai
)

// setReach says how near the contacts are that were found, and finds the nearest route if none is near. If no route leads
// to the place itself, as without WITHIN ties in the evidence, it is one to the narrowest place above it.
func (c *Contacts) setReach(ctx context.Context, b *budget.Budget, v *analysis.View, f *contactFinder) error {
	switch {
	case f.direct:
		c.Reach = ReachDirect
		return nil
	case !f.wide:
		c.Reach = ReachAbove
		return nil
	}
	c.Reach = ReachNone
	q := analysis.PathQuery{MaxHops: analysis.MaxPathHops, Limit: 1}
	for _, n := range v.Network().Nodes {
		if p, ok := n.(graph.Place); ok && graph.InShanghaiArea(p) {
			q.From = append(q.From, p.Head().ID)
		}
		if !b.Use(1) {
			return b.Err()
		}
	}
	for _, place := range c.Route {
		if _, inView := v.Index(place.Head().ID); !inView || q.From == nil {
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

// setNotice says what a reader must know of the contacts.
func (c *Contacts) setNotice(h *graph.Hierarchy) {
	c.notice = reachNotice(c, h)
	if n := c.placeholders(); n > 0 {
		c.notice = c.notice.plus(placeholderNotice(n))
	}
	c.notice = c.notice.plus(noNumbersNotice)
}

// placeholders is how many contacts rest on placeholders.
func (c *Contacts) placeholders() (n int) {
	for _, contact := range c.Contacts {
		if contact.Evidence == graph.Synthetic {
			n++
		}
	}
	return n
}
