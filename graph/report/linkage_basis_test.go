package report_test

import (
	"fmt"
	"slices"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/report"
)

// The index of a year rests on the ties of its last day and its own flows, and on nothing of other years.
func TestLinkageBasis(t *testing.T) {
	d := load(t)
	n := &graph.Network{Nodes: []graph.Node{d.Place(t, "310000"), d.Place(t, "530000")}}
	head := func(e graph.Evidence, life graph.Life) graph.TieHeader {
		id := graph.ID("tie-" + string(rune('a'+len(n.Ties))))
		return graph.TieHeader{Header: graph.Header{ID: id, Life: life, Provenance: graph.Provenance{Evidence: e}},
			FromID: graph.Shanghai, ToID: graph.PlaceID("530000")}
	}
	put := func(tie graph.Tie) {
		n.Ties, n.From, n.To = append(n.Ties, tie), append(n.From, 0), append(n.To, 1)
	}
	year := func(y int) graph.Date { return graph.NewDate(y, 0, 0) }
	put(&graph.Cooperation{TieHeader: head(graph.Official, graph.Life{Since: year(1999)})})                     // all years
	put(&graph.Cooperation{TieHeader: head(graph.Official, graph.Life{Since: year(1999), Until: year(2020)})})  // not 2021
	put(&graph.Cooperation{TieHeader: head(graph.Reported, graph.Life{Attested: graph.NewDate(2020, 12, 31)})}) // unattested in 2000
	put(&graph.Cooperation{TieHeader: head(graph.Synthetic, graph.Life{Since: year(2021)})})                    // left out, of 2021
	put(&graph.InvestmentFlow{TieHeader: head(graph.Official, graph.Life{Since: year(2020), Until: year(2020)}), Year: 2020})
	put(&graph.InvestmentFlow{TieHeader: head(graph.Synthetic, graph.Life{Since: year(2000), Until: year(2000)}), Year: 2000})
	count := func(e graph.Evidence, n int32) graph.EvidenceCount { return graph.EvidenceCount{Evidence: e, Count: n} }
	for _, want := range []struct {
		year          int32
		used, leftOut []graph.EvidenceCount
		unattested    int32
	}{
		{1998, nil, nil, 1},
		{2000, []graph.EvidenceCount{count(graph.Official, 2)}, []graph.EvidenceCount{count(graph.Synthetic, 1)}, 1},
		{2020, []graph.EvidenceCount{count(graph.Official, 3), count(graph.Reported, 1)}, nil, 0},
		{2021, []graph.EvidenceCount{count(graph.Official, 1), count(graph.Reported, 1)}, []graph.EvidenceCount{count(graph.Synthetic, 1)}, 0},
	} {
		t.Run(fmt.Sprint(want.year), func(t *testing.T) {
			x, err := report.Linkage(t.Context(), analysistest.View(n), d.Hierarchy, d.coverage, report.LinkageQuery{Level: graph.LevelProvince, Year: want.year})
			if err != nil {
				t.Fatal(err)
			}
			if b := x.Basis; *b.AsOf != graph.NewDate(int(want.year), 12, 31) || !slices.Equal(b.Used, want.used) ||
				!slices.Equal(b.LeftOut, want.leftOut) || b.Unattested != want.unattested {
				t.Errorf("%d rests on %+v as of %s: want %+v", want.year, b, b.AsOf, want)
			}
		})
	}
}
