package seed

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// loaded returns these layers of the dataset.
func loaded(t *testing.T, layers ...Layer) *Dataset {
	t.Helper()
	d, err := Load(layers...)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func network(t *testing.T, store graph.Store) *graph.Network {
	t.Helper()
	n, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func apply(t *testing.T, store graph.Store, info graph.CommitInfo, changes ...graph.Change) {
	t.Helper()
	if _, err := store.Apply(t.Context(), info, changes); err != nil {
		t.Fatal(err)
	}
}

// checkHolds fails unless a store holds a dataset, record by record.
func checkHolds(t *testing.T, store graph.Store, d *Dataset) {
	t.Helper()
	fresh := memory.New()
	apply(t, fresh, CommitInfo, d.Changes()...)
	got, want := network(t, store), network(t, fresh)
	if !reflect.DeepEqual(got.Nodes, want.Nodes) || !reflect.DeepEqual(got.Ties, want.Ties) {
		t.Errorf("it holds %d nodes and %d ties, which are not the dataset's %d and %d",
			len(got.Nodes), len(got.Ties), len(want.Nodes), len(want.Ties))
	}
	if again := d.Update(got); len(again) > 0 {
		t.Errorf("a second update has %d changes, such as %v", len(again), again[0])
	}
}

// From any layers to any others: what is there is what the dataset has, and LayersOf says so.
func TestUpdateBetweenLayers(t *testing.T) {
	lists := [][]Layer{Layers, {Official}, {Synthetic}, {Reported, Synthetic}}
	datasets := make([]*Dataset, len(lists))
	for i, layers := range lists {
		datasets[i] = loaded(t, layers...)
	}
	for i, before := range lists {
		for j, after := range lists {
			store := memory.New()
			apply(t, store, CommitInfo, datasets[i].Update(network(t, store))...)
			d := datasets[j]
			update := d.Update(network(t, store))
			if foreign, err := Foreign(t.Context(), store, network(t, store), update); err != nil || len(foreign) > 0 {
				t.Errorf("%v → %v: %d records are others', %v", before, after, len(foreign), err)
			}
			apply(t, store, CommitInfo, update...)
			checkHolds(t, store, d)
			if got := LayersOf(network(t, store)); !slices.Equal(got, after) {
				t.Errorf("%v → %v: it says that it has %v", before, after, got)
			}
		}
	}
}

// oldStore holds the dataset as an earlier version might have been: the update to the dataset has one change of each
// kind.
func oldStore(t *testing.T, d *Dataset) graph.Store {
	t.Helper()
	store := memory.New()
	apply(t, store, CommitInfo, d.Changes()...)
	n := network(t, store)
	var changes []graph.Change
	pair := slices.IndexFunc(n.Ties, func(t graph.Tie) bool { return t.Kind() == graph.Friendly })
	renamed := *n.Ties[pair].(*graph.FriendlyPair) // the same ends, another label
	renamed.LabelZH = "旧名"
	moved := *n.Ties[pair+1].(*graph.FriendlyPair) // the same id, another end
	moved.ToID = n.Ties[pair].TieHead().ToID
	changes = append(changes, graph.Replace{Record: &renamed}, graph.Delete{ID: moved.ID}, graph.Create{Record: &moved},
		graph.Delete{ID: n.Ties[pair+2].TieHead().ID})
	// A county that was a prefecture, with all its ties.
	at := slices.IndexFunc(n.Nodes, func(n graph.Node) bool { return n.NodeHead().ID == "place-532931" })
	county := n.Nodes[at].(*graph.County)
	var again []graph.Change
	for i, tie := range n.Ties {
		if int(n.From[i]) == at || int(n.To[i]) == at {
			changes = append(changes, graph.Delete{ID: tie.TieHead().ID})
			again = append(again, graph.Create{Record: tie})
		}
	}
	if len(again) < 2 {
		t.Fatalf("%s has %d ties", county.ID, len(again))
	}
	changes = append(changes, graph.Delete{ID: county.ID}, graph.Create{Record: &graph.Prefecture{PlaceHeader: county.PlaceHeader}})
	// A node and a tie that the dataset has no longer.
	gone := *county
	gone.ID, gone.Code = "place-999999", "999999"
	within := graph.Containment{TieHeader: graph.TieHeader{Header: county.Header, FromID: gone.ID, ToID: "place-310000"}}
	within.ID = "within-999999"
	changes = append(append(changes, again...), graph.Create{Record: &gone}, graph.Create{Record: &within})
	apply(t, store, CommitInfo, changes...)
	return store
}

func TestUpdateOfAnOlderDataset(t *testing.T) {
	d := loaded(t)
	store := oldStore(t, d)
	update := d.Update(network(t, store))
	created, replaced, deleted := update.Count()
	if created+replaced+deleted != len(update) {
		t.Errorf("%d changes are %d created, %d replaced, %d deleted", len(update), created, replaced, deleted)
	}
	// Besides the county and its ties: created anew are the moved and the missing pair, deleted the moved pair and the
	// node and the tie that are gone.
	if replaced != 1 || deleted != created+1 || created < 5 || created > 100 {
		t.Errorf("%d created, %d replaced, %d deleted", created, replaced, deleted)
	}
	if foreign, err := Foreign(t.Context(), store, network(t, store), update); err != nil || len(foreign) > 0 {
		t.Errorf("%v are others', %v", foreign, err)
	}
	apply(t, store, CommitInfo, update...)
	checkHolds(t, store, d)
}

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
