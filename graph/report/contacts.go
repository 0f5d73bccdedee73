package report

import (
	"context"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/internal/budget"
)

// Contacts is who in Shanghai is tied to a place that was hit by a disaster, nearest first. The plan gives no telephone
// numbers, and none are invented.
type Contacts struct {
	Basis    analysis.Basis
	Place    graph.Place
	Route    []graph.Place // the place and those above it, up to its province
	Contacts []*Contact
	Reach    ContactReach
	// NearestRoute is the shortest path from a place of Shanghai to Place, or where there is none to the narrowest one
	// above it that has one; nil but where Reach is ROUTE.
	NearestRoute       *analysis.Path
	Threshold          *Threshold   // the one that the place falls under; nil where Notice says why, or the network holds no such figure
	Thresholds         []*Threshold // both, so that the other one is in sight
	NoticeZH, NoticeEN string       // what a reader must know: no direct tie but the nearest route, no numbers
}

// Notice is what a reader must know: that there is no direct tie, and what there is instead; that the plan gives no
// telephone numbers.
func (c *Contacts) Notice(language graph.Language) string {
	return inLanguage(language, c.NoticeZH, c.NoticeEN)
}

// ContactTies is the kinds of ties that FindContacts needs, of which WITHIN is for the nearest route alone; flows are of
// a year that has ended, so ask for them of any time.
var ContactTies = GapTies | graph.TieKindsOf(graph.Within)

// FindContacts finds who in Shanghai is tied to the place, over the ContactTies of the view. Those who support the place
// come first, then those who support others in its prefecture, each by how many counties they support there, then the rest
// by Distance and Relation; an organization comes after the nearest office. Each body is one contact. Friendly places
// and cooperations count within the prefecture; chambers, offices, agreements and organizations at a place of the route
// itself (Shanghai's own offices of the provincial level where they sit, and in all of the province). Where there is
// none of those, the partners of other places in the province are given, and the investment of the province where the
// view has INVESTS ties. The indicators of the thresholds are nodes of the view's network. A place of Shanghai is
// InvalidArgument.
func FindContacts(ctx context.Context, v *analysis.View, h *graph.Hierarchy, place graph.Place) (*Contacts, error) {
	if graph.InShanghaiArea(place) {
		return nil, &graph.Error{Code: graph.InvalidArgument, Message: "contacts are of places outside Shanghai, and " + h.NameIn(graph.ZH, place) + " is none",
			Hint: "Ask for a place elsewhere; contacts lead from it to Shanghai."}
	}
	c := &Contacts{Basis: v.Basis(), Place: place}
	for p := place; p != nil; p = h.Within(p) {
		c.Route = append(c.Route, p)
	}
	meter := records(ctx, "the contacts")
	all, err := findPartnerships(meter, v, h)
	if err != nil {
		return nil, err
	}
	if err := all.addMemberships(meter, v); err != nil {
		return nil, err
	}
	f := &finder{Contacts: c, hierarchy: h, found: map[contactKey]*Contact{}}
	wide := false
	for ; ; wide = true {
		for p := range all.each {
			if err := meter.Spend(budget.PerRecord); err != nil {
				return nil, err
			}
			f.put(p, wide)
		}
		if wide || len(c.Contacts) > 0 {
			break
		}
	}
	if err := f.order(meter); err != nil {
		return nil, err
	}
	for i, contact := range c.Contacts {
		if err := contact.settle(meter, h, c.Route); err != nil {
			return nil, err
		}
		contact.Rank = int32(i + 1)
	}
	if err := c.setReach(ctx, v, f.direct, wide); err != nil {
		return nil, err
	}
	c.setNotice(h)
	if err := c.setThreshold(meter, v, h, all); err != nil {
		return nil, err
	}
	return c, nil
}

// put adds a partnership that meets the route at its partner, in the place that was hit, or at a prefecture that both
// lie in; where it is wide, at the province too.
func (f *finder) put(p partnership, wide bool) {
	relation := relationOf(p.record)
	if relation == "" || relation == ContactInvestment && !wide {
		return
	}
	if host := f.hierarchy.Place(seat(p.by)); host != nil && !graph.InShanghaiArea(host) &&
		(lies(f.hierarchy, host, f.Place) || lies(f.hierarchy, f.Place, host)) {
		p.there = host
	}
	meets, at := -1, p.there
	for ; at != nil && meets < 0; at = f.hierarchy.Within(at) {
		meets = slices.IndexFunc(f.Route, func(r graph.Place) bool { return r.Head().ID == at.Head().ID })
	}
	if meets < 0 {
		return
	}
	at = f.Route[meets]
	if sibling := meets > 0 && at.Head().ID != p.there.Head().ID; sibling {
		if !wide && (at.Kind() != graph.KindPrefecture || !tiesPlaces(relation)) {
			return
		}
		if relation == ContactSupports {
			relation = ContactSupportsSibling
		}
	}
	f.direct = f.direct || meets == 0
	key := contactKey{relation, meets, p.here.Head().ID}
	contact := f.found[key]
	if contact == nil {
		contact = &Contact{Relation: relation, Who: p.here, At: at, Level: at.PlaceHead().Level, Distance: int32(meets), Evidence: graph.Synthetic}
		if office, ok := p.here.(*graph.LiaisonOffice); ok {
			contact.Address = office.AddressOrNil()
		}
		f.found[key] = contact
		f.Contacts.Contacts = append(f.Contacts.Contacts, contact)
	}
	contact.ways = append(contact.ways, p)
	contact.Evidence = min(contact.Evidence, p.evidence())
}

// addMemberships adds the places elsewhere that are in an organization together with Shanghai.
func (l *partnerships) addMemberships(m *budget.Budget, v *analysis.View) error {
	n := v.Network()
	own := map[int32]graph.Tie{} // Shanghai's membership in each organization
	for i, t := range n.Ties {
		if err := m.Spend(1); err != nil {
			return err
		}
		if t.Kind() == graph.Member && n.Nodes[n.From[i]].Head().ID == graph.Shanghai {
			own[n.To[i]] = t
		}
	}
	for i, t := range n.Ties {
		if err := m.Spend(1); err != nil {
			return err
		}
		there, ok := n.Nodes[n.From[i]].(graph.Place)
		if t.Kind() == graph.Member && ok && own[n.To[i]] != nil && !graph.InShanghaiArea(there) {
			o := n.Nodes[n.To[i]]
			l.add(partnership{record: o, here: o, there: there, by: []graph.Tie{t, own[n.To[i]]}})
		}
	}
	return nil
}
