package storetest

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"testing"

	"coopgraph/graph"
)

// model is what a store is expected to hold: the record of each id.
type model map[graph.ID]graph.Record

// after returns the model after changes that are valid one after the other.
func (m model) after(changes []graph.Change) model {
	next := maps.Clone(m)
	for _, c := range changes {
		switch c := c.(type) {
		case graph.Create:
			next[c.Record.Head().ID] = c.Record
		case graph.Replace:
			next[c.Record.Head().ID] = c.Record
		case graph.Delete:
			delete(next, c.ID)
		}
	}
	return next
}

// check compares a network with the model.
func (m model) check(t *testing.T, what string, n *graph.Network) {
	t.Helper()
	got := model{}
	for _, r := range n.Nodes {
		got[r.Head().ID] = r
	}
	for _, r := range n.Ties {
		got[r.Head().ID] = r
	}
	if !reflect.DeepEqual(got, m) {
		t.Errorf("%s: %d records are not those of the model, which has %d", what, len(got), len(m))
		for id := range m.after(nil) {
			if !reflect.DeepEqual(got[id], m[id]) {
				t.Errorf("%s:\n got %+v\nwant %+v", id, got[id], m[id])
				return
			}
		}
	}
	checkIndices(t, n)
}

// asKnown: after random commits, some of which take others back, the network as it was known at each of them is what the store
// held then.
func (e effort) asKnown(t *testing.T, store graph.Store) {
	g := &generator{Rand: rand.New(rand.NewPCG(seedOf(t), 1))}
	models := []model{{}}
	undone := 0
	for i := range e.commits {
		var changes []graph.Change
		if i%2 == 1 && len(models) > 1 {
			changes = g.undoOneOf(t, store, models)
		}
		if len(changes) > 0 {
			undone++
		} else if changes = g.changes(newOracle(t, store), 5+g.IntN(40)); len(changes) > 0 {
			applied(t, store, changes...)
		}
		if len(changes) > 0 {
			models = append(models, models[len(models)-1].after(changes))
		}
	}
	t.Logf("%d of %d commits take others back", undone, len(models)-1)
	for revision := 1; revision < len(models); revision++ {
		page := must(store.Commits(t.Context(), graph.CommitQuery{Before: graph.Revision(revision + 1), Limit: 1}))(t)
		commit := page.Commits[0]
		then := must(store.AsKnownAt(t.Context(), commit.At))(t)
		if got := must(then.Version(t.Context()))(t); got != commit.Version || commit.Revision != graph.Revision(revision) {
			t.Errorf("as known at commit %d: version %v", revision, got)
		}
		models[revision].check(t, fmt.Sprintf("as known at commit %d", revision), must(then.Network(t.Context(), graph.Scope{}))(t))
		if revision == 1 {
			if _, err := store.AsKnownAt(t.Context(), commit.At.Add(-1)); !errors.Is(err, graph.ErrNotFound) {
				t.Errorf("as known before the first commit: %v", err)
			}
		}
	}
}

// undoOneOf takes one of the last commits back and returns the changes that do so, none if later commits build on it. Then its
// records are what they were before it. Whoever undoes a commit sees to placeholders, so here they may stand in the way.
func (g *generator) undoOneOf(t *testing.T, store graph.Store, models []model) []graph.Change {
	last := len(models) - 1
	revision := last - g.IntN(min(4, last))
	changes, base, err := graph.UndoOf(t.Context(), store, graph.Revision(revision))
	if err != nil {
		if graph.CodeOf(err) != graph.Conflict || revision == last {
			t.Fatalf("undo of commit %d of %d: %v", revision, last, err)
		}
		return nil
	}
	if _, err := store.Apply(t.Context(), graph.CommitInfo{Base: base}, changes); err != nil {
		if revision == last {
			t.Fatalf("undo of commit %d: %v", revision, err)
		}
		return nil
	}
	before, after, now := models[revision-1], models[revision], models[last].after(changes)
	for id := range merged(before, after) {
		if reflect.DeepEqual(before[id], after[id]) || graph.IsPlaceholder(before[id]) || graph.IsPlaceholder(after[id]) {
			continue
		}
		if !reflect.DeepEqual(now[id], before[id]) {
			t.Errorf("%s after the undo of commit %d of %d:\n got %+v\nwant %+v", id, revision, last, now[id], before[id])
		}
	}
	if revision == last && !reflect.DeepEqual(now, before) {
		t.Errorf("the undo of commit %d does not give what was before it", revision)
	}
	return changes
}

// merged returns a model with the ids of both.
func merged(a, b model) model {
	both := maps.Clone(a)
	maps.Copy(both, b)
	return both
}
