package resolve

import (
	"context"

	"coopgraph/graph"
	"coopgraph/schema"
)

// tie resolves the fields that every tie has, for all types of ties.
type tie[T graph.Tie] struct{ *Resolver }

// tieStep returns the step along ties of the kinds that a filter allows, so that a store reads no other ties.
func tieStep(f *schema.TieFilter) graph.Step {
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

// ends resolves one end of ties: places come from the hierarchy, all other nodes from the store.
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
	nodes, err := nodesByID[T, graph.Node](ctx, r.Resolver, others, id)
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
	return placesByID[*graph.FriendlyPair, *graph.District](ctx, r.Resolver, ts, fromID)
}

func (r friendlyPair) Partner(ctx context.Context, ts []*graph.FriendlyPair) ([]graph.Place, error) {
	return placesByID[*graph.FriendlyPair, graph.Place](ctx, r.Resolver, ts, toID)
}

func (r pairing) Supporter(ctx context.Context, ts []*graph.Pairing) ([]graph.Place, error) {
	return placesByID[*graph.Pairing, graph.Place](ctx, r.Resolver, ts, fromID)
}

func (r pairing) Supported(ctx context.Context, ts []*graph.Pairing) ([]graph.Place, error) {
	return placesByID[*graph.Pairing, graph.Place](ctx, r.Resolver, ts, toID)
}

func (r investmentFlow) Origin(ctx context.Context, ts []*graph.InvestmentFlow) ([]*graph.Province, error) {
	return placesByID[*graph.InvestmentFlow, *graph.Province](ctx, r.Resolver, ts, fromID)
}

func (r investmentFlow) Destination(ctx context.Context, ts []*graph.InvestmentFlow) ([]*graph.Province, error) {
	return placesByID[*graph.InvestmentFlow, *graph.Province](ctx, r.Resolver, ts, toID)
}

func (r membership) Member(ctx context.Context, ts []*graph.Membership) ([]graph.Node, error) {
	return nodesByID[*graph.Membership, graph.Node](ctx, r.Resolver, ts, fromID)
}

func (r membership) Organization(ctx context.Context, ts []*graph.Membership) ([]*graph.Organization, error) {
	return nodesByID[*graph.Membership, *graph.Organization](ctx, r.Resolver, ts, toID)
}
