package memory_test

import (
	"errors"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// TestLogIsBounded: the last few thousand commits are known; who asks for older ones, or for ones after a revision that
// this store never had, is told to read anew.
func TestLogIsBounded(t *testing.T) {
	store := memory.New()
	record := world(1, 0)[0].(graph.Create).Record
	if _, err := store.Apply(t.Context(), graph.Actor{}, []graph.Change{graph.Create{Record: record}}); err != nil {
		t.Fatal(err)
	}
	const last = 10_000
	for range last - 1 {
		if _, err := store.Apply(t.Context(), graph.Actor{}, []graph.Change{graph.Replace{Record: record}}); err != nil {
			t.Fatal(err)
		}
	}
	for _, after := range []graph.Revision{0, 1000, last + 1} {
		yields := 0
		for commit, err := range store.Watch(t.Context(), after) {
			if yields++; !errors.Is(err, graph.ErrNotFound) {
				t.Errorf("after revision %d: %+v, %v", after, commit, err)
				break
			}
		}
		if yields != 1 {
			t.Errorf("after revision %d: %d yields", after, yields)
		}
	}
	want := graph.Revision(last - 4000)
	for commit, err := range store.Watch(t.Context(), want) {
		if want++; err != nil || commit.Revision != want {
			t.Fatalf("%+v, %v; want revision %d", commit, err, want)
		}
		if want == last {
			break
		}
	}
}
