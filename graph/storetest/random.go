package storetest

import (
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"coopgraph/graph"
)

// random: random questions about random networks get the answers of the oracle. To repeat a failure, set the environment
// variable STORETEST_SEED to the seed that is printed.
func (e effort) random(t *testing.T, store graph.Store) {
	seed := seedOf(t)
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 0))}
	asked := 0
	for range 4 {
		applied(t, store, g.changes(newOracle(t, store), 120)...)
		g.oracle = newOracle(t, store)
		checkIndices(t, g.Network)
		for shape := range e.questions {
			if !e.plans {
				shape = asked
			}
			g.shape = rand.New(rand.NewPCG(seed, uint64(1+shape)))
			g.question(t, store)
			if asked++; t.Failed() {
				return
			}
		}
	}
	t.Logf("%d questions", asked)
}

// seedOf returns the seed of a test, and prints it.
func seedOf(t *testing.T) uint64 {
	seed := uint64(time.Now().UnixNano())
	if s, err := strconv.ParseUint(os.Getenv("STORETEST_SEED"), 10, 64); err == nil {
		seed = s
	}
	t.Logf("STORETEST_SEED=%d", seed)
	return seed
}

// question asks the store and the oracle one question.
func (g *generator) question(t *testing.T, store graph.Store) {
	switch g.shape.IntN(8) {
	case 0, 1:
		q := graph.Query{Kinds: g.nodeKinds(), Filter: g.nodeFilter(3), Order: g.order()}
		q.Window = g.window(positions(g.listNodes(graph.Query{Kinds: q.Kinds, Order: q.Order, Window: all})))
		samePage(t, q, must(store.ListNodes(t.Context(), q))(t), g.listNodes(q))
		byNumber(t, store, func(r graph.NumberReader) {
			sameNumbers(t, q, must(r.NodeNumbers(t.Context(), q))(t), g.listNodes(q), func(n graph.Node) graph.Record { return n })
		})
	case 2:
		q := graph.Query{Kinds: g.nodeKinds(), Text: g.searchText(), Filter: g.nodeFilter(2)}
		q.Window = g.window(positions(g.listNodes(graph.Query{Kinds: q.Kinds, Text: q.Text, Window: all})))
		samePage(t, q, must(store.ListNodes(t.Context(), q))(t), g.listNodes(q))
		byNumber(t, store, func(r graph.NumberReader) {
			sameNumbers(t, q, must(r.NodeNumbers(t.Context(), q))(t), g.listNodes(q), func(n graph.Node) graph.Record { return n })
		})
	case 3, 4:
		s := graph.Step{Ties: g.tieKinds(), Filter: g.tieFilter(3, false), Order: g.order(), Listed: oneOf(g.shape, 0, graph.Far)}
		s.Order.Of = graph.Side(g.shape.IntN(3))
		s.Window = g.window(positions(g.listTies(graph.Step{Ties: s.Ties, Order: s.Order, Window: all})))
		samePage(t, s, must(store.ListTies(t.Context(), s))(t), g.listTies(s))
		byNumber(t, store, func(r graph.NumberReader) {
			sameNumbers(t, s, must(r.TieNumbers(t.Context(), s))(t), g.listTies(s), listedBy(s))
		})
	case 5, 6:
		g.expansion(t, store)
	case 7:
		scope := graph.Scope{Nodes: g.nodeKinds(), Ties: g.tieKinds(), Node: g.nodeFilter(2), Tie: g.tieFilter(2, false)}
		sameNetwork(t, scope, must(store.Network(t.Context(), scope))(t), g.part(scope))
	}
}

// expansion asks the store and the oracle for one expand.
func (g *generator) expansion(t *testing.T, store graph.Store) {
	s := graph.Step{Ties: g.tieKinds(), Direction: g.direction(), Ends: g.nodeKinds(), Filter: g.tieFilter(3, true), Order: g.order()}
	s.Order.Of = graph.Side(g.shape.IntN(4))
	s.Listed = oneOf(g.shape, 0, graph.Far)
	switch g.shape.IntN(4) {
	case 0:
		s.Deep = s.Direction != graph.Both
	case 1:
		s.Below, s.BelowBy = true, oneOf[graph.Filter](g.shape, nil, nil, graph.Ongoing{}, graph.HeldOn{Day: g.date().Last()})
	}
	from := make([]graph.ID, 1+g.IntN(5))
	for i := range from {
		from[i] = g.someID()
	}
	s.Window = g.window(positions(g.expand(from[0], graph.Step{Ties: s.Ties, Direction: s.Direction, Order: s.Order, Window: all})))
	for i, p := range must(store.Expand(t.Context(), from, s))(t) {
		samePage(t, []any{from[i], s}, p, g.expand(from[i], s))
	}
	byNumber(t, store, func(r graph.NumberReader) {
		for i, p := range must(r.ExpandNumbers(t.Context(), from, s))(t) {
			sameNumbers(t, []any{from[i], s}, &p, g.expand(from[i], s), listedBy(s))
		}
	})
}

// byNumber asks a snapshot of the store by number, if the store has snapshots whose records have numbers.
func byNumber(t *testing.T, store graph.Store, ask func(graph.NumberReader)) {
	if s, ok := store.(graph.Snapshotter); ok {
		if r, ok := must(s.Snapshot(t.Context(), graph.Version{}))(t).(graph.NumberReader); ok {
			ask(r)
		}
	}
}

// listedBy returns the record that a step lists of a hop.
func listedBy(s graph.Step) func(graph.Hop) graph.Record {
	if s.Listed == graph.Far {
		return func(h graph.Hop) graph.Record { return h.End }
	}
	return func(h graph.Hop) graph.Record { return h.Tie }
}

// sameNumbers compares a page by number with a page.
func sameNumbers[T any](t *testing.T, question any, got *graph.NumberPage, want *graph.Page[T], listed func(T) graph.Record) {
	t.Helper()
	page := &graph.Page[graph.Record]{HasNext: got.HasNext, HasPrevious: got.HasPrevious, Total: got.Total, Numbers: got}
	wanted := &graph.Page[graph.Record]{HasNext: want.HasNext, HasPrevious: want.HasPrevious, Total: want.Total}
	for _, e := range want.Edges {
		wanted.Edges = append(wanted.Edges, graph.Edge[graph.Record]{Node: listed(e.Node), At: e.At})
	}
	page.Edges, page.Numbers = page.AllEdges(), nil
	samePage(t, question, page, wanted)
}

func positions[T any](p *graph.Page[T]) (at []graph.Position) {
	for _, e := range p.Edges {
		at = append(at, e.At)
	}
	return at
}
