package resolve

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/report"
	"coopgraph/schema"
)

// measuredFields are the fields of the measures.
var measuredFields = map[schema.StatisticMeasure]graph.Field{
	schema.StatisticMeasureCounties:            graph.FieldCountyCount,
	schema.StatisticMeasureEnterprises:         graph.FieldEnterprises,
	schema.StatisticMeasureAmount:              graph.FieldAmount,
	schema.StatisticMeasureAmountLargeProjects: graph.FieldAmountLargeProjects,
	schema.StatisticMeasureGrowth:              graph.FieldGrowth,
	schema.StatisticMeasureShare:               graph.FieldShare,
}

const maxDimensions = 3

// Statistics counts and sums records in groups.
func (r query) Statistics(ctx context.Context, of schema.StatisticSubject, groupBy []report.Dimension, measure *schema.StatisticMeasure, filter *schema.StatisticFilter, evidence []graph.Evidence, asOf *graph.Date, _ *time.Time, history bool, orderBy schema.StatisticOrder, first *int32) ([]*report.StatisticRow, error) {
	if len(groupBy) > maxDimensions || len(slices.Compact(slices.Sorted(slices.Values(groupBy)))) < len(groupBy) {
		return nil, invalid("groupBy has more than three dimensions, or one of them twice", "Group by up to three different dimensions.")
	}
	if first != nil && *first < 1 {
		return nil, invalid(fmt.Sprintf("first is %d", *first), "Ask for at least 1 row, or leave first out for all.")
	}
	field, err := measuredField(of, measure)
	if err != nil {
		return nil, err
	}
	aggregate, desc := strings.CutSuffix(string(orderBy), "_DESC")
	aggregate = strings.TrimSuffix(aggregate, "_ASC")
	if err := checkStatisticOrder(orderBy, aggregate, measure); err != nil {
		return nil, err
	}
	if err := checkEvidence(evidence); err != nil {
		return nil, err
	}
	l, err := statisticListing(of, counting{filter, restriction{period{asOf: asOf, history: history}, evidence}})
	if err != nil {
		return nil, err
	}
	rows, err := r.statisticRows(ctx, l, groupBy, field)
	if err != nil {
		return nil, err
	}
	if len(groupBy) == 0 && len(rows) == 0 {
		rows = []*report.StatisticRow{{}} // without dimensions there is one row, even of no records
	}
	if orderBy != schema.StatisticOrderGroupsAsc {
		report.SortStatistics(rows, report.Aggregate(aggregate), desc)
	}
	if first != nil && int(*first) < len(rows) {
		rows = rows[:*first]
	}
	return rows, nil
}

// statisticRows groups the records of a listing and measures a field of them.
func (r query) statisticRows(ctx context.Context, l *graph.Listing, groupBy []report.Dimension, field graph.Field) ([]*report.StatisticRow, error) {
	if report.IsTally(groupBy, field) {
		attested, unattested, err := r.talliesOf(ctx, l)
		return report.SummarizeTally(attested, unattested, groupBy), err
	}
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	cases, err := casesOf(ctx, r.store, l, hierarchy)
	if err != nil {
		return nil, err
	}
	return report.Summarize(cases, groupBy, field, hierarchy)
}

// measuredField returns the field of a measure; without a measure, none. The subject must have the field.
func measuredField(of schema.StatisticSubject, measure *schema.StatisticMeasure) (field graph.Field, err error) {
	if measure == nil {
		return field, nil
	}
	has := of == schema.StatisticSubjectInvestmentFlows
	if *measure == schema.StatisticMeasureCounties {
		has = of == schema.StatisticSubjectPairings
	}
	if !has {
		return field, invalid(fmt.Sprintf("%s have no %s", of, *measure), "PAIRINGS have COUNTIES, and INVESTMENT_FLOWS have the other measures.")
	}
	return measuredFields[*measure], nil
}

// checkStatisticOrder refuses an order by an aggregate that the rows do not have.
func checkStatisticOrder(order schema.StatisticOrder, aggregate string, measure *schema.StatisticMeasure) error {
	if measure == nil && aggregate != "GROUPS" && aggregate != string(report.AggregateCount) {
		return invalid(fmt.Sprintf("orderBy is %s without a measure", order), "Give a measure, or order by COUNT.")
	}
	if aggregate == string(report.AggregateSum) && !measuredFields[*measure].Additive() {
		return invalid(fmt.Sprintf("orderBy is %s, and %s has no sum", order, *measure), "Percentages do not add up. Order by AVERAGE, MIN or MAX.")
	}
	return nil
}

// Dataset counts the records of the store.
func (r query) Dataset(ctx context.Context, _ *time.Time) (*schema.Dataset, error) {
	version, err := r.version(ctx)
	if err != nil {
		return nil, err
	}
	snapshot, err := r.snapshotAt(ctx, version)(ctx)
	if err != nil {
		return nil, err
	}
	network, err := snapshot.Network(ctx, graph.Scope{})
	if err != nil {
		return nil, err
	}
	nodes, ties := map[graph.NodeKind]*graph.EvidenceTally{}, map[graph.TieKind]*graph.EvidenceTally{}
	for _, n := range network.Nodes {
		addToTally(nodes, n.Kind(), n)
	}
	for _, t := range network.Ties {
		addToTally(ties, t.Kind(), t)
	}
	dataset := &schema.Dataset{Revision: int32(network.Version.Revision)}
	if r.options.Layers != nil {
		dataset.Layers = r.options.Layers(network)
	}
	for kind := range graph.AllNodes.All {
		if t := nodes[kind]; t != nil {
			dataset.Nodes = append(dataset.Nodes, &schema.NodeCount{Kind: kind, Count: t.Of(graph.AllEvidence), ByEvidence: evidenceCounts(t)})
		}
	}
	for kind := range graph.AllTies.All {
		if t := ties[kind]; t != nil {
			dataset.Ties = append(dataset.Ties, &schema.TieCount{Kind: kind, Count: t.Of(graph.AllEvidence), ByEvidence: evidenceCounts(t)})
		}
	}
	return dataset, nil
}

// addToTally counts a record in the tally of its kind.
func addToTally[K comparable](tallies map[K]*graph.EvidenceTally, kind K, r graph.Record) {
	if tallies[kind] == nil {
		tallies[kind] = &graph.EvidenceTally{}
	}
	tallies[kind][r.Head().Evidence]++
}

// evidenceCounts returns the counts of a tally, by evidence.
func evidenceCounts(t *graph.EvidenceTally) (rows []*graph.EvidenceCount) {
	for _, c := range t.Counts() {
		rows = append(rows, &c)
	}
	return rows
}

func (r query) Coverage(ctx context.Context, _ *time.Time) ([]*report.CoverageRow, error) {
	return r.coverage(ctx)
}

// coverage returns each published total beside the records of one version of the network.
func (r query) coverage(ctx context.Context) ([]*report.CoverageRow, error) {
	version, err := r.version(ctx)
	if err != nil {
		return nil, err
	}
	type coverageQuery struct{}
	key := cacheKey{version: version, today: graph.Today()}
	items := func(rows []*report.CoverageRow) int { return len(rows) }
	take := r.snapshotAt(ctx, version)
	return cached(ctx, r.Resolver, key, coverageQuery{}, items, func(ctx context.Context) ([]*report.CoverageRow, error) {
		snapshot, err := take(ctx)
		if err != nil {
			return nil, err
		}
		return r.options.cover(ctx, snapshot)
	})
}

// cover compares the published totals with the records of a snapshot.
func (o *Options) cover(ctx context.Context, snapshot graph.Reader) ([]*report.CoverageRow, error) {
	network, err := snapshot.Network(ctx, graph.Scope{Nodes: graph.Places, Ties: graph.TieKindsOf(graph.Within)})
	if err != nil {
		return nil, err
	}
	hierarchy := graph.NewHierarchy(network)
	rows := make([]*report.CoverageRow, len(o.Totals))
	for i := range o.Totals {
		total := &o.Totals[i]
		var cases []report.Case
		var err error
		switch {
		case total.Nodes != nil:
			cases, err = nodeCases(ctx, snapshot, *total.Nodes, hierarchy)
		case total.Ties != nil:
			cases, err = tieCases(ctx, snapshot, *total.Ties, hierarchy)
		}
		if err != nil {
			return nil, err
		}
		if rows[i], err = report.Cover(total, cases, hierarchy); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// published returns the hierarchy of places, and the coverage of the published totals.
func (r query) published(ctx context.Context) (*graph.Hierarchy, []*report.CoverageRow, error) {
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, nil, err
	}
	coverage, err := r.coverage(ctx)
	return hierarchy, coverage, err
}
