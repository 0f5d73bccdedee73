package seed

import (
	"strconv"

	"coopgraph/graph"
)

const frameworkFile, agreementsFile = "plan/table5_agreements.csv", "reported/agreements.csv"

// readAgreements adds the agreements of Table 5 and those that other sources report. It adds the parties of each
// agreement and the cooperation that the agreement states.
func (b *builder) readAgreements() {
	n := 0
	for _, r := range b.rows(frameworkFile, "no", "title", "counterparty", "signed_date", "note_as_printed") {
		n++
		if r.text("no") != strconv.Itoa(n) {
			r.invalid("no", strconv.Itoa(n))
		}
		a := &graph.Agreement{AgreementKind: graph.FrameworkAgreement,
			Renewal: choose(r, "note_as_printed", choice[bool]{"", false}, choice[bool]{"重签", true})}
		r.text("signed_date") // the plan prints each date
		a.Provenance = b.planProvenance("表5", r.optional("note_as_printed"))
		a.Life = graph.Life{Since: r.date("signed_date"), Attested: totalsDay}
		counterparty := b.placeCalled(r, "counterparty", graph.LevelProvince, graph.LevelPrefecture)
		b.addAgreement(r, a, []graph.Place{b.places.shanghai(), counterparty})
	}
	expect(b, frameworkFile, "agreements", n, b.number("agreements.signed_13th_fyp"))
	for _, r := range b.rows(agreementsFile, "title", "kind", "party_codes", "signed", "relevance", "attested", "confidence",
		"source_title", "source_url", "note") {
		a := &graph.Agreement{AgreementKind: enum(r, "kind", graph.FrameworkAgreement, graph.Minutes,
			graph.NationalPlan, graph.WorkPlan, graph.ParkAgreement)}
		c := b.readProvenance(r, r.date("signed"))
		a.Provenance, a.Life = c.Provenance, c.Life
		b.addAgreement(r, a, b.placeList(r, "party_codes"))
	}
}

// forms gives the form of the cooperation that an agreement of each kind states.
var forms = map[graph.AgreementKind]string{
	graph.FrameworkAgreement: "框架协议",
	graph.Minutes:            "会议纪要",
	graph.NationalPlan:       "国家方案",
	graph.WorkPlan:           "工作计划",
	graph.ParkAgreement:      "园区协议",
}

// AgreementForm returns the form of the cooperation that an agreement of a kind states.
func AgreementForm(k graph.AgreementKind) string { return forms[k] }

// addAgreement adds an agreement, a tie from each party to it, and the cooperation between the first party and each
// other party.
func (b *builder) addAgreement(r row, a *graph.Agreement, parties []graph.Place) {
	a.NameZH, a.NameEN = r.text("title"), b.translate(r, "title")
	if len(parties) < 2 {
		r.invalid("party_codes", "two places or more")
		return
	}
	b.checkAgreementUnique(r.position, a, parties)
	id := NodeID(graph.KindAgreement, a.NameZH)
	if b.ids[id] != nil { // an agreement with the same title
		id = NodeID(graph.KindAgreement, a.NameZH, a.Since.String())
	}
	b.node(r.position, a, id)
	for _, p := range parties {
		b.tie(r.position, &graph.AgreementParty{}, p, a, a.Provenance, a.Life)
	}
	for _, p := range parties[1:] {
		b.tie(r.position, &graph.Cooperation{Form: AgreementForm(a.AgreementKind)}, parties[0], p, a.Provenance, a.Life,
			a.NameZH, a.Since.String())
	}
}
