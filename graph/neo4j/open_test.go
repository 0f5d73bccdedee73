package neo4j_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
	"coopgraph/graph/storetest"
	"coopgraph/seed"
)

// everything says whether to try all cases of tests whose statements take long to plan: in CI. Elsewhere they try some.
func everything() bool { return os.Getenv("CI") != "" }

// opened is a store over an empty database.
func opened(tb testing.TB, address string) *neo4j.Store {
	tb.Helper()
	neo4jtest.Empty(tb, address)
	store, err := neo4j.Open(tb.Context(), neo4j.Config{Address: address})
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

// TestOpen: a database that is empty, ours, newer, changed or foreign.
func TestOpen(t *testing.T) {
	at := neo4jtest.Address(t)
	opened(t, at)
	again := func() error {
		store, err := neo4j.Open(t.Context(), neo4j.Config{Address: at, Database: "neo4j"})
		if err != nil {
			return err
		}
		if err := store.Check(t.Context()); err != nil {
			t.Errorf("check: %v", err)
		}
		return store.Close()
	}
	if err := again(); err != nil {
		t.Errorf("a second time: %v", err)
	}
	steps, err := os.ReadDir("migrations")
	if err != nil {
		t.Fatal(err)
	}
	if got := neo4jtest.Query(t, at, "MATCH (m:_Migration) RETURN m.version, m.checksum"); len(got) != len(steps) {
		t.Errorf("%d migrations are recorded, of %d", len(got), len(steps))
	}
	newer := fmt.Sprintf("{version: %d", len(steps)+1)
	for _, c := range []struct{ name, before, says string }{
		{"an interrupted first start", "MATCH (n) DETACH DELETE n", ""},
		{"newer", "CREATE (:_Migration " + newer + ", checksum: 'x'})", "newer"},
		{"changed", "MATCH (m:_Migration {version: 1}) SET m.checksum = 'x' WITH m MATCH (o:_Migration " + newer + "}) DELETE o", "another one"},
		{"foreign", "MATCH (n) DETACH DELETE n WITH count(*) AS gone CREATE (:Person)", "other data"},
	} {
		neo4jtest.Query(t, at, c.before)
		if err := again(); c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if got := neo4jtest.Query(t, at, "MATCH (n) RETURN n"); len(got) != 1 {
		t.Errorf("a foreign database has %d nodes of 1", len(got))
	}
	neo4jtest.Empty(t, at)
	for _, c := range []struct {
		config neo4j.Config
		says   string
	}{
		{neo4j.Config{Address: "http://127.0.0.1"}, "no address"},
		{neo4j.Config{Address: "bolt://127.0.0.1:1"}, "no Neo4j answers"},
		{neo4j.Config{Address: at, Database: "nowhere"}, "no database"},
	} {
		start := time.Now()
		store, err := neo4j.Open(t.Context(), c.config)
		if err == nil {
			_ = store.Close()
		}
		if err == nil || !strings.Contains(err.Error(), c.says) || graph.CodeOf(err) == "" {
			t.Errorf("%+v: %v", c.config, err)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%+v took %v", c.config, took)
		}
	}
}

// TestCalls pins how many statements each call is, and that Neo4j accepts all that there are.
func TestCalls(t *testing.T) {
	at := neo4jtest.Address(t)
	store := opened(t, at)
	t.Cleanup(func() { _ = store.Close() })
	data, err := seed.Load(seed.Official)
	if err != nil {
		t.Fatal(err)
	}
	version, err := store.Apply(t.Context(), graph.Actor{}, data.Changes())
	if err != nil {
		t.Fatal(err)
	}
	store.Warmed()
	step := graph.Step{Ties: graph.TieKindsOf(graph.Supports), Direction: graph.Both, Window: graph.Window{Limit: 50, Total: true},
		Order: graph.Order{Field: graph.FieldSortKey, Of: graph.Far}}
	deep := graph.Step{Ties: graph.TieKindsOf(graph.Within), Direction: graph.In, Deep: true, Window: graph.Window{Limit: 50}}
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
		{"Network", 2, func() error { _, err := store.Network(t.Context(), graph.Scope{}); return err }},
		{"Version", 1, func() error { _, err := store.Version(t.Context()); return err }},
		{"Apply", 6, func() error { _, err := store.Apply(t.Context(), graph.Actor{}, one); return err }},
		{"Watch", 1, func() error {
			for _, err := range store.Watch(t.Context(), earlier(version)) {
				return err
			}
			return nil
		}},
	} {
		before := store.Statements()
		if err := c.call(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if got := store.Statements() - before; got != c.want {
			t.Errorf("%s is %d statements, not %d", c.name, got, c.want)
		}
	}
	t.Run("Explain", func(t *testing.T) { neo4j.Statements(t, store, everything()) })
}
