package storetest

import (
	"context"
	"errors"
	"slices"
	"testing"

	"coopgraph/graph"
)

// watch: every commit after a version, each once and in order, including those that are still to come.
func watch(t *testing.T, store graph.Store) {
	now := watchFromTheBeginning(t, store)
	third := graph.Version{Database: now.Database, Revision: now.Revision - 1}
	for commit, err := range store.Watch(t.Context(), third) {
		if err != nil || commit.Version != now {
			t.Errorf("after revision %d: %+v, %v", third.Revision, commit, err)
		}
		break
	}
	for commit, err := range store.Watch(t.Context(), graph.Version{Database: graph.NewIdentity(), Revision: 3}) {
		if !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("after a revision of another database: %+v, %v", commit, err)
		}
		break
	}
	watchUntilCancelled(t, store, third)
}

// watchFromTheBeginning sees two commits that were made before and two that are made after these were seen. It returns
// the version of the last one.
func watchFromTheBeginning(t *testing.T, store graph.Store) (now graph.Version) {
	tom := graph.CommitInfo{Actor: "tom", Role: graph.RoleEditor, Note: "two counties\nand a tie", File: "县.xlsx", Key: "once"}
	must(store.Apply(t.Context(), tom, Creates(county("b"), county("a"), cooperation("c", "a", "b"))))(t)
	applied(t, store, graph.Replace{Record: county("b")}, graph.Replace{Record: county("b")}, graph.Delete{ID: "c"},
		graph.Create{Record: county("c")})
	wanted := [][]graph.ID{{"a", "b", "c"}, {"b", "c"}, {"a"}, {"b"}}

	seenTwo := make(chan struct{})
	go func() {
		<-seenTwo
		for _, id := range []graph.ID{"a", "b"} {
			if _, err := store.Apply(t.Context(), graph.CommitInfo{}, []graph.Change{graph.Delete{ID: id}}); err != nil {
				t.Errorf("delete %s: %v", id, err)
			}
		}
	}()
	seen := 0
	for commit, err := range store.Watch(t.Context(), graph.Version{}) {
		if err != nil {
			t.Fatal(err)
		}
		if commit.Revision != graph.Revision(seen+1) || seen > 0 && commit.Database != now.Database ||
			commit.At.IsZero() || !slices.Equal(commit.IDs, wanted[seen]) {
			t.Errorf("commit %d: %+v, want %v", seen+1, commit, wanted[seen])
		}
		if seen == 0 && commit.CommitInfo != tom {
			t.Errorf("info %+v, want %+v", commit.CommitInfo, tom)
		}
		now = commit.Version
		if seen++; seen == 2 {
			close(seenTwo)
		}
		if seen == len(wanted) {
			break
		}
	}
	return now
}

// watchUntilCancelled: a watch ends when its context is done, also while it waits, and yields no error then.
func watchUntilCancelled(t *testing.T, store graph.Store, after graph.Version) {
	ctx, cancel := context.WithCancel(t.Context())
	began, ended := make(chan struct{}), make(chan int)
	go func() {
		yields := 0
		for _, err := range store.Watch(ctx, after) {
			if err != nil {
				t.Error(err)
			}
			if yields++; yields == 1 {
				close(began)
			}
		}
		ended <- yields
	}()
	<-began
	cancel()
	if n := <-ended; n != 1 {
		t.Errorf("a watch that is cancelled after one commit yielded %d times", n)
	}
	for commit, err := range store.Watch(ctx, graph.Version{}) {
		t.Errorf("a watch whose context was done before yields %+v, %v", commit, err)
	}
}
