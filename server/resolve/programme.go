package resolve

import (
	"context"

	"coopgraph/graph"
)

var (
	participantStep = graph.Step{Ties: graph.TieKindsOf(graph.Participates), Direction: graph.In, Order: farCode}
	indicatorStep   = graph.Step{Ties: graph.TieKindsOf(graph.Measures), Direction: graph.In, Order: farKey}
	subjectStep     = graph.Step{Ties: graph.TieKindsOf(graph.Measures), Direction: graph.Out}
)

func (r programme) Participants(ctx context.Context, ps []*graph.Programme, asOf *graph.Date, history bool, evidence []graph.Evidence) ([][]graph.Place, error) {
	return relatedLists(ctx, r.Resolver, ps, participantStep, restriction{period{asOf: asOf, history: history}, evidence}, endOf[graph.Place])
}

func (r programme) Indicators(ctx context.Context, ps []*graph.Programme, evidence []graph.Evidence) ([][]*graph.Indicator, error) {
	return relatedLists(ctx, r.Resolver, ps, indicatorStep, restriction{period{anyTime: true}, evidence}, endOf[*graph.Indicator])
}

func (r indicator) Subjects(ctx context.Context, is []*graph.Indicator, evidence []graph.Evidence) ([][]graph.Node, error) {
	return relatedLists(ctx, r.Resolver, is, subjectStep, restriction{period{anyTime: true}, evidence}, endOf[graph.Node])
}
