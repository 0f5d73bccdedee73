package neo4j

import (
	"fmt"
	"testing"

	"coopgraph/graph"
)

// TestCitationsAndTerms: citations and terms are read as they were stored.
func TestCitationsAndTerms(t *testing.T) {
	for _, want := range [][]graph.Citation{{{SourceID: "s"}}, {{SourceID: "a", Locator: "表7\t\\t\n", Note: `\`, Confidence: graph.High}, {SourceID: "b", Relevance: graph.ByEnd2020}}} {
		to := map[string]any{}
		putCitations(want, to)
		got, err := citationsOf(to["citations"].(string))
		if err != nil || fmt.Sprint(got) != fmt.Sprint(want) || len(got) != len(want) {
			t.Errorf("%q: %v %v", to["citations"], got, err)
		}
	}
	for _, want := range []graph.Terms{{}, {Names: []string{"浦东", "310115"}, Pinyin: []string{"pudong"}, Initials: []string{"pd"}}, {Initials: []string{"a", "b"}}} {
		if got := termsOf(joinedTerms(want)); fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
