package graph

import (
	"hash/fnv"
	"sync"
)

// Page is a window on an ordered list.
type Page[T any] struct {
	Edges       []Edge[T]
	HasNext     bool          // whether the list goes on after the last edge; of an empty page, whether Before shut something out
	HasPrevious bool          // whether there is something before the first edge; of an empty page, whether After shut something out
	Total       EvidenceTally // the length of the whole list, only where the window asked for it
	Version     Version       // that it was read at
	Listing     *Listing
	From        ID // the node whose ties these are, empty for a list of its own
}

// Edge is an item of a page and its position.
type Edge[T any] struct {
	Node    T
	At      Position
	Listing *Listing
}

// Listing is the question that a page is a part of the answer to. Cursors are bound to it, and its counts are taken by
// it. Stores leave it nil.
type Listing struct {
	Query    Query       // or
	Step     Step        // which names its kinds of ties; either without a window and without the two conditions that follow
	Life     Filter      // when the records hold
	Evidence EvidenceSet // how they are known
	// Unattested lists, at any time and of all evidence, what the day of Life leaves out only because a beginning is not
	// known; nil without a day.
	Unattested *Listing

	once     sync.Once
	print    uint32
	database uint32 // see Bind
}

// NewListing makes the listing of a query, or of a step where the query is zero, of all evidence and at any time.
func NewListing(q Query, s Step) *Listing {
	return &Listing{Query: q, Step: s, Evidence: AllEvidence}
}

// With is the listing's query, or its step, of records that hold then and are known so.
func (l *Listing) With(life Filter, evidence EvidenceSet, w Window) (Query, Step) {
	q, s := l.Query, l.Step
	q.Window, s.Window = w, w
	known := evidence.Filter()
	if known != nil && s.Listed == Far {
		known = End{Of: Far, Filter: known}
	}
	if s.Ties == 0 {
		q.Filter = All(life, known, q.Filter)
	} else {
		s.Filter = All(life, known, s.Filter)
	}
	return q, s
}

// Bind binds the listing's cursors to the database that its pages were read from. It comes before any of them is written.
func (l *Listing) Bind(database Identity) { l.database = database.fingerprint() }

// fingerprint tells listings apart. It is taken only where there are cursors.
func (l *Listing) fingerprint() uint32 {
	l.once.Do(func() {
		h := fnv.New32a()
		q, s := l.With(l.Life, l.Evidence, Window{})
		_, _ = h.Write(s.appendTo(q.appendTo(make([]byte, 0, 256)))) // it never fails
		l.print = h.Sum32()
	})
	return l.print
}

// PageInfo is Relay's.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *Cursor
}

// Nodes is the items without their positions.
func (p *Page[T]) Nodes() []T {
	nodes := make([]T, len(p.Edges))
	for i := range p.Edges {
		nodes[i] = p.Edges[i].Node
	}
	return nodes
}

// PageInfo says where the page lies in its list.
func (p *Page[T]) PageInfo() PageInfo {
	info := PageInfo{HasNextPage: p.HasNext, HasPreviousPage: p.HasPrevious}
	if n := len(p.Edges); n > 0 {
		start, end := p.Edges[0].Cursor(), p.Edges[n-1].Cursor()
		info.StartCursor, info.EndCursor = &start, &end
	}
	return info
}

// Cursor is the edge's position.
func (e *Edge[T]) Cursor() Cursor { return e.Listing.Cursor(e.At) }
