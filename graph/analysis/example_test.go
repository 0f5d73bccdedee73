package analysis_test

import (
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// Paths are found in a View, which has the ties of the chosen evidence: here, first without placeholders.
func ExamplePaths() {
	ctx := context.Background()
	place := func(id graph.ID) graph.Node {
		return &graph.County{PlaceHeader: graph.PlaceHeader{NodeHeader: graph.NodeHeader{
			Header: graph.Header{ID: id, Provenance: graph.Provenance{Evidence: graph.Reported}}}}}
	}
	tie := func(id, from, to graph.ID, e graph.Evidence) graph.Tie {
		return &graph.FriendlyPair{TieHeader: graph.TieHeader{FromID: from, ToID: to,
			Header: graph.Header{ID: id, Provenance: graph.Provenance{Evidence: e}}}}
	}
	network := &graph.Network{
		Nodes: []graph.Node{place("a"), place("b"), place("c")},
		Ties:  []graph.Tie{tie("1", "a", "b", graph.Official), tie("2", "b", "c", graph.Reported), tie("3", "a", "c", graph.Synthetic)},
		From:  []int32{0, 1, 0},
		To:    []int32{1, 2, 2},
	}
	query := analysis.PathQuery{From: []graph.ID{"a"}, To: []graph.ID{"c"}, MaxHops: 3, Limit: 10}

	for _, evidence := range [][]graph.Evidence{{graph.Official, graph.Reported}, graph.Evidences} {
		view, err := analysis.NewView(ctx, network, evidence, nil, nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		result, err := analysis.Paths(ctx, view, query)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%v\n", evidence)
		for _, path := range result.Paths {
			for _, node := range path.Nodes {
				fmt.Print(" ", node.Head().ID)
			}
			fmt.Println(" is", path.Evidence)
		}
	}
	// Output:
	// [OFFICIAL REPORTED]
	//  a b c is REPORTED
	// [OFFICIAL REPORTED DERIVED SYNTHETIC]
	//  a c is SYNTHETIC
	//  a b c is REPORTED
}
