package resolve

import (
	"context"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/schema"
)

// grounds are what a computed answer may rest on: a part of the network, and of it the ties of some evidence. The scope
// is of all evidence, so that what is left out can be counted.
type grounds struct {
	scope    graph.Scope
	asOf     *graph.Date
	evidence []graph.Evidence
	leftOut  graph.TieKinds // the kinds that count only if they are listed, and are not

	unattested graph.Filter // what the day of asOf leaves out only because a beginning is not known; nil without a day
}

// groundsOf are those that arguments ask for: ties of the kinds that the filter lists, or else of these. A kind that is
// not among these counts if the filter lists it anywhere.
func groundsOf(kinds graph.TieKinds, filter *schema.TieFilter, asOf *graph.Date, evidence []graph.Evidence) (grounds, error) {
	step := tieStep(filter)
	leftOut := graph.TieKinds(0)
	if filter == nil || filter.Kind == nil || filter.Kind.In == nil && filter.Kind.Eq == nil {
		step.Ties = kinds | wanted(filter, false)
		leftOut = graph.AllTies &^ step.Ties
	}
	allowed := graph.EvidenceSetOf(evidence...)
	passes, unattested, err := translateFilter((*translator).tie, filter, selection{period{asOf: asOf}, allowed, allowed})
	if err != nil {
		return grounds{}, err
	}
	g := groundsOn(step.Ties, asOf, evidence)
	g.leftOut = leftOut
	if asOf == nil {
		g.scope.Tie = graph.All(g.scope.Tie, passes)
		return g, nil
	}
	g.unattested = unattested
	g.scope.Tie = graph.Any(graph.All(graph.HeldOn{Day: asOf.Last()}, passes), g.unattested)
	return g, nil
}

// groundsOn are ties of these kinds, of an answer that takes no filter.
func groundsOn(kinds graph.TieKinds, asOf *graph.Date, evidence []graph.Evidence) grounds {
	g := grounds{asOf: asOf, evidence: evidence}
	var day graph.Date
	if asOf != nil {
		day = asOf.Last()
		g.unattested = graph.Unattested{Day: day}
	}
	g.scope = graph.Scope{Ties: kinds, Tie: analysis.MayHold(day)}
	return g
}

// wanted is the kinds of ties that a filter lists as wanted: in some in or eq, or as what is not notIn.
func wanted(f *schema.TieFilter, negated bool) (kinds graph.TieKinds) {
	if f == nil {
		return 0
	}
	if k := f.Kind; k != nil && negated {
		kinds = graph.TieKindsOf(k.NotIn...)
	} else if k != nil {
		kinds = graph.TieKindsOf(k.In...)
		if k.Eq != nil {
			kinds |= graph.TieKindsOf(*k.Eq)
		}
	}
	for _, part := range slices.Concat(f.And, f.Or) {
		kinds |= wanted(part, negated)
	}
	return kinds | wanted(f.Not, !negated)
}

// unattestedTies says which ties of the scope the day leaves out; nil without a day.
func (g grounds) unattestedTies(ctx context.Context, store graph.Store) (func(graph.Tie) bool, error) {
	if g.unattested == nil {
		return nil, nil
	}
	scope := g.scope
	scope.Tie = g.unattested
	left, err := store.Network(ctx, scope)
	if err != nil {
		return nil, err
	}
	ids := make(map[graph.ID]bool, len(left.Ties))
	for _, t := range left.Ties {
		ids[t.Head().ID] = true
	}
	return func(t graph.Tie) bool { return ids[t.Head().ID] }, nil
}
