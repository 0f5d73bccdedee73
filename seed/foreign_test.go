package seed

import (
	"context"
	"slices"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// A record that another actor wrote last is foreign if the update would touch it, and no other record is.
func TestForeign(t *testing.T) {
	d := loaded(t)
	store := memory.New()
	apply(t, store, CommitInfo, d.Changes()...)
	county := *network(t, store).Nodes[slices.IndexFunc(network(t, store).Nodes, func(n graph.Node) bool {
		return n.NodeHead().ID == "place-532931"
	})].(*graph.County)
	own := county
	own.ID = "place-mine"
	edited := county
	edited.NameEN = "Edited"
	foreign := func() []graph.ID {
		t.Helper()
		n := network(t, store)
		ids, err := Foreign(t.Context(), store, n, d.Update(n))
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(ids)
		return ids
	}
	editor := graph.CommitInfo{Actor: "editor"}
	apply(t, store, editor, graph.Create{Record: &own}, graph.Replace{Record: &edited})
	if got := foreign(); !slices.Equal(got, []graph.ID{"place-532931", "place-mine"}) {
		t.Errorf("foreign are %v", got)
	}
	apply(t, store, editor, graph.Replace{Record: &county}) // as it was
	if got := foreign(); !slices.Equal(got, []graph.ID{"place-mine"}) {
		t.Errorf("after the edit was taken back, foreign are %v", got)
	}
	apply(t, store, CommitInfo, d.Update(network(t, store))...)
	checkHolds(t, store, d)
	if got := foreign(); len(got) > 0 {
		t.Errorf("in the dataset itself, foreign are %v", got)
	}
	// An edit, and then the dataset's own again: it is the last who counts.
	edited.NameEN = "Older"
	apply(t, store, editor, graph.Replace{Record: &county})
	apply(t, store, CommitInfo, graph.Replace{Record: &edited})
	if got := foreign(); len(got) > 0 {
		t.Errorf("what the dataset wrote last is foreign: %v", got)
	}
}

// If the log has lost its beginning, the author of a record is not known.
func TestForeignWithoutTheBeginning(t *testing.T) {
	d := loaded(t, Official)
	store := memory.New()
	apply(t, store, CommitInfo, d.Changes()...)
	source := slices.IndexFunc(d.Records, func(r graph.Record) bool { return r.Head().ID == "place-532931" })
	edited := *d.Records[source].(*graph.County)
	edited.NameEN = "Edited"
	forgotten := func() bool {
		for _, err := range store.Watch(context.Background(), graph.Version{}) {
			return err != nil
		}
		return false
	}
	for n := 0; !forgotten(); n++ {
		if n > 100_000 {
			t.Skip("the store forgets nothing")
		}
		apply(t, store, CommitInfo, graph.Replace{Record: &edited})
	}
	n := network(t, store)
	if ids, err := Foreign(t.Context(), store, n, d.Update(n)); err != nil || !slices.Equal(ids, []graph.ID{edited.ID}) {
		t.Errorf("foreign are %v, %v", ids, err)
	}
}
