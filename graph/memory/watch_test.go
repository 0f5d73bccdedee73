package memory_test

import (
	"errors"
	"fmt"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// TestLogIsBounded checks that the last few thousand commits are known with their keys, and that a watch after an older
// version, or after one that the store never had, is NotFound.
func TestLogIsBounded(t *testing.T) {
	store := memory.New()
	record := randomNetwork(1, 0)[0].(graph.Create).Record
	if _, err := store.Apply(t.Context(), graph.CommitInfo{}, []graph.Change{graph.Create{Record: record}}); err != nil {
		t.Fatal(err)
	}
	const last = 10_000
	replace := func(key graph.Revision) graph.Version {
		version, err := store.Apply(t.Context(), graph.CommitInfo{Key: fmt.Sprint(key)}, []graph.Change{graph.Replace{Record: record}})
		if err != nil {
			t.Fatal(err)
		}
		return version
	}
	for key := graph.Revision(2); key <= last; key++ {
		replace(key)
	}
	now, err := store.Version(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	at := func(revision graph.Revision) graph.Version {
		return graph.Version{Database: now.Database, Revision: revision}
	}
	for _, after := range []graph.Version{{}, at(1000), at(last + 1)} {
		yields := 0
		for commit, err := range store.Watch(t.Context(), after) {
			if yields++; !errors.Is(err, graph.ErrNotFound) {
				t.Errorf("after %v: %+v, %v", after, commit, err)
				break
			}
		}
		if yields != 1 {
			t.Errorf("after %v: %d yields", after, yields)
		}
	}
	want := at(last - 4000)
	for commit, err := range store.Watch(t.Context(), want) {
		if want.Revision++; err != nil || commit.Version != want {
			t.Fatalf("%+v, %v; want version %v", commit, err, want)
		}
		if want.Revision == last {
			break
		}
	}
	for _, c := range []struct{ key, want graph.Revision }{{last - 4000, last - 4000}, {2, last + 1}} {
		if got := replace(c.key); got != at(c.want) {
			t.Errorf("key %d again: %v, want revision %d", c.key, got, c.want)
		}
	}
}
