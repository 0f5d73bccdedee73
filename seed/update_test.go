package seed

import (
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
			if merged, err := d.Merge(t.Context(), store, network(t, store)); err != nil || len(merged.Conflicts) > 0 || len(merged.Changes) != len(update) {
				t.Errorf("%v → %v: a merge has %d changes of %d, and conflicts %v, %v", before, after, len(merged.Changes), len(update), merged.Conflicts, err)
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
func oldStore(t *testing.T, d *Dataset) *memory.Store {
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
	merged, err := d.Merge(t.Context(), store, network(t, store))
	if err != nil || len(merged.Conflicts) > 0 || len(merged.Changes) != len(update) {
		t.Errorf("a merge has %d changes of %d, and conflicts %v, %v", len(merged.Changes), len(update), merged.Conflicts, err)
	}
	apply(t, store, CommitInfo, update...)
	checkHolds(t, store, d)
}
