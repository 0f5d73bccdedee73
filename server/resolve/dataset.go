package resolve

import (
	"context"

	"coopgraph/graph"
	"coopgraph/schema"
)

// Dataset counts what is loaded.
func (r query) Dataset(ctx context.Context) (*schema.Dataset, error) {
	network, err := r.network(ctx)
	if err != nil {
		return nil, err
	}
	nodes, ties := map[graph.NodeKind]*graph.EvidenceTally{}, map[graph.TieKind]*graph.EvidenceTally{}
	for _, n := range network.Nodes {
		count(nodes, n.Kind(), n)
	}
	for _, t := range network.Ties {
		count(ties, t.Kind(), t)
	}
	dataset := &schema.Dataset{Revision: int32(network.Revision)}
	if r.data.Layers != nil {
		dataset.Layers = r.data.Layers(network.Network)
	}
	for kind := range graph.AllNodes.All {
		if t := nodes[kind]; t != nil {
			dataset.Nodes = append(dataset.Nodes, &schema.NodeCount{Kind: kind, Count: sum(t), ByEvidence: byEvidence(t)})
		}
	}
	for kind := range graph.AllTies.All {
		if t := ties[kind]; t != nil {
			dataset.Ties = append(dataset.Ties, &schema.TieCount{Kind: kind, Count: sum(t), ByEvidence: byEvidence(t)})
		}
	}
	return dataset, nil
}

func count[K comparable](tallies map[K]*graph.EvidenceTally, kind K, r graph.Record) {
	if tallies[kind] == nil {
		tallies[kind] = &graph.EvidenceTally{}
	}
	tallies[kind][r.Head().Evidence]++
}

func sum(t *graph.EvidenceTally) (sum int32) {
	for _, n := range t {
		sum += n
	}
	return sum
}

func byEvidence(t *graph.EvidenceTally) (rows []*graph.EvidenceCount) {
	for _, c := range t.Counts() {
		rows = append(rows, &c)
	}
	return rows
}

// Coverage sets each published total beside what is held, all of one revision. The answer is kept.
func (r query) Coverage(ctx context.Context) ([]*graph.CoverageRow, error) {
	revision, err := r.revision(ctx)
	if err != nil {
		return nil, err
	}
	key := analysed{revision: revision, today: graph.Today(), question: "coverage"}
	return kept(r.Resolver, key, func(rows []*graph.CoverageRow) int { return len(rows) }, func() ([]*graph.CoverageRow, error) {
		network, err := r.network(ctx)
		if err != nil {
			return nil, err
		}
		return r.data.cover(ctx, network)
	})
}

func (d *Dataset) cover(ctx context.Context, network *whole) ([]*graph.CoverageRow, error) {
	hierarchy := graph.NewHierarchy(network.Network)
	rows := make([]*graph.CoverageRow, len(d.Totals))
	for i := range d.Totals {
		total := &d.Totals[i]
		var cases []graph.Case
		var err error
		switch {
		case total.Nodes != nil:
			cases, err = nodeCases(ctx, network.store, *total.Nodes, hierarchy)
		case total.Ties != nil:
			cases, err = tieCases(ctx, network.store, *total.Ties, hierarchy)
		}
		if err != nil {
			return nil, err
		}
		if rows[i], err = total.Cover(cases, hierarchy); err != nil {
			return nil, err
		}
	}
	return rows, nil
}
