package resolve

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"coopgraph/graph"
)

// How many items a page has.
const (
	DefaultPageSize = 20  // if its arguments do not say
	MaxPageSize     = 500 // at most
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
		all[i] = graph.Page[T]{HasNext: p.HasNext, HasPrevious: p.HasPrevious, Total: p.Total, From: from[i], Listing: l, Edges: unused[:n:n]}
		for k := range p.Edges {
			unused[k] = graph.Edge[T]{Node: item(p.Edges[k].Node), At: p.Edges[k].At, Listing: l}
		}
		typed[i], unused = &all[i], unused[n:]
	}
	return typed
}

// numberPages converts the pages by number that a store returned for some nodes to typed pages, in one allocation.
func numberPages[T any](numbers []graph.NumberPage, from []graph.ID, l *graph.Listing) []*graph.Page[T] {
	typed, all := make([]*graph.Page[T], len(numbers)), make([]graph.Page[T], len(numbers))
	for i := range numbers {
		n := &numbers[i]
		all[i] = graph.Page[T]{HasNext: n.HasNext, HasPrevious: n.HasPrevious, Total: n.Total, From: from[i], Listing: l, Numbers: n}
		typed[i] = &all[i]
	}
	return typed
}

// computedPages returns a window of each of some lists that an analysis computed. Their records are sorted by id.
func computedPages[P any, T graph.Record](ctx context.Context, r *Resolver, parents []P, p paging, list func(P) (*graph.ComputedList, []T)) ([]*graph.Page[T], error) {
	version, err := r.version(ctx)
	if err != nil {
		return nil, err
	}
	pages := make([]*graph.Page[T], len(parents))
	for i, parent := range parents {
		computed, records := list(parent)
		l := &graph.Listing{Computed: computed, Evidence: graph.AllEvidence}
		w, err := p.window(l)
		if err != nil {
			return nil, err
		}
		if err := p.bind(l, version.Database); err != nil {
			return nil, err
		}
		pages[i] = windowOf(records, l, w)
	}
	return pages, nil
}

// windowOf returns the page of a window of records that are sorted by id.
func windowOf[T graph.Record](records []T, l *graph.Listing, w graph.Window) *graph.Page[T] {
	byID := func(record T, id graph.ID) int { return cmp.Compare(record.Head().ID, id) }
	lo, hi := 0, len(records)
	if w.After != (graph.Position{}) {
		at, found := slices.BinarySearchFunc(records, w.After.ID, byID)
		if lo = at; found {
			lo++
		}
	}
	if w.Before != (graph.Position{}) {
		hi, _ = slices.BinarySearchFunc(records, w.Before.ID, byID)
	}
	switch {
	case lo >= hi:
		return &graph.Page[T]{Listing: l, HasPrevious: lo > 0, HasNext: hi < len(records)}
	case hi-lo > w.Limit && w.Last:
		lo = hi - w.Limit
	case hi-lo > w.Limit:
		hi = lo + w.Limit
	}
	page := &graph.Page[T]{Listing: l, HasPrevious: lo > 0, HasNext: hi < len(records)}
	for _, record := range records[lo:hi] {
		page.Edges = append(page.Edges, graph.Edge[T]{Node: record, At: graph.Position{ID: record.Head().ID}, Listing: l})
	}
	return page
}

// pageOf converts the page of a root list to a typed page.
func pageOf[T, U any](p *graph.Page[U], l *graph.Listing, item func(U) T) *graph.Page[T] {
	return pagesOf([]*graph.Page[U]{p}, []graph.ID{""}, l, item)[0]
}
