package seed_test

import (
	"context"
	"fmt"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/seed"
)

// Load reads layers of the dataset: without the placeholders, few of the 496 friendly pairs that the plan counts are left.
func ExampleLoad() {
	ctx := context.Background()
	dataset, err := seed.Load(seed.Official, seed.Reported)
	if err != nil {
		fmt.Println(err)
		return
	}
	store := memory.New()
	defer func() { _ = store.Close() }()
	if _, err := store.Apply(ctx, seed.CommitInfo, dataset.Changes()); err != nil {
		fmt.Println(err)
		return
	}
	pairs, err := store.ListTies(ctx, graph.Step{Ties: graph.TieKindsOf(graph.Friendly), Window: graph.Window{Limit: 2, Total: true}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(pairs.Total[graph.Reported], "friendly pairs are known by name, such as")
	for _, edge := range pairs.Edges {
		tie := edge.Node.Tie.TieHead()
		fmt.Printf("%s, %s\n", tie.Label(graph.EN), tie.Evidence)
	}
	// Output:
	// 7 friendly pairs are known by name, such as
	// Xuhui District and Fuyang City, a friendly pair, REPORTED
	// Xuhui District and Longyan City, a friendly pair, REPORTED
}
