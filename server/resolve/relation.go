package resolve

import (
	"context"
	"slices"

	"coopgraph/graph"
	"coopgraph/schema/breadth"
)

// relatedPages resolves a connection for all parents: each gets a page of the records to which the step of the listing
// leads.
func relatedPages[P graph.Record, T any](ctx context.Context, r *Resolver, parents []P, l *graph.Listing, p paging, item func(graph.Hop) T) ([]*graph.Page[T], error) {
	window, err := p.window(l)
	if err != nil {
		return nil, err
	}
	window.Total = selectsTotal(ctx, l)
	from := idsOf(parents)
	_, step := l.With(l.Life, l.Evidence, window)
	numbers, ok, err := r.expandNumbers(ctx, from, step)
	if err != nil {
		return nil, err
	}
	if ok && len(numbers) > 0 {
		return numberPages[T](numbers, from, l), p.bind(l, numbers[0].Version().Database)
	}
	pages, err := r.expand(ctx, from, step)
	if err != nil || len(pages) == 0 {
		return nil, err
	}
	if err := p.bind(l, pages[0].Version.Database); err != nil {
		return nil, err
	}
	return pagesOf(pages, from, l, item), nil
}

// relatedLists resolves a list without pages for all parents: each gets all records to which a step leads by ties that hold
// in a period and have some evidence.
func relatedLists[P graph.Record, T any](ctx context.Context, r *Resolver, parents []P, s graph.Step, restrict restriction, item func(graph.Hop) T) ([][]T, error) {
	l := graph.NewListing(graph.Query{}, s)
	if err := restrict.apply(l); err != nil {
		return nil, err
	}
	_, step := l.With(l.Life, l.Evidence, graph.Window{Limit: graph.NoLimit})
	pages, err := r.expand(ctx, idsOf(parents), step)
	if err != nil {
		return nil, err
	}
	lists := make([][]T, len(pages))
	for i, page := range pages {
		lists[i] = make([]T, len(page.Edges))
		for k, e := range page.Edges {
			lists[i][k] = item(e.Node)
		}
	}
	return lists, nil
}

// relatedRecord resolves a relation to at most one record for all parents. A parent without a record gets the zero T.
func relatedRecord[P graph.Record, T any](ctx context.Context, r *Resolver, parents []P, s graph.Step, item func(graph.Hop) T) ([]T, error) {
	s.Window.Limit = 1
	pages, err := r.expand(ctx, idsOf(parents), s)
	if err != nil {
		return nil, err
	}
	found := make([]T, len(pages))
	for i, page := range pages {
		if len(page.Edges) > 0 {
			found[i] = item(page.Edges[0].Node)
		}
	}
	return found, nil
}

// expand asks the store to follow ties. Equal steps of the resolvers of one level are one call, even for parents of several
// types.
func (r *Resolver) expand(ctx context.Context, from []graph.ID, s graph.Step) ([]*graph.Page[graph.Hop], error) {
	return breadth.Join(ctx, s, from, func(ctx context.Context, from []graph.ID) ([]*graph.Page[graph.Hop], error) {
		pages, err := r.store.Expand(ctx, from, s)
		if len(pages) > 0 {
			observe(ctx, pages[0].Version)
		}
		return pages, err
	})
}

// expandNumbers is expand by number; ok is false if the records have no numbers.
func (r *Resolver) expandNumbers(ctx context.Context, from []graph.ID, s graph.Step) (pages []graph.NumberPage, ok bool, err error) {
	reader, err := r.store.numbers(ctx)
	if reader == nil || err != nil {
		return nil, false, err
	}
	pages, err = breadth.Join(ctx, s, from, func(ctx context.Context, from []graph.ID) ([]graph.NumberPage, error) {
		pages, err := traced(ctx, r.store.trace, "Expand", len(from), func(ctx context.Context) ([]graph.NumberPage, error) {
			return reader.ExpandNumbers(ctx, from, s)
		})
		if len(pages) > 0 {
			observe(ctx, pages[0].Version())
		}
		return pages, err
	})
	return pages, true, err
}

// nodesKey is the key by which calls for nodes by id are joined.
type nodesKey struct{}

// tieOf returns the tie of a hop, and endOf the node to which it leads. The kinds of the step guarantee that it is a T.
func tieOf[T graph.Tie](h graph.Hop) T    { return h.Tie.(T) }
func endOf[T graph.Record](h graph.Hop) T { return any(h.End).(T) }

// idsOf returns the ids of records.
func idsOf[R graph.Record](records []R) []graph.ID {
	ids := make([]graph.ID, len(records))
	for i, r := range records {
		ids[i] = r.Head().ID
	}
	return ids
}

// nodesByID resolves a relation to nodes whose ids the parents hold. Each node is asked for once.
func nodesByID[P any, T graph.Record](ctx context.Context, r *Resolver, parents []P, id func(P) graph.ID) ([]T, error) {
	indexes := make(map[graph.ID]int, len(parents)) // in distinct
	nodeOf := make([]int, len(parents))
	distinct := make([]graph.ID, 0, len(parents))
	for i, p := range parents {
		index, ok := indexes[id(p)]
		if !ok {
			index = len(distinct)
			distinct = append(distinct, id(p))
			indexes[distinct[index]] = index
		}
		nodeOf[i] = index
	}
	nodes, err := breadth.Join(ctx, nodesKey{}, distinct, r.endNodes)
	if err != nil {
		return nil, err
	}
	found := make([]T, len(parents))
	for i, index := range nodeOf {
		found[i], _ = nodes[index].(T)
	}
	return found, nil
}

// endNodes returns the nodes with these ids, also those that only the past that the operation shows has.
func (r *Resolver) endNodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	nodes, err := r.store.Nodes(ctx, ids)
	if err != nil || !slices.Contains(nodes, nil) {
		return nodes, err
	}
	nodes = slices.Clone(nodes)
	return nodes, operationOf(ctx).findEarlier(ctx, ids, nodes)
}

// placesByID resolves a relation to places whose ids the parents hold. The hierarchy has all places.
func placesByID[P graph.Tie, T graph.Place](ctx context.Context, r *Resolver, parents []P, id func(P) graph.ID) ([]T, error) {
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	found := make([]T, len(parents))
	for i, p := range parents {
		place := hierarchy.Place(id(p))
		if place == nil { // it is not on record any more
			return nodesByID[P, T](ctx, r, parents, id)
		}
		found[i], _ = place.(T)
	}
	return found, nil
}
