package site

import (
	"errors"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/seed"
)

// What the program has loaded cannot be undone.
func TestUndoOfTheDataset(t *testing.T) {
	data, err := dataset()
	if err != nil {
		t.Fatal(err)
	}
	store := memory.New()
	version, err := store.Apply(t.Context(), seed.CommitInfo, data.Changes())
	if err != nil {
		t.Fatal(err)
	}
	_, err = newWrites(Options{}, store, quiet).undoCommit(t.Context(), version.Revision, graph.CommitInfo{Actor: "王芳"})
	if !errors.Is(err, graph.ErrConflict) || networkOf(t, store).Version != version {
		t.Error(err)
	}
}
