package neo4j_test

import (
	"errors"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
)

// earlier is the version before this one.
func earlier(v graph.Version) graph.Version {
	v.Revision--
	return v
}

// TestIdentity: a database that is emptied and filled again under an open store is another one, though its revisions are
// counted as before; and a database that was filled by a program that wrote no identity gets one when it is opened.
func TestIdentity(t *testing.T) {
	at := neo4jtest.Address(t)
	store := opened(t, at)
	t.Cleanup(func() { _ = store.Close() })
	fill := func(nodes int) graph.Version {
		t.Helper()
		var version graph.Version
		for i := range nodes {
			var err error
			version, err = store.Apply(t.Context(), graph.CommitInfo{}, []graph.Change{graph.Create{Record: large{nodes: nodes}.node(i)}})
			if err != nil {
				t.Fatal(err)
			}
		}
		return version
	}
	open := func() graph.Version {
		t.Helper()
		other, err := neo4j.Open(t.Context(), neo4j.Config{Address: at, SkipWarmUp: true})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = other.Close() }()
		version, err := other.Version(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return version
	}
	before := fill(2)
	neo4jtest.Empty(t, at)
	if got := open(); got != (graph.Version{}) {
		t.Errorf("an empty database has version %v", got)
	}
	after := fill(3)
	if after.Database == before.Database || after.Revision != 3 || open() != after {
		t.Errorf("version %v, then %v of a database that was filled again", before, after)
	}
	page, err := store.ListNodes(t.Context(), graph.Query{Window: graph.Window{Limit: 1}})
	if err != nil || page.Version != after {
		t.Errorf("a page of version %v, %v, want %v", page.Version, err, after)
	}
	for commit, err := range store.Watch(t.Context(), before) {
		if !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("a watch of the database before yields %+v, %v", commit, err)
		}
		break
	}

	neo4jtest.Query(t, at, "MATCH (m:_Meta {id: 'store'}) REMOVE m.identity WITH m MATCH (s:_Migration) WHERE s.name >= '0007_identity' DELETE s")
	if got := open(); got.Database == "" || got.Database == after.Database || got.Revision != after.Revision || got != open() {
		t.Errorf("a database without an identity is opened at version %v", got)
	}
}
