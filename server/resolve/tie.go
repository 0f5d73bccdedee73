package resolve

import (
	"context"

	"coopgraph/graph"
	"coopgraph/schema"
)

// tie answers the fields that every tie has, once for all types.
type tie[T graph.Tie] struct{ *Resolver }

// ties is the step along ties of the kinds that a filter leaves: a store looks at no others.
func ties(f *schema.TieFilter) graph.Step {
	step := graph.Step{Ties: graph.AllTies, Direction: graph.Both}
	switch {
	case f == nil || f.Kind == nil:
	case f.Kind.Eq != nil:
		step.Ties = graph.TieKindsOf(*f.Kind.Eq)
	case len(f.Kind.In) > 0:
		step.Ties = graph.TieKindsOf(f.Kind.In...)
	}
	return step
}

func fromID[T graph.Tie](t T) graph.ID { return t.TieHead().FromID }
func toID[T graph.Tie](t T) graph.ID   { return t.TieHead().ToID }

func (r tie[T]) From(ctx context.Context, ts []T) ([]graph.Node, error) {
	return r.ends(ctx, ts, fromID[T])
}

func (r tie[T]) To(ctx context.Context, ts []T) ([]graph.Node, error) {
	return r.ends(ctx, ts, toID[T])
}

// ends answers one end of ties: places from the hierarchy, and only what is no place from the store.
func (r tie[T]) ends(ctx context.Context, ts []T, id func(T) graph.ID) ([]graph.Node, error) {
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	found := make([]graph.Node, len(ts))
	var others []T
	for i, t := range ts {
		if p := hierarchy.Place(id(t)); p != nil {
			found[i] = p
		} else {
			others = append(others, t)
		}
	}
	if others == nil {
		return found, nil
	}
	nodes, err := named[T, graph.Node](ctx, r.Resolver, others, id)
	if err != nil {
		return nil, err
	}
	for i := range found {
		if found[i] == nil {
			found[i], nodes = nodes[0], nodes[1:]
		}
	}
	return found, nil
}

func (r friendlyPair) District(ctx context.Context, ts []*graph.FriendlyPair) ([]*graph.District, error) {
	return placed[*graph.FriendlyPair, *graph.District](ctx, r.Resolver, ts, fromID)
}

func (r friendlyPair) Partner(ctx context.Context, ts []*graph.FriendlyPair) ([]graph.Place, error) {
	return placed[*graph.FriendlyPair, graph.Place](ctx, r.Resolver, ts, toID)
}

func (r pairing) Supporter(ctx context.Context, ts []*graph.Pairing) ([]graph.Place, error) {
	return placed[*graph.Pairing, graph.Place](ctx, r.Resolver, ts, fromID)
}

func (r pairing) Supported(ctx context.Context, ts []*graph.Pairing) ([]graph.Place, error) {
	return placed[*graph.Pairing, graph.Place](ctx, r.Resolver, ts, toID)
}

func (r flow) Origin(ctx context.Context, ts []*graph.InvestmentFlow) ([]*graph.Province, error) {
	return placed[*graph.InvestmentFlow, *graph.Province](ctx, r.Resolver, ts, fromID)
}

func (r flow) Destination(ctx context.Context, ts []*graph.InvestmentFlow) ([]*graph.Province, error) {
	return placed[*graph.InvestmentFlow, *graph.Province](ctx, r.Resolver, ts, toID)
}

func (r membership) Member(ctx context.Context, ts []*graph.Membership) ([]graph.Node, error) {
	return named[*graph.Membership, graph.Node](ctx, r.Resolver, ts, fromID)
}

func (r membership) Organization(ctx context.Context, ts []*graph.Membership) ([]*graph.Organization, error) {
	return named[*graph.Membership, *graph.Organization](ctx, r.Resolver, ts, toID)
}
