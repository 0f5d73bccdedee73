package report_test

import (
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/memory"
	"coopgraph/graph/report"
	"coopgraph/graph/storetest"
)

// Ties of every kind make paths in both directions, and have a wording in both languages.
func TestEveryKindHasAWording(t *testing.T) {
	store := memory.New()
	defer func() { _ = store.Close() }()
	if _, err := store.Apply(t.Context(), graph.CommitInfo{}, storetest.Creates(storetest.Sample()...)); err != nil {
		t.Fatal(err)
	}
	whole, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	for k := range graph.AllTies.All {
		t.Run(k.String(), func(t *testing.T) {
			n, err := store.Network(t.Context(), graph.Scope{Ties: graph.TieKindsOf(k)})
			if err != nil {
				t.Fatal(err)
			}
			v, err := analysis.NewView(t.Context(), n, graph.Evidences, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			said := 0
			for i := range n.Ties {
				from, to := n.Nodes[n.From[i]].NodeHead(), n.Nodes[n.To[i]].NodeHead()
				if from == to {
					continue
				}
				for _, ends := range [][2]*graph.NodeHeader{{from, to}, {to, from}} {
					r, err := analysis.Paths(t.Context(), v, analysis.PathQuery{From: []graph.ID{ends[0].ID}, To: []graph.ID{ends[1].ID}, MaxHops: 1, Limit: 1})
					if err != nil || len(r.Paths) != 1 {
						t.Fatalf("there is no path from %s to %s: %v", ends[0].ID, ends[1].ID, err)
					}
					for _, language := range []graph.Language{graph.ZH, graph.EN} {
						sentence := report.Sentence(graph.NewHierarchy(whole), r.Paths[0], language)
						if said++; !strings.Contains(sentence, ends[0].Name(language)) || !strings.Contains(sentence, ends[1].Name(language)) || strings.Contains(sentence, "%!") {
							t.Errorf("%q does not name %s and %s: see tieWordings in wording_path.go", sentence, ends[0].NameZH, ends[1].NameZH)
						}
					}
				}
			}
			if said == 0 {
				t.Error("the sample has no such tie: add one in graph/storetest")
			}
		})
	}
}
