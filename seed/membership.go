package seed

import (
	"cmp"
	"strconv"

	"coopgraph/graph"
)

const membershipsFile, expansionFile = "reported/memberships.csv", "plan/table2_yrd_expansion.csv"

// readMemberships adds the members of the two councils. If the founding of a council is not known, the council is
// attested from the day on which its first member joined.
func (b *builder) readMemberships() {
	members := map[*graph.Organization]int{}
	inTable2 := map[string]map[graph.Place]*graph.Membership{} // by council
	for _, r := range b.rows(membershipsFile, "organization", "member_code", "member", "joined", "role",
		"rotating_chair", "evidence", "locator", "attested", "confidence", "source_title", "source_url", "note") {
		o, member := b.organization(r.text("organization")), b.placeNamed(r, "member_code", "member")
		joined := r.date("joined")
		c, attested := b.cite(r)
		p := cited(choose(r, "evidence", choice[graph.Evidence]{"OFFICIAL", graph.Official},
			choice[graph.Evidence]{"REPORTED", graph.Reported}), c)
		if (p.Evidence == graph.Official) != (c.SourceID == b.plan) {
			r.invalid("evidence", "OFFICIAL of what the plan says, REPORTED of everything else")
		}
		m := &graph.Membership{
			Role:          enum(r, "role", graph.Founder, graph.OrdinaryMember),
			RotatingChair: r.flag("rotating_chair"),
		}
		b.tie(r.position, m, member, o, p, graph.Life{Since: joined, Attested: attested})
		members[o]++
		if o.Since == 0 && joined != 0 && joined.First() < o.Attested.First() {
			o.Attested = joined
		}
		if c.Locator == "表2" {
			if inTable2[o.NameZH] == nil {
				inTable2[o.NameZH] = map[graph.Place]*graph.Membership{}
			}
			inTable2[o.NameZH][member] = m
		}
	}
	b.readExpansion(inTable2[yangtzeDelta])
	expect(b, membershipsFile, "members of "+yangtzeCities, members[b.organization(yangtzeCities)],
		b.number("yangtze_council.members"))
}

// readExpansion checks that Table 2 has the same members as the memberships that cite it, and adds the meeting at which
// each of them joined.
func (b *builder) readExpansion(members map[graph.Place]*graph.Membership) {
	cities := map[string]int{}
	for _, r := range b.rows(expansionFile, "year", "meeting", "printed_new_members", "city", "province") {
		city := b.placeCalled(r, "city", graph.LevelPrefecture)
		if name := b.places.province(city).PlaceHead().NameZH; r.text("province") != name {
			r.invalid("province", name)
		}
		m := cmp.Or(members[city], &graph.Membership{})
		if year := r.date("year"); m.Since != year {
			r.invalid("year", "what "+membershipsFile+" has: "+strconv.Quote(m.Since.String()))
		}
		m.Meeting = r.text("meeting")
		if n := int(r.count("printed_new_members")); n != b.number("yrd.new_members_"+r.text("year")) {
			r.invalid("printed_new_members", "what "+factsFile+" has")
		}
		cities[r.text("year")]++
	}
	expect(b, expansionFile, "rows", cities["2018"]+cities["2019"], len(members))
	for _, year := range []string{"2018", "2019"} {
		expect(b, expansionFile, "new members of "+year, cities[year], b.number("yrd.new_members_"+year))
	}
}
