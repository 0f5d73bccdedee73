package neo4j_test

import (
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
)

// TestKnown: the nodes of a network that was read whole are not read again with ties, until somebody changes one.
func TestKnown(t *testing.T) {
	at := neo4jtest.Address(t)
	store := opened(t, at)
	other, err := neo4j.Open(t.Context(), neo4j.Config{Address: at})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = store.Close(), other.Close() })
	hub, changes := hub("few", 56, 56)
	if _, err := store.Apply(t.Context(), graph.Actor{}, changes); err != nil {
		t.Fatal(err)
	}
	network, err := store.Network(t.Context(), graph.Scope{Nodes: graph.Places, Ties: graph.TieKindsOf(graph.Within)})
	if err != nil {
		t.Fatal(err)
	}
	in := map[graph.Node]bool{}
	for _, n := range network.Nodes {
		in[n] = true
	}
	read := func(want bool, when string) (end *graph.County) {
		t.Helper()
		step := relations()["friendlyPairs"]
		step.Window.Limit = 50
		for _, e := range append(expanded(t, store, hub, step).Edges, listed(t, store, step).Edges...) {
			if end = e.Node.End.(*graph.County); in[end] != want {
				t.Fatalf("%s: %s is one of the network's nodes: %t", when, end.ID, in[end])
			}
		}
		before := store.Statements()
		nodes, err := store.Nodes(t.Context(), []graph.ID{end.ID, hub})
		if err != nil || in[nodes[0]] != want || in[nodes[1]] != want {
			t.Errorf("%s: nodes are the network's: %t, %v", when, in[nodes[0]], err)
		}
		if n := store.Statements() - before; want && n != 1 {
			t.Errorf("%s: known nodes are %d statements", when, n)
		}
		return end
	}
	edited := *read(true, "at first")
	edited.NameEN = "Edited"
	if _, err := other.Apply(t.Context(), graph.Actor{}, []graph.Change{graph.Replace{Record: &edited}}); err != nil {
		t.Fatal(err)
	}
	if end := read(false, "after a change"); end.NameEN != "Edited" {
		t.Errorf("the name is %q", end.NameEN)
	}
}

func listed(t *testing.T, s graph.Store, step graph.Step) *graph.Page[graph.Hop] {
	t.Helper()
	page, err := s.ListTies(t.Context(), step)
	if err != nil {
		t.Fatal(err)
	}
	return page
}
