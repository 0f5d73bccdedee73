package neo4j_test

import (
	"fmt"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
)

// TestTieKeys: ties are listed by what their ends are now, and also if a migration wrote their keys.
func TestTieKeys(t *testing.T) {
	at := neo4jtest.Address(t)
	store, inMemory := opened(t, at), memory.New()
	few, changes := hub("few", 56, 56)
	apply := func(changes []graph.Change) {
		t.Helper()
		for _, s := range []graph.Store{store, inMemory} {
			if _, err := s.Apply(t.Context(), graph.CommitInfo{}, changes); err != nil {
				t.Fatal(err)
			}
		}
	}
	same := func(when string) {
		t.Helper()
		for name, step := range relations() {
			step.Window.Limit = 100
			samePage(t, name+" "+when, expanded(t, store, few, step), expanded(t, inMemory, few, step))
		}
	}
	apply(changes)
	same("at first")
	var other []graph.Change
	for i, c := range changes {
		switch r := c.(graph.Create).Record.(type) {
		case *graph.County:
			replaced := *r
			replaced.Code = fmt.Sprint(i * 7919 % 1000)
			other = append(other, graph.Replace{Record: &replaced})
		case *graph.Chamber:
			replaced := *r
			replaced.SortKey = fmt.Sprint(i * 7919 % 1000)
			other = append(other, graph.Replace{Record: &replaced})
		case *graph.Agreement:
			replaced := *r
			replaced.Since = graph.NewDate(1000+i*7919%1000, 0, 0)
			other = append(other, graph.Replace{Record: &replaced})
		case *graph.Cooperation:
			replaced := *r
			replaced.Since = graph.NewDate(1000+i*7919%1000, 0, 0)
			other = append(other, graph.Replace{Record: &replaced})
		}
	}
	apply(other)
	same("after their ends were replaced")
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	neo4jtest.Query(t, at, "MATCH (m:_Migration) WHERE m.version > 1 DELETE m WITH count(*) AS gone MATCH ()-[r]->() "+
		"REMOVE r.sinceKey, r.toCode, r.fromSortKey, r.toSince")
	neo4jtest.Query(t, at, "MATCH (n) WHERE n.heldFrom = 2147483647 SET n.heldFrom = 0 WITH count(*) AS nodes "+ // as it was before 0005
		"MATCH ()-[r]->() WHERE r.heldFrom = 2147483647 SET r.heldFrom = 0")
	var err error
	if store, err = neo4j.Open(t.Context(), neo4j.Config{Address: at}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	same("after the schema was brought up to date")
}
