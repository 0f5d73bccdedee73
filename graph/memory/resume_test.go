package memory_test

import (
	"errors"
	"runtime"
	"testing"
	"time"
	"weak"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// A store whose commits are kept elsewhere holds no record that has been replaced: its memory does not grow with its history.
func TestResumedStoreForgetsFormerRecords(t *testing.T) {
	var kept int
	store := memory.Resume(&graph.Network{}, time.Time{}, func(_ *graph.Commit, edits []graph.Edit) error {
		kept += len(edits)
		return nil
	})
	source := func() *graph.Source {
		s := &graph.Source{}
		s.ID, s.Evidence, s.Sources = "a", graph.Official, []graph.Citation{{SourceID: "a"}}
		return s
	}
	apply := func(change graph.Change) {
		t.Helper()
		if _, err := store.Apply(t.Context(), graph.CommitInfo{}, []graph.Change{change}); err != nil {
			t.Fatal(err)
		}
	}
	former := source()
	pointer := weak.Make(former)
	apply(graph.Create{Record: former})
	apply(graph.Replace{Record: source()})
	runtime.GC()
	if pointer.Value() != nil {
		t.Error("the former record is still in memory")
	}
	if kept != 2 {
		t.Errorf("%d edits were kept, want 2", kept)
	}
	if _, err := store.Edits(t.Context(), []graph.Revision{1}, graph.EditQuery{Limit: 1}); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("the edits of a commit that is kept elsewhere: %v", err)
	}
	runtime.KeepAlive(store)
}
