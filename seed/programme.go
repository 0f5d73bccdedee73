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

const programmesFile, mechanismsFile = "plan/programmes.csv", "plan/mechanisms.csv"

// readProgrammes adds the programmes and the places that take part in them: first those with figures or notes of their
// own, then those that the plan only mentions. The plan does not print all names of the latter to the letter.
func (b *builder) readProgrammes() {
	for _, r := range b.rows(programmesFile, "name", "aliases", "kind", "status", "since", "place_codes", "facts", "locator",
		"note") {
		p := &graph.Programme{}
		p.NameEN, p.Aliases = b.translate(r, "name"), r.list("aliases", "|")
		b.addProgramme(r, p, r.optional("facts"), r.optional("note"))
	}
	for _, r := range b.rows(mechanismsFile, "name", "name_en", "kind", "status", "since", "until", "place_codes", "locator",
		"note", "printed") {
		p := &graph.Programme{}
		p.NameEN, p.Until = r.text("name_en"), r.date("until")
		name := "the plan prints this name"
		if !r.flag("printed") {
			name = "the name describes what the plan says; it is not printed so"
		}
		b.addProgramme(r, p, "", joinNotes(name, r.optional("note")))
	}
}

// addProgramme adds a programme of either file. A programme has an end if and only if its status is ENDED.
func (b *builder) addProgramme(r row, p *graph.Programme, figures, note string) {
	p.NameZH = r.text("name")
	p.ProgrammeKind = enum(r, "kind", graph.Undertaking, graph.Platform, graph.Mechanism, graph.Project)
	p.Status = enum(r, "status", graph.Announced, graph.UnderWay, graph.Ended)
	if (p.Status == graph.Ended) != (p.Until != 0) {
		r.invalid("status", "ENDED of what has an until, and of nothing else")
	}
	p.Provenance = b.planProvenance(r.text("locator"), note)
	p.Since = r.date("since")
	p.Attested = attestedByPlan(r, p.Since)
	b.node(r.position, p, NodeID(graph.KindProgramme, p.NameZH))
	b.programmes = append(b.programmes, programme{p, figures})
	for _, place := range b.placeList(r, "place_codes") {
		b.tie(r.position, &graph.Participation{}, place, p, p.Provenance, p.Life)
	}
}

// programme returns the programme with this name.
func (b *builder) programme(name string) graph.Node {
	for _, p := range b.programmes {
		if p.node.NameZH == name {
			return p.node
		}
	}
	b.add(position{file: programmesFile}, "no row has the name %s", name)
	return &graph.Programme{}
}

// attestedByPlan returns the day for which the plan attests a row: the end of 2020, or the plan's own day if the row
// stands in its third or fourth part, which are about the future, if its place in the plan is not known, or if it began
// later.
func attestedByPlan(r row, since graph.Date) graph.Date {
	locator := r.optional("locator")
	if locator == "" || strings.HasPrefix(locator, "三") || strings.HasPrefix(locator, "四") || since.First() > totalsDay {
		return planDay
	}
	return totalsDay
}
