package resolve

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"coopgraph/graph"
	"coopgraph/schema"
)

// cases are the records of a statistic, with the places that they are counted at.
func (s subject) cases(ctx context.Context, store graph.Store, h *graph.Hierarchy) ([]graph.Case, error) {
	if s.nodes != nil {
		return nodeCases(ctx, store, *s.nodes, h)
	}
	return tieCases(ctx, store, *s.ties, h)
}

// nodeCases are the nodes that a query finds, with the places that they are counted at.
func nodeCases(ctx context.Context, store graph.Store, q graph.Query, h *graph.Hierarchy) ([]graph.Case, error) {
	q.Window = graph.Window{Limit: graph.NoLimit}
	page, err := store.ListNodes(ctx, q)
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
	hops, err := store.Expand(ctx, ids(placed), step)
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
func tieCases(ctx context.Context, store graph.Store, s graph.Step, h *graph.Hierarchy) ([]graph.Case, error) {
	s.Window = graph.Window{Limit: graph.NoLimit}
	page, err := store.ListTies(ctx, s)
	if err != nil {
		return nil, err
	}
	cases := make([]graph.Case, len(page.Edges))
	for i, hop := range page.Nodes() {
		cases[i].Record = hop.Tie
		for _, end := range [...]graph.ID{hop.Tie.TieHead().FromID, hop.Tie.TieHead().ToID} {
			cases[i].Put(h.Place(end))
		}
		if hop.Tie.Kind() == graph.Member && cases[i].Partner == nil {
			cases[i].Partner = cases[i].Here // a member's end is the member, also one in Shanghai
		}
	}
	return cases, nil
}

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
func (r query) Statistics(ctx context.Context, of schema.StatisticSubject, groupBy []graph.Dimension, measure *schema.StatisticMeasure, filter *schema.StatisticFilter, evidence []graph.Evidence, asOf *graph.Date, history bool, orderBy schema.StatisticOrder, first *int32) ([]*graph.StatisticRow, error) {
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
	if measure == nil && aggregate != "GROUPS" && aggregate != string(graph.AggregateCount) {
		return nil, invalid("orderBy is "+string(orderBy)+", and nothing is measured", "Give a measure, or order by COUNT.")
	}
	if aggregate == string(graph.AggregateSum) && !measuredFields[*measure].Additive() {
		return nil, invalid(fmt.Sprintf("orderBy is %s, and %s has no sum", orderBy, *measure), "Percentages do not add up: order by AVERAGE, MIN or MAX.")
	}
	if err := someEvidence(evidence); err != nil {
		return nil, err
	}
	subject, err := subjectOf(of, filter, lifetime{asOf: asOf, history: history}, graph.EvidenceSetOf(evidence...))
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
	cases = slices.DeleteFunc(cases, func(c graph.Case) bool { return !slices.Contains(evidence, c.Record.Head().Evidence) })
	var field graph.Field
	if measure != nil {
		field = measuredFields[*measure]
	}
	rows, err := graph.Summarize(cases, groupBy, field, hierarchy)
	if err != nil {
		return nil, err
	}
	if len(groupBy) == 0 && len(rows) == 0 {
		rows = []*graph.StatisticRow{{}} // there is one row of what is not grouped, also of nothing
	}
	if orderBy != schema.StatisticOrderGroupsAsc {
		graph.SortStatistics(rows, graph.Aggregate(aggregate), desc)
	}
	if first != nil && int(*first) < len(rows) {
		rows = rows[:*first]
	}
	return rows, nil
}
