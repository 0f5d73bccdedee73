package resolve

import (
	"context"
	"slices"
	"strings"

	"github.com/maypok86/otter/v2"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

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

// joined is a set of ids as one text, the same for the same set: ids have no spaces.
func joined(ids []graph.ID) string {
	sorted := slices.Sorted(slices.Values(ids))
	texts := make([]string, len(sorted))
	for i, id := range slices.Compact(sorted) {
		texts[i] = string(id)
	}
	return strings.Join(texts, " ")
}
