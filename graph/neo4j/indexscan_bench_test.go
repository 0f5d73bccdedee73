package neo4j_test

import (
	"slices"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/neo4j/neo4jtest"
)

// BenchmarkPage is a page of 50 of a node with many ties and of one with few, in turns: their medians in milliseconds, and
// how they compare. With -short they take one turn.
func BenchmarkPage(b *testing.B) {
	turns := 100
	if testing.Short() {
		turns = 1
	}
	store := opened(b, neo4jtest.Address(b))
	b.Cleanup(func() { _ = store.Close() })
	few, changes := hub("few", 56, 56)
	many, more := hub("many", 5600, 1120)
	for part := range slices.Chunk(append(changes, more...), 10000) {
		if _, err := store.Apply(b.Context(), graph.CommitInfo{}, part); err != nil {
			b.Fatal(err)
		}
	}
	for name, step := range relations() {
		b.Run(name, func(b *testing.B) {
			step.Filter, step.Window.Limit = graph.Ongoing{}, 50
			took := map[graph.ID][]float64{}
			for i := range turns + 1 {
				for _, from := range []graph.ID{few, many} {
					start := time.Now()
					expanded(b, store, from, step)
					if i > 0 { // the first one is planned
						took[from] = append(took[from], time.Since(start).Seconds()*1000)
					}
				}
			}
			for b.Loop() { // the framework wants one; what is reported was measured above
			}
			median := func(of []float64) float64 {
				slices.Sort(of)
				return of[len(of)/2]
			}
			a, z := median(took[few]), median(took[many])
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(a, "ms-of-few")
			b.ReportMetric(z, "ms-of-many")
			b.ReportMetric(z/a, "many/few")
		})
	}
}
