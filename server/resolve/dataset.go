package resolve

import (
	"context"
	"slices"

	"coopgraph/graph"
	"coopgraph/schema"
)

// Dataset counts what is loaded.
func (r query) Dataset(ctx context.Context) (*schema.Dataset, error) {
	network, err := r.store.Network(ctx, graph.Scope{})
	if err != nil {
		return nil, err
	}
	nodes, ties := map[graph.NodeKind]tally{}, map[graph.TieKind]tally{}
	for _, n := range network.Nodes {
		count(nodes, n.Kind(), n)
	}
	for _, t := range network.Ties {
		count(ties, t.Kind(), t)
	}
	dataset := &schema.Dataset{Revision: int32(network.Revision), Layers: r.data.Layers}
	for kind := range graph.AllNodes.All {
		if t := nodes[kind]; t != nil {
			dataset.Nodes = append(dataset.Nodes, &schema.NodeCount{Kind: kind, Count: t.sum(), ByEvidence: t.rows()})
		}
	}
	for kind := range graph.AllTies.All {
		if t := ties[kind]; t != nil {
			dataset.Ties = append(dataset.Ties, &schema.TieCount{Kind: kind, Count: t.sum(), ByEvidence: t.rows()})
		}
	}
	return dataset, nil
}

// tally counts records by evidence.
type tally map[graph.Evidence]int32

func count[K comparable](tallies map[K]tally, kind K, r graph.Record) {
	if tallies[kind] == nil {
		tallies[kind] = tally{}
	}
	tallies[kind][r.Head().Evidence]++
}

func (t tally) sum() (sum int32) {
	for _, n := range t {
		sum += n
	}
	return sum
}

func (t tally) rows() (rows []*schema.EvidenceCount) {
	for _, e := range graph.Evidences {
		if t[e] > 0 {
			rows = append(rows, &schema.EvidenceCount{Evidence: e, Count: t[e]})
		}
	}
	return rows
}

// Coverage sets each published total beside what is held.
func (r query) Coverage(ctx context.Context) ([]*graph.CoverageRow, error) {
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	rows := make([]*graph.CoverageRow, len(r.data.Totals))
	for i := range r.data.Totals {
		total := &r.data.Totals[i]
		var cases []graph.Case
		switch {
		case total.Nodes != nil:
			cases, err = r.nodeCases(ctx, *total.Nodes, hierarchy)
		case total.Ties != nil:
			cases, err = r.tieCases(ctx, *total.Ties, hierarchy)
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

// nodeCases are the nodes that a query finds, with the places that they are counted at.
func (r *Resolver) nodeCases(ctx context.Context, q graph.Query, h *graph.Hierarchy) ([]graph.Case, error) {
	q.Window = graph.Window{Limit: graph.NoLimit}
	page, err := r.store.ListNodes(ctx, q)
	if err != nil {
		return nil, err
	}
	cases := make([]graph.Case, len(page.Edges))
	var placed []graph.Node // what has its places by ties
	var at []int
	for i, n := range page.Nodes() {
		cases[i].Record = n
		if p, ok := n.(graph.Place); ok {
			cases[i].Partner = p
			if p.Kind() == graph.KindDistrict {
				cases[i].Here = p
			}
			continue
		}
		placed, at = append(placed, n), append(at, i)
	}
	if len(placed) == 0 {
		return cases, nil
	}
	step := graph.Step{Ties: graph.TieKindsOf(graph.Represents, graph.Located, graph.Party), Direction: graph.Both,
		Order: byCode, Ends: graph.Places, Window: graph.Window{Limit: graph.NoLimit}}
	hops, err := r.store.Expand(ctx, ids(placed), step)
	if err != nil {
		return nil, err
	}
	for k, i := range at {
		for _, hop := range hops[k].Nodes() {
			cases[i].Put(h.Place(hop.End.Head().ID))
		}
	}
	return cases, nil
}

// tieCases are the ties that a step finds, with the places that they are counted at.
func (r *Resolver) tieCases(ctx context.Context, s graph.Step, h *graph.Hierarchy) ([]graph.Case, error) {
	s.Window = graph.Window{Limit: graph.NoLimit}
	page, err := r.store.ListTies(ctx, s)
	if err != nil {
		return nil, err
	}
	cases := make([]graph.Case, len(page.Edges))
	for i, hop := range page.Nodes() {
		cases[i].Record = hop.Tie
		for _, end := range [...]graph.ID{hop.Tie.TieHead().FromID, hop.Tie.TieHead().ToID} {
			cases[i].Put(h.Place(end))
		}
	}
	return cases, nil
}

// measures are the fields that statistics take sums of.
var measuredFields = map[schema.StatisticMeasure]graph.Field{
	schema.StatisticMeasureCounties:            graph.FieldCountyCount,
	schema.StatisticMeasureEnterprises:         graph.FieldEnterprises,
	schema.StatisticMeasureAmount:              graph.FieldAmount,
	schema.StatisticMeasureAmountLargeProjects: graph.FieldAmountLargeProjects,
	schema.StatisticMeasureGrowth:              graph.FieldGrowth,
	schema.StatisticMeasureShare:               graph.FieldShare,
}

const mostDimensions = 3

// Statistics counts and sums in groups.
func (r query) Statistics(ctx context.Context, of schema.StatisticSubject, groupBy []graph.Dimension, measure *schema.StatisticMeasure, filter *schema.StatisticFilter, asOf *graph.Date, history bool) ([]*graph.StatisticRow, error) {
	if len(groupBy) > mostDimensions || len(slices.Compact(slices.Sorted(slices.Values(groupBy)))) < len(groupBy) {
		return nil, invalid("groupBy has more than three dimensions, or one twice", "Group by up to three different ones.")
	}
	subject, err := subjectOf(of, filter, lifetime{asOf, history})
	if err != nil {
		return nil, err
	}
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	var cases []graph.Case
	if subject.nodes != nil {
		cases, err = r.nodeCases(ctx, *subject.nodes, hierarchy)
	} else {
		cases, err = r.tieCases(ctx, *subject.ties, hierarchy)
	}
	if err != nil {
		return nil, err
	}
	var field graph.Field
	if measure != nil {
		field = measuredFields[*measure]
	}
	return graph.Summarize(cases, groupBy, field, hierarchy)
}
