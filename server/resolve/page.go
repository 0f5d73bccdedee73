package resolve

import (
	"context"
	"fmt"

	"coopgraph/graph"
)

const (
	defaultPage = 20
	largestPage = 100
)

// paging is the arguments of a connection that choose a window of its list.
type paging struct {
	first, last   *int32
	after, before *string
}

// window reads the arguments against the list that they are for.
func (p paging) window(l *graph.Listing) (w graph.Window, err error) {
	w.Limit = defaultPage
	switch {
	case p.first != nil && p.last != nil:
		return w, invalid("first and last together", "Ask for one of them.")
	case p.first != nil:
		w.Limit, err = pageSize("first", *p.first)
	case p.last != nil:
		w.Last = true
		w.Limit, err = pageSize("last", *p.last)
	}
	if err != nil {
		return w, err
	}
	if p.after != nil {
		if w.After, err = graph.DecodeCursor(l, *p.after); err != nil {
			return w, err
		}
	}
	if p.before != nil {
		w.Before, err = graph.DecodeCursor(l, *p.before)
	}
	return w, err
}

func pageSize(argument string, n int32) (int, error) {
	if n < 1 || n > largestPage {
		return 0, invalid(fmt.Sprintf("%s is %d", argument, n), fmt.Sprintf("Ask for 1 to %d; go on with after or before.", largestPage))
	}
	return int(n), nil
}

// page counts what a connection is a window on, for all connections of one type.
type page[T any] struct{ *Resolver }

func (r page[T]) TotalCount(ctx context.Context, pages []*graph.Page[T]) ([]int32, error) {
	totals := make([]int32, len(pages))
	nested := map[graph.Step][]int{}
	for i, p := range pages {
		if p.From != "" {
			nested[p.Listing.Step] = append(nested[p.Listing.Step], i)
			continue
		}
		total, err := r.total(ctx, p.Listing)
		if err != nil {
			return nil, err
		}
		totals[i] = total
	}
	for step, of := range nested {
		from := make([]graph.ID, len(of))
		step.Window = graph.Window{Total: true}
		for i, page := range of {
			from[i] = pages[page].From
		}
		counted, err := r.expand(ctx, from, step)
		if err != nil {
			return nil, err
		}
		for i, page := range of {
			totals[page] = int32(counted[i].Total)
		}
	}
	return totals, nil
}

// total counts a list that starts at no node.
func (r *Resolver) total(ctx context.Context, l *graph.Listing) (int32, error) {
	count := graph.Window{Total: true}
	if l.Step.Ties == 0 {
		query := l.Query
		query.Window = count
		nodes, err := r.store.ListNodes(ctx, query)
		if err != nil {
			return 0, err
		}
		return int32(nodes.Total), nil
	}
	step := l.Step
	step.Window = count
	ties, err := r.store.ListTies(ctx, step)
	if err != nil {
		return 0, err
	}
	return int32(ties.Total), nil
}

// pagesOf makes typed pages of what a store answered about some nodes. All of them stand in one block of memory, and so
// do their edges: an answer of a thousand pages is three allocations.
func pagesOf[T, U any](pages []*graph.Page[U], from []graph.ID, l *graph.Listing, item func(U) T) []*graph.Page[T] {
	edges := 0
	for _, p := range pages {
		edges += len(p.Edges)
	}
	typed, block, free := make([]*graph.Page[T], len(pages)), make([]graph.Page[T], len(pages)), make([]graph.Edge[T], edges)
	for i, p := range pages {
		n := len(p.Edges)
		block[i] = graph.Page[T]{HasNext: p.HasNext, HasPrevious: p.HasPrevious, From: from[i], Listing: l, Edges: free[:n:n]}
		for k := range p.Edges {
			free[k] = graph.Edge[T]{Node: item(p.Edges[k].Node), At: p.Edges[k].At, Listing: l}
		}
		typed[i], free = &block[i], free[n:]
	}
	return typed
}

// pageOf is the page of a list that starts at no node.
func pageOf[T, U any](p *graph.Page[U], l *graph.Listing, item func(U) T) *graph.Page[T] {
	return pagesOf([]*graph.Page[U]{p}, []graph.ID{""}, l, item)[0]
}

func invalid(message, hint string) error {
	return &graph.Error{Code: graph.InvalidArgument, Message: message, Hint: hint}
}
