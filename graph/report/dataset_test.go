package report_test

import (
	"context"
	"sync"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/report"
)

// dataset is the real dataset with its coverage.
type dataset struct {
	*analysistest.Dataset
	coverage []*report.CoverageRow
}

var (
	covered  sync.Once
	coverage []*report.CoverageRow
)

func load(t testing.TB) *dataset {
	t.Helper()
	d := &dataset{Dataset: analysistest.Load(t)}
	covered.Do(func() {
		for i := range d.Totals {
			cases, err := d.cases(context.Background(), &d.Totals[i])
			if err != nil {
				t.Fatal(err)
			}
			row, err := report.Cover(&d.Totals[i], cases, d.Hierarchy)
			if err != nil {
				t.Fatal(err)
			}
			coverage = append(coverage, row)
		}
	})
	d.coverage = coverage
	return d
}

// cases is the records that a total counts; only those of ties need their places.
func (d *dataset) cases(ctx context.Context, total *graph.Total) (cases []report.Case, err error) {
	all := graph.Window{Limit: graph.NoLimit}
	switch {
	case total.Nodes != nil:
		q := *total.Nodes
		q.Window = all
		page, err := d.Store.ListNodes(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, n := range page.Nodes() {
			cases = append(cases, report.Case{Record: n})
		}
	case total.Ties != nil:
		s := *total.Ties
		s.Window = all
		page, err := d.Store.ListTies(ctx, s)
		if err != nil {
			return nil, err
		}
		for _, hop := range page.Nodes() {
			c := report.Case{Record: hop.Tie}
			c.Put(d.Hierarchy.Place(hop.Tie.TieHead().FromID))
			c.Put(d.Hierarchy.Place(hop.Tie.TieHead().ToID))
			cases = append(cases, c)
		}
	}
	return cases, nil
}

func nameOf(n graph.Node) string { return n.NodeHead().NameZH }

// sumOf is the sum of a basis's counts.
func sumOf(counts []graph.EvidenceCount) (sum int32) {
	for _, c := range counts {
		sum += c.Count
	}
	return sum
}
