package resolve

import (
	"context"

	"coopgraph/graph"
	"coopgraph/schema/breadth"
)

// related answers a connection for all parents: one page each of what the listing's step leads to.
func related[P graph.Record, T any](ctx context.Context, r *Resolver, parents []P, l *graph.Listing, p paging, item func(graph.Hop) T) ([]*graph.Page[T], error) {
	window, err := p.window(l)
	if err != nil {
		return nil, err
	}
	from := ids(parents)
	_, step := l.With(l.Life, l.Evidence, window)
	pages, err := r.expand(ctx, from, step)
	if err != nil || len(pages) == 0 {
		return nil, err
	}
	if err := p.bind(l, pages[0].Version.Database); err != nil {
		return nil, err
	}
	return pagesOf(pages, from, l, item), nil
}

// all answers a plain list for all parents: everything that the step leads to, as far as its ties are known so.
func all[P graph.Record, T any](ctx context.Context, r *Resolver, parents []P, s graph.Step, life lifetime, evidence []graph.Evidence, item func(graph.Hop) T) ([][]T, error) {
	l := graph.NewListing(graph.Query{}, s)
	if err := chosen(l, life, evidence); err != nil {
		return nil, err
	}
	_, step := l.With(l.Life, l.Evidence, graph.Window{Limit: graph.NoLimit})
	pages, err := r.expand(ctx, ids(parents), step)
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

// one answers a relation to at most one for all parents; the zero T where a parent has none.
func one[P graph.Record, T any](ctx context.Context, r *Resolver, parents []P, s graph.Step, item func(graph.Hop) T) ([]T, error) {
	s.Window.Limit = 1
	pages, err := r.expand(ctx, ids(parents), s)
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

// expand asks the store along ties. What resolvers of one level ask alike, for parents of several types, is asked once.
func (r *Resolver) expand(ctx context.Context, from []graph.ID, s graph.Step) ([]*graph.Page[graph.Hop], error) {
	return breadth.Join(ctx, s, from, func(ctx context.Context, from []graph.ID) ([]*graph.Page[graph.Hop], error) {
		pages, err := r.store.Expand(ctx, from, s)
		if len(pages) > 0 {
			note(ctx, pages[0].Version)
		}
		return pages, err
	})
}

// everyNode is the question of all who ask for nodes by id.
type everyNode struct{}

// tieOf is a hop's tie, endOf the node that it leads to; the step's kinds say that it is a T.
func tieOf[T graph.Tie](h graph.Hop) T    { return h.Tie.(T) }
func endOf[T graph.Record](h graph.Hop) T { return any(h.End).(T) }

func ids[R graph.Record](records []R) []graph.ID {
	of := make([]graph.ID, len(records))
	for i, r := range records {
		of[i] = r.Head().ID
	}
	return of
}

// named answers a relation that the parents hold the id of: each different node is asked for once.
func named[P any, T graph.Record](ctx context.Context, r *Resolver, parents []P, id func(P) graph.ID) ([]T, error) {
	known, at := make(map[graph.ID]int, len(parents)), make([]int, len(parents))
	distinct := make([]graph.ID, 0, len(parents))
	for i, p := range parents {
		of, ok := known[id(p)]
		if !ok {
			of = len(distinct)
			distinct = append(distinct, id(p))
			known[distinct[of]] = of
		}
		at[i] = of
	}
	nodes, err := breadth.Join(ctx, everyNode{}, distinct, r.store.Nodes)
	if err != nil {
		return nil, err
	}
	found := make([]T, len(parents))
	for i, of := range at {
		found[i], _ = nodes[of].(T)
	}
	return found, nil
}

// placed answers a relation to a place that the parents hold the id of: from the hierarchy, which has all of them.
func placed[P graph.Tie, T graph.Place](ctx context.Context, r *Resolver, parents []P, id func(P) graph.ID) ([]T, error) {
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	found := make([]T, len(parents))
	for i, p := range parents {
		found[i], _ = hierarchy.Place(id(p)).(T)
	}
	return found, nil
}
