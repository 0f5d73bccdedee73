package graph

import (
	"hash/fnv"
	"sync"
)

// Page is the answer to a window of an ordered list.
type Page[T any] struct {
	Edges       []Edge[T]     // the items in the window, in the order of the list
	HasNext     bool          // whether the list goes on after the last edge; for an empty page, whether Before excluded an item
	HasPrevious bool          // whether the list has items before the first edge; for an empty page, whether After excluded one
	Total       EvidenceTally // the length of the whole list, if the window asked for it
	Version     Version       // at which the page was read
	Listing     *Listing      // the list that this is a page of
	From        ID            // the node whose ties these are; empty for a list of nodes or of all ties
	Numbers     *NumberPage   // if it is not nil, it has the items instead of Edges, and all else that a store knows of the page
}

// Edge is an item of a page and its position.
type Edge[T any] struct {
	Node    T // the item, which GraphQL calls the node of an edge
	At      Position
	Listing *Listing    // the list that the position is in
	numbers *NumberPage // the page of the item, nil if it has no numbers
	index   int         // in the page
}

// Listing is the whole list that a page is a part of. Cursors are bound to it, and it says what to count. Stores leave it
// nil.
type Listing struct {
	// Computed is the list if an analysis computed it. Only Evidence is set besides.
	Computed *ComputedList
	// Query or Step asks for the list, without a window and without Life and Evidence. The other one is zero: a Listing has
	// a Step if Step.Ties is not zero.
	Query    Query
	Step     Step
	Life     Filter      // when the records hold
	Evidence EvidenceSet // how they are known
	Near     Near        // from whose middle the edges have distances; zero for lists without distances
	// Unattested lists what the day of Life leaves out only because a beginning is not known, of every evidence. It is nil
	// if Life names no day.
	Unattested *Listing

	once     sync.Once
	hash     uint32 // FNV-1a of the canonical form, computed when it is first needed
	database uint32 // see Bind
}

// ComputedList is a list that an analysis computed, for example the ties of a flow. No store is asked for it.
type ComputedList struct {
	Field      ID            // names the field of the query that has the list: its cursors are bound to this id
	Tally      EvidenceTally // of its records
	Unattested int32         // how many more records a day leaves out only because a beginning is not known
}

// NewListing returns the listing of a query or of a step, the other one being zero, of every evidence and at any time.
func NewListing(q Query, s Step) *Listing {
	return &Listing{Query: q, Step: s, Evidence: AllEvidence}
}

// With returns the listing's query or step with a window and with conditions on life and evidence.
func (l *Listing) With(life Filter, evidence EvidenceSet, w Window) (Query, Step) {
	q, s := l.Query, l.Step
	q.Window, s.Window = w, w
	byEvidence := evidence.Filter()
	if byEvidence != nil && s.Listed == Far {
		byEvidence = End{Of: Far, Filter: byEvidence}
	}
	if s.Ties == 0 {
		q.Filter = All(life, byEvidence, q.Filter)
	} else {
		s.Filter = All(life, byEvidence, s.Filter)
	}
	return q, s
}

// Bind binds the listing's cursors to the database that its pages were read from. It must be called before a cursor is
// written.
func (l *Listing) Bind(database Identity) { l.database = database.fingerprint() }

// fingerprint is a hash of the query or step, or of the name of a computed list. It is computed only if a page has cursors.
func (l *Listing) fingerprint() uint32 {
	l.once.Do(func() {
		canonical := make([]byte, 0, 256)
		if l.Computed != nil {
			canonical = appendText(append(canonical, 'C'), l.Computed.Field)
		} else {
			q, s := l.With(l.Life, l.Evidence, Window{})
			canonical = s.appendTo(q.appendTo(canonical))
		}
		h := fnv.New32a()
		_, _ = h.Write(canonical) // it never fails
		l.hash = h.Sum32()
	})
	return l.hash
}

// PageInfo is the PageInfo of Relay's connections.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *Cursor
}

// len returns the number of items.
func (p *Page[T]) len() int {
	if p.Numbers != nil {
		return len(p.Numbers.Numbers)
	}
	return len(p.Edges)
}

// edge returns one edge.
func (p *Page[T]) edge(i int) Edge[T] {
	if p.Numbers == nil {
		return p.Edges[i]
	}
	return Edge[T]{Node: p.item(i), At: p.Numbers.Positions.Position(i), Listing: p.Listing, numbers: p.Numbers, index: i}
}

// item returns one item. The list has records of type T only.
func (p *Page[T]) item(i int) T {
	if p.Numbers == nil {
		return p.Edges[i].Node
	}
	return p.Numbers.Records.Object(p.Numbers.Numbers[i]).(T)
}

// Nodes returns the items without their positions.
func (p *Page[T]) Nodes() []T {
	nodes := make([]T, p.len())
	for i := range nodes {
		nodes[i] = p.item(i)
	}
	return nodes
}

// NodesNumbers returns the numbers of the items; the records are nil if they have none.
func (p *Page[T]) NodesNumbers() (*Records, []int32) {
	if p.Numbers == nil {
		return nil, nil
	}
	return p.Numbers.Records, p.Numbers.Numbers
}

// AllEdges returns the edges.
func (p *Page[T]) AllEdges() []Edge[T] {
	if p.Numbers == nil {
		return p.Edges
	}
	edges := make([]Edge[T], p.len())
	for i := range edges {
		edges[i] = p.edge(i)
	}
	return edges
}

// PageInfo returns the page's position in its list.
func (p *Page[T]) PageInfo() PageInfo {
	info := PageInfo{HasNextPage: p.HasNext, HasPreviousPage: p.HasPrevious}
	if n := p.len(); n > 0 {
		first, last := p.edge(0), p.edge(n-1)
		start, end := first.Cursor(), last.Cursor()
		info.StartCursor, info.EndCursor = &start, &end
	}
	return info
}

// NodeNumbers returns the number of the item; the records are nil if it has none.
func (e *Edge[T]) NodeNumbers() (*Records, []int32) {
	if e.numbers == nil {
		return nil, nil
	}
	return e.numbers.Records, e.numbers.Numbers[e.index : e.index+1]
}

// Distance returns the kilometres between the place and the middle of the circle that the list asks for, to the metre. It is
// nil if the list asks for none.
func (e *Edge[T]) Distance() *float64 {
	r, _ := any(e.Node).(Record)
	metres := e.Listing.Near.Metres(r)
	if e.Listing.Near == (Near{}) || metres.IsNull() {
		return nil
	}
	kilometres := float64(metres.Int()) / 1000
	return &kilometres
}

// Cursor returns the cursor of the edge.
func (e *Edge[T]) Cursor() Cursor { return e.Listing.Cursor(e.At) }
