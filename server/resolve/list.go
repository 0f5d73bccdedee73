package resolve

import (
	"context"

	"coopgraph/graph"
)

// restriction holds the arguments that restrict a list beside its filter.
type restriction struct {
	period
	evidence []graph.Evidence // nil is all evidence
}

// nodeListing returns the listing of the nodes of some kinds that meet a filter and a restriction.
func nodeListing[F any](kinds graph.NodeKinds, order graph.Order, translate translateFunc[F], filter *F, restrict restriction) (*graph.Listing, error) {
	return filtered(graph.Query{Kinds: kinds, Order: order}, graph.Step{}, translate, filter, restrict, graph.AllEvidence)
}

// tieListing returns the listing of the ties of a step that meet a filter and a restriction.
func tieListing[F any](s graph.Step, order graph.Order, translate translateFunc[F], filter *F, restrict restriction) (*graph.Listing, error) {
	l, err := filtered(graph.Query{}, s, translate, filter, restrict, graph.AllEvidence)
	if err != nil {
		return nil, err
	}
	l.Step.Order = order
	return l, nil
}

// filtered returns the listing of a query, or of a step if the step names kinds of ties. Conditions on relations consider
// only ties of some evidence.
func filtered[F any](q graph.Query, s graph.Step, translate translateFunc[F], filter *F, restrict restriction, considered graph.EvidenceSet) (*graph.Listing, error) {
	records := graph.AllEvidence
	if len(restrict.evidence) > 0 {
		records = graph.EvidenceSetOf(restrict.evidence...)
	}
	passes, unattested, err := translateFilter(translate, filter, selection{restrict.period, considered, records})
	if err != nil {
		return nil, err
	}
	listing := func(passes graph.Filter) *graph.Listing {
		l := graph.NewListing(q, s)
		if s.Ties == 0 {
			l.Query.Filter = graph.All(q.Filter, passes)
		} else {
			l.Step.Filter = graph.All(s.Filter, passes)
		}
		return l
	}
	l := listing(passes)
	if unattested != nil {
		l.Unattested = listing(unattested)
	}
	return l, restrict.apply(l)
}

// apply restricts a listing.
func (r restriction) apply(l *graph.Listing) (err error) {
	if r.evidence != nil {
		if err := checkEvidence(r.evidence); err != nil {
			return err
		}
		l.Evidence = graph.EvidenceSetOf(r.evidence...)
	}
	l.Life, err = r.ofRecords()
	return err
}

// listNodes returns one page of a root list of nodes.
func listNodes[T graph.Node](ctx context.Context, r *Resolver, l *graph.Listing, p paging) (*graph.Page[T], error) {
	listed, err := listNumbers[T](ctx, r, l, p, "ListNodes", func(ctx context.Context, store graph.NumberReader, q graph.Query, _ graph.Step) (*graph.NumberPage, error) {
		return store.NodeNumbers(ctx, q)
	})
	if listed != nil || err != nil {
		return listed, err
	}
	_, page, err := r.queryNodes(ctx, l, p)
	if err != nil {
		return nil, err
	}
	return pageOf(page, l, func(n graph.Node) T { return n.(T) }), nil
}

// queryNodes asks the store for one window of a listing of nodes, and returns the query and its answer.
func (r *Resolver) queryNodes(ctx context.Context, l *graph.Listing, p paging) (graph.Query, *graph.Page[graph.Node], error) {
	window, err := p.window(l)
	if err != nil {
		return graph.Query{}, nil, err
	}
	window.Total = selectsTotal(ctx, l)
	q, _ := l.With(l.Life, l.Evidence, window)
	page, err := r.store.ListNodes(ctx, q)
	if err != nil {
		return graph.Query{}, nil, err
	}
	observe(ctx, page.Version)
	return q, page, p.bind(l, page.Version.Database)
}

// listTies returns one page of a root list of ties.
func listTies[T graph.Tie](ctx context.Context, r *Resolver, l *graph.Listing, p paging) (*graph.Page[T], error) {
	l.Step.Direction = 0
	listed, err := listNumbers[T](ctx, r, l, p, "ListTies", func(ctx context.Context, store graph.NumberReader, _ graph.Query, s graph.Step) (*graph.NumberPage, error) {
		return store.TieNumbers(ctx, s)
	})
	if listed != nil || err != nil {
		return listed, err
	}
	window, err := p.window(l)
	if err != nil {
		return nil, err
	}
	window.Total = selectsTotal(ctx, l)
	_, step := l.With(l.Life, l.Evidence, window)
	page, err := r.store.ListTies(ctx, step)
	if err != nil {
		return nil, err
	}
	observe(ctx, page.Version)
	if err := p.bind(l, page.Version.Database); err != nil {
		return nil, err
	}
	return pageOf(page, l, tieOf[T]), nil
}

// listNumbers returns one page of a root list by number, nil if the records have no numbers. The trace is told about the
// method whose answer list returns by number.
func listNumbers[T any](ctx context.Context, r *Resolver, l *graph.Listing, p paging, method string,
	list func(context.Context, graph.NumberReader, graph.Query, graph.Step) (*graph.NumberPage, error)) (*graph.Page[T], error) {
	window, err := p.window(l)
	if err != nil {
		return nil, err
	}
	store, err := r.store.numbers(ctx)
	if store == nil || err != nil {
		return nil, err
	}
	window.Total = selectsTotal(ctx, l)
	q, s := l.With(l.Life, l.Evidence, window)
	page, err := traced(ctx, r.store.trace, method, 0, func(ctx context.Context) (*graph.NumberPage, error) { return list(ctx, store, q, s) })
	if err != nil {
		return nil, err
	}
	observe(ctx, page.Version())
	return numberPages[T]([]graph.NumberPage{*page}, []graph.ID{""}, l)[0], p.bind(l, page.Version().Database)
}
