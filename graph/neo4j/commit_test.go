package neo4j_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
)

// TestBrokenCommit: changes are made once, whether the connection breaks before a commit has come to the server or before
// its answer has come back, with a key and without.
func TestBrokenCommit(t *testing.T) {
	at := neo4jtest.Address(t)
	proxy := neo4jtest.NewProxy(t, at)
	store, err := neo4j.Open(t.Context(), neo4j.Config{Address: proxy.Address()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	store.Warmed()
	const request, answer = true, false
	made := graph.Revision(0)
	for _, c := range []struct {
		name string
		key  string
		cuts []bool
	}{
		{"nothing", "", nil},
		{"the answer", "", []bool{answer}},
		{"the answer, with a key", "a key", []bool{answer}},
		{"the request", "", []bool{request}},
		{"the request, with a key", "another", []bool{request}},
		{"the request, and then the answer", "", []bool{request, answer}},
		{"two requests, and then the answer", "the third", []bool{request, request, answer}},
	} {
		made++
		t.Run(c.name, func(t *testing.T) {
			proxy.Cut(neo4jtest.Commit, c.cuts...)
			appliedOnce(t, store, graph.CommitInfo{Actor: "broken", Role: graph.RoleEditor, Note: "a note", File: "名单.xlsx", Key: c.key}, made)
			if left := proxy.CutsLeft(); left > 0 {
				t.Errorf("%d of the commits were not cut", left)
			}
		})
	}
	t.Run("all requests", func(t *testing.T) { // the error says so, and another attempt with the key finds out
		proxy.Cut(neo4jtest.Commit, slices.Repeat([]bool{request}, 10_000)...)
		info, changes := graph.CommitInfo{Key: "settled"}, []graph.Change{graph.Delete{ID: "node-1"}}
		if _, err := store.Apply(t.Context(), info, changes); !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), "may have made them") {
			t.Errorf("apply: %v", err)
		}
		proxy.Cut(neo4jtest.Commit, answer)
		for range 2 {
			if version, err := store.Apply(t.Context(), info, changes); err != nil || version.Revision != made+1 {
				t.Errorf("again: version %v, %v; want revision %d", version, err, made+1)
			}
		}
	})
}

// appliedOnce creates a node, and expects this revision of it, also if the actor has a key and tries again.
func appliedOnce(t *testing.T, store *neo4j.Store, info graph.CommitInfo, revision graph.Revision) {
	t.Helper()
	node := large{nodes: 1}.node(0)
	id := graph.ID(fmt.Sprintf("node-%d", revision))
	node.Head().ID = id
	changes := []graph.Change{graph.Create{Record: node}}
	version, err := store.Apply(t.Context(), info, changes)
	if err != nil || version.Revision != revision {
		t.Fatalf("version %v, %v; want revision %d", version, err, revision)
	}
	if now, err := store.Version(t.Context()); err != nil || now != version {
		t.Errorf("the store is at %v, %v; want %v", now, err, version)
	}
	if info.Key != "" {
		if again, err := store.Apply(t.Context(), info, changes); err != nil || again != version {
			t.Errorf("again: version %v, %v; want %v", again, err, version)
		}
	}
	for commit, err := range store.Watch(t.Context(), earlier(version)) {
		if err != nil || commit.Version != version || commit.CommitInfo != info || len(commit.IDs) != 1 || commit.IDs[0] != id {
			t.Errorf("the log has %+v, %v", commit, err)
		}
		break
	}
}
