package analysis_test

import (
	"context"
	"sync"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/memory"
	"coopgraph/seed"
)

// dataset is the real dataset in a store.
type dataset struct {
	store     graph.Store
	hierarchy *graph.Hierarchy
	coverage  []*graph.CoverageRow
}

var loaded = sync.OnceValues(func() (*dataset, error) {
	records, err := seed.Load()
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	d := &dataset{store: memory.New()}
	if _, err := d.store.Apply(ctx, graph.Actor{Name: "test"}, records.Changes()); err != nil {
		return nil, err
	}
	whole, err := d.store.Network(ctx, graph.Scope{})
	if err != nil {
		return nil, err
	}
	d.hierarchy = graph.NewHierarchy(whole)
	for i := range records.Totals {
		cases, err := d.cases(ctx, &records.Totals[i])
		if err != nil {
			return nil, err
		}
		row, err := records.Totals[i].Cover(cases, d.hierarchy)
		if err != nil {
			return nil, err
		}
		d.coverage = append(d.coverage, row)
	}
	return d, nil
})

func seeded(t testing.TB) *dataset {
	t.Helper()
	d, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// cases are the records that a total counts; only those of ties need their places.
func (d *dataset) cases(ctx context.Context, total *graph.Total) (cases []graph.Case, err error) {
	all := graph.Window{Limit: graph.NoLimit}
	switch {
	case total.Nodes != nil:
		q := *total.Nodes
		q.Window = all
		page, err := d.store.ListNodes(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, n := range page.Nodes() {
			cases = append(cases, graph.Case{Record: n})
		}
	case total.Ties != nil:
		s := *total.Ties
		s.Window = all
		page, err := d.store.ListTies(ctx, s)
		if err != nil {
			return nil, err
		}
		for _, hop := range page.Nodes() {
			c := graph.Case{Record: hop.Tie}
			c.Put(d.hierarchy.Place(hop.Tie.TieHead().FromID))
			c.Put(d.hierarchy.Place(hop.Tie.TieHead().ToID))
			cases = append(cases, c)
		}
	}
	return cases, nil
}

// view is the ties of these kinds that pass the filter, on this evidence: on all but placeholders where none is named.
func (d *dataset) view(t testing.TB, kinds graph.TieKinds, filter graph.Filter, evidence ...graph.Evidence) *analysis.View {
	t.Helper()
	n, err := d.store.Network(t.Context(), graph.Scope{Ties: kinds, Tie: filter})
	if err != nil {
		t.Fatal(err)
	}
	return viewOf(n, evidence...)
}

func (d *dataset) place(t testing.TB, code string) graph.Place {
	t.Helper()
	p := d.hierarchy.Place(graph.PlaceID(code))
	if p == nil {
		t.Fatalf("no place has the code %s", code)
	}
	return p
}

func nameOf(n graph.Node) string { return n.NodeHead().NameZH }

// sumOf adds up what a basis counts.
func sumOf(counts []graph.EvidenceCount) (sum int32) {
	for _, c := range counts {
		sum += c.Count
	}
	return sum
}

func endOf(year int) graph.Filter { return graph.HeldOn{Day: graph.NewDate(year, 12, 31)} }
