package storetest

import (
	"context"
	"errors"
	"slices"
	"testing"

	"coopgraph/graph"
)

// watch: every commit after a version, each once, in order, those to come too.
func watch(t *testing.T, store graph.Store) {
	tom := graph.Actor{Name: "tom", Key: "once"}
	must(store.Apply(t.Context(), tom, creates(county("b"), county("a"), cooperation("c", "a", "b"))))(t)
	applied(t, store, graph.Replace{Record: county("b")}, graph.Replace{Record: county("b")}, graph.Delete{ID: "c"},
		graph.Create{Record: county("c")})
	wanted := [][]graph.ID{{"a", "b", "c"}, {"b", "c"}, {"a"}, {"b"}}

	coming := make(chan struct{})
	go func() { // the last two are applied once the first two were seen
		<-coming
		for _, id := range []graph.ID{"a", "b"} {
			if _, err := store.Apply(t.Context(), graph.Actor{}, []graph.Change{graph.Delete{ID: id}}); err != nil {
				t.Errorf("delete %s: %v", id, err)
			}
		}
	}()
	seen, now := 0, graph.Version{}
	for commit, err := range store.Watch(t.Context(), graph.Version{}) {
		if err != nil {
			t.Fatal(err)
		}
		if commit.Version.Revision != graph.Revision(seen+1) || seen > 0 && commit.Version.Database != now.Database || commit.At.IsZero() || !slices.Equal(commit.IDs, wanted[seen]) {
			t.Errorf("commit %d: %+v, want %v", seen+1, commit, wanted[seen])
		}
		if seen == 0 && commit.Actor != tom {
			t.Errorf("actor %+v, want %+v", commit.Actor, tom)
		}
		now = commit.Version
		if seen++; seen == 2 {
			close(coming)
		}
		if seen == len(wanted) {
			break
		}
	}
	third := graph.Version{Database: now.Database, Revision: 3}
	for commit, err := range store.Watch(t.Context(), third) {
		if err != nil || commit.Version != now {
			t.Errorf("after revision 3: %+v, %v", commit, err)
		}
		break
	}
	for commit, err := range store.Watch(t.Context(), graph.Version{Database: graph.NewIdentity(), Revision: 3}) {
		if !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("after a revision of another database: %+v, %v", commit, err)
		}
		break
	}

	// A watch whose context is done ends, while it waits too, and says no more.
	ctx, cancel := context.WithCancel(t.Context())
	began, ended := make(chan struct{}), make(chan int)
	go func() {
		n := 0
		for _, err := range store.Watch(ctx, third) {
			if err != nil {
				t.Error(err)
			}
			if n++; n == 1 {
				close(began)
			}
		}
		ended <- n
	}()
	<-began
	cancel()
	if n := <-ended; n != 1 {
		t.Errorf("a watch that is cancelled after one commit yielded %d times", n)
	}
	for commit, err := range store.Watch(ctx, graph.Version{}) {
		t.Errorf("a watch that began cancelled yields %+v, %v", commit, err)
	}
}
