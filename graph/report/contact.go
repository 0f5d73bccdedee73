package report

import (
	"cmp"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// ContactRelation is the relation of a contact with the place that was hit, or with one near it.
type ContactRelation string

// The relations, in the order in which contacts at the same distance are listed. Support comes before everything else,
// whatever the distance, and an organization after the nearest office.
const (
	ContactSupports        ContactRelation = "SUPPORTS"         // supports the place, or one in it
	ContactSupportsSibling ContactRelation = "SUPPORTS_SIBLING" // supports another place in its prefecture
	ContactFriendly        ContactRelation = "FRIENDLY"
	ContactLiaisonOffice   ContactRelation = "LIAISON_OFFICE"
	ContactChamber         ContactRelation = "CHAMBER"
	ContactAgreement       ContactRelation = "AGREEMENT"
	ContactCooperation     ContactRelation = "COOPERATION"
	ContactOrganization    ContactRelation = "ORGANIZATION" // Shanghai and a place of the route are members of it
	ContactInvestment      ContactRelation = "INVESTMENT"   // if there is nothing else
)

var contactRelations = []ContactRelation{ContactSupports, ContactSupportsSibling, ContactFriendly, ContactLiaisonOffice,
	ContactChamber, ContactAgreement, ContactCooperation, ContactOrganization, ContactInvestment}

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
	Ties     []graph.Tie  // those of the relation, by the code of the place that they name, then those of the body's others
	// Evidence is that of the relation: the weakest of ties that only together make it, as a chamber's home and host, and
	// the strongest if each of several is enough.
	Evidence graph.Evidence
	Address  *string // of a liaison office; nil if none is known

	own    []partnership // of the relation, until finish
	others []partnership // of the body's other relations, until finish
}

// finish makes the route and the ties from the partnerships.
func (c *Contact) finish(b *budget.Budget, h *graph.Hierarchy, route []graph.Place) {
	has := map[graph.Tie]bool{}
	for _, list := range [][]partnership{c.own, c.others} {
		budget.Sort(b, list, func(x, y partnership) int { return compareNodes(x.partner, y.partner) })
		for _, p := range list {
			if !b.Use(budget.PerRecord) {
				return
			}
			for _, t := range p.ties {
				if !has[t] {
					has[t] = true
					c.Ties = append(c.Ties, t)
				}
			}
		}
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

// counties is how many counties are supported, 0 for another relation.
func (c *Contact) counties() (sum int32) {
	for _, p := range c.own {
		if pairing, ok := p.record.(*graph.Pairing); ok {
			sum += pairing.CountyCount
		}
	}
	return sum
}

// compareContacts orders contacts: support first, then by distance, an organization not before the nearest office, then by
// relation, by counties, and by the body.
func compareContacts(x, y *Contact, nearestOffice int32) int {
	supports := func(c *Contact) bool {
		return c.Relation == ContactSupports || c.Relation == ContactSupportsSibling
	}
	distance := func(c *Contact) int32 {
		if c.Relation == ContactOrganization {
			return max(c.Distance, nearestOffice)
		}
		return c.Distance
	}
	return cmp.Or(cmp.Compare(boolToInt(supports(y)), boolToInt(supports(x))), cmp.Compare(distance(x), distance(y)),
		cmp.Compare(slices.Index(contactRelations, x.Relation), slices.Index(contactRelations, y.Relation)),
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
