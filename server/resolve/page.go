package resolve

import (
	"fmt"

	"coopgraph/graph"
)

// How many items a page has.
const (
	DefaultPageSize = 20  // if its arguments do not say
	MaxPageSize     = 100 // at most
)

// paging holds the arguments of a connection that select a window of its list.
type paging struct {
	first, last   *int32
	after, before *string
}

// window returns the window of a listing that the arguments select. Their cursors must be cursors of this listing.
func (p paging) window(l *graph.Listing) (w graph.Window, err error) {
	w.Limit = DefaultPageSize
	switch {
	case p.first != nil && p.last != nil:
		return w, invalid("first and last together", "Give one of them.")
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

// bind binds the cursors of a listing to the database from which it was read. It refuses cursors of another database in the
// arguments.
func (p paging) bind(l *graph.Listing, database graph.Identity) error {
	l.Bind(database)
	for _, cursor := range []*string{p.after, p.before} {
		if cursor != nil {
			if err := graph.CheckDatabase(*cursor, database); err != nil {
				return err
			}
		}
	}
	return nil
}

// pageSize checks the size of a page.
func pageSize(argument string, n int32) (int, error) {
	if n < 1 || n > MaxPageSize {
		return 0, invalid(fmt.Sprintf("%s is %d", argument, n), fmt.Sprintf("Ask for 1 to %d, and get the rest with after or before.", MaxPageSize))
	}
	return int(n), nil
}

// pagesOf converts the pages that a store returned for some nodes to typed pages. All pages share one allocation, and all
// edges another.
func pagesOf[T, U any](pages []*graph.Page[U], from []graph.ID, l *graph.Listing, item func(U) T) []*graph.Page[T] {
	edges := 0
	for _, p := range pages {
		edges += len(p.Edges)
	}
	typed, all, unused := make([]*graph.Page[T], len(pages)), make([]graph.Page[T], len(pages)), make([]graph.Edge[T], edges)
	for i, p := range pages {
		n := len(p.Edges)
		all[i] = graph.Page[T]{HasNext: p.HasNext, HasPrevious: p.HasPrevious, From: from[i], Listing: l, Edges: unused[:n:n]}
		for k := range p.Edges {
			unused[k] = graph.Edge[T]{Node: item(p.Edges[k].Node), At: p.Edges[k].At, Listing: l}
		}
		typed[i], unused = &all[i], unused[n:]
	}
	return typed
}

// pageOf converts the page of a root list to a typed page.
func pageOf[T, U any](p *graph.Page[U], l *graph.Listing, item func(U) T) *graph.Page[T] {
	return pagesOf([]*graph.Page[U]{p}, []graph.ID{""}, l, item)[0]
}
