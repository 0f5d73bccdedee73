package analysis

import (
	"context"
	"slices"

	"coopgraph/graph"
)

// Contacts is who in Shanghai is tied to a place that was hit by a disaster, nearest first. The plan gives no telephone
// numbers, and none are invented.
type Contacts struct {
	Basis    Basis
	Place    graph.Place
	Route    []graph.Place // the place and those above it, up to its province
	Contacts []*Contact
	// Direct is whether a contact is tied to the place itself or to a place in it; otherwise the first contact is the
	// nearest route, and there may be none.
	Direct             bool
	Threshold          *Threshold   // the one that the place falls under; nil where the network holds no such figure
	Thresholds         []*Threshold // both, so that the other one is in sight
	NoticeZH, NoticeEN string       // what a reader must know: no direct tie, no numbers
}

// Notice is what a reader must know: whether there is no direct tie, and that the plan gives no telephone numbers.
func (c *Contacts) Notice(language graph.Language) string {
	return inLanguage(language, c.NoticeZH, c.NoticeEN)
}

// ContactTies is the kinds of ties that FindContacts needs; flows are of a year that has ended, so ask for them of any
// time.
var ContactTies = LinkageTies | graph.TieKindsOf(graph.Member)

// FindContacts finds who in Shanghai is tied to the place, over the ContactTies of the view. Those who support the place
// come first, then those who support others in its prefecture, then the rest by Distance and Relation. Friendly places
// and cooperations count within the prefecture; chambers, offices, agreements and organizations at a place of the route
// itself (Shanghai's own offices of the provincial level where they sit, and in all of the province). Where there is
// none of those, the partners of other places in the province are given, and the investment of the province where the
// view has INVESTS ties. The indicators of the thresholds are nodes of the view's network. A place of Shanghai is
// InvalidArgument.
func FindContacts(ctx context.Context, v *View, h *graph.Hierarchy, place graph.Place) (*Contacts, error) {
	if graph.InShanghaiArea(place) {
		return nil, &graph.Error{Code: graph.InvalidArgument, Message: place.PlaceHead().NameZH + " is in Shanghai",
			Hint: "Contacts lead from a place elsewhere to Shanghai."}
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
	for _, wide := range []bool{false, true} {
		for p := range all.each {
			if err := meter.spend(stepsPerTie); err != nil {
				return nil, err
			}
			f.put(p, wide)
		}
		if len(c.Contacts) > 0 {
			break
		}
	}
	if err := sort(meter, c.Contacts, compareContacts); err != nil {
		return nil, err
	}
	for i, contact := range c.Contacts {
		if err := contact.settle(meter, h, c.Route); err != nil {
			return nil, err
		}
		contact.Rank = int32(i + 1)
		c.Direct = c.Direct || contact.Distance == 0
	}
	c.setNotice()
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
	key := contactKey{relation, meets, p.here.Head().ID}
	contact := f.found[key]
	if contact == nil {
		contact = &Contact{Relation: relation, Who: p.here, At: at, Level: at.PlaceHead().Level, Distance: int32(meets)}
		if office, ok := p.here.(*graph.LiaisonOffice); ok {
			contact.Address = office.AddressOrNil()
		}
		f.found[key] = contact
		f.Contacts.Contacts = append(f.Contacts.Contacts, contact)
	}
	contact.ways = append(contact.ways, p)
}

func (c *Contacts) setNotice() {
	c.NoticeZH, c.NoticeEN = "规划没有给出联系电话，这里也不编造。", "The plan gives no telephone numbers, and none are made up here."
	name := c.Place.PlaceHead()
	switch {
	case len(c.Contacts) == 0:
		c.NoticeZH = "所用记录中没有" + name.NameZH + "通往上海的联系；没有记录不等于没有联系。" + c.NoticeZH
		c.NoticeEN = "The records used hold no tie that leads from " + name.Name(graph.EN) +
			" to Shanghai; that none is on record does not mean that there is none. " + c.NoticeEN
	case !c.Direct:
		c.NoticeZH = "所用记录中没有与" + name.NameZH + "的直接联系，首列为最近的途径。" + c.NoticeZH
		c.NoticeEN = "The records used hold no direct tie with " + name.Name(graph.EN) +
			"; the first contact is the nearest route. " + c.NoticeEN
	}
}

// addMemberships adds the places elsewhere that are in an organization together with Shanghai.
func (l *partnerships) addMemberships(m *meter, v *View) error {
	n := v.Network()
	own := map[int32]graph.Tie{} // Shanghai's membership in each organization
	for i, t := range n.Ties {
		if err := m.spend(1); err != nil {
			return err
		}
		if t.Kind() == graph.Member && n.Nodes[n.From[i]].Head().ID == graph.Shanghai {
			own[n.To[i]] = t
		}
	}
	for i, t := range n.Ties {
		if err := m.spend(1); err != nil {
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
