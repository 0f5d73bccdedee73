package report

import (
	"context"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/internal/budget"
)

// Contacts is who in Shanghai is tied to a place that was hit by a disaster, in the order of contactOrder. The plan gives no telephone
// numbers, and none are invented.
type Contacts struct {
	Basis    analysis.Basis // what the contacts rest on
	Place    graph.Place    // that was hit
	Route    []graph.Place  // the place and those above it, up to its province
	Contacts []*Contact     // by rank
	Reach    ContactReach   // how near they are
	// NearestRoute is the shortest path from a place of Shanghai to Place, or if there is none to the narrowest place above
	// it that has one; nil unless Reach is ROUTE.
	NearestRoute *analysis.Path
	Threshold    *Threshold   // the one that the place falls under; nil if Notice says why, or the network holds no such figure
	Thresholds   []*Threshold // both, so that the other one is in sight

	notice text
}

// Notice is what a reader must know: that there is no direct tie, and what there is instead; that the plan gives no
// telephone numbers.
func (c *Contacts) Notice(language graph.Language) string { return c.notice.in(language) }

// ContactTies is the kinds of ties that FindContacts needs, of which WITHIN is for the nearest route alone. Flows are of a
// year that has ended, so the network must have those of any time.
var ContactTies = GapTies | graph.TieKindsOf(graph.Within)

// FindContacts finds who in Shanghai is tied to the place, over the ContactTies of the view. First come those who support
// the place and then those who support others in its prefecture; then the governments that cooperate with it, the offices,
// the friendly places and the agreements, by Distance; then the chambers and organizations, by Distance. Each body is one
// contact. Friendly places and cooperations count within the prefecture; chambers, offices, agreements and organizations at
// a place of the route itself (Shanghai's own offices of the provincial level where they sit, and in all of the province).
// If there is none of those, the partners of other places in the province are given, and the investment of the province if
// the view has INVESTS
// ties. The indicators of the thresholds are nodes of the view's network. A place of Shanghai is InvalidArgument.
func FindContacts(ctx context.Context, v *analysis.View, h *graph.Hierarchy, place graph.Place) (*Contacts, error) {
	if graph.InShanghaiArea(place) {
		return nil, invalid("contacts are of places outside Shanghai, and "+h.NameIn(graph.ZH, place)+" is none",
			"Ask for a place elsewhere; contacts lead from it to Shanghai.")
	}
	b := newBudget(ctx, "the contacts")
	c := &Contacts{Basis: v.Basis(), Place: place}
	for p := place; p != nil; p = h.Within(p) {
		c.Route = append(c.Route, p)
	}
	all := appendMemberships(b, findPartnerships(b, v, h), v)
	f := &contactFinder{Contacts: c, hierarchy: h, found: map[contactKey]*Contact{}}
	f.addAll(b, all)
	if len(c.Contacts) == 0 {
		f.wide = true
		f.addAll(b, all)
	}
	f.sort(b)
	for i, contact := range c.Contacts {
		contact.finish(b, h, c.Route)
		contact.Rank = int32(i + 1)
	}
	if err := c.setReach(ctx, b, v, f); err != nil {
		return nil, err
	}
	c.setNotice(h)
	c.setThreshold(b, v, h, all)
	if !b.OK() {
		return nil, b.Err()
	}
	return c, nil
}

// contactFinder finds the contacts of one place.
type contactFinder struct {
	*Contacts
	hierarchy *graph.Hierarchy
	found     map[contactKey]*Contact
	wide      bool // whether partners of other places in the province, and investment, count
	direct    bool // whether a contact is tied to the place itself or to one in it
}

// contactKey tells contacts apart.
type contactKey struct {
	relation ContactRelation
	distance int
	who      graph.ID
}

func (f *contactFinder) addAll(b *budget.Budget, all []partnership) {
	for _, p := range all {
		if !b.Use(budget.PerRecord) {
			return
		}
		f.add(p)
	}
}

// add adds a partnership whose place meets the route: in the place that was hit, at a place of the route, or at a
// prefecture that both lie in; if the search is wide, at the province too.
func (f *contactFinder) add(p partnership) {
	relation := relationOf(p.record)
	if relation == "" || relation == ContactInvestment && !f.wide {
		return
	}
	if host := f.hierarchy.Place(seat(p.ties)); host != nil && !graph.InShanghaiArea(host) &&
		(liesIn(f.hierarchy, host, f.Place) || liesIn(f.hierarchy, f.Place, host)) {
		p.partner = host
	}
	distance := f.distanceOf(p.partner)
	if distance < 0 {
		return
	}
	at := f.Route[distance]
	if sibling := distance > 0 && at.Head().ID != p.partner.Head().ID; sibling {
		if !f.wide && (at.Kind() != graph.KindPrefecture || !relation.ofPlaces()) {
			return
		}
		if relation == ContactSupports {
			relation = ContactSupportsSibling
		}
	}
	f.direct = f.direct || distance == 0
	contact := f.contact(contactKey{relation, distance, p.here.Head().ID}, p.here, at)
	contact.own = append(contact.own, p)
	contact.Evidence = min(contact.Evidence, p.evidence())
}

// distanceOf is the index of the place of the route that a place is or lies in, -1 if there is none.
func (f *contactFinder) distanceOf(place graph.Place) int {
	for ; place != nil; place = f.hierarchy.Within(place) {
		if i := slices.IndexFunc(f.Route, func(r graph.Place) bool { return r.Head().ID == place.Head().ID }); i >= 0 {
			return i
		}
	}
	return -1
}

// contact is the contact with a key, a new one if there was none.
func (f *contactFinder) contact(key contactKey, who graph.Node, at graph.Place) *Contact {
	if c := f.found[key]; c != nil {
		return c
	}
	c := &Contact{Relation: key.relation, Who: who, At: at, Level: at.PlaceHead().Level, Distance: int32(key.distance),
		Evidence: graph.Synthetic}
	if office, ok := who.(*graph.LiaisonOffice); ok {
		c.Address = office.AddressOrNil()
	}
	f.found[key] = c
	f.Contacts.Contacts = append(f.Contacts.Contacts, c)
	return c
}

// sort sorts the contacts and makes those of one body one.
func (f *contactFinder) sort(b *budget.Budget) {
	budget.Sort(b, f.Contacts.Contacts, compareContacts)
	first := map[graph.ID]*Contact{} // by body
	for _, c := range f.Contacts.Contacts {
		if !b.Use(budget.PerRecord * len(c.own)) {
			return
		}
		listed := first[c.Who.Head().ID]
		switch {
		case listed == nil:
			first[c.Who.Head().ID] = c
		case listed.Evidence == graph.Synthetic && c.Evidence != graph.Synthetic:
			first[c.Who.Head().ID] = c
			c.others = slices.Concat(listed.own, listed.others)
		default:
			listed.others = append(listed.others, c.own...)
		}
	}
	f.Contacts.Contacts = slices.DeleteFunc(f.Contacts.Contacts, func(c *Contact) bool { return first[c.Who.Head().ID] != c })
}
