package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
)

// A trace is told about each statement, those that fail too, and never sees a value.
func TestTrace(t *testing.T) {
	type key struct{}
	at := neo4jtest.Address(t)
	neo4jtest.Empty(t, at)
	var done []neo4j.StatementInfo
	store, err := neo4j.Open(t.Context(), neo4j.Config{Address: at, SkipWarmUp: true, Trace: &neo4j.Trace{
		StatementStart: func(ctx context.Context, s neo4j.StatementInfo) context.Context {
			return context.WithValue(ctx, key{}, s.Name)
		},
		StatementDone: func(ctx context.Context, s neo4j.StatementInfo) {
			if ctx.Value(key{}) != s.Name || s.Duration <= 0 {
				t.Errorf("%s is done with the context of %v, after %s", s.Name, ctx.Value(key{}), s.Duration)
			}
			done = append(done, s)
		},
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	told := func(call func() error, want ...string) error {
		t.Helper()
		before := store.Statements()
		done = nil
		err := call()
		var got []string
		for _, s := range done {
			got = append(got, fmt.Sprintf("%s, %d records", s.Name, s.Records))
			if s.Name == "version" && s.Values != 0 || s.Name == "nodes" && s.Values < 2 {
				t.Errorf("%s has %d values", s.Name, s.Values)
			}
			if strings.Contains(s.Text, "hush") || !strings.Contains(s.Text, "RETURN") {
				t.Errorf("the text of %s is %s", s.Name, s.Text)
			}
		}
		if !slices.Equal(got, want) || store.Statements()-before != int64(len(got)) {
			t.Errorf("told %q, want %q, of %d statements", got, want, store.Statements()-before)
		}
		return err
	}
	source := &graph.Source{}
	source.ID, source.Evidence, source.Sources = "hush", graph.Official, []graph.Citation{{SourceID: "hush"}}
	if _, err := store.Apply(t.Context(), graph.CommitInfo{}, []graph.Change{graph.Create{Record: source}}); err != nil {
		t.Fatal(err)
	}
	err = told(func() error { _, err := store.Version(t.Context()); return err }, "version, 0 records")
	if err != nil {
		t.Error(err)
	}
	err = told(func() error {
		_, err := store.Nodes(t.Context(), []graph.ID{"hush", "hush", "nobody"})
		return err
	}, "nodes, 1 records")
	if err != nil {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := told(func() error { _, err := store.Version(ctx); return err }); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled call ends with %v", err)
	}
}
