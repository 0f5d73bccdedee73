package neo4j_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
)

// TestPageCosts: a page of 50 costs no more at a node with thousands of friends, and a fifth as many ties of each other
// kind, than at one with 56 of each, by what Neo4j counts, in the order that each relation has by default. And it is the
// page that the embedded store shows.
func TestPageCosts(t *testing.T) {
	store, inMemory := opened(t, neo4jtest.Address(t)), memory.New()
	t.Cleanup(func() { _ = store.Close() })
	few, changes := hub("few", 56, 56)
	pairs := 1400
	if everything() {
		pairs = 5600
	}
	many, more := hub("many", pairs, pairs/5)
	for _, s := range []graph.Store{store, inMemory} {
		for part := range slices.Chunk(append(changes, more...), 10000) {
			if _, err := s.Apply(t.Context(), graph.CommitInfo{}, part); err != nil {
				t.Fatal(err)
			}
		}
	}
	for i, name := range slices.Sorted(maps.Keys(relations())) {
		for _, desc := range []bool{false, true} {
			step := relations()[name]
			if step.Order.Desc = desc; desc {
				name += ", descending"
			}
			if everything() || desc == (i%2 == 0) {
				t.Run(name, func(t *testing.T) { comparePageCosts(t, store, inMemory, few, many, step) })
			}
		}
	}
}

// comparePageCosts compares pages of a step at two nodes: the first, the last, and some between.
func comparePageCosts(t *testing.T, store *neo4j.Store, inMemory graph.Store, few, many graph.ID, step graph.Step) {
	step.Filter, step.Window.Limit = graph.Ongoing{}, 50
	last := step
	last.Window.Last = true
	cost := func(step graph.Step, what string) int64 {
		t.Helper()
		page, hits := store.Profile(t, many, step)
		samePage(t, what, page, expanded(t, inMemory, many, step))
		return hits
	}
	first := cost(step, "the first")
	compareHits(t, store, few, step, first)
	compareHits(t, store, few, last, cost(last, "the last"))
	whole := step
	whole.Window = graph.Window{Limit: graph.NoLimit}
	total := len(expanded(t, inMemory, many, whole).Edges)
	for _, depth := range []int{50, total / 2, total - 60} { // the last is among those without a value, if there are any
		all, after, before := step, step, last
		all.Window.Limit = depth
		at := expanded(t, inMemory, many, all).Edges[depth-1].At
		after.Window.After, before.Window.Before = at, at
		for _, hits := range []int64{cost(after, fmt.Sprint("after ", depth)), cost(before, fmt.Sprint("before ", depth))} {
			if depth == total/2 && hits > first+first/4 {
				t.Errorf("a page in the middle costs %d hits, the first one %d", hits, first)
			}
		}
	}
}

// compareHits compares what a page costs at a node with few ties, and what it cost at one with many.
func compareHits(t *testing.T, store *neo4j.Store, few graph.ID, step graph.Step, hitsOfMany int64) {
	t.Helper()
	_, hits := store.Profile(t, few, step)
	t.Logf("%d hits with few ties, %d with many", hits, hitsOfMany)
	if hitsOfMany > hits+hits/4 {
		t.Errorf("a page costs %d hits with few ties, %d with many", hits, hitsOfMany)
	}
}

func expanded(t testing.TB, s graph.Store, from graph.ID, step graph.Step) *graph.Page[graph.Hop] {
	t.Helper()
	pages, err := s.Expand(t.Context(), []graph.ID{from}, step)
	if err != nil {
		t.Fatal(err)
	}
	return pages[0]
}
