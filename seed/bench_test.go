package seed

import (
	"fmt"
	"slices"
	"testing"

	"coopgraph/graph"
)

// How long the changes of placeholders take beside those of thirty real pairs, over the dataset and over a network with
// 100,000 more ties.
func BenchmarkWithPlaceholders(b *testing.B) {
	d := loadAll(b)
	pairs := &d.placeholders.pairs
	var changes []graph.Change
	for i := range 30 {
		changes = append(changes, creates(realPair(pairs.districts[i%16].Head().ID, pairs.partners[100*i].Head().ID, 0, true))...)
	}
	dataset, err := filledStore(b, d).Network(b.Context(), graph.Scope{})
	if err != nil {
		b.Fatal(err)
	}
	larger := *dataset
	larger.Ties = slices.Clone(dataset.Ties)
	for i := range 100_000 {
		c := &graph.Cooperation{}
		c.ID, c.Provenance = graph.ID(fmt.Sprintf("zz-%06d", i)), cited2026
		c.FromID, c.ToID = pairs.districts[i%16].Head().ID, pairs.partners[i%100].Head().ID
		larger.Ties = append(larger.Ties, c)
	}
	for name, n := range map[string]*graph.Network{"dataset": dataset, "100000MoreTies": &larger} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if got := len(d.WithPlaceholders(n, changes)); got < 60 {
					b.Fatalf("%d changes", got)
				}
			}
		})
	}
}

// How long a merge takes that finds nothing to do.
func BenchmarkMerge(b *testing.B) {
	d := loadAll(b)
	store := filledStore(b, d)
	n, err := store.Network(b.Context(), graph.Scope{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if merged, err := d.Merge(b.Context(), store, n); err != nil || len(merged.Changes) > 0 {
			b.Fatal(merged, err)
		}
	}
}
