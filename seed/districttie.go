package seed

import "coopgraph/graph"

const districtTiesFile = "reported/ties.csv"

// readDistrictTies adds the ties of districts that other sources report: friendly pairs, and every other cooperation.
func (b *builder) readDistrictTies() {
	for _, r := range b.rows(districtTiesFile, "district", "district_code", "partner", "partner_code", "tie", "form",
		"since", "in_published_total", "relevance", "attested", "confidence", "source_title", "source_url", "note") {
		district := b.placeNamed(r, "district_code", "district")
		partner := b.placeNamed(r, "partner_code", "partner")
		since, form := r.date("since"), r.text("form")
		c := b.readProvenance(r, since)
		switch choose(r, "tie", choice[graph.TieKind]{"FRIENDLY", graph.Friendly},
			choice[graph.TieKind]{"COOPERATES", graph.Cooperates}) {
		case graph.Friendly:
			c.Sources[0].Note = joinNotes("the source calls it "+form, c.Sources[0].Note)
			b.tie(r.position, &graph.FriendlyPair{InPublishedTotal: c.inTotal}, district, partner, c.Provenance, c.Life)
		case graph.Cooperates:
			b.translate(r, "form")
			if c.inTotal {
				r.invalid("in_published_total", "false of what is no friendly pair")
			}
			b.tie(r.position, &graph.Cooperation{Form: form}, district, partner, c.Provenance, c.Life)
		}
	}
}
