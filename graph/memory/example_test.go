package memory_test

import (
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// A store holds records that say how they are known. Expand follows ties from several nodes in one call.
func Example() {
	ctx := context.Background()
	store := memory.New()
	defer func() { _ = store.Close() }()

	header := func(id graph.ID) graph.Header {
		plan := graph.Citation{SourceID: "source-plan", Locator: "表7"}
		return graph.Header{ID: id, Provenance: graph.Provenance{Evidence: graph.Official, Sources: []graph.Citation{plan}}}
	}
	pudong, jianchuan, eryuan := &graph.District{}, &graph.County{}, &graph.County{}
	pudong.NodeHeader = graph.NodeHeader{Header: header("place-310115"), NameEN: "Pudong New Area"}
	jianchuan.NodeHeader = graph.NodeHeader{Header: header("place-532931"), NameEN: "Jianchuan County"}
	eryuan.NodeHeader = graph.NodeHeader{Header: header("place-532930"), NameEN: "Eryuan County"}
	supports := &graph.Pairing{Scheme: graph.EastWestCooperation, CountyCount: 1}
	supports.TieHeader = graph.TieHeader{Header: header("supports-1"), FromID: pudong.ID, ToID: jianchuan.ID}
	supports.Since = graph.NewDate(2021, 0, 0)

	version, err := store.Apply(ctx, graph.CommitInfo{Actor: "example"}, []graph.Change{graph.Create{Record: pudong},
		graph.Create{Record: jianchuan}, graph.Create{Record: eryuan}, graph.Create{Record: supports}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("revision", version.Revision)

	supporters := graph.Step{Ties: graph.TieKindsOf(graph.Supports), Direction: graph.In, Window: graph.Window{Limit: graph.NoLimit}}
	counties := []graph.ID{jianchuan.ID, eryuan.ID}
	pages, err := store.Expand(ctx, counties, supporters)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, page := range pages {
		fmt.Println(counties[i], "has", len(page.Edges), "supporters")
		for _, edge := range page.Edges {
			found := edge.Node
			fmt.Println("-", found.End.NodeHead().NameEN, "since", found.Tie.Head().Since, found.Tie.Head().Evidence)
		}
	}
	// Output:
	// revision 1
	// place-532931 has 1 supporters
	// - Pudong New Area since 2021 OFFICIAL
	// place-532930 has 0 supporters
}
