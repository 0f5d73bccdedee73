package storetest

import (
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"coopgraph/graph"
)

// random: questions made at random about networks made at random, each answered as the oracle does. A failure is
// repeated with the printed seed in the environment variable STORETEST_SEED.
func (e effort) random(t *testing.T, store graph.Store) {
	seed := uint64(time.Now().UnixNano())
	if s, err := strconv.ParseUint(os.Getenv("STORETEST_SEED"), 10, 64); err == nil {
		seed = s
	}
	t.Logf("STORETEST_SEED=%d", seed)
	d := &dice{rand.New(rand.NewPCG(seed, 0)), nil, 0}
	asked := 0
	for range 4 {
		applied(t, store, d.changes(newOracle(t, store), 120)...)
		d.oracle = newOracle(t, store)
		sound(t, d.Network)
		for range e.questions {
			d.question(t, store)
			if asked++; t.Failed() {
				return
			}
		}
	}
	t.Logf("%d questions", asked)
}

// question asks one question of the store and of the oracle.
func (d *dice) question(t *testing.T, store graph.Store) {
	switch d.IntN(8) {
	case 0, 1:
		q := graph.Query{Kinds: d.nodeKinds(), Filter: d.nodeFilter(3), Order: d.order()}
		q.Window = d.window(positions(d.listNodes(graph.Query{Kinds: q.Kinds, Order: q.Order, Window: all})))
		samePage(t, q, must(store.ListNodes(t.Context(), q))(t), d.listNodes(q))
	case 2:
		q := graph.Query{Kinds: d.nodeKinds(), Text: d.name(), Filter: d.nodeFilter(2)}
		q.Window = d.window(positions(d.listNodes(graph.Query{Kinds: q.Kinds, Text: q.Text, Window: all})))
		samePage(t, q, must(store.ListNodes(t.Context(), q))(t), d.listNodes(q))
	case 3, 4:
		s := graph.Step{Ties: d.tieKinds(), Filter: d.tieFilter(3, false), Order: d.order(), Listed: oneOf(d, 0, graph.Far)}
		s.Order.Of = graph.Side(d.IntN(3))
		s.Window = d.window(positions(d.listTies(graph.Step{Ties: s.Ties, Order: s.Order, Window: all})))
		samePage(t, s, must(store.ListTies(t.Context(), s))(t), d.listTies(s))
	case 5, 6:
		d.expansion(t, store)
	case 7:
		scope := graph.Scope{Nodes: d.nodeKinds(), Ties: d.tieKinds(), Node: d.nodeFilter(2), Tie: d.tieFilter(2, false)}
		sameNetwork(t, scope, must(store.Network(t.Context(), scope))(t), d.part(scope))
	}
}

func (d *dice) expansion(t *testing.T, store graph.Store) {
	s := graph.Step{Ties: d.tieKinds(), Direction: d.direction(), Ends: d.nodeKinds(), Filter: d.tieFilter(3, true), Order: d.order()}
	s.Order.Of = graph.Side(d.IntN(4))
	s.Listed = oneOf(d, 0, graph.Far)
	s.Deep = s.Direction != graph.Both && d.IntN(3) == 0
	from := make([]graph.ID, 1+d.IntN(5))
	for i := range from {
		from[i] = d.someID()
	}
	s.Window = d.window(positions(d.expand(from[0], graph.Step{Ties: s.Ties, Direction: s.Direction, Order: s.Order, Window: all})))
	for i, p := range must(store.Expand(t.Context(), from, s))(t) {
		samePage(t, []any{from[i], s}, p, d.expand(from[i], s))
	}
}

func positions[T any](p *graph.Page[T]) (at []graph.Position) {
	for _, e := range p.Edges {
		at = append(at, e.At)
	}
	return at
}
