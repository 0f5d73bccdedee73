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
	var merged [2]*seed.Merged
	var networks [2]*graph.Network
	dir := t.TempDir()
	var store historyStore = memory.New()
	for i := range merged {
		apply := func(info graph.CommitInfo, changes ...graph.Change) {
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
		apply(seed.CommitInfo, dataset.Changes()...)
		older := func(c *graph.Chamber, name string) graph.Change {
			changed := *c
			changed.NameEN = name
			return graph.Replace{Record: &changed}
		}
		apply(seed.CommitInfo, older(both, "Older"), older(theirs, "Older"))
		apply(graph.CommitInfo{Actor: "keeper", Role: graph.RoleEditor}, older(both, "Edited"), older(ours, "Edited"))
		if i == 1 {
			if err := store.Close(); err != nil {
				t.Fatal(err)
			}
			if store, err = durable.Open(dir); err != nil {
				t.Fatal(err)
			}
		}
		if loaded, err := dataset.IsLoaded(t.Context(), store); loaded || err != nil {
			t.Errorf("the dataset is loaded: %v, %v", loaded, err)
		}
		if merged[i], err = dataset.Merge(t.Context(), store, network()); err != nil {
			t.Fatal(err)
		}
		apply(dataset.CommitInfo(), merged[i].Changes...)
		if loaded, err := dataset.IsLoaded(t.Context(), store); !loaded || err != nil {
			t.Errorf("the dataset is not loaded: %v, %v", loaded, err)
		}
		networks[i] = network()
		if err := store.Close(); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			if store, err = durable.Open(dir); err != nil {
				t.Fatal(err)
			}
		}
	}
	if !reflect.DeepEqual(merged[0], merged[1]) || !reflect.DeepEqual(networks[0].Nodes, networks[1].Nodes) || !reflect.DeepEqual(networks[0].Ties, networks[1].Ties) {
		t.Errorf("the merges differ: %+v, %+v", merged[0], merged[1])
	}
	if m := merged[0]; len(m.Changes) != 1 || !reflect.DeepEqual(m.Changes[0], graph.Replace{Record: theirs}) || len(m.Conflicts) != 1 || m.Conflicts[0].ID != both.ID {
		t.Errorf("%v, conflicts %v: want one change and one conflict", m.Changes, m.Conflicts)
	}
}
