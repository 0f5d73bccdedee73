package analysistest

import (
	"context"
	"sync"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/memory"
	"coopgraph/seed"
)

// Dataset is the real dataset in a store.
type Dataset struct {
	Store     graph.Store
	Hierarchy *graph.Hierarchy
	Totals    []graph.Total // what the plan publishes
}

var load = sync.OnceValues(func() (*Dataset, error) {
	records, err := seed.Load()
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	d := &Dataset{Store: memory.New(), Totals: records.Totals}
	if _, err := d.Store.Apply(ctx, graph.CommitInfo{Actor: "test"}, records.Changes()); err != nil {
		return nil, err
	}
	network, err := d.Store.Network(ctx, graph.Scope{})
	if err != nil {
		return nil, err
	}
	d.Hierarchy = graph.NewHierarchy(network)
	return d, nil
})

// Load is the dataset, which a test binary loads once.
func Load(t testing.TB) *Dataset {
	t.Helper()
	d, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// View is the ties of these kinds that pass the filter, on this evidence, on all but placeholders if none is named.
func (d *Dataset) View(t testing.TB, kinds graph.TieKinds, filter graph.Filter, evidence ...graph.Evidence) *analysis.View {
	t.Helper()
	n, err := d.Store.Network(t.Context(), graph.Scope{Ties: kinds, Tie: filter})
	if err != nil {
		t.Fatal(err)
	}
	return View(n, evidence...)
}

// Place is the place with a code.
func (d *Dataset) Place(t testing.TB, code string) graph.Place {
	t.Helper()
	p := d.Hierarchy.Place(graph.PlaceID(code))
	if p == nil {
		t.Fatalf("no place has the code %s", code)
	}
	return p
}

// EdgeCases is networks without nodes, of one place, of places without ties, and of ties from a node to itself, by name.
func (d *Dataset) EdgeCases(t testing.TB) map[string]*graph.Network {
	t.Helper()
	return map[string]*graph.Network{
		"nothing":         {},
		"one place":       {Nodes: []graph.Node{d.Place(t, "532931")}},
		"places":          {Nodes: []graph.Node{d.Place(t, "310000"), d.Place(t, "310115"), d.Place(t, "532931")}},
		"a tie to itself": RandomNetwork(Random(1), 1, 3),
	}
}

// EndOf holds for what holds on the last day of a year.
func EndOf(year int) graph.Filter { return graph.HeldOn{Day: graph.NewDate(year, 12, 31)} }
