package neo4j_test

import (
	"errors"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
)

// TestLostCommit: changes are made once, whether the connection breaks before a commit has come to the server or before
// its answer has come back, with a key and without.
func TestLostCommit(t *testing.T) {
	at := neo4jtest.Address(t)
	proxy := newCuttingProxy(t, at)
	store, err := neo4j.Open(t.Context(), neo4j.Config{Address: "bolt://" + proxy.listener.Addr().String()})
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
		id := graph.ID(strings.NewReplacer(" ", "-", ",", "").Replace(c.name))
		proxy.next(c.cuts...)
		by, changes := graph.Actor{Name: "lost", Key: c.key}, []graph.Change{graph.Create{Record: large{nodes: 1}.node(0)}}
		changes[0].(graph.Create).Record.Head().ID = id
		version, err := store.Apply(t.Context(), by, changes)
		if made++; err != nil || version.Revision != made {
			t.Fatalf("%s is lost: version %v, %v; want revision %d", c.name, version, err, made)
		}
		if left := proxy.left(); left > 0 {
			t.Errorf("%s: %d of the commits were not cut", c.name, left)
		}
		if now, err := store.Version(t.Context()); err != nil || now != version {
			t.Errorf("%s is lost: the store is at %v, %v; want %v", c.name, now, err, version)
		}
		if c.key != "" {
			if again, err := store.Apply(t.Context(), by, changes); err != nil || again != version {
				t.Errorf("%s: again: version %v, %v; want %v", c.name, again, err, version)
			}
		}
		for commit, err := range store.Watch(t.Context(), earlier(version)) {
			if err != nil || commit.Version != version || commit.Actor != by || len(commit.IDs) != 1 || commit.IDs[0] != id {
				t.Errorf("%s is lost: the log has %+v, %v", c.name, commit, err)
			}
			break
		}
	}
	// If the commit stays lost, the error says so, and the key settles it.
	endless := make([]bool, 10_000)
	for i := range endless {
		endless[i] = request
	}
	proxy.next(endless...)
	by, changes := graph.Actor{Key: "settled"}, []graph.Change{graph.Delete{ID: "nothing"}}
	if _, err := store.Apply(t.Context(), by, changes); !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), "may have made them") {
		t.Errorf("it stays lost: %v", err)
	}
	proxy.next(answer)
	for range 2 {
		if version, err := store.Apply(t.Context(), by, changes); err != nil || version.Revision != made+1 {
			t.Errorf("again: version %v, %v; want revision %d", version, err, made+1)
		}
	}
}
