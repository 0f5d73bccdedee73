package durable_test

import (
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/durable"
)

// The history of a record takes little memory, however large the commits are that changed it, and windows of the edits of
// a commit are those of all of its edits.
func TestReadLargeCommit(t *testing.T) {
	for name, bytes := range map[string]int{"small": 500, "large": 5000} { // of a record; there are 2000
		t.Run(name, func(t *testing.T) { readLargeCommit(t, bytes) })
	}
}

func readLargeCommit(t *testing.T, bytes int) {
	t.Helper()
	store, err := durable.Open(tempDir(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	const records = 2000
	var changes []graph.Change
	for i := range records {
		s := &graph.Source{URL: "https://example.org/" + strings.Repeat("x", bytes)}
		s.ID, s.NameZH = graph.ID(fmt.Sprintf("source-%04d", i)), "来源"
		s.Provenance = graph.Provenance{Evidence: graph.Reported, Sources: []graph.Citation{{SourceID: s.ID}}}
		changes = append(changes, graph.Create{Record: s})
	}
	if _, err := store.Apply(t.Context(), graph.CommitInfo{}, changes); err != nil {
		t.Fatal(err)
	}
	edits := func(q graph.EditQuery) []graph.Edit {
		t.Helper()
		if _, err := store.Commits(t.Context(), graph.CommitQuery{Record: q.Record, Limit: 1, Total: true}); err != nil {
			t.Fatal(err)
		}
		windows, err := store.Edits(t.Context(), []graph.Revision{1}, q)
		if err != nil {
			t.Fatal(err)
		}
		return windows[0]
	}
	if got := allocated(func() { _ = commit(t, store) }); got > 2<<20 {
		t.Errorf("to list the commit takes %d bytes", got)
	}
	all := edits(graph.EditQuery{Limit: graph.NoLimit})
	if c := commit(t, store); len(c.IDs) != records || c.Counts[0].Created != records {
		t.Errorf("%d ids, %v", len(c.IDs), c.Counts)
	}
	if len(all) != records {
		t.Fatalf("%d edits", len(all))
	}
	for _, q := range []struct {
		graph.EditQuery
		want []graph.Edit
	}{
		{graph.EditQuery{Record: "source-0007", Limit: 1}, all[7:8]},
		{graph.EditQuery{Record: "source-0007", After: "source-0007", Limit: 1}, nil},
		{graph.EditQuery{Record: "source-none", Limit: 1}, nil},
		{graph.EditQuery{Limit: 3}, all[:3]},
		{graph.EditQuery{After: "source-0099", Limit: 3}, all[100:103]},
		{graph.EditQuery{After: "source-1998", Limit: 3}, all[1999:]},
		{graph.EditQuery{After: "z", Limit: 3}, nil},
		{graph.EditQuery{Limit: 0}, nil},
	} {
		if got := edits(q.EditQuery); len(got) != len(q.want) || len(got) > 0 && !reflect.DeepEqual(got, q.want) {
			t.Errorf("%+v: %v", q.EditQuery, got)
		}
	}
	if bytes := allocated(func() {
		for i := range 100 {
			edits(graph.EditQuery{Record: graph.ID(fmt.Sprintf("source-%04d", i)), Limit: 1})
		}
	}); bytes > 2<<20 {
		t.Errorf("100 histories take %d bytes", bytes)
	}
}

// commit returns the only commit of a store.
func commit(t *testing.T, store *durable.Store) *graph.Commit {
	t.Helper()
	page, err := store.Commits(t.Context(), graph.CommitQuery{Limit: 1})
	if err != nil || len(page.Commits) != 1 {
		t.Fatal(page, err)
	}
	return page.Commits[0]
}

// allocated returns how many bytes a function allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
