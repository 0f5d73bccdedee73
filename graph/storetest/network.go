package storetest

import (
	"reflect"
	"testing"

	"coopgraph/graph"
)

// wholeNetwork: the network has the records of the lists, and its indices are right.
func wholeNetwork(t *testing.T, store graph.Store) {
	n := must(store.Network(t.Context(), graph.Scope{}))(t)
	same(t, "nodes", recordIDs(n.Nodes), nodes(t, store, graph.Query{Window: all}))
	same(t, "ties", recordIDs(n.Ties), ties(t, store, graph.Step{Window: all}))
	checkIndices(t, n)
	if got := must(store.Version(t.Context()))(t); got != n.Version || got.Revision == 0 {
		t.Errorf("version %v of the network, %v of the store", n.Version, got)
	}
}

// checkIndices fails unless a network is sorted and its indices are those of its ties' ends.
func checkIndices(t *testing.T, n *graph.Network) {
	t.Helper()
	if len(n.From) != len(n.Ties) || len(n.To) != len(n.Ties) {
		t.Fatalf("%d ties, %d and %d ends", len(n.Ties), len(n.From), len(n.To))
	}
	for i, tie := range n.Ties {
		h := tie.TieHead()
		if n.Nodes[n.From[i]].Head().ID != h.FromID || n.Nodes[n.To[i]].Head().ID != h.ToID {
			t.Errorf("%s: indices of other ends", h.ID)
		}
		if i > 0 && n.Ties[i-1].Head().ID >= h.ID {
			t.Errorf("%s: ties are not sorted", h.ID)
		}
	}
	for i := range n.Nodes {
		if i > 0 && n.Nodes[i-1].Head().ID >= n.Nodes[i].Head().ID {
			t.Errorf("%s: nodes are not sorted", n.Nodes[i].Head().ID)
		}
	}
}

func recordIDs[R graph.Record](records []R) (ids []graph.ID) {
	for _, r := range records {
		ids = append(ids, r.Head().ID)
	}
	return ids
}

// scopes: parts of the network, by kinds and filters.
func scopes(t *testing.T, store graph.Store) {
	o := newOracle(t, store)
	for _, c := range []struct {
		scope       graph.Scope
		nodes, ties int
	}{
		{graph.Scope{Nodes: graph.Places}, 15, 9 + 6 + 3 + 4 + 5},
		{graph.Scope{Nodes: graph.Places, Ties: graph.TieKindsOf(graph.Within)}, 15, 9},
		{graph.Scope{Ties: graph.TieKindsOf(graph.Member)}, 27, 3},
		{graph.Scope{Nodes: graph.NodeKindsOf(graph.KindDistrict)}, 3, 1},
		{graph.Scope{Node: graph.Never{}}, 0, 0},
		{graph.Scope{Tie: graph.Never{}}, 27, 0},
		{graph.Scope{Node: text(graph.FieldCode, graph.Prefix, "53")}, 4, 3},
		{graph.Scope{Nodes: graph.Places, Tie: graph.HeldOn{Day: day("1900-01-01")}}, 15, 9},
		{graph.Scope{Nodes: graph.Places, Tie: graph.Unattested{Day: day("1900-01-01")}}, 15, 2 + 1 + 2},
		{graph.Scope{Ties: graph.TieKindsOf(graph.Friendly), Tie: graph.End{Of: graph.To, Kinds: graph.NodeKindsOf(graph.KindCounty)}}, 27, 1},
	} {
		got := must(store.Network(t.Context(), c.scope))(t)
		checkIndices(t, got)
		want := o.part(c.scope)
		sameNetwork(t, c.scope, got, want)
		if len(got.Nodes) != c.nodes || len(got.Ties) != c.ties {
			t.Errorf("%+v: %d nodes and %d ties, want %d and %d", c.scope, len(got.Nodes), len(got.Ties), c.nodes, c.ties)
		}
	}
}

// sameNetwork compares two networks record by record.
func sameNetwork(t *testing.T, what any, got, want *graph.Network) {
	t.Helper()
	same(t, what, recordIDs(got.Nodes), recordIDs(want.Nodes))
	same(t, what, recordIDs(got.Ties), recordIDs(want.Ties))
	if got.Version != want.Version {
		t.Errorf("%+v: version %v, want %v", what, got.Version, want.Version)
	}
	for i := range min(len(got.Nodes), len(want.Nodes)) {
		if !reflect.DeepEqual(got.Nodes[i], want.Nodes[i]) {
			t.Errorf("%+v: %+v, want %+v", what, got.Nodes[i], want.Nodes[i])
		}
	}
	for i := range min(len(got.Ties), len(want.Ties)) {
		if !reflect.DeepEqual(got.Ties[i], want.Ties[i]) {
			t.Errorf("%+v: %+v, want %+v", what, got.Ties[i], want.Ties[i])
		}
	}
}
