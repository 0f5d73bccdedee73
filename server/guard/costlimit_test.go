package guard

import (
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"coopgraph/graph"
	"coopgraph/schema"
)

// newCostLimit returns a CostLimit over a network that may change.
func newCostLimit(t *testing.T, network func() *graph.Network) *CostLimit {
	t.Helper()
	limit := NewCostLimit(400_000, network)
	if err := limit.Validate(schema.NewExecutableSchema(schema.Config{})); err != nil {
		t.Fatal(err)
	}
	return limit
}

// costOf returns the cost that a limit gives an operation.
func costOf(t *testing.T, limit *CostLimit, op *graphql.OperationContext) int {
	t.Helper()
	if err := limit.MutateOperationContext(t.Context(), op); err != nil {
		t.Fatal(err)
	}
	return CostOf(op)
}

// An operation without variables is estimated once for each network.
func TestCostIsEstimatedOnce(t *testing.T) {
	network := &graph.Network{Nodes: []graph.Node{&graph.Province{}}}
	limit := newCostLimit(t, func() *graph.Network { return network })
	op := operationOf(t, schema.NewExecutableSchema(schema.Config{}), `{ provinces(first: 10) { totalCount nodes { code } } }`)
	small := costOf(t, limit, op)
	for range 10 {
		if got := costOf(t, limit, op); got != small {
			t.Errorf("the cost is %d, and then %d", small, got)
		}
	}
	if s := limit.Stats(); s.Entries != 1 || s.Misses != 1 || s.Hits != 10 {
		t.Errorf("%+v", s)
	}
	network = &graph.Network{Version: graph.Version{Revision: 1}, Nodes: make([]graph.Node, 1_000)}
	for i := range network.Nodes {
		network.Nodes[i] = &graph.Province{}
	}
	if large, want := costOf(t, limit, op), limit.estimate(op, limit.sizes.get()); large != want || large <= small {
		t.Errorf("the cost is %d over 1 province, %d over 1,000, want %d", small, large, want)
	}
	if s := limit.Stats(); s.Entries != 1 {
		t.Errorf("%+v", s)
	}
}

// What an operation costs depends on its variables, and on which operation of its document it is.
func TestCostIsThatOfTheOperation(t *testing.T) {
	es := schema.NewExecutableSchema(schema.Config{})
	limit := newCostLimit(t, nil)
	pages := operationOf(t, es, `query ($n: Int) { places(first: $n) { nodes { code } } }`)
	pages.Variables = map[string]any{"n": int64(1)}
	one := costOf(t, limit, pages)
	pages.Variables = map[string]any{"n": int64(500)}
	if many := costOf(t, limit, pages); many <= one {
		t.Errorf("1 place costs %d, 500 cost %d", one, many)
	}
	both := operationOf(t, es, `query A { places(first: 1) { nodes { code } } } query B { places(first: 500) { nodes { code } } }`)
	first := costOf(t, limit, both)
	both.Operation = both.Doc.Operations[1]
	if second := costOf(t, limit, both); second <= first {
		t.Errorf("A costs %d, B costs %d", first, second)
	}
	if s := limit.Stats(); s.Entries != 2 {
		t.Errorf("%+v", s)
	}
}

// However many operations there are, and however long, the cache keeps within its bound.
func TestCostsAreBounded(t *testing.T) {
	es := schema.NewExecutableSchema(schema.Config{})
	limit := newCostLimit(t, nil)
	for n := range 200 {
		costOf(t, limit, operationOf(t, es, "{ __typename } #"+strings.Repeat(string(rune('a'+n)), 10_000)))
	}
	if s := limit.Stats(); s.Cost > s.Bound || s.Entries < 20 || s.Entries >= 200 {
		t.Errorf("%+v", s)
	}
}
