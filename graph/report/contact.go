package report

import (
	"cmp"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// ContactRelation is the relation of a contact with the place that was hit, or with one near it.
type ContactRelation string

// The relations.
const (
	ContactSupports        ContactRelation = "SUPPORTS"         // supports the place, or one in it
	ContactSupportsSibling ContactRelation = "SUPPORTS_SIBLING" // supports another place in its prefecture
	ContactCooperation     ContactRelation = "COOPERATION"
	ContactLiaisonOffice   ContactRelation = "LIAISON_OFFICE"
	ContactFriendly        ContactRelation = "FRIENDLY"
	ContactAgreement       ContactRelation = "AGREEMENT"
	ContactChamber         ContactRelation = "CHAMBER"
	ContactOrganization    ContactRelation = "ORGANIZATION" // Shanghai and a place of the route are members of it
	ContactInvestment      ContactRelation = "INVESTMENT"   // if there is nothing else
)

// contactOrder is the order of the relations in three groups: support; governments, their offices and their agreements;
// other bodies. A group comes before the next one at any distance. Within a group contacts are listed by distance, and at
// the same distance by relation. An agreement names nobody to call, and so it comes last in its group.
var contactOrder = [...][]ContactRelation{
	{ContactSupports, ContactSupportsSibling},
	{ContactCooperation, ContactLiaisonOffice, ContactFriendly, ContactAgreement},
	{ContactChamber, ContactOrganization, ContactInvestment},
}

// order is the group of a relation and its position there.
func (r ContactRelation) order() (group, position int) {
	for group, relations := range contactOrder {
		if position := slices.Index(relations, r); position >= 0 {
			return group, position
		}
	}
	return len(contactOrder), 0
}

// Contact is one way to Shanghai: a body and, of its relations, the one that is listed first. A relation that rests on
// placeholders alone is listed after one that does not.
type Contact struct {
	Rank     int32           // from 1
	Relation ContactRelation // the one that the contact is listed by
	Who      graph.Node      // the district, Shanghai itself, the chamber, office, agreement or organization
	// At is where the way to Shanghai leaves the route, Level its level, and Distance how many places At is above the
	// place that was hit: 0 is that place itself.
	At       graph.Place
	Level    graph.PlaceLevel
	Distance int32
	Route    []graph.Node // from the place that was hit over At and the place that the first tie names to Who
	Ties     []graph.Tie  // those of the relation, by the code of the place that they name
	// OtherTies is the ties of the body's other relations with the place or one near it, by the code of the place that
	// they name.
	OtherTies []graph.Tie
	// Evidence is that of the relation: the weakest of ties that only together make it, as a chamber's home and host, and
	// the strongest if each of several is enough.
	Evidence graph.Evidence
	Address  *string // of a liaison office; nil if none is known

	own    []partnership // of the relation, until finish
	others []partnership // of the body's other relations, until finish
}

// finish makes the route and the ties from the partnerships.
func (c *Contact) finish(b *budget.Budget, h *graph.Hierarchy, route []graph.Place) {
	listed := map[graph.Tie]bool{}
	c.Ties, c.OtherTies = newTies(b, c.own, listed), newTies(b, c.others, listed)
	if !b.OK() {
		return
	}
	for _, r := range route[:c.Distance+1] {
		c.Route = append(c.Route, r)
	}
	up := len(c.Route)
	for at := c.own[0].partner; at.Head().ID != c.At.Head().ID; at = h.Within(at) {
		c.Route = append(c.Route, at)
	}
	slices.Reverse(c.Route[up:])
	c.Route, c.own, c.others = append(c.Route, c.Who), nil, nil
}

// newTies sorts partnerships by the code of their place elsewhere, and returns those of their ties that are not
// listed yet.
func newTies(b *budget.Budget, list []partnership, listed map[graph.Tie]bool) (ties []graph.Tie) {
	budget.Sort(b, list, func(x, y partnership) int { return compareNodes(x.partner, y.partner) })
	for _, p := range list {
		if !b.Use(budget.PerRecord) {
			return nil
		}
		for _, t := range p.ties {
			if !listed[t] {
				listed[t] = true
				ties = append(ties, t)
			}
		}
	}
	return ties
}

// counties is how many counties are supported, 0 for another relation.
func (c *Contact) counties() (sum int32) {
	for _, p := range c.own {
		if pairing, ok := p.record.(*graph.Pairing); ok {
			sum += pairing.CountyCount
		}
	}
	return sum
}

// namesAt reports whether a tie of the relation names the place of the route itself, rather than one in it.
func (c *Contact) namesAt() bool {
	return slices.ContainsFunc(c.own, func(p partnership) bool { return p.partner.Head().ID == c.At.Head().ID })
}

// compareContacts orders contacts by the group of their relation, by distance, and by relation; then those that name the
// place of the route come before those that name places in it, then those of stronger evidence, then those of more counties,
// and the last key is the body.
func compareContacts(x, y *Contact) int {
	xGroup, xPosition := x.Relation.order()
	yGroup, yPosition := y.Relation.order()
	return cmp.Or(cmp.Compare(xGroup, yGroup), cmp.Compare(x.Distance, y.Distance), cmp.Compare(xPosition, yPosition),
		cmp.Compare(boolToInt(y.namesAt()), boolToInt(x.namesAt())), cmp.Compare(x.Evidence, y.Evidence),
		cmp.Compare(y.counties(), x.counties()), compareNodes(x.Who, y.Who))
}

// ofPlaces reports whether the relation is one of a place with a place, which other places of the prefecture may use too.
func (r ContactRelation) ofPlaces() bool {
	return r == ContactSupports || r == ContactFriendly || r == ContactCooperation
}

// relationOf is the relation that the record of a partnership makes, empty for none.
func relationOf(r graph.Record) ContactRelation {
	switch r.(type) {
	case *graph.Pairing:
		return ContactSupports
	case *graph.FriendlyPair:
		return ContactFriendly
	case *graph.Cooperation:
		return ContactCooperation
	case *graph.LiaisonOffice:
		return ContactLiaisonOffice
	case *graph.Chamber:
		return ContactChamber
	case *graph.Agreement:
		return ContactAgreement
	case *graph.Organization:
		return ContactOrganization
	case *graph.InvestmentFlow:
		return ContactInvestment
	}
	return ""
}

// seat is where a chamber or an office sits, no id if the ties do not say.
func seat(ties []graph.Tie) graph.ID {
	for _, t := range ties {
		if t.Kind() == graph.Located {
			return t.TieHead().ToID
		}
	}
	return ""
}
