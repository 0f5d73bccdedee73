package main

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/seed"
)

// A long update is made in several commits, each of which names the dataset as its author, and is reported once.
func TestLongUpdate(t *testing.T) {
	network, err := scaledStore(t, 3).Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	var update seed.Update
	for _, n := range network.Nodes {
		update = append(update, graph.Create{Record: n})
	}
	for _, tie := range network.Ties {
		update = append(update, graph.Create{Record: tie})
	}
	store := memory.New()
	defer func() { _ = store.Close() }()
	var stdout strings.Builder
	if err := apply(t.Context(), store, update, &stdout, io.Discard); err != nil {
		t.Fatal(err)
	}
	revision, made := graph.Revision(len(update)/commitSize+1), 0
	for commit, err := range store.Watch(t.Context(), graph.Version{}) {
		if err != nil || commit.CommitInfo != seed.CommitInfo || len(commit.IDs) > commitSize {
			t.Fatalf("a commit of %d by %q, %v", len(commit.IDs), commit.Actor, err)
		}
		if made += len(commit.IDs); commit.Revision == revision {
			break
		}
	}
	if now, err := store.Version(t.Context()); now.Revision != revision || err != nil || made != len(update) || revision < 3 {
		t.Errorf("%d of %d changes are made, at revision %d, %v; want %d", made, len(update), now.Revision, err, revision)
	}
	if says := fmt.Sprintf("revision %d: %d created, 0 replaced, 0 deleted\n", revision, len(update)); !strings.HasPrefix(stdout.String(), says) {
		t.Errorf("it says %q, not %q", stdout.String(), says)
	}
}
