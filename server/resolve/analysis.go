package resolve

import (
	"context"
	"slices"

	"github.com/maypok86/otter/v2"

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
	step := ties(filter)
	leftOut := graph.TieKinds(0)
	if filter == nil || filter.Kind == nil || filter.Kind.In == nil && filter.Kind.Eq == nil {
		step.Ties = kinds | wanted(filter, false)
		leftOut = graph.AllTies &^ step.Ties
	}
	life, known := lifetime{asOf: asOf}, graph.EvidenceSetOf(evidence...)
	passes, err := translate((*translation).tie, filter, life, known, known)
	if err != nil {
		return grounds{}, err
	}
	g := groundsOn(step.Ties, asOf, evidence)
	g.leftOut = leftOut
	if asOf == nil {
		g.scope.Tie = graph.All(g.scope.Tie, passes)
		return g, nil
	}
	g.unattested = unattested((*translation).tie, filter, life, known, passes)
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

// analysed tells the answers of analyses apart: what they rest on, and what was asked.
type analysed struct {
	revision graph.Revision
	today    graph.Date // what has not ended depends on it
	scope    graph.Scope
	asOf     graph.Date
	evidence graph.EvidenceSet
	question any // comparable; nil is the view itself
}

// An answer is kept with about how many bytes it takes.
type answer struct {
	value any
	bytes int
}

// bytesOfAnswers bounds what is kept of analyses.
const bytesOfAnswers = 64 << 20

// bytesOfItem is about what an item of an answer takes, or a node or tie of a view beside the record, which the store
// has too.
const bytesOfItem = 256

func newAnswers() *otter.Cache[analysed, answer] {
	return otter.Must(&otter.Options[analysed, answer]{
		MaximumWeight: bytesOfAnswers,
		Weigher:       func(_ analysed, a answer) uint32 { return uint32(min(a.bytes, bytesOfAnswers)) },
	})
}

// kept is the answer to a question from what is kept, or else is made, and kept. Items says how many items it has, for
// the bound on what is kept.
func kept[T any](r *Resolver, key analysed, items func(T) int, make func() (T, error)) (T, error) {
	if a, ok := r.answers.GetIfPresent(key); ok {
		return a.value.(T), nil
	}
	value, err := make()
	if err == nil {
		r.answers.Set(key, answer{value, bytesOfItem * (items(value) + 1)})
	}
	return value, err
}

// analyse answers a question about a part of the network.
func analyse[T any](ctx context.Context, r *Resolver, g grounds, question any, do func(*analysis.View) (T, error), items func(T) int) (T, error) {
	view, key, err := r.view(ctx, g)
	if err != nil {
		var none T
		return none, err
	}
	key.question = question
	return kept(r, key, items, func() (T, error) { return do(view) })
}

// view is the part of the network that an answer may rest on.
func (r *Resolver) view(ctx context.Context, g grounds) (*analysis.View, analysed, error) {
	if err := someEvidence(g.evidence); err != nil {
		return nil, analysed{}, err
	}
	revision, err := r.revision(ctx)
	if err != nil {
		return nil, analysed{}, err
	}
	key := analysed{revision: revision, today: graph.Today(), scope: g.scope, evidence: graph.EvidenceSetOf(g.evidence...)}
	if g.asOf != nil {
		key.asOf = *g.asOf
	}
	view, err := kept(r, key, func(v *analysis.View) int { return len(v.Network().Nodes) + len(v.Network().Ties) }, func() (*analysis.View, error) {
		whole, err := r.network(ctx)
		if err != nil {
			return nil, err
		}
		part, err := whole.store.Network(ctx, g.scope)
		if err != nil {
			return nil, err
		}
		unattested, err := g.unattestedTies(ctx, whole.store)
		if err != nil {
			return nil, err
		}
		v, err := analysis.NewView(ctx, part, g.evidence, g.asOf, unattested)
		if err == nil {
			v.LeaveOut(g.leftOut)
		}
		return v, err
	})
	return view, key, err
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
