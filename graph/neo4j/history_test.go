package neo4j_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
)

// TestEarlierCommits: of the commits of an earlier program, which kept no edits, who made them is known, and which records they
// changed. What those were is not known, nor the network before the last of them.
func TestEarlierCommits(t *testing.T) {
	at := neo4jtest.Address(t)
	store := opened(t, at)
	records := large{nodes: 3}
	create := func(store *neo4j.Store, i int) *graph.Commit {
		t.Helper()
		info := graph.CommitInfo{Actor: "Kim", Note: "a note"}
		if _, err := store.Apply(t.Context(), info, []graph.Change{graph.Create{Record: records.node(i)}}); err != nil {
			t.Fatal(err)
		}
		commit, err := store.CommitAt(t.Context(), time.Now().Add(time.Minute))
		if err != nil {
			t.Fatal(err)
		}
		return commit
	}
	first, second := create(store, 0), create(store, 1)
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	// What an earlier program has made: no edits, and times in nanoseconds.
	neo4jtest.Query(t, at, "MATCH (e:_Edit) DELETE e WITH count(*) AS gone MATCH (c:_Change) REMOVE c.edits, c.counts, c.role, c.note, c.file "+
		"SET c.at = c.at + duration({nanoseconds: 700})")
	for _, name := range []string{"CONSTRAINT edit_id", "INDEX edit_revision", "INDEX change_at", "INDEX change_edits"} {
		neo4jtest.Query(t, at, "DROP "+name)
	}
	neo4jtest.Query(t, at, "MATCH (s:_Migration) WHERE s.name >= '0008_edits' DELETE s")

	store, err := neo4j.Open(t.Context(), neo4j.Config{Address: at, SkipWarmUp: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	if m := store.Migrated(); len(m) == 0 || m[0] != "0008_edits" {
		t.Errorf("migrated %v", m)
	}
	third := create(store, 2)
	page, err := store.Commits(t.Context(), graph.CommitQuery{Limit: graph.NoLimit})
	if err != nil || len(page.Commits) != 3 {
		t.Fatalf("%+v, %v", page, err)
	}
	for i, want := range []*graph.Commit{third, second, first} {
		got := page.Commits[i]
		if earlier := i > 0; got.EditsUnknown != earlier || (got.Counts == nil) != earlier || got.Actor != "Kim" || got.Version != want.Version ||
			!got.At.Equal(want.At) || len(got.IDs) != 1 || got.IDs[0] != want.IDs[0] {
			t.Errorf("commit %d: %+v, want %+v", want.Revision, got, want)
		}
	}
	if page, err := store.Commits(t.Context(), graph.CommitQuery{Record: first.IDs[0], Limit: 5}); err != nil || len(page.Commits) != 1 || page.Commits[0].Version != first.Version {
		t.Errorf("the commits of a record: %+v, %v", page, err)
	}
	for _, c := range []struct {
		name string
		call func() error
	}{
		{"edits", func() error {
			_, err := store.Edits(t.Context(), []graph.Revision{3, 2}, graph.EditQuery{Limit: 5})
			return err
		}},
		{"undo", func() error { _, _, err := graph.UndoOf(t.Context(), store, 2); return err }},
		{"as known", func() error { _, err := store.AsKnownAt(t.Context(), first.At); return err }},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := c.call(); !errors.Is(err, graph.ErrNotFound) || !strings.Contains(err.Error(), "commit of revision 2 changed is not known") {
				t.Error(err)
			}
		})
	}
	then, err := store.AsKnownAt(t.Context(), second.At) // the edits of the third are known
	if err != nil {
		t.Fatal(err)
	}
	if n, err := then.Network(t.Context(), graph.Scope{}); err != nil || len(n.Nodes) != 2 || n.Version != second.Version {
		t.Errorf("%d nodes of version %v, %v", len(n.Nodes), n.Version, err)
	}
}

// TestTwoProcesses: a commit that one store makes, another one over the same database sees at once when it reads, and within a
// second when it watches.
func TestTwoProcesses(t *testing.T) {
	at := neo4jtest.Address(t)
	writer := opened(t, at)
	reader, err := neo4j.Open(t.Context(), neo4j.Config{Address: at, SkipWarmUp: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = reader.Close(), writer.Close() })
	type seen struct {
		commit graph.Commit
		at     time.Time
	}
	watched := make(chan seen, 10)
	go func() {
		for commit, err := range reader.Watch(t.Context(), graph.Version{}) {
			if err != nil {
				t.Error(err)
			}
			watched <- seen{commit, time.Now()}
		}
	}()
	var delays []time.Duration
	for i := range 5 {
		info := graph.CommitInfo{Actor: "Kim", Role: graph.RoleEditor, Note: "a note", File: "名单.xlsx"}
		version, err := writer.Apply(t.Context(), info, []graph.Change{graph.Create{Record: large{nodes: 5}.node(i)}})
		if err != nil {
			t.Fatal(err)
		}
		made := time.Now()
		if got, err := reader.Version(t.Context()); err != nil || got != version {
			t.Errorf("the other process reads version %v, %v; want %v", got, err, version)
		}
		if page, err := reader.Commits(t.Context(), graph.CommitQuery{Limit: 1}); err != nil || page.Commits[0].Version != version || page.Commits[0].CommitInfo != info {
			t.Errorf("the other process lists %+v, %v", page, err)
		}
		got := <-watched
		if got.commit.Version != version || got.commit.CommitInfo != info {
			t.Errorf("it sees %+v", got.commit)
		}
		delays = append(delays, got.at.Sub(made))
	}
	if slices.Sort(delays); delays[len(delays)/2] > time.Second { // on a busy machine some take longer
		t.Errorf("it sees commits after %v", delays)
	}
}
