package resolve

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"coopgraph/graph"
	"coopgraph/graph/report"
	"coopgraph/schema"
)

// measuredFields are the fields that statistics take sums of.
var measuredFields = map[schema.StatisticMeasure]graph.Field{
	schema.StatisticMeasureCounties:            graph.FieldCountyCount,
	schema.StatisticMeasureEnterprises:         graph.FieldEnterprises,
	schema.StatisticMeasureAmount:              graph.FieldAmount,
	schema.StatisticMeasureAmountLargeProjects: graph.FieldAmountLargeProjects,
	schema.StatisticMeasureGrowth:              graph.FieldGrowth,
	schema.StatisticMeasureShare:               graph.FieldShare,
}

// measurable says whether the subject has the number.
func measurable(of schema.StatisticSubject, measure schema.StatisticMeasure) bool {
	if measure == schema.StatisticMeasureCounties {
		return of == schema.StatisticSubjectPairings
	}
	return of == schema.StatisticSubjectInvestmentFlows
}

const mostDimensions = 3

// Statistics counts and sums in groups.
func (r query) Statistics(ctx context.Context, of schema.StatisticSubject, groupBy []report.Dimension, measure *schema.StatisticMeasure, filter *schema.StatisticFilter, evidence []graph.Evidence, asOf *graph.Date, history bool, orderBy schema.StatisticOrder, first *int32) ([]*report.StatisticRow, error) {
	if len(groupBy) > mostDimensions || len(slices.Compact(slices.Sorted(slices.Values(groupBy)))) < len(groupBy) {
		return nil, invalid("groupBy has more than three dimensions, or one twice", "Group by up to three different ones.")
	}
	if first != nil && *first < 1 {
		return nil, invalid(fmt.Sprintf("first is %d", *first), "Ask for at least 1 row, or leave first out for all.")
	}
	if measure != nil && !measurable(of, *measure) {
		return nil, invalid(fmt.Sprintf("%s have no %s", of, *measure), "COUNTIES are of PAIRINGS, the other measures of INVESTMENT_FLOWS.")
	}
	aggregate, desc := strings.CutSuffix(string(orderBy), "_DESC")
	aggregate = strings.TrimSuffix(aggregate, "_ASC")
	if measure == nil && aggregate != "GROUPS" && aggregate != string(report.AggregateCount) {
		return nil, invalid("orderBy is "+string(orderBy)+", and nothing is measured", "Give a measure, or order by COUNT.")
	}
	if aggregate == string(report.AggregateSum) && !measuredFields[*measure].Additive() {
		return nil, invalid(fmt.Sprintf("orderBy is %s, and %s has no sum", orderBy, *measure), "Percentages do not add up: order by AVERAGE, MIN or MAX.")
	}
	if err := checkEvidence(evidence); err != nil {
		return nil, err
	}
	subject, err := subjectOf(of, filter, period{asOf: asOf, history: history}, graph.EvidenceSetOf(evidence...))
	if err != nil {
		return nil, err
	}
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	cases, err := subject.cases(ctx, r.store, hierarchy)
	if err != nil {
		return nil, err
	}
	if subject.unattested != nil {
		left, err := subject.unattested.cases(ctx, r.store, hierarchy)
		if err != nil {
			return nil, err
		}
		for i := range left {
			left[i].Unattested = true
		}
		cases = append(cases, left...)
	}
	cases = slices.DeleteFunc(cases, func(c report.Case) bool { return !slices.Contains(evidence, c.Record.Head().Evidence) })
	var field graph.Field
	if measure != nil {
		field = measuredFields[*measure]
	}
	rows, err := report.Summarize(cases, groupBy, field, hierarchy)
	if err != nil {
		return nil, err
	}
	if len(groupBy) == 0 && len(rows) == 0 {
		rows = []*report.StatisticRow{{}} // there is one row of what is not grouped, also of nothing
	}
	if orderBy != schema.StatisticOrderGroupsAsc {
		report.SortStatistics(rows, report.Aggregate(aggregate), desc)
	}
	if first != nil && int(*first) < len(rows) {
		rows = rows[:*first]
	}
	return rows, nil
}

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
	dataset := &schema.Dataset{Revision: int32(network.Version.Revision)}
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

// Coverage sets each published total beside what is held, all of one version.
func (r query) Coverage(ctx context.Context) ([]*report.CoverageRow, error) {
	version, err := r.version(ctx)
	if err != nil {
		return nil, err
	}
	type coverageQuery struct{}
	key := cacheKey{version: version, today: graph.Today()}
	items := func(rows []*report.CoverageRow) int { return len(rows) }
	return cached(ctx, r.Resolver, key, coverageQuery{}, items, func(ctx context.Context) ([]*report.CoverageRow, error) {
		network, err := r.networkAt(ctx, version)
		if err != nil {
			return nil, err
		}
		return r.data.cover(ctx, network)
	})
}

func (d *Dataset) cover(ctx context.Context, network *whole) ([]*report.CoverageRow, error) {
	hierarchy := graph.NewHierarchy(network.Network)
	rows := make([]*report.CoverageRow, len(d.Totals))
	for i := range d.Totals {
		total := &d.Totals[i]
		var cases []report.Case
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
		if rows[i], err = report.Cover(total, cases, hierarchy); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// published is the places, and the totals that the plan publishes beside what is held of them.
func (r query) published(ctx context.Context) (*graph.Hierarchy, []*report.CoverageRow, error) {
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, nil, err
	}
	coverage, err := r.Coverage(ctx)
	return hierarchy, coverage, err
}
