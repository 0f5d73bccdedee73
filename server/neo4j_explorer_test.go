//go:build unix

package main

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"coopgraph/server/explorer"
)

// explorerVariables has, for every document of the explorer by the name of its operation, the variables of some views.
var explorerVariables = map[string][]string{
	"About":    {`{"language": "ZH"}`, `{"language": "EN"}`},
	"Coverage": {`{"language": "ZH"}`, `{"language": "EN"}`},
	"DutyContacts": {
		`{"text": "漾濞县", "language": "ZH"}`,
		`{"text": "532922", "language": "EN"}`,
		`{"text": "三明市", "language": "ZH"}`,
	},
	"DutyNearby":     {`{"longitude": 99.96, "latitude": 25.67, "kilometres": 150, "language": "ZH"}`},
	"HistoryCommit":  {`{"revision": 1, "after": null, "language": "EN"}`},
	"HistoryCommits": {`{"after": null}`},
	"HistoryRecord":  {`{"id": "friendly-1aqsa9vmvc4w91c1", "after": null, "language": "ZH"}`},
	"Investment": {
		`{"year": {"eq": 2020}, "language": "ZH"}`,
		`{"year": null, "language": "EN"}`,
	},
	"LinkageIndex": {
		`{"level": "PREFECTURE", "evidence": ["OFFICIAL", "REPORTED", "DERIVED"], "language": "ZH"}`,
		`{"level": "PROVINCE", "evidence": ["OFFICIAL"], "language": "EN"}`,
	},
	"MapFlows": {
		`{"evidence": ["OFFICIAL", "REPORTED", "DERIVED"], "language": "ZH"}`,
		`{"asOf": "2020", "evidence": ["OFFICIAL", "REPORTED", "DERIVED", "SYNTHETIC"], "language": "EN"}`,
	},
	"MapOrganizations": {`{"language": "ZH", "asOf": null}`, `{"language": "EN", "asOf": "2020"}`},
	"MapPlace":         {`{"code": "532900", "language": "ZH"}`, `{"code": "999999", "language": "ZH"}`},
	"MapSources":       {`{"asOf": null, "evidence": ["OFFICIAL", "REPORTED", "DERIVED"]}`},
	"MapTies": {
		`{"filter": {"kind": {"in": ["SUPPORTS", "COOPERATES", "FRIENDLY"]}, "from": {"or": [{"code": {"eq": "310115"}}, {"within": {"code": {"eq": "310115"}}}]}, "to": {"or": [{"code": {"eq": "532900"}}, {"within": {"code": {"eq": "532900"}}}]}}, "history": false, "evidence": ["OFFICIAL", "REPORTED", "DERIVED"], "language": "ZH"}`,
	},
	"NetworkChange": {
		`{"from": "2020", "to": "2021", "kinds": ["SUPPORTS"], "language": "ZH"}`,
		`{"from": "2021-06-01", "to": "2022", "kinds": ["SUPPORTS", "COOPERATES"], "language": "EN"}`,
	},
	"NetworkDistricts": {`{"language": "ZH"}`},
	"NetworkEnds":      {`{"from": {"name": "532931"}, "to": {"name": "浦东新区"}, "language": "ZH"}`},
	"NetworkNeighbourhood": {
		`{"of": ["place-310115"], "depth": 1, "evidence": ["OFFICIAL", "REPORTED", "DERIVED"], "language": "ZH"}`,
		`{"of": ["place-532931"], "depth": 2, "asOf": "2021", "evidence": ["OFFICIAL", "REPORTED", "DERIVED", "SYNTHETIC"], "language": "EN"}`,
	},
	"NetworkNode": {`{"id": "place-310115", "language": "ZH", "evidence": ["OFFICIAL", "REPORTED", "DERIVED"]}`},
	"NetworkPaths": {
		`{"from": ["place-532931"], "to": ["place-320981"], "evidence": ["OFFICIAL", "REPORTED", "DERIVED"], "language": "ZH"}`,
	},
	"NetworkPlace": {`{"by": {"name": "剑川县"}, "language": "EN"}`},
	"PlacePage": {
		`{"code": "530000", "evidence": ["OFFICIAL", "REPORTED", "DERIVED", "SYNTHETIC"], "language": "EN", "below": true, "first": 100, "outside": true}`,
		`{"code": "310115", "evidence": ["OFFICIAL", "REPORTED", "DERIVED"], "language": "ZH", "below": true, "first": 100, "outside": false}`,
	},
	"Ranking": {
		`{"measure": "DEGREE", "weight": null, "kinds": ["DISTRICT"], "first": 100, "asOf": null, "dated": false, "evidence": ["OFFICIAL", "REPORTED", "DERIVED"], "language": "ZH"}`,
		`{"measure": "BETWEENNESS", "weight": null, "kinds": null, "first": 50, "asOf": "2021", "dated": true, "evidence": ["OFFICIAL", "REPORTED", "DERIVED", "SYNTHETIC"], "language": "EN"}`,
	},
	"Results": {
		`{"text": "云南", "kinds": null, "evidence": ["OFFICIAL", "REPORTED", "DERIVED", "SYNTHETIC"], "language": "ZH", "after": null, "id": "", "withOne": false}`,
		`{"text": "place-532931", "kinds": ["COUNTY", "SOURCE"], "evidence": ["OFFICIAL", "REPORTED", "DERIVED"], "language": "EN", "after": null, "id": "place-532931", "withOne": true}`,
	},
	"Revision": {`{}`},
	"Search":   {`{"text": "jianchuan", "language": "EN"}`, `{"text": "云南", "language": "ZH"}`},
	"Statistics": {
		`{"of": "PAIRINGS", "by": ["DISTRICT"], "byEvidence": ["DISTRICT", "EVIDENCE"], "measure": "COUNTIES", "asOf": "2021", "evidence": ["OFFICIAL", "REPORTED", "DERIVED"], "order": "SUM_DESC", "language": "ZH"}`,
		`{"of": "INVESTMENT_FLOWS", "by": ["PROVINCE", "DIRECTION"], "byEvidence": ["PROVINCE", "DIRECTION", "EVIDENCE"], "measure": "AMOUNT", "asOf": null, "evidence": ["OFFICIAL", "REPORTED", "DERIVED"], "order": "GROUPS_ASC", "language": "EN"}`,
	},
	"Targets": {`{"language": "ZH"}`},
}

var (
	operationName = regexp.MustCompile(`query (\w+)`)
	endCursor     = regexp.MustCompile(`"endCursor":"[^"]+"`) // it has a fingerprint of the database
	commitTime    = regexp.MustCompile(`"time":"[^"]+"`)      // each store made its own commits
)

// explorerAnswersAreEqual compares the answers to the explorer's documents, byte for byte but for cursors and the times of commits.
func explorerAnswersAreEqual(t *testing.T, overNeo4j, memory http.Handler) {
	documents, err := explorer.Documents()
	if err != nil || len(documents) != len(explorerVariables) {
		t.Fatalf("the explorer has %d documents, and there are variables for %d: %v", len(documents), len(explorerVariables), err)
	}
	for _, document := range documents {
		name := operationName.FindStringSubmatch(document)[1]
		t.Run(name, func(t *testing.T) {
			if len(explorerVariables[name]) == 0 {
				t.Fatal("there are no variables")
			}
			for _, variables := range explorerVariables[name] {
				body, err := json.Marshal(map[string]any{"query": document, "variables": json.RawMessage(variables)})
				if err != nil {
					t.Fatal(err)
				}
				answer := func(h http.Handler) string {
					text := endCursor.ReplaceAllString(request(t, h, "POST", "/graphql", string(body)).Body.String(), `"endCursor":""`)
					return commitTime.ReplaceAllString(text, `"time":""`)
				}
				want := answer(memory)
				if got := answer(overNeo4j); got != want || !strings.HasPrefix(got, `{"data":`) || strings.Contains(got, `"errors":`) {
					t.Errorf("%s\nNeo4j: %.1000s\nmemory: %.1000s", variables, got, want)
				}
			}
		})
	}
}
