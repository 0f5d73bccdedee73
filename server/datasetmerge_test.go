package main

import (
	"reflect"
	"slices"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/durable"
	"coopgraph/graph/memory"
	"coopgraph/seed"
)

// A newer dataset is merged alike into a store in memory and into one in a directory that was closed in between: what people
// wrote stays, the rest follows the dataset, and what both changed is listed.
func TestDatasetMergedOverStores(t *testing.T) {
	dataset, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	record := func(name string) *graph.Chamber {
		i := slices.IndexFunc(dataset.Records, func(r graph.Record) bool { return r.Head().ID == seed.NodeID(graph.KindChamber, name) })
		c := *dataset.Records[i].(*graph.Chamber)
		return &c
	}
	both, theirs, ours := record("上海市浙江商会"), record("上海市安徽商会"), record("上海市福建商会")
	written := func(c *graph.Chamber, name string) graph.Change {
		changed := *c
		changed.NameEN = name
		return graph.Replace{Record: &changed}
	}
	older := []graph.Change{written(both, "Older"), written(theirs, "Older")}
	people := []graph.Change{written(both, "Edited"), written(ours, "Edited")}

	var store historyStore = memory.New()
	inMemory, network := mergeOver(t, dataset, store, older, people, func() historyStore { return store })
	dir := t.TempDir()
	open := func() historyStore {
		store, err := durable.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		return store
	}
	store = open()
	lasting, lastingNetwork := mergeOver(t, dataset, store, older, people, func() historyStore {
		if err := store.Close(); err != nil {
			t.Fatal(err)
		}
		return open()
	})
	if !reflect.DeepEqual(inMemory, lasting) || !reflect.DeepEqual(network.Nodes, lastingNetwork.Nodes) || !reflect.DeepEqual(network.Ties, lastingNetwork.Ties) {
		t.Errorf("the merges differ: %+v, %+v", inMemory, lasting)
	}
	if m := inMemory; len(m.Changes) != 1 || !reflect.DeepEqual(m.Changes[0], graph.Replace{Record: theirs}) || len(m.Conflicts) != 1 || m.Conflicts[0].ID != both.ID {
		t.Errorf("%v, conflicts %v: want one change and one conflict", m.Changes, m.Conflicts)
	}
}

// mergeOver fills a store with an older dataset and with what people wrote, opens it again, and merges the dataset. It closes the
// store.
func mergeOver(t *testing.T, dataset *seed.Dataset, store historyStore, older, people []graph.Change, reopen func() historyStore) (*seed.Merged, *graph.Network) {
	t.Helper()
	apply := func(info graph.CommitInfo, changes []graph.Change) {
		t.Helper()
		if _, err := store.Apply(t.Context(), info, changes); err != nil {
			t.Fatal(err)
		}
	}
	network := func() *graph.Network {
		t.Helper()
		n, err := store.Network(t.Context(), graph.Scope{})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	isLoaded := func(want bool) {
		t.Helper()
		if loaded, err := dataset.IsLoaded(t.Context(), store); loaded != want || err != nil {
			t.Errorf("the dataset is loaded: %v, %v: want %v", loaded, err, want)
		}
	}
	apply(seed.CommitInfo, dataset.Changes())
	apply(seed.CommitInfo, older)
	apply(graph.CommitInfo{Actor: "keeper", Role: graph.RoleEditor}, people)
	store = reopen()
	isLoaded(false)
	merged, err := dataset.Merge(t.Context(), store, network())
	if err != nil {
		t.Fatal(err)
	}
	apply(dataset.CommitInfo(), merged.Changes)
	isLoaded(true)
	n := network()
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return merged, n
}
