package importer_test

import (
	"context"
	"sync"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/gazetteer"
	"coopgraph/graph/importer"
	"coopgraph/graph/memory"
	"coopgraph/seed"
)

// data is a store with the project's own dataset, its network and the gazetteer of its places.
type data struct {
	seed      *seed.Dataset
	store     graph.Store
	network   *graph.Network
	gazetteer *gazetteer.Gazetteer
}

// load fills a store.
func load(t testing.TB) *data {
	t.Helper()
	d, err := dataset()
	if err != nil {
		t.Fatal(err)
	}
	loaded := &data{seed: d.seed, store: memory.Of(d.network), network: d.network, gazetteer: d.gazetteer}
	t.Cleanup(func() { _ = loaded.store.Close() })
	return loaded
}

// dataset is what every store begins with.
var dataset = sync.OnceValues(func() (*data, error) {
	d, err := seed.Load()
	if err != nil {
		return nil, err
	}
	store := memory.New()
	if _, err := store.Apply(context.Background(), graph.CommitInfo{Actor: "test"}, d.Changes()); err != nil {
		return nil, err
	}
	n, err := store.Network(context.Background(), graph.Scope{})
	if err != nil {
		return nil, err
	}
	return &data{seed: d, network: n, gazetteer: gazetteer.New(graph.NewHierarchy(n))}, nil
})

// apply makes changes and reads the network again.
func (d *data) apply(t testing.TB, changes []graph.Change) {
	t.Helper()
	if _, err := d.store.Apply(t.Context(), graph.CommitInfo{Actor: "test"}, changes); err != nil {
		t.Fatal(err)
	}
	n, err := d.store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	d.network, d.gazetteer = n, gazetteer.New(graph.NewHierarchy(n))
}

// read dry-runs a file against the dataset.
func (d *data) read(t testing.TB, file []byte, o importer.Options) *importer.Report {
	t.Helper()
	r, err := importer.Read(t.Context(), file, o, d.network, d.gazetteer)
	if err != nil {
		t.Fatalf("%v: %+v", err, err)
	}
	return r
}
