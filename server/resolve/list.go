package resolve

import (
	"context"

	"coopgraph/graph"
)

// listNodes answers a root connection of nodes.
func listNodes[F, T any](ctx context.Context, r *Resolver, kinds graph.NodeKinds, how func(*translation, *F) graph.Filter, filter *F, life lifetime, evidence []graph.Evidence, order graph.Order, p paging) (*graph.Page[T], error) {
	l, err := restrict(graph.Query{Kinds: kinds, Order: order}, graph.Step{}, how, filter, life, evidence)
	if err != nil {
		return nil, err
	}
	return queried(ctx, r, l, p, func(n graph.Node) T { return any(n).(T) })
}

func queried[T any](ctx context.Context, r *Resolver, l *graph.Listing, p paging, item func(graph.Node) T) (*graph.Page[T], error) {
	_, page, err := r.listNodes(ctx, l, p)
	if err != nil {
		return nil, err
	}
	return pageOf(page, l, item), nil
}

// listNodes asks the store for one window of a listing of nodes, and says what it asked.
func (r *Resolver) listNodes(ctx context.Context, l *graph.Listing, p paging) (graph.Query, *graph.Page[graph.Node], error) {
	window, err := p.window(l)
	if err != nil {
		return graph.Query{}, nil, err
	}
	q, _ := l.With(l.Life, l.Evidence, window)
	page, err := r.store.ListNodes(ctx, q)
	if err != nil {
		return graph.Query{}, nil, err
	}
	note(ctx, page.Version)
	return q, page, p.bind(l, page.Version.Database)
}

// listTies answers a root connection of ties.
func listTies[T graph.Tie](ctx context.Context, r *Resolver, l *graph.Listing, p paging) (*graph.Page[T], error) {
	l.Step.Direction = 0
	window, err := p.window(l)
	if err != nil {
		return nil, err
	}
	_, step := l.With(l.Life, l.Evidence, window)
	page, err := r.store.ListTies(ctx, step)
	if err != nil {
		return nil, err
	}
	note(ctx, page.Version)
	if err := p.bind(l, page.Version.Database); err != nil {
		return nil, err
	}
	return pageOf(page, l, tieOf[T]), nil
}

// restrict makes the listing of a query or a step: of what passes a filter, holds by the lifetime and is known so.
func restrict[F any](q graph.Query, s graph.Step, how func(*translation, *F) graph.Filter, filter *F, life lifetime, evidence []graph.Evidence) (*graph.Listing, error) {
	known := graph.AllEvidence
	if len(evidence) > 0 {
		known = graph.EvidenceSetOf(evidence...)
	}
	passes, err := translate(how, filter, life, graph.AllEvidence, known)
	if err != nil {
		return nil, err
	}
	only := func(passes graph.Filter) *graph.Listing {
		l := graph.NewListing(q, s)
		if s.Ties == 0 {
			l.Query.Filter = graph.All(q.Filter, passes)
		} else {
			l.Step.Filter = graph.All(s.Filter, passes)
		}
		return l
	}
	l := only(passes)
	if left := unattested(how, filter, life, graph.AllEvidence, passes); left != nil {
		l.Unattested = only(left)
	}
	return l, chosen(l, life, evidence)
}

// chosen adds to a listing what its arguments beside the filter choose by.
func chosen(l *graph.Listing, life lifetime, evidence []graph.Evidence) (err error) {
	if evidence != nil {
		if err := checkEvidence(evidence); err != nil {
			return err
		}
		l.Evidence = graph.EvidenceSetOf(evidence...)
	}
	l.Life, err = life.records()
	return err
}
