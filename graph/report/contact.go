package report

import (
	"cmp"
	"math"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// ContactRelation is what makes a contact one.
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
	ContactInvestment      ContactRelation = "INVESTMENT"   // where there is nothing else
)

var contactRelations = []ContactRelation{ContactSupports, ContactSupportsSibling, ContactFriendly, ContactLiaisonOffice,
	ContactChamber, ContactAgreement, ContactCooperation, ContactOrganization, ContactInvestment}

// Contact is one way to Shanghai: a body, by the relation of its that is listed first. One that rests on more than
// placeholders goes before one that does not.
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
	Ties     []graph.Tie  // those of the relation, by the code of the place that they name, then those of the body's others
	// Evidence is that of the relation: the weakest of ties that only together make it, as a chamber's home and host, and
	// the strongest where each of several would do.
	Evidence graph.Evidence
	Address  *string       // of a liaison office; nil where none is known
	ways     []partnership // of the relation, until it is settled
	others   []partnership // of the body's other relations, until then
}

// finder finds contacts.
type finder struct {
	*Contacts
	hierarchy *graph.Hierarchy
	found     map[contactKey]*Contact
	direct    bool // whether one is tied to the place itself or to one in it
}

// contactKey is what is one contact.
type contactKey struct {
	relation ContactRelation
	distance int
	who      graph.ID
}

// order sorts the contacts, and makes those of one body one.
func (f *finder) order(m *budget.Budget) error {
	office := int32(math.MaxInt32) // how far the nearest one is
	for _, c := range f.Contacts.Contacts {
		if c.Relation == ContactLiaisonOffice {
			office = min(office, c.Distance)
		}
	}
	if office == math.MaxInt32 {
		office = 0
	}
	if err := budget.SortErr(m, f.Contacts.Contacts, func(a, b *Contact) int { return compareContacts(a, b, office) }); err != nil {
		return err
	}
	first := map[graph.ID]*Contact{}
	for _, c := range f.Contacts.Contacts {
		if err := m.Spend(budget.PerRecord * len(c.ways)); err != nil {
			return err
		}
		was := first[c.Who.Head().ID]
		switch {
		case was == nil:
			first[c.Who.Head().ID] = c
		case was.Evidence == graph.Synthetic && c.Evidence != graph.Synthetic:
			first[c.Who.Head().ID] = c
			c.others = slices.Concat(was.ways, was.others)
		default:
			was.others = append(was.others, c.ways...)
		}
	}
	f.Contacts.Contacts = slices.DeleteFunc(f.Contacts.Contacts, func(c *Contact) bool { return first[c.Who.Head().ID] != c })
	return nil
}

// settle sorts the ways that the contact is reached by, and makes its route and ties of them.
func (c *Contact) settle(m *budget.Budget, h *graph.Hierarchy, route []graph.Place) error {
	has := map[graph.Tie]bool{}
	for _, ways := range [][]partnership{c.ways, c.others} {
		if err := budget.SortErr(m, ways, func(a, b partnership) int { return compareNodes(a.there, b.there) }); err != nil {
			return err
		}
		for _, way := range ways {
			if err := m.Spend(budget.PerRecord); err != nil {
				return err
			}
			for _, t := range way.ties() {
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
	for at := c.ways[0].there; at.Head().ID != c.At.Head().ID; at = h.Within(at) {
		c.Route = append(c.Route, at)
	}
	slices.Reverse(c.Route[up:])
	c.Route, c.ways, c.others = append(c.Route, c.Who), nil, nil
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

// counties is how many counties are supported, 0 by another relation.
func (c *Contact) counties() (sum int32) {
	for _, way := range c.ways {
		if p, ok := way.record.(*graph.Pairing); ok {
			sum += p.CountyCount
		}
	}
	return sum
}

// compareContacts sorts contacts, of which the nearest office is so far.
func compareContacts(a, b *Contact, office int32) int {
	supports := func(c *Contact) int32 {
		return 1 - b2i(c.Relation == ContactSupports || c.Relation == ContactSupportsSibling)
	}
	distance := func(c *Contact) int32 {
		if c.Relation == ContactOrganization {
			return max(c.Distance, office)
		}
		return c.Distance
	}
	return cmp.Or(cmp.Compare(supports(a), supports(b)), cmp.Compare(distance(a), distance(b)),
		cmp.Compare(slices.Index(contactRelations, a.Relation), slices.Index(contactRelations, b.Relation)),
		cmp.Compare(b.counties(), a.counties()), compareNodes(a.Who, b.Who))
}
