package seed

import (
	"cmp"
	"slices"

	"coopgraph/graph"
)

const (
	organizationsFile = "plan/organizations.csv"
	additionsFile     = "plan/table1_yrd_committees.csv"

	yangtzeDelta  = "长三角城市经济协调会"
	yangtzeCities = "长江沿岸中心城市经济协调会"
)

// readOrganizations adds the organizations that the plan names: the organization of which each is a part, the place
// that leads it, and its members if the plan says so. An organization that had another name in this dataset has that
// name in the column key, so that its id stays.
func (b *builder) readOrganizations() {
	lead := map[string]graph.Place{}
	for _, r := range b.rows(organizationsFile, "name", "aliases", "kind", "parent", "lead_code", "member_codes",
		"founded", "locator", "note", "key") {
		o := &graph.Organization{OrgKind: enum(r, "kind", graph.Council, graph.Committee, graph.Alliance,
			graph.Federation, graph.ServiceCentre, graph.GovernmentOffice, graph.PurchasingGroup,
			graph.VocationalAlliance)}
		o.NameZH, o.NameEN, o.Aliases = r.text("name"), b.translate(r, "name"), r.list("aliases", "|")
		if r.optional("locator") == "" {
			r.text("note") // which then says why
		}
		p := b.planProvenance(r.optional("locator"), r.optional("note"))
		founded := r.date("founded")
		o.Provenance, o.Life = p, graph.Life{Since: founded, Attested: attestedByPlan(r, founded)}
		b.node(r.position, o, NodeID(graph.KindOrganization, cmp.Or(r.optional("key"), o.NameZH)))
		b.organizations = append(b.organizations, o)
		if name := r.optional("parent"); name != "" {
			b.tie(r.position, &graph.Containment{}, o, b.organization(name), p, o.Life)
		}
		if r.optional("lead_code") != "" {
			if r.optional("locator") != "表1" {
				r.invalid("lead_code", "nothing: the plan says 牵头 in its Table 1 only")
			}
			lead[o.NameZH] = b.place(r, "lead_code")
			b.tie(r.position, &graph.Leadership{}, lead[o.NameZH], o, p, o.Life)
		}
		for _, member := range b.placeList(r, "member_codes") {
			b.tie(r.position, &graph.Membership{Role: graph.OrdinaryMember}, member, o, p, o.Life)
		}
	}
	b.checkAdditions(lead)
}

// organization returns the organization with this name or alias.
func (b *builder) organization(name string) *graph.Organization {
	for _, o := range b.organizations {
		if o.NameZH == name || slices.Contains(o.Aliases, name) {
			return o
		}
	}
	b.add(position{file: organizationsFile}, "no row has the name %s", name)
	return &graph.Organization{}
}

// checkAdditions checks that the committees and alliances of Table 1 are among the organizations, as the table prints
// them.
func (b *builder) checkAdditions(lead map[string]graph.Place) {
	added := map[graph.OrganizationKind]int{}
	for _, r := range b.rows(additionsFile, "category", "name", "lead_city", "founded_year") {
		kind := choose(r, "category", choice[graph.OrganizationKind]{"专委会", graph.Committee},
			choice[graph.OrganizationKind]{"合作联盟", graph.Alliance})
		added[kind]++
		o := b.organization(r.text("name"))
		if o.OrgKind != kind {
			r.invalid("category", "what "+organizationsFile+" has: "+string(o.OrgKind))
		}
		if o.Since != r.date("founded_year") {
			r.invalid("founded_year", "what "+organizationsFile+" has: "+o.Since.String())
		}
		city := b.city(r, "lead_city")
		if leader := cmp.Or(lead[o.NameZH], noPlace); leader != city {
			r.invalid("lead_city", "what "+organizationsFile+" has: "+leader.PlaceHead().NameZH)
		}
	}
	listed := 0
	for _, o := range b.organizations {
		if o.Sources[0].Locator == "表1" && o.OrgKind != graph.Council {
			listed++
		}
	}
	expect(b, additionsFile, "rows", added[graph.Committee]+added[graph.Alliance], listed)
	expect(b, additionsFile, "committees", added[graph.Committee], b.number("yrd.new_committees_13th_fyp"))
	expect(b, additionsFile, "alliances", added[graph.Alliance], b.number("yrd.new_alliances_13th_fyp"))
}

// city returns the prefecture, or the municipality, that a cell names.
func (b *builder) city(r row, column string) graph.Place {
	if r.text(column) == "上海" {
		return b.places.shanghai()
	}
	return b.placeCalled(r, column, graph.LevelPrefecture)
}
