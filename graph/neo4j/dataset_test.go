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
	"coopgraph/graph/memory"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
	"coopgraph/seed"
)

// loaded is the dataset in both stores, and where the one is.
func loaded(t *testing.T) (*neo4j.Store, *memory.Store, string) {
	t.Helper()
	data, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	at := neo4jtest.Address(t)
	there, here := opened(t, at), memory.New()
	t.Cleanup(func() {
		if err := there.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, store := range []graph.Store{here, there} {
		start := time.Now()
		if _, err := store.Apply(t.Context(), graph.Actor{Name: "load"}, data.Changes()); err != nil {
			t.Fatal(err)
		}
		t.Logf("%T: %d records in %v", store, len(data.Changes()), time.Since(start).Round(time.Millisecond))
	}
	return there, here, at
}

// TestDataset: the whole dataset comes back record by record, and any question is answered as from memory. A failure is
// repeated with the printed seed in NEO4J_SEED.
func TestDataset(t *testing.T) {
	there, here, at := loaded(t)
	t.Run("Network", func(t *testing.T) {
		start := time.Now()
		got, err := there.Network(t.Context(), graph.Scope{})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("network in %v", time.Since(start).Round(time.Millisecond))
		wanted, _ := here.Network(t.Context(), graph.Scope{})
		want := *wanted
		want.Version.Database = got.Version.Database // each store has an identity of its own
		for i := range min(len(got.Nodes), len(want.Nodes)) {
			if !reflect.DeepEqual(got.Nodes[i], want.Nodes[i]) {
				t.Fatalf("node %d:\n got %+v\nwant %+v", i, got.Nodes[i], want.Nodes[i])
			}
		}
		for i := range min(len(got.Ties), len(want.Ties)) {
			if !reflect.DeepEqual(got.Ties[i], want.Ties[i]) {
				t.Fatalf("tie %d:\n got %+v\nwant %+v", i, got.Ties[i], want.Ties[i])
			}
		}
		if !reflect.DeepEqual(got, &want) {
			t.Errorf("%d nodes and %d ties at %v, want %d, %d, %v", len(got.Nodes), len(got.Ties), got.Version,
				len(want.Nodes), len(want.Ties), want.Version)
		}
	})
	t.Run("Questions", func(t *testing.T) { questions(t, there, here) })
	t.Run("Again", func(t *testing.T) { again(t, there) })
	t.Run("Days", func(t *testing.T) { days(t, at) })
}

// days: what people read as dates is what the store counts by, whether it was written so or by the migration.
func days(t *testing.T, at string) {
	const wrong = `
		CALL () { MATCH (x:Node) RETURN x UNION ALL MATCH (:Node)-[x]->(:Node) RETURN x }
		WITH CASE WHEN x.heldFrom IN [0, 2147483647] THEN '' ELSE toString(x.heldFrom) END = replace(toString(coalesce(x.validFrom, '')), '-', '') AND
			CASE WHEN x.heldUntil = 2147483647 THEN '' ELSE toString(x.heldUntil) END = replace(toString(coalesce(x.validUntil, '')), '-', '') AS right,
			x.validFrom IS NOT NULL AS begins, x.validUntil IS NOT NULL AS ends, x.heldFrom AS from
		RETURN sum(CASE WHEN right THEN 0 ELSE 1 END), sum(CASE WHEN begins THEN 1 ELSE 0 END), sum(CASE WHEN ends THEN 1 ELSE 0 END), sum(from)`
	written := cypher(t, at, wrong)
	if written[0].Values[0] != int64(0) || written[0].Values[1].(int64) < 100 || written[0].Values[2].(int64) < 50 {
		t.Fatalf("of the days %v are wrong, and so many begin and end", written[0].Values)
	}
	// Before, a record of unknown beginning that nothing attests always held, and an attested year from its first day.
	cypher(t, at, "MATCH (n:Node) REMOVE n.validFrom, n.validUntil SET n.heldFrom = CASE WHEN n.since IS NULL THEN 0 ELSE n.heldFrom END")
	cypher(t, at, "MATCH (:Node)-[r]->(:Node) REMOVE r.validFrom, r.validUntil SET r.heldFrom = CASE WHEN r.since IS NULL THEN 0 ELSE r.heldFrom END")
	const forms = "MATCH (n:Node) RETURN n.id, n.forms, '大理州' IN n.forms AS dali ORDER BY dali DESC, n.id"
	named := cypher(t, at, forms)
	cypher(t, at, "MATCH (n:Node) REMOVE n.forms")
	cypher(t, at, "MATCH (m:_Migration) WHERE m.version > 2 DELETE m")
	store, err := neo4j.Open(t.Context(), neo4j.Config{Address: at})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Error(err)
	}
	if migrated := cypher(t, at, wrong); !reflect.DeepEqual(migrated, written) {
		t.Errorf("the migration makes %v of what is written as %v", migrated[0], written[0].Values)
	}
	if migrated := cypher(t, at, forms); !reflect.DeepEqual(migrated, named) || named[0].Values[0] != "place-532900" {
		t.Error("the migration makes other forms of names than are written")
	}
}

// again: a record that is replaced by itself stays what it is.
func again(t *testing.T, store *neo4j.Store) {
	was, err := store.Network(t.Context(), graph.Scope{Ties: graph.TieKindsOf(graph.Invests, graph.Friendly)})
	if err != nil {
		t.Fatal(err)
	}
	var changes []graph.Change
	for _, n := range was.Nodes {
		changes = append(changes, graph.Replace{Record: n})
	}
	for _, tie := range was.Ties {
		changes = append(changes, graph.Replace{Record: tie})
	}
	if _, err := store.Apply(t.Context(), graph.Actor{}, changes); err != nil {
		t.Fatal(err)
	}
	is, err := store.Network(t.Context(), graph.Scope{Ties: graph.TieKindsOf(graph.Invests, graph.Friendly)})
	if err != nil {
		t.Fatal(err)
	}
	if is.Version.Revision != was.Version.Revision+1 || !reflect.DeepEqual(is.Nodes, was.Nodes) || !reflect.DeepEqual(is.Ties, was.Ties) {
		t.Errorf("version %v after %v, or other records", is.Version, was.Version)
	}
}

// questions asks both stores the same, thousands of times: few shapes, which Neo4j plans once, with values at random.
func questions(t *testing.T, there, here graph.Store) {
	number := uint64(time.Now().UnixNano())
	if s, err := strconv.ParseUint(os.Getenv("NEO4J_SEED"), 10, 64); err == nil {
		number = s
	}
	t.Logf("NEO4J_SEED=%d", number)
	all, err := here.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	a := &asker{nil, rand.New(rand.NewPCG(number, 0)), all, there, here}
	asked := 0
	for start := time.Now(); asked < 3000 && time.Since(start) < 30*time.Second; asked++ {
		a.shape = rand.New(rand.NewPCG(number, uint64(asked%shapes)))
		if a.ask(t); t.Failed() {
			break
		}
	}
	t.Logf("%d questions", asked)
}

// shapes is how many kinds of questions a run asks: Neo4j plans each once.
const shapes = 64

// asker makes questions: shape says what is asked, the other what with.
type asker struct {
	shape *rand.Rand
	*rand.Rand
	*graph.Network
	there, here graph.Store
}

func oneOf[T any](a *asker, from ...T) T { return from[a.shape.IntN(len(from))] }

func (a *asker) node() graph.Node { return a.Nodes[a.IntN(len(a.Nodes))] }
func (a *asker) tie() graph.Tie   { return a.Ties[a.IntN(len(a.Ties))] }

func (a *asker) nodeFilter() graph.Filter {
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

func (a *asker) tieFilter() graph.Filter {
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

// window lies after or before a place that the list may have.
func (a *asker) window(at graph.Position) graph.Window {
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

func (a *asker) ask(t *testing.T) {
	t.Helper()
	field := oneOf(a, 0, graph.FieldID, graph.FieldSortKey, graph.FieldNameEN, graph.FieldNameZH, graph.FieldCode, graph.FieldSince, graph.FieldEvidence)
	order := graph.Order{Field: field, Desc: a.shape.IntN(2) == 0}
	switch a.shape.IntN(6) {
	case 0, 1:
		q := graph.Query{Kinds: oneOf(a, 0, graph.Places, graph.NodeKindsOf(graph.KindCounty)), Filter: a.nodeFilter(), Order: order}
		n := a.node()
		q.Window = a.window(graph.Position{Value: n.Value(field), ID: n.Head().ID})
		compare(t, q, a.there.ListNodes, a.here.ListNodes)
	case 2:
		name := []rune(a.node().NodeHead().NameZH)
		q := graph.Query{Text: string(name[:1+a.IntN(len(name))]), Window: graph.Window{Limit: 10, Total: true}}
		compare(t, q, a.there.ListNodes, a.here.ListNodes)
	case 3:
		s := graph.Step{Ties: oneOf(a, 0, graph.TieKindsOf(graph.Friendly), graph.TieKindsOf(graph.Supports)), Filter: a.tieFilter(), Order: order}
		s.Order.Field = oneOf(a, field, graph.FieldAmount, graph.FieldGrowth, graph.FieldForm, graph.FieldYear)
		tie := a.tie()
		s.Window = a.window(graph.Position{Value: tie.Value(s.Order.Field), ID: tie.Head().ID})
		compare(t, s, a.there.ListTies, a.here.ListTies)
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
		s.Window = a.window(graph.Position{Value: n.Value(field), ID: a.tie().Head().ID})
		if s.Order.Of == 0 {
			s.Window = a.window(graph.Position{Value: a.tie().Value(field), ID: a.tie().Head().ID})
		}
		a.expand(t, s)
	}
}

func (a *asker) expand(t *testing.T, s graph.Step) {
	t.Helper()
	from := []graph.ID{a.node().Head().ID, a.tie().TieHead().FromID, a.tie().TieHead().ToID, "nobody", graph.Shanghai}
	got, err := a.there.Expand(t.Context(), from, s)
	if err != nil {
		t.Fatalf("%+v: %v", s, err)
	}
	want, err := a.here.Expand(t.Context(), from, s)
	if err != nil {
		t.Fatal(err)
	}
	for i := range from {
		samePage(t, fmt.Sprintf("%s %+v", from[i], s), got[i], want[i])
	}
}

// compare asks two stores the same.
func compare[Q, T any](t *testing.T, q Q, there, here func(context.Context, Q) (*graph.Page[T], error)) {
	t.Helper()
	got, err := there(t.Context(), q)
	if err != nil {
		t.Fatalf("%+v: %v", q, err)
	}
	want, err := here(t.Context(), q)
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
