package analysis

import (
	"cmp"
	"slices"

	"coopgraph/graph"
)

// ContactRelation is what makes a contact one.
type ContactRelation string

// The relations, in the order in which contacts at the same distance are listed. Support comes before everything else,
// whatever the distance.
const (
	ContactSupports        ContactRelation = "SUPPORTS"         // supports the place, or one in it
	ContactSupportsSibling ContactRelation = "SUPPORTS_SIBLING" // supports another place in its prefecture
	ContactFriendly        ContactRelation = "FRIENDLY"
	ContactLiaisonOffice   ContactRelation = "LIAISON_OFFICE"
	ContactChamber         ContactRelation = "CHAMBER"
	ContactAgreement       ContactRelation = "AGREEMENT"
	ContactCooperation     ContactRelation = "COOPERATION"
	ContactOrganization    ContactRelation = "ORGANIZATION" // Shanghai and a place of the route are members of it
	ContactInvestment      ContactRelation = "INVESTMENT"   // where there is nothing else
)

var contactRelations = []ContactRelation{ContactSupports, ContactSupportsSibling, ContactFriendly, ContactLiaisonOffice,
	ContactChamber, ContactAgreement, ContactCooperation, ContactOrganization, ContactInvestment}

// Contact is one way to Shanghai. Who supports several places below the same At, or is otherwise tied to them, is one
// contact.
type Contact struct {
	Rank     int32 // from 1
	Relation ContactRelation
	Who      graph.Node // the district, Shanghai itself, the chamber, office, agreement or organization
	// At is where the way to Shanghai leaves the route, Level its level, and Distance how many places above the one
	// that was hit it is: 0 is that place itself.
	At       graph.Place
	Level    graph.PlaceLevel
	Distance int32
	Route    []graph.Node // from the place that was hit over At and the place that the first tie names to Who
	Ties     []graph.Tie  // by the code of the place that they name
	// Evidence is the weakest of ties that only together make the contact, as a chamber's home and host, and the
	// strongest where each of several would do.
	Evidence graph.Evidence
	Address  *string       // of a liaison office; nil where none is known
	ways     []partnership // until it is settled
}

// finder finds contacts.
type finder struct {
	*Contacts
	hierarchy *graph.Hierarchy
	found     map[contactKey]*Contact
}

// contactKey is what is one contact.
type contactKey struct {
	relation ContactRelation
	distance int
	who      graph.ID
}

// settle sorts the ways that the contact is reached by, and makes its route, ties and evidence of them.
func (c *Contact) settle(m *meter, h *graph.Hierarchy, route []graph.Place) error {
	if err := sort(m, c.ways, func(a, b partnership) int { return compareNodes(a.there, b.there) }); err != nil {
		return err
	}
	has := map[graph.Tie]bool{}
	for i, way := range c.ways {
		if err := m.spend(stepsPerTie); err != nil {
			return err
		}
		weakest := graph.Official
		for _, t := range way.ties() {
			weakest = max(weakest, evidenceOf(t, way.here, way.there))
			if !has[t] {
				has[t] = true
				c.Ties = append(c.Ties, t)
			}
		}
		if i == 0 || weakest < c.Evidence {
			c.Evidence = weakest
		}
	}
	for _, r := range route[:c.Distance+1] {
		c.Route = append(c.Route, r)
	}
	up := len(c.Route)
	for at := c.ways[0].there; at.Head().ID != c.At.Head().ID; at = h.Within(at) {
		c.Route = append(c.Route, at)
	}
	slices.Reverse(c.Route[up:])
	c.Route, c.ways = append(c.Route, c.Who), nil
	return nil
}

// seat is where a chamber or an office sits, no id where the ties do not say.
func seat(ties []graph.Tie) graph.ID {
	for _, t := range ties {
		if t.Kind() == graph.Located {
			return t.TieHead().ToID
		}
	}
	return ""
}

// tiesPlaces says whether the relation is one of a place with a place, which its neighbours may call on too.
func tiesPlaces(r ContactRelation) bool {
	return r == ContactSupports || r == ContactFriendly || r == ContactCooperation
}

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

func compareContacts(a, b *Contact) int {
	supports := func(c *Contact) int32 {
		return 1 - b2i(c.Relation == ContactSupports || c.Relation == ContactSupportsSibling)
	}
	return cmp.Or(cmp.Compare(supports(a), supports(b)), cmp.Compare(a.Distance, b.Distance),
		cmp.Compare(slices.Index(contactRelations, a.Relation), slices.Index(contactRelations, b.Relation)),
		compareNodes(a.Who, b.Who))
}
