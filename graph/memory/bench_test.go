package memory_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// randomNetwork creates counties and cooperations between them at random, always the same.
func randomNetwork(nodes, ties int) []graph.Change {
	random := rand.New(rand.NewPCG(1, 2))
	cited := graph.Provenance{Evidence: graph.Synthetic, Sources: []graph.Citation{{SourceID: "source"}}}
	changes := make([]graph.Change, 0, nodes+ties)
	id := func(n int) graph.ID { return graph.PlaceID(fmt.Sprintf("%06d", n)) }
	for i := range nodes {
		c := &graph.County{PlaceHeader: graph.PlaceHeader{Code: fmt.Sprintf("%06d", i)}}
		c.ID, c.Provenance, c.SortKey = id(i), cited, fmt.Sprintf("n%x", random.Uint32())
		c.Terms.Names = []string{c.Code, c.SortKey}
		changes = append(changes, graph.Create{Record: c})
	}
	for i := range ties {
		t := &graph.Cooperation{Form: []string{"结对", "战略合作", ""}[i%3]}
		t.ID, t.Provenance = graph.NewID("tie", fmt.Sprint(i)), cited
		t.FromID, t.ToID = id(random.IntN(nodes)), id(random.IntN(nodes))
		t.Since = graph.NewDate(2000+random.IntN(20), 1+random.IntN(12), 1+random.IntN(28))
		changes = append(changes, graph.Create{Record: t})
	}
	return changes
}

func filled(b *testing.B, changes []graph.Change) *memory.Store {
	store := memory.New()
	if _, err := store.Apply(context.Background(), graph.CommitInfo{}, changes); err != nil {
		b.Fatal(err)
	}
	return store
}

// large is 10^5 nodes and 10^6 ties; with -short a hundredth of that.
var large = sync.OnceValue(func() []graph.Change {
	if testing.Short() {
		return randomNetwork(1_000, 10_000)
	}
	return randomNetwork(100_000, 1_000_000)
})

func BenchmarkLoad(b *testing.B) {
	for _, changes := range [][]graph.Change{randomNetwork(4_000, 5_000), large()} {
		b.Run(fmt.Sprint(len(changes)), func(b *testing.B) {
			for b.Loop() {
				filled(b, changes)
			}
		})
	}
}

// BenchmarkWrite is one new tie in a large network, and the first read after it.
func BenchmarkWrite(b *testing.B) {
	store, ctx, n := filled(b, large()), context.Background(), 0
	write := func() {
		n++
		t := *large()[len(large())-1].(graph.Create).Record.(*graph.Cooperation)
		t.ID = graph.NewID("new", fmt.Sprint(n))
		if _, err := store.Apply(ctx, graph.CommitInfo{}, []graph.Change{graph.Create{Record: &t}}); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("alone", func(b *testing.B) {
		for b.Loop() {
			write()
		}
	})
	b.Run("then expand", func(b *testing.B) {
		step := graph.Step{Direction: graph.Both, Order: graph.Order{Field: graph.FieldSince}, Window: graph.Window{Limit: 10}}
		for b.Loop() {
			write()
			if _, err := store.Expand(ctx, []graph.ID{graph.PlaceID("000001")}, step); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkEarlier takes the edits of commits of a hundred edits each back.
func BenchmarkEarlier(b *testing.B) {
	store, ctx := filled(b, large()), context.Background()
	first, err := store.CommitAt(ctx, time.Now().Add(time.Hour))
	if err != nil {
		b.Fatal(err)
	}
	random, made := rand.New(rand.NewPCG(3, 4)), 0
	for _, edits := range []int{100, 1000, 10_000, 100_000} {
		for ; made < edits; made += 100 {
			changes := make([]graph.Change, 100)
			for i := range changes {
				changes[i] = graph.Replace{Record: large()[len(large())-1-random.IntN(len(large())/2)].(graph.Create).Record}
			}
			if _, err := store.Apply(ctx, graph.CommitInfo{}, changes); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(fmt.Sprint(edits), func(b *testing.B) {
			for b.Loop() {
				if _, err := store.AsKnownAt(ctx, first.At); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(edits), "ns/edit")
		})
	}
}

func BenchmarkRead(b *testing.B) {
	store, ctx := filled(b, large()), context.Background()
	parents := make([]graph.ID, 1000)
	for i := range parents {
		parents[i] = graph.PlaceID(fmt.Sprintf("%06d", i*97))
	}
	end := graph.Order{Field: graph.FieldSortKey, Of: graph.Far, Desc: true}
	middle := graph.Window{Limit: 20, After: graph.Position{Value: graph.TextValue("n8"), ID: "n8"}}
	recent := graph.Test{Field: graph.FieldSince, Op: graph.Gte, Value: graph.DateValue(graph.NewDate(2015, 0, 0))}
	for _, c := range []struct {
		name string
		read func() error
	}{
		{"nodes of 1000 ids", func() error { _, err := store.Nodes(ctx, parents); return err }},
		{"expand 1000", func() error {
			_, err := store.Expand(ctx, parents, graph.Step{Direction: graph.Both, Order: end, Window: graph.Window{Limit: 10}})
			return err
		}},
		{"expand 1000 filtered, counted", func() error {
			_, err := store.Expand(ctx, parents, graph.Step{Direction: graph.Both, Order: end, Filter: recent,
				Window: graph.Window{Limit: 10, Total: true}})
			return err
		}},
		{"page of nodes", func() error {
			_, err := store.ListNodes(ctx, graph.Query{Order: graph.Order{Field: graph.FieldSortKey}, Window: middle})
			return err
		}},
		{"page of ties", func() error {
			_, err := store.ListTies(ctx, graph.Step{Filter: graph.Ongoing{}, Order: graph.Order{Field: graph.FieldSortKey, Of: graph.To},
				Window: middle})
			return err
		}},
		{"count of filtered ties", func() error {
			_, err := store.ListTies(ctx, graph.Step{Filter: recent, Window: graph.Window{Total: true}})
			return err
		}},
		{"search", func() error {
			_, err := store.ListNodes(ctx, graph.Query{Text: "beef", Window: graph.Window{Limit: 20}})
			return err
		}},
		{"whole network", func() error { _, err := store.Network(ctx, graph.Scope{}); return err }},
		{"network of recent ties", func() error { _, err := store.Network(ctx, graph.Scope{Tie: recent}); return err }},
	} {
		b.Run(c.name, func(b *testing.B) {
			if err := c.read(); err != nil { // the first read makes the indexes
				b.Fatal(err)
			}
			for b.Loop() {
				_ = c.read()
			}
		})
	}
}

// BenchmarkBelow is one page of the ties of a place that contains a thirtieth of a network, and of a place alone.
func BenchmarkBelow(b *testing.B) {
	for _, changes := range [][]graph.Change{randomNetwork(4_000, 5_000), large()} {
		store, ctx := filled(b, inAreas(changes)), context.Background()
		for _, step := range []graph.Step{
			{Window: graph.Window{Limit: 20}},
			{Window: graph.Window{Limit: 20, Total: true}, Filter: graph.HeldOn{Day: graph.NewDate(2015, 0, 0).Last()}},
			{Window: graph.Window{Limit: 20}, Listed: graph.Far},
		} {
			step.Direction, step.Order = graph.Both, graph.Order{Field: graph.FieldSortKey, Of: graph.Far}
			step.Ties = graph.TieKindsOf(graph.Cooperates)
			for _, step.Below = range []bool{false, true} {
				name := fmt.Sprintf("%d/filtered %t/nodes %t/below %t", len(changes), step.Filter != nil, step.Listed != 0, step.Below)
				b.Run(name, func(b *testing.B) {
					for b.Loop() {
						if _, err := store.Expand(ctx, []graph.ID{graph.PlaceID("000000")}, step); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		}
	}
}

// inAreas lets each place of a random network lie in one of its first thirty.
func inAreas(changes []graph.Change) []graph.Change {
	areas := slices.Clone(changes)
	for _, c := range changes {
		place, ok := c.(graph.Create).Record.(*graph.County)
		if !ok {
			break
		}
		if number, _ := strconv.Atoi(place.Code); number >= 30 {
			in := &graph.Containment{}
			in.ID, in.Provenance, in.FromID = graph.NewID("within", place.Code), place.Provenance, place.ID
			in.ToID = graph.PlaceID(fmt.Sprintf("%06d", number%30))
			areas = append(areas, graph.Create{Record: in})
		}
	}
	return areas
}
