package storetest

import (
	"reflect"
	"slices"
	"testing"

	"coopgraph/graph"
)

// recordsByID: Nodes and Ties answer in the order of the ids, with nil for an id that is not one of their records.
func recordsByID(t *testing.T, store graph.Store) {
	asked := []graph.ID{ningbo, "nobody", "f1", council, ningbo, ""}
	got := must(store.Nodes(t.Context(), asked))(t)
	for i, want := range []graph.ID{ningbo, "", "", council, ningbo, ""} {
		if len(got) != len(asked) || (got[i] == nil) != (want == "") || want != "" && got[i].Head().ID != want {
			t.Fatalf("nodes of %v: %v", asked, got)
		}
	}
	asked = []graph.ID{"f3", "f1", "nothing", "f3", ningbo}
	ties := must(store.Ties(t.Context(), asked))(t)
	for i, want := range []graph.ID{"f3", "f1", "", "f3", ""} {
		if len(ties) != len(asked) || (ties[i] == nil) != (want == "") || want != "" && ties[i].Head().ID != want {
			t.Fatalf("ties of %v: %v", asked, ties)
		}
	}
	if got := must(store.Nodes(t.Context(), nil))(t); len(got) != 0 {
		t.Errorf("nodes of no ids: %v", got)
	}
	if got := must(store.Ties(t.Context(), nil))(t); len(got) != 0 {
		t.Errorf("ties of no ids: %v", got)
	}
}

// roundTrip: every method returns a record as it was stored.
func roundTrip(t *testing.T, store graph.Store) {
	equal := func(t *testing.T, got, want graph.Record) {
		t.Helper()
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %+v\nwant %+v", want.Head().ID, got, want)
		}
	}
	listed := map[graph.ID]graph.Record{}
	for _, e := range must(store.ListNodes(t.Context(), graph.Query{Window: all}))(t).Edges {
		listed[e.Node.Head().ID] = e.Node
	}
	for _, e := range must(store.ListTies(t.Context(), graph.Step{Window: all}))(t).Edges {
		listed[e.Node.Tie.Head().ID] = e.Node.Tie
		equal(t, e.Node.End, listed[e.Node.Tie.TieHead().ToID])
	}
	records := Sample()
	if len(listed) != len(records) {
		t.Errorf("%d records listed of %d", len(listed), len(records))
	}
	kinds := map[string]bool{}
	for _, want := range records {
		id, kind := want.Head().ID, kindOf(want)
		kinds[kind] = true
		t.Run(kind, func(t *testing.T) {
			equal(t, listed[id], want)
			switch want := want.(type) {
			case graph.Node:
				equal(t, must(store.Nodes(t.Context(), []graph.ID{id}))(t)[0], want)
			case graph.Tie:
				equal(t, must(store.Ties(t.Context(), []graph.ID{id}))(t)[0], want)
				h := want.TieHead()
				step := graph.Step{Direction: graph.Out, Window: all}
				edges := expandOne(t, store, h.FromID, step).Edges
				i := slices.IndexFunc(edges, func(e graph.Edge[graph.Hop]) bool { return e.Node.Tie.Head().ID == id })
				if i < 0 {
					t.Fatalf("%s is not met from %s", id, h.FromID)
				}
				equal(t, edges[i].Node.Tie, want)
				equal(t, edges[i].Node.End, listed[h.ToID])
			}
		})
	}
	if want := graph.NumNodeKinds + graph.NumTieKinds; len(kinds) != want {
		t.Errorf("the sample has %d kinds of records of %d: add those that are new", len(kinds), want)
	}
}

func kindOf(r graph.Record) string {
	if n, ok := r.(graph.Node); ok {
		return n.Kind().String()
	}
	return r.(graph.Tie).Kind().String()
}
