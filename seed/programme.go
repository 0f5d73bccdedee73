package seed

import (
	"strings"

	"coopgraph/graph"
)

// programme is a programme and the prefix of the keys of its figures, which may be empty.
type programme struct {
	node    *graph.Programme
	figures string
}

const programmesFile = "plan/programmes.csv"

// readProgrammes adds the programmes and the places that take part in them.
func (b *book) readProgrammes() {
	for _, r := range b.rows(programmesFile, "name", "aliases", "since", "place_codes", "facts", "locator", "note") {
		p := &graph.Programme{}
		p.NameZH, p.NameEN, p.Aliases = r.text("name"), b.translate(r, "name"), r.list("aliases", "|")
		p.Provenance = b.planned(r.text("locator"), r.optional("note"))
		p.Life = graph.Life{Since: r.date("since"), Attested: spokenOf(r)}
		b.node(r.spot, p, graph.NewID("programme", p.NameZH))
		b.programmes = append(b.programmes, programme{p, r.optional("facts")})
		for _, place := range b.placeList(r, "place_codes") {
			b.tie(r.spot, &graph.Participation{}, place, p, p.Provenance, p.Life)
		}
	}
}

// programme is the programme with this name.
func (b *book) programme(name string) graph.Node {
	for _, p := range b.programmes {
		if p.node.NameZH == name {
			return p.node
		}
	}
	b.add(spot{file: programmesFile}, "no row has the name %s", name)
	return &graph.Programme{}
}

// spokenOf is the day that the plan speaks of: its third and fourth parts are about what is to be done, everything else
// about the state at the end of 2020. If the place in the plan is not known, it is the plan's own day.
func spokenOf(r row) graph.Date {
	if locator := r.optional("locator"); locator == "" || strings.HasPrefix(locator, "三") || strings.HasPrefix(locator, "四") {
		return planDay
	}
	return totalsDay
}
