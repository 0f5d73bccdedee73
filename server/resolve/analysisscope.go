package resolve

import (
	"context"
	"slices"

	"coopgraph/graph"
	"coopgraph/schema"
)

// analysisScope is the part of the network that an analysis may use. Its graph.Scope has ties of all evidence, so that the
// ties that are left out because of their evidence can be counted.
type analysisScope struct {
	graph.Scope
	asOf         *graph.Date
	evidence     []graph.Evidence
	leftOutKinds graph.TieKinds // they count only if the filter lists them, and it does not
	unattested   graph.Filter   // of the ties that asOf leaves out only because a beginning is not known; nil without asOf
}

// filteredScope returns the scope of an analysis that takes a filter of ties. Ties count if their kind is one of kinds, or
// if the filter lists their kind anywhere. If the filter lists kinds at its top, only these count.
func filteredScope(kinds graph.TieKinds, filter *schema.TieFilter, asOf *graph.Date, evidence []graph.Evidence) (analysisScope, error) {
	step := tieStep(filter)
	leftOutKinds := graph.TieKinds(0)
	if filter == nil || filter.Kind == nil || filter.Kind.In == nil && filter.Kind.Eq == nil {
		step.Ties = kinds | listedKinds(filter, false)
		leftOutKinds = graph.AllTies &^ step.Ties
	}
	allowed := graph.EvidenceSetOf(evidence...)
	passes, unattested, err := translateFilter((*translator).tie, filter, selection{period{asOf: asOf}, allowed, allowed})
	if err != nil {
		return analysisScope{}, err
	}
	scope := kindScope(step.Ties, asOf, evidence)
	scope.leftOutKinds = leftOutKinds
	if asOf == nil {
		scope.Tie = graph.All(scope.Tie, passes)
		return scope, nil
	}
	scope.unattested = unattested
	scope.Tie = graph.Any(graph.All(graph.HeldOn{Day: asOf.Last()}, passes), unattested)
	return scope, nil
}

// kindScope returns the scope of an analysis that uses all ties of some kinds.
func kindScope(kinds graph.TieKinds, asOf *graph.Date, evidence []graph.Evidence) analysisScope {
	scope := analysisScope{asOf: asOf, evidence: evidence}
	var day graph.Date
	if asOf != nil {
		day = asOf.Last()
		scope.unattested = graph.Unattested{Day: day}
	}
	scope.Scope = graph.Scope{Ties: kinds, Tie: graph.MayHold(day)}
	return scope
}

// listedKinds returns the kinds of ties that a filter lists anywhere: in eq or in, or in notIn inside a not.
func listedKinds(f *schema.TieFilter, negated bool) (kinds graph.TieKinds) {
	if f == nil {
		return kinds
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
		kinds |= listedKinds(part, negated)
	}
	return kinds | listedKinds(f.Not, !negated)
}

// isUnattested returns a function that reports whether asOf leaves a tie of the scope out only because a beginning is not
// known; nil without asOf.
func (s analysisScope) isUnattested(ctx context.Context, network graph.Reader) (func(graph.Tie) bool, error) {
	if s.unattested == nil {
		return nil, nil
	}
	scope := s.Scope
	scope.Tie = s.unattested
	unattested, err := network.Network(ctx, scope)
	if err != nil {
		return nil, err
	}
	ids := make(map[graph.ID]bool, len(unattested.Ties))
	for _, t := range unattested.Ties {
		ids[t.Head().ID] = true
	}
	return func(t graph.Tie) bool { return ids[t.Head().ID] }, nil
}
