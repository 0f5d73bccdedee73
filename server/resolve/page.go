package resolve

import (
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
