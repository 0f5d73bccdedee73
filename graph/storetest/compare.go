package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

// nodes returns the ids of the nodes that a query lists.
func nodes(t *testing.T, store graph.Store, q graph.Query) []graph.ID {
	t.Helper()
	return nodeIDs(must(store.ListNodes(t.Context(), q))(t))
}

// ties returns the ids of the ties that a step lists.
func ties(t *testing.T, store graph.Store, s graph.Step) []graph.ID {
	t.Helper()
	return tieIDs(must(store.ListTies(t.Context(), s))(t))
}

// expandOne returns the page of one node's ties.
func expandOne(t *testing.T, store graph.Store, from graph.ID, s graph.Step) *graph.Page[graph.Hop] {
	t.Helper()
	pages := must(store.Expand(t.Context(), []graph.ID{from}, s))(t)
	if len(pages) != 1 || pages[0] == nil {
		t.Fatalf("expand of one id gives %d pages: %v", len(pages), pages)
	}
	return pages[0]
}

func nodeIDs(p *graph.Page[graph.Node]) (ids []graph.ID) {
	for _, n := range p.Nodes() {
		ids = append(ids, n.Head().ID)
	}
	return ids
}

func tieIDs(p *graph.Page[graph.Hop]) (ids []graph.ID) {
	for _, h := range p.Nodes() {
		ids = append(ids, h.Tie.Head().ID)
	}
	return ids
}

func endIDs(p *graph.Page[graph.Hop]) (ids []graph.ID) {
	for _, h := range p.Nodes() {
		ids = append(ids, h.End.Head().ID)
	}
	return ids
}

// same compares two lists of ids, including their order.
func same(t *testing.T, what any, got, want []graph.ID) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%+v:\n got %v\nwant %v", what, got, want)
	}
}

// sameSet compares two lists of ids, without their order.
func sameSet(t *testing.T, what any, got, want []graph.ID) {
	t.Helper()
	got, want = slices.Clone(got), slices.Clone(want)
	slices.Sort(got)
	slices.Sort(want)
	same(t, what, got, want)
}

// printed returns all of a page as text, one line for each edge. Equal pages have equal texts.
func printed[T any](p *graph.Page[T]) string {
	var b strings.Builder
	fmt.Fprintf(&b, "from %q previous %t next %t total %v listing %v\n", p.From, p.HasPrevious, p.HasNext, p.Total, p.Listing)
	for _, e := range p.Edges {
		switch n := any(e.Node).(type) {
		case graph.Hop:
			fmt.Fprintf(&b, "  %s → %s", n.Tie.Head().ID, n.End.Head().ID)
		case graph.Node:
			fmt.Fprintf(&b, "  %s", n.Head().ID)
		}
		fmt.Fprintf(&b, " at %+v listing %v\n", e.At, e.Listing)
	}
	return b.String()
}

// samePage compares two pages with all that is in them.
func samePage[T any](t *testing.T, what any, got, want *graph.Page[T]) {
	t.Helper()
	if g, w := printed(got), printed(want); g != w {
		t.Errorf("%+v:\n got %swant %s", what, g, w)
	}
}

// all is the window that is the whole list.
var all = graph.Window{Limit: graph.NoLimit}
