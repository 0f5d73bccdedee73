package guard

import (
	"testing"

	"coopgraph/graph"
	"coopgraph/schema"
)

// The network of a moment is made once, however many fields read it. Fields that find places in it need its names too, and a
// search needs both indexes of names.
func TestCostOfTheNetworkOfAMoment(t *testing.T) {
	network := &graph.Network{Nodes: make([]graph.Node, 10_000)}
	for i := range network.Nodes {
		network.Nodes[i] = &graph.Province{}
	}
	limit := newCostLimit(t, func() *graph.Network { return network })
	es := schema.NewExecutableSchema(schema.Config{})
	const made, names = int(perPast) * 10_000 / CostUnit, int(perPastName) * 10_000 / CostUnit
	const at = `asKnownAt: "2026-11-26T08:00:00Z"`
	for _, c := range []struct {
		name, now, past string
		want            int
	}{
		{"a list", `{ provinces { totalCount } }`, `{ provinces(` + at + `) { totalCount } }`, made},
		{"two lists", `{ provinces { totalCount } counties { totalCount } }`, `{ provinces(` + at + `) { totalCount } counties(` + at + `) { totalCount } }`, made},
		{"a place", `{ place(by: {code: "310000"}) { name } }`, `{ place(by: {code: "310000"}, ` + at + `) { name } }`, made + names},
		{"a place and a search", `{ place(by: {code: "310000"}) { name } search(text: "x") { totalCount } }`,
			`{ place(by: {code: "310000"}, ` + at + `) { name } search(text: "x", ` + at + `) { totalCount } }`, made + 2*names},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := costOf(t, limit, operationOf(t, es, c.past)) - costOf(t, limit, operationOf(t, es, c.now)); got < c.want-1 || got > c.want+1 {
				t.Errorf("it costs %d more than now, want %d", got, c.want)
			}
		})
	}
}
