package neo4j_test

import (
	"os"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
	"coopgraph/graph/storetest"
	"coopgraph/seed"
)

// everything reports whether to try all cases of tests whose statements take long to plan: in CI. Elsewhere they try some.
func everything() bool { return os.Getenv("CI") != "" }

// opened is a store over an empty database. It plans no statements in advance: a test asks few of them.
func opened(tb testing.TB, address string) *neo4j.Store {
	tb.Helper()
	neo4jtest.Empty(tb, address)
	store, err := neo4j.Open(tb.Context(), neo4j.Config{Address: address, SkipWarmUp: true})
	if err != nil {
		tb.Fatal(err)
	}
	return store
}

// TestStore is the contract of every store.
func TestStore(t *testing.T) {
	t.Parallel() // beside the tests that have servers of their own
	at := neo4jtest.Address(t)
	storetest.RunSlow(t, func(t *testing.T) graph.Store { return opened(t, at) })
}

// TestCalls: each call of a store is this number of statements.
func TestCalls(t *testing.T) {
	at := neo4jtest.Address(t)
	store := opened(t, at)
	t.Cleanup(func() { _ = store.Close() })
	data, err := seed.Load(seed.Official)
	if err != nil {
		t.Fatal(err)
	}
	version, err := store.Apply(t.Context(), graph.CommitInfo{}, data.Changes())
	if err != nil {
		t.Fatal(err)
	}
	step := graph.Step{Ties: graph.TieKindsOf(graph.Supports), Direction: graph.Both, Window: graph.Window{Limit: 50, Total: true},
		Order: graph.Order{Field: graph.FieldSortKey, Of: graph.Far}}
	deep := graph.Step{Ties: graph.TieKindsOf(graph.Within), Direction: graph.In, Deep: true, Window: graph.Window{Limit: 50}}
	below := step
	below.Below, below.BelowBy = true, graph.Ongoing{}
	one := data.Changes()[:1]
	one = []graph.Change{graph.Replace{Record: one[0].(graph.Create).Record}}
	for _, c := range []struct {
		name string
		want int64
		call func() error
	}{
		{"Nodes", 1, func() error { _, err := store.Nodes(t.Context(), []graph.ID{graph.Shanghai, "nobody"}); return err }},
		{"Ties", 1, func() error { _, err := store.Ties(t.Context(), []graph.ID{"nobody"}); return err }},
		{"ListNodes", 1, func() error {
			_, err := store.ListNodes(t.Context(), graph.Query{Kinds: graph.Places, Window: step.Window})
			return err
		}},
		{"ListNodes with a text", 1, func() error {
			_, err := store.ListNodes(t.Context(), graph.Query{Text: "浦东", Window: step.Window})
			return err
		}},
		{"ListTies", 1, func() error { _, err := store.ListTies(t.Context(), step); return err }},
		{"Expand", 1, func() error {
			_, err := store.Expand(t.Context(), []graph.ID{graph.Shanghai, "nobody"}, step)
			return err
		}},
		{"Expand far", 1, func() error { _, err := store.Expand(t.Context(), []graph.ID{graph.Shanghai}, deep); return err }},
		{"Expand below", 1, func() error { _, err := store.Expand(t.Context(), []graph.ID{graph.Shanghai}, below); return err }},
		{"Network", 2, func() error { _, err := store.Network(t.Context(), graph.Scope{}); return err }},
		{"Version", 1, func() error { _, err := store.Version(t.Context()); return err }},
		{"Apply", 8, func() error { _, err := store.Apply(t.Context(), graph.CommitInfo{}, one); return err }},
		{"Commits", 1, func() error {
			_, err := store.Commits(t.Context(), graph.CommitQuery{Limit: 5, Total: true})
			return err
		}},
		{"Commits of a record", 1, func() error {
			_, err := store.Commits(t.Context(), graph.CommitQuery{Record: graph.Shanghai, Limit: 5})
			return err
		}},
		{"CommitAt", 1, func() error { _, err := store.CommitAt(t.Context(), time.Now()); return err }},
		{"Edits", 1, func() error {
			_, err := store.Edits(t.Context(), []graph.Revision{version.Revision + 1, version.Revision + 1}, graph.EditQuery{Limit: 5})
			return err
		}},
		{"AsKnownAt", 3, func() error { _, err := store.AsKnownAt(t.Context(), time.Now()); return err }},
		{"Watch", 1, func() error {
			for _, err := range store.Watch(t.Context(), earlier(version)) {
				return err
			}
			return nil
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := store.Statements()
			if err := c.call(); err != nil {
				t.Error(err)
			}
			if got := store.Statements() - before; got != c.want {
				t.Errorf("%d statements, not %d", got, c.want)
			}
		})
	}
}

// TestStatements: Neo4j accepts every statement that there is, and those that are planned in advance succeed.
func TestStatements(t *testing.T) {
	store := opened(t, neo4jtest.Address(t))
	t.Cleanup(func() { _ = store.Close() })
	neo4j.Statements(t, store, everything())
	if err := store.WarmUp(t.Context()); err != nil {
		t.Error(err)
	}
}
