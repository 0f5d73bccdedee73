//go:build unix

package main

import (
	"slices"
	"strings"
)

// jsonObject is a part of a response of the API.
type jsonObject map[string]any

// value is the value at a path of names. Of a list it takes the first element.
func (t jsonObject) value(path string) any {
	var v any = map[string]any(t)
	for name := range strings.SplitSeq(path, ".") {
		if list, ok := v.([]any); ok {
			v = list[0]
		}
		v = v.(map[string]any)[name]
	}
	return v
}

// list is the list at a path.
func (t jsonObject) list(path string) (all []jsonObject) {
	for _, v := range t.value(path).([]any) {
		all = append(all, v.(map[string]any))
	}
	return all
}

// row is the values at some paths.
func (t jsonObject) row(paths ...string) (row []any) {
	for _, path := range paths {
		row = append(row, t.value(path))
	}
	return row
}

// rows is a row for each element of the list at a path.
func (t jsonObject) rows(list string, paths ...string) (rows [][]any) {
	for _, one := range t.list(list) {
		rows = append(rows, one.row(paths...))
	}
	return rows
}

// rowsFunc returns the rows that a statement should return, by a response of the API, in the columns that are compared.
type rowsFunc func(jsonObject) [][]any

// cypherQuestions are, for each example, a query for the API and how its response compares with the records; sums are exact
// figures of the plan.
var cypherQuestions = map[string]struct {
	query   string
	columns string
	rows    rowsFunc
	sums    map[string]float64
}{
	"WhoSupportsJianchuan": {`{place(by: {code: "532931"}) {pairings {nodes {supporter {name} scheme since evidence
		sources {locator source {title documentNumber}}}}}}`,
		"supporter scheme since evidence source document locator", func(a jsonObject) [][]any {
			return a.rows("place.pairings.nodes", "supporter.name", "scheme", "since", "evidence", "sources.source.title",
				"sources.source.documentNumber", "sources.locator")
		}, nil},
	"CountiesBySupporter": {`{statistics(of: PAIRINGS, groupBy: [DISTRICT], measure: COUNTIES, asOf: "2021") {groups {value} sum}}`,
		"supporter counties", func(a jsonObject) [][]any { return a.rows("statistics", "groups.value", "sum") },
		map[string]float64{"counties": 105 + 1}},
	"ChangesOf2021": {`{compare(asOf: "2020", with: "2021", ties: {kind: {in: [SUPPORTS]}}) {areas {area {name} began ended stayed}}}`,
		"place began ended stayed", func(a jsonObject) [][]any { return a.rows("compare.areas", "area.name", "began", "ended", "stayed") },
		map[string]float64{"began": 10 + 4, "ended": 9, "stayed": 92}},
	"FriendlyPairs": {`{statistics(of: FRIENDLY_PAIRS, groupBy: [EVIDENCE], evidence: [OFFICIAL, REPORTED, DERIVED, SYNTHETIC],
		filter: {friendlyPairs: {inPublishedTotal: true}}) {groups {value} count}}`,
		"evidence pairs", func(a jsonObject) [][]any { return a.rows("statistics", "groups.value", "count") },
		map[string]float64{"pairs": 496}},
	"ShortestPaths": {`{paths(from: ["place-310115"], to: ["place-341200"], first: 100) {distance paths {nodes {name} parallel}}}`,
		"places ways", func(a jsonObject) (rows [][]any) {
			for _, path := range a.list("paths.paths") {
				ways := 1.0
				for _, others := range path.value("parallel").([]any) {
					ways *= 1 + others.(float64)
				}
				places := concat(path.rows("nodes", "name"))
				if len(places) == 1+int(a.value("paths.distance").(float64)) { // the API goes on with longer ones
					rows = append(rows, []any{places, ways})
				}
			}
			return rows
		}, nil},
	"ChambersByProvince": {`{statistics(of: CHAMBERS, groupBy: [PROVINCE, DIRECTION], filter: {chambers: {evidence: {notIn: [SYNTHETIC]}}}) {
		groups {value} count}}`,
		"home direction chambers", func(a jsonObject) (rows [][]any) {
			for _, row := range a.list("statistics") {
				rows = append(rows, append(concat(row.rows("groups", "value")), row.value("count")))
			}
			return rows
		}, nil},
	"InvestmentOf2020": {`{out: investmentFlows(filter: {origin: {code: {eq: "310000"}}, year: {eq: 2020}}, first: 10) {nodes {...flow}}
		in: investmentFlows(filter: {destination: {code: {eq: "310000"}}, year: {eq: 2020}}, first: 10) {nodes {...flow}}}
		fragment flow on InvestmentFlow {origin {name} destination {name} rank amount enterprises evidence}`,
		"investor place rank amount enterprises evidence", func(a jsonObject) (rows [][]any) {
			for _, list := range []string{"out.nodes", "in.nodes"} {
				rows = append(rows, a.rows(list, "origin.name", "destination.name", "rank", "amount", "enterprises", "evidence")...)
			}
			return rows
		}, nil},
	"ContactsOfOneCounty": {`{contacts(place: {code: "532931"}) {contacts {distance at {name} who {name} evidence}}}`,
		"distance place contact", func(a jsonObject) [][]any { return a.rows("contacts.contacts", "distance", "at.name", "who.name") }, nil},
	"MembersOfCouncils": {`{organizations(filter: {kind: {in: [COUNCIL]}}) {nodes {name members(first: 100) {nodes {
		member {name} since evidence}}}}}`,
		"organization since evidence members", func(a jsonObject) (rows [][]any) {
			for _, council := range a.list("organizations.nodes") {
				joined := map[[2]any]int{}
				for _, m := range council.list("members.nodes") {
					joined[[2]any{m.value("since"), m.value("evidence")}]++
				}
				for by, n := range joined {
					rows = append(rows, []any{council.value("name"), by[0], by[1], n})
				}
			}
			return rows
		}, nil},
	"Placeholders": {`{dataset {nodes {kind byEvidence {evidence count}} ties {kind byEvidence {evidence count}}}}`,
		"kind placeholders", func(a jsonObject) (rows [][]any) {
			for _, kind := range slices.Concat(a.list("dataset.nodes"), a.list("dataset.ties")) {
				for _, of := range kind.list("byEvidence") {
					if of.value("evidence") == "SYNTHETIC" {
						name := kind.value("kind").(string)
						if label := labels[name]; label != "" {
							name = label
						}
						rows = append(rows, []any{name, of.value("count")})
					}
				}
			}
			return rows
		}, nil},
}

func concat(rows [][]any) []any { return slices.Concat(rows...) }

// labels are those of the kinds of nodes that have placeholders.
var labels = map[string]string{"CHAMBER": "Chamber", "LIAISON_OFFICE": "LiaisonOffice", "SOURCE": "Source"}
