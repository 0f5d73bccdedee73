package resolve

import (
	"context"

	"coopgraph/graph"
)

var (
	participants = graph.Step{Ties: graph.TieKindsOf(graph.Participates), Direction: graph.In, Order: byCode}
	measuredBy   = graph.Step{Ties: graph.TieKindsOf(graph.Measures), Direction: graph.In, Order: byKey}
	measures     = graph.Step{Ties: graph.TieKindsOf(graph.Measures), Direction: graph.Out}
)

func (r programme) Participants(ctx context.Context, ps []*graph.Programme, asOf *graph.Date, history bool, evidence []graph.Evidence) ([][]graph.Place, error) {
	return all(ctx, r.Resolver, ps, participants, lifetime{asOf: asOf, history: history}, evidence, endOf[graph.Place])
}

func (r programme) Indicators(ctx context.Context, ps []*graph.Programme, evidence []graph.Evidence) ([][]*graph.Indicator, error) {
	return all(ctx, r.Resolver, ps, measuredBy, lifetime{lasting: true}, evidence, endOf[*graph.Indicator])
}

func (r indicator) Subjects(ctx context.Context, is []*graph.Indicator, evidence []graph.Evidence) ([][]graph.Node, error) {
	return all(ctx, r.Resolver, is, measures, lifetime{lasting: true}, evidence, endOf[graph.Node])
}
