package site

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"coopgraph/graph"
)

// documentedMoment stands for the time of the commit before the pair was entered.
const documentedMoment = "2026-11-25T08:00:00Z"

// The document of the API shows what a query answers about a moment before one pair of Xuhui was entered.
func TestDocumentsShowThePast(t *testing.T) {
	network, err := network()
	if err != nil {
		t.Fatal(err)
	}
	var pair graph.Tie
	for _, tie := range network.Ties {
		if tie.Kind() == graph.Friendly && tie.TieHead().FromID == graph.PlaceID("310104") && tie.Head().Since != 0 {
			pair = tie
		}
	}
	h, store := newSite(t, quiet)
	for _, change := range []graph.Change{graph.Delete{ID: pair.Head().ID}, graph.Create{Record: pair}} {
		if _, err := store.Apply(t.Context(), graph.CommitInfo{}, []graph.Change{change}); err != nil {
			t.Fatal(err)
		}
	}
	page, err := store.Commits(t.Context(), graph.CommitQuery{Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	before := page.Commits[1].At.Format(time.RFC3339Nano)
	for _, file := range []string{"docs/api.md", "docs/zh/api.md"} {
		t.Run(file, func(t *testing.T) {
			text := readFile(t, file)
			at := quoted.FindStringSubmatchIndex(text)
			if at == nil || !strings.Contains(text[at[2]:at[3]], documentedMoment) {
				t.Fatal("there is no query with an answer")
			}
			query := strings.ReplaceAll(text[at[2]:at[3]], documentedMoment, before)
			got := layout(t, request(t, h, "POST", "/graphql", body(t, parameters{"query": query}), asJSON).Body.Bytes(), "") + "\n"
			if now := request(t, h, "POST", "/graphql", body(t, parameters{"query": strings.ReplaceAll(query, fmt.Sprintf("asKnownAt: %q, ", before), "")}), asJSON); !strings.Contains(now.Body.String(), "1997") {
				t.Errorf("now the answer is %s", now.Body)
			}
			if *update {
				if err := os.WriteFile(file, []byte(text[:at[6]]+got+text[at[7]:]), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != text[at[6]:at[7]] {
				t.Errorf("the query answers\n%sand the document shows\n%s", got, text[at[6]:at[7]])
			}
		})
	}
}
