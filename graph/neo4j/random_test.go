package neo4j_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"strconv"
	"testing"
	"time"

	"coopgraph/graph"
)

// questions asks both stores the same: questions of some shapes, each of which Neo4j plans once, with random values.
func questions(t *testing.T, inNeo4j, inMemory graph.Store) {
	shapes, times := 16, 6
	if everything() {
		shapes, times = 64, 16
	}
	seed := uint64(time.Now().UnixNano())
	if s, err := strconv.ParseUint(os.Getenv("NEO4J_SEED"), 10, 64); err == nil {
		seed = s
	}
	t.Logf("NEO4J_SEED=%d", seed)
	all, err := inMemory.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	a := &questionGenerator{nil, rand.New(rand.NewPCG(seed, 0)), all, inNeo4j, inMemory}
	for i := range shapes * times {
		a.shape = rand.New(rand.NewPCG(seed, uint64(i%shapes)))
		if a.ask(t); t.Failed() {
			break
		}
	}
}

// questionGenerator makes questions at random.
type questionGenerator struct {
	shape      *rand.Rand // what a question is: the same numbers again for the same shape
	*rand.Rand            // the values in it
	*graph.Network
	inNeo4j, inMemory graph.Store
}

func oneOf[T any](a *questionGenerator, from ...T) T { return from[a.shape.IntN(len(from))] }

func (a *questionGenerator) node() graph.Node { return a.Nodes[a.IntN(len(a.Nodes))] }
func (a *questionGenerator) tie() graph.Tie   { return a.Ties[a.IntN(len(a.Ties))] }

func (a *questionGenerator) nodeFilter() graph.Filter {
	n := a.node()
	friendly := graph.TieKindsOf(graph.Friendly)
	switch a.shape.IntN(7) {
	case 0:
		return graph.Test{Field: graph.FieldNameZH, Op: graph.Contains, Value: graph.TextValue(string([]rune(n.NodeHead().NameZH)[:1]))}
	case 1:
		return graph.And{A: graph.Ongoing{}, B: graph.Test{Field: graph.FieldEvidence, Op: graph.Lte, Value: graph.IntValue(int64(1 + a.IntN(4)))}}
	case 2:
		return graph.Has{Quantifier: graph.Some, Ties: friendly, Direction: graph.Both, Filter: graph.Test{Field: graph.FieldEvidence,
			Op: graph.Eq, Value: graph.IntValue(int64(1 + a.IntN(4)))}}
	case 3:
		return graph.Has{Quantifier: graph.Every, Ties: graph.TieKindsOf(graph.Within), Direction: graph.Out,
			Filter: graph.End{Of: graph.Far, Filter: graph.Test{Field: graph.FieldSortKey, Op: graph.Gt, Value: n.Value(graph.FieldSortKey)}}}
	case 4:
		return graph.Near{Longitude: 80 + 50*a.Float64(), Latitude: 20 + 30*a.Float64(), Kilometres: 2000 * a.Float64()}
	case 5:
		west, south := 80+40*a.Float64(), 20+20*a.Float64()
		return graph.BBox{West: west, South: south, East: west + 10*a.Float64(), North: south + 10*a.Float64()}
	}
	return nil
}

func (a *questionGenerator) tieFilter() graph.Filter {
	switch a.shape.IntN(4) {
	case 0:
		return graph.HeldOn{Day: graph.NewDate(2010+a.IntN(14), 1+a.IntN(12), 1+a.IntN(28))}
	case 1:
		return graph.Not{Filter: graph.Test{Field: graph.FieldSince, Op: graph.Lt, Value: graph.DateValue(graph.NewDate(2010+a.IntN(14), a.IntN(13), 0))}}
	case 2:
		return graph.End{Of: graph.To, Kinds: graph.NodeKindsOf(graph.KindCounty),
			Filter: graph.Test{Field: graph.FieldCode, Op: graph.Prefix, Value: graph.TextValue(fmt.Sprint(1 + a.IntN(6)))}}
	}
	return nil
}

// window lies after or before a position that the list may have.
func (a *questionGenerator) window(at graph.Position) graph.Window {
	w := graph.Window{Limit: oneOf(a, 0, 1, 7, 50), Total: a.shape.IntN(3) == 0}
	if a.shape.IntN(2) == 0 {
		if w.Last = a.shape.IntN(2) == 0; w.Last {
			w.Before = at
		} else {
			w.After = at
		}
	}
	return w
}

func (a *questionGenerator) ask(t *testing.T) {
	t.Helper()
	field := oneOf(a, 0, graph.FieldID, graph.FieldSortKey, graph.FieldNameEN, graph.FieldNameZH, graph.FieldCode, graph.FieldSince, graph.FieldEvidence)
	order := graph.Order{Field: field, Desc: a.shape.IntN(2) == 0}
	if a.shape.IntN(6) == 0 {
		order = graph.Order{Near: graph.Near{Longitude: 80 + 50*a.Float64(), Latitude: 20 + 30*a.Float64(), Kilometres: 1}, Desc: order.Desc}
	}
	switch a.shape.IntN(6) {
	case 0, 1:
		q := graph.Query{Kinds: oneOf(a, 0, graph.Places, graph.NodeKindsOf(graph.KindCounty)), Filter: a.nodeFilter(), Order: order}
		n := a.node()
		q.Window = a.window(graph.Position{Value: order.Value(n), ID: n.Head().ID})
		compare(t, q, a.inNeo4j.ListNodes, a.inMemory.ListNodes)
	case 2:
		name := []rune(a.node().NodeHead().NameZH)
		q := graph.Query{Text: string(name[:1+a.IntN(len(name))]), Window: graph.Window{Limit: 10, Total: true}}
		compare(t, q, a.inNeo4j.ListNodes, a.inMemory.ListNodes)
	case 3:
		s := graph.Step{Ties: oneOf(a, 0, graph.TieKindsOf(graph.Friendly), graph.TieKindsOf(graph.Supports)), Filter: a.tieFilter(), Order: order}
		s.Order.Field = oneOf(a, order.Field, graph.FieldAmount, graph.FieldGrowth, graph.FieldForm, graph.FieldYear)
		tie := a.tie()
		s.Window = a.window(graph.Position{Value: s.Order.Value(tie), ID: tie.Head().ID})
		compare(t, s, a.inNeo4j.ListTies, a.inMemory.ListTies)
	case 4:
		s := graph.Step{Ties: graph.TieKindsOf(graph.Within), Direction: oneOf(a, graph.In, graph.Out), Deep: true, Order: order,
			Window: graph.Window{Limit: 20, Total: a.shape.IntN(2) == 0}}
		s.Order.Of = graph.Far
		a.expand(t, s)
	case 5:
		s := graph.Step{Ties: oneOf(a, graph.TieKindsOf(graph.Friendly), graph.TieKindsOf(graph.Supports, graph.Cooperates), 0),
			Direction: oneOf(a, graph.In, graph.Out, graph.Both), Filter: a.tieFilter(), Order: order}
		s.Order.Of = oneOf(a, 0, graph.Far, graph.Far, graph.To)
		n := a.node()
		s.Window = a.window(graph.Position{Value: order.Value(n), ID: a.tie().Head().ID})
		if s.Order.Of == 0 {
			s.Window = a.window(graph.Position{Value: order.Value(a.tie()), ID: a.tie().Head().ID})
		}
		if a.shape.IntN(3) == 0 {
			s.Below, s.BelowBy, s.Listed = true, oneOf[graph.Filter](a, nil, graph.Ongoing{}), oneOf(a, 0, graph.Far)
		}
		a.expand(t, s)
	}
}

func (a *questionGenerator) expand(t *testing.T, s graph.Step) {
	t.Helper()
	from := []graph.ID{a.node().Head().ID, a.tie().TieHead().FromID, a.tie().TieHead().ToID, "nobody", graph.Shanghai}
	got, err := a.inNeo4j.Expand(t.Context(), from, s)
	if err != nil {
		t.Fatalf("%+v: %v", s, err)
	}
	want, err := a.inMemory.Expand(t.Context(), from, s)
	if err != nil {
		t.Fatal(err)
	}
	for i := range from {
		samePage(t, fmt.Sprintf("%s %+v", from[i], s), got[i], want[i])
	}
}

// compare asks two stores the same.
func compare[Q, T any](t *testing.T, q Q, inNeo4j, inMemory func(context.Context, Q) (*graph.Page[T], error)) {
	t.Helper()
	got, err := inNeo4j(t.Context(), q)
	if err != nil {
		t.Fatalf("%+v: %v", q, err)
	}
	want, err := inMemory(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	samePage(t, fmt.Sprintf("%+v", q), got, want)
}

// samePage compares pages in full, the records in them too; a page without edges may have nil or none.
func samePage[T any](t *testing.T, what string, got, want *graph.Page[T]) {
	t.Helper()
	if len(got.Edges) == 0 && len(want.Edges) == 0 {
		got.Edges = want.Edges
	}
	want.Version.Database = got.Version.Database // each store has an identity of its own
	if reflect.DeepEqual(got, want) {
		return
	}
	t.Errorf("%s:\nprevious %t next %t total %v, want %t %t %v; %d edges, want %d", what, got.HasPrevious, got.HasNext, got.Total,
		want.HasPrevious, want.HasNext, want.Total, len(got.Edges), len(want.Edges))
	for i := range min(len(got.Edges), len(want.Edges)) {
		if !reflect.DeepEqual(got.Edges[i], want.Edges[i]) {
			t.Errorf("edge %d: %+v, want %+v", i, got.Edges[i], want.Edges[i])
			return
		}
	}
}
