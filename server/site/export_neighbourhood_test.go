package site

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// A file of a neighbourhood has the nodes and ties of the API's, and counts as many unattested ties.
func TestExportedNeighbourhoodIsTheQueried(t *testing.T) {
	sequential(t)
	h, _ := newSite(t, quiet)
	for _, c := range []struct {
		parameters string
		arguments  string // of the API's neighbourhood that say the same
		ties       int    // that there must be; -1: what the API has
	}{
		{"of=532931", `of: ["place-532931"]`, 1},
		{"of=place-532931&hops=2", `of: ["place-532931"], hops: 2`, -1},
		{"of=310115,310101&hops=1&tieKinds=SUPPORTS", `of: ["place-310115", "place-310101"], hops: 1, ties: {kind: {in: [SUPPORTS]}}`, -1},
		{"of=310115&asOf=2020&evidence=OFFICIAL", `of: ["place-310115"], asOf: "2020", evidence: [OFFICIAL]`, -1},
		{"of=310115&asOf=2019", `of: ["place-310115"], asOf: "2019"`, -1},
		{"of=310000&hops=2&evidence=OFFICIAL,REPORTED,DERIVED,SYNTHETIC", `of: ["place-310000"], hops: 2, evidence: [OFFICIAL, REPORTED, DERIVED, SYNTHETIC]`, -1},
		{"of=310115&hops=0", `of: ["place-310115"], hops: 0`, 0},
		{"of=310115&asOf=1949", `of: ["place-310115"], asOf: "1949"`, 0}, // the node is there, though no tie joins it
		{"of=310115&hops=1&tieKinds=WITHIN", `of: ["place-310115"], hops: 1, ties: {kind: {in: [WITHIN]}}`, 1},
	} {
		t.Run(c.parameters, func(t *testing.T) {
			query, err := json.Marshal(map[string]string{"query": "{ neighbourhood(limit: 1000, " + c.arguments + ") { basis { unattested } nodes { id } ties { id } } }"})
			if err != nil {
				t.Fatal(err)
			}
			var answer struct {
				Data struct{ Neighbourhood apiNetwork }
			}
			decode(t, request(t, h, "POST", "/graphql", string(query), asJSON).Body.Bytes(), &answer)
			want := answer.Data.Neighbourhood
			var file networkFile
			decode(t, request(t, h, "GET", "/export/network.json?"+c.parameters, "", nil).Body.Bytes(), &file)
			slices.SortFunc(want.Nodes, compareRecordIDs) // the nearest come first
			if len(want.Nodes) == 0 || !slices.Equal(file.Nodes, want.Nodes) || !slices.Equal(file.Edges, want.Ties) {
				t.Errorf("%d nodes and %d ties; the API has %d and %d", len(file.Nodes), len(file.Edges), len(want.Nodes), len(want.Ties))
			}
			if c.ties >= 0 && len(file.Edges) != c.ties || file.Graph.TiesUnattested != want.Basis.Unattested || file.Graph.NodesUnattested != 0 {
				t.Errorf("%d ties, %d and %d unattested: want %d and %d", len(file.Edges), file.Graph.TiesUnattested, file.Graph.NodesUnattested, c.ties, want.Basis.Unattested)
			}
		})
	}
}

func compareRecordIDs(a, b recordID) int { return strings.Compare(a.ID, b.ID) }
