package storetest

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

// Run runs the suite on the stores that open makes: each empty, and closed by the suite.
func Run(t *testing.T, open func(t *testing.T) graph.Store) {
	effort{questions: 250, rounds: 100}.run(t, open)
}

// RunSlow runs the suite on stores that take a tenth of a second for a question of a new shape, since they plan it. It
// asks fewer random questions. Outside of CI it also tries each order by one direction and one end of the ties, and has
// fewer rounds of concurrent writers.
func RunSlow(t *testing.T, open func(t *testing.T) graph.Store) {
	if os.Getenv("CI") != "" {
		effort{questions: 60, rounds: 100}.run(t, open)
		return
	}
	effort{questions: 15, rounds: 40, rotate: true}.run(t, open)
}

// effort is how much a run asks where it could go on asking.
type effort struct {
	questions int  // random ones about each network
	rounds    int  // how often concurrent writers begin together
	rotate    bool // whether each order is tried with one of several cases, by rotation
}

// rotated are the cases to try the i-th order with: all of them, or one, by rotation.
func rotated[T any](e effort, i int, cases []T) []T {
	if !e.rotate {
		return cases
	}
	return cases[i%len(cases):][:1]
}

func (e effort) run(t *testing.T, open func(t *testing.T) graph.Store) {
	t.Run("Sample", func(t *testing.T) {
		store := filled(t, open, Sample()...)
		for _, part := range []part{
			{"Identity", identity}, {"RoundTrip", roundTrip},
			{"Values", values}, {"Logic", logic}, {"Names", names}, {"Dates", dates}, {"Lives", lives}, {"Attestations", attestations}, {"Locations", locations},
			{"Ends", ends}, {"Quantifiers", quantifiers},
			{"NodeOrders", e.nodeOrders}, {"TieOrders", e.tieOrders}, {"ExpandOrders", e.expandOrders}, {"NullsLast", nullsLast},
			{"Windows", windows}, {"EmptyWindows", emptyWindows}, {"Totals", totals},
			{"Expand", expand}, {"SelfTie", selfTie}, {"Deep", deep},
			{"Ranks", ranks}, {"SearchPages", searchPages},
			{"Whole", whole}, {"Scopes", scopes},
			{"Cancelled", cancelled},
		} {
			t.Run(part.name, func(t *testing.T) { part.test(t, store) })
		}
	})
	for _, part := range []part{
		{"CursorsSurviveChanges", e.cursorsSurviveChanges}, {"Apply", apply}, {"Watch", watch}, {"Concurrent", e.concurrent},
		{"Random", e.random},
	} {
		t.Run(part.name, func(t *testing.T) { part.test(t, filled(t, open)) })
	}
	t.Run("Closed", func(t *testing.T) { closed(t, open(t)) })
}

// part is a part of the suite, on a store that it has for itself or only reads.
type part struct {
	name string
	test func(*testing.T, graph.Store)
}

// filled opens a store and fills it in one Apply.
func filled(t *testing.T, open func(t *testing.T) graph.Store, records ...graph.Record) graph.Store {
	t.Helper()
	store := open(t)
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	if len(records) > 0 {
		applied(t, store, creates(records...)...)
	}
	return store
}

func creates(records ...graph.Record) []graph.Change {
	changes := make([]graph.Change, len(records))
	for i, r := range records {
		changes[i] = graph.Create{Record: r}
	}
	return changes
}

// applied makes changes that must succeed.
func applied(t *testing.T, store graph.Store, changes ...graph.Change) graph.Version {
	t.Helper()
	version, err := store.Apply(t.Context(), graph.Actor{Name: "storetest"}, changes)
	if err != nil {
		t.Fatalf("apply: %v", err)
	}
	return version
}

// must is the answer of a call that must succeed.
func must[T any](answer T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
}

// nodes are the ids that a query lists.
func nodes(t *testing.T, store graph.Store, q graph.Query) []graph.ID {
	t.Helper()
	return nodeIDs(must(store.ListNodes(t.Context(), q))(t))
}

// ties are the ids that a step lists, of all ties.
func ties(t *testing.T, store graph.Store, s graph.Step) []graph.ID {
	t.Helper()
	return tieIDs(must(store.ListTies(t.Context(), s))(t))
}

// around is the page of one node's ties.
func around(t *testing.T, store graph.Store, from graph.ID, s graph.Step) *graph.Page[graph.Hop] {
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

// same compares two lists of ids, in order.
func same(t *testing.T, what any, got, want []graph.ID) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%+v:\n got %v\nwant %v", what, got, want)
	}
}

// sameSet compares two lists of ids, in any order.
func sameSet(t *testing.T, what any, got, want []graph.ID) {
	t.Helper()
	got, want = slices.Clone(got), slices.Clone(want)
	slices.Sort(got)
	slices.Sort(want)
	same(t, what, got, want)
}

// printed is a page in full, one edge a line, so that two pages are the same if they are printed the same.
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

// samePage compares two pages in full.
func samePage[T any](t *testing.T, what any, got, want *graph.Page[T]) {
	t.Helper()
	if g, w := printed(got), printed(want); g != w {
		t.Errorf("%+v:\n got %swant %s", what, g, w)
	}
}

// all is a window on the whole list.
var all = graph.Window{Limit: graph.NoLimit}
