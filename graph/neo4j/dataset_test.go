package neo4j_test

import (
	"reflect"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
	"coopgraph/seed"
)

// loaded is the dataset in a Neo4j and in memory, and the address of the Neo4j.
func loaded(t *testing.T) (*neo4j.Store, *memory.Store, string) {
	t.Helper()
	data, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	at := neo4jtest.Address(t)
	inNeo4j, inMemory := opened(t, at), memory.New()
	t.Cleanup(func() {
		if err := inNeo4j.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, store := range []graph.Store{inMemory, inNeo4j} {
		start := time.Now()
		if _, err := store.Apply(t.Context(), graph.CommitInfo{Actor: "load"}, data.Changes()); err != nil {
			t.Fatal(err)
		}
		t.Logf("%T: %d records in %v", store, len(data.Changes()), time.Since(start).Round(time.Millisecond))
	}
	return inNeo4j, inMemory, at
}

// TestDataset: the whole dataset comes back record by record, and any question is answered as from memory. A failure is
// repeated with the printed seed in NEO4J_SEED.
func TestDataset(t *testing.T) {
	inNeo4j, inMemory, at := loaded(t)
	t.Run("Network", func(t *testing.T) {
		start := time.Now()
		got, err := inNeo4j.Network(t.Context(), graph.Scope{})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("network in %v", time.Since(start).Round(time.Millisecond))
		wanted, _ := inMemory.Network(t.Context(), graph.Scope{})
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
	t.Run("Questions", func(t *testing.T) { questions(t, inNeo4j, inMemory) })
	t.Run("Locations", func(t *testing.T) { locations(t, inNeo4j, inMemory) })
	t.Run("Below", func(t *testing.T) { readsTheAreaOnly(t, inNeo4j) })
	t.Run("Replace", func(t *testing.T) { replaceAll(t, inNeo4j) })
	t.Run("Migrations", func(t *testing.T) { migrations(t, at) })
}

// readsTheAreaOnly: what an Expand with all nodes below costs grows with the area, not with the network.
func readsTheAreaOnly(t *testing.T, store *neo4j.Store) {
	for _, listed := range []graph.Side{0, graph.Far} {
		step := graph.Step{Direction: graph.Both, Below: true, BelowBy: graph.Ongoing{}, Listed: listed, Filter: graph.Ongoing{}, Window: graph.Window{Limit: 20}}
		for place, most := range map[graph.ID]int64{graph.PlaceID("532931"): 500, graph.PlaceID("532900"): 2_000, graph.PlaceID("530000"): 10_000, graph.Shanghai: 25_000} {
			_, hits := store.Profile(t, place, step)
			if t.Logf("%s, listed %d: %d hits", place, listed, hits); hits > most {
				t.Errorf("%s: %d hits, want at most %d", place, hits, most)
			}
		}
	}
}

// migrations: what people read as dates is what the store counts by, whether the store wrote it or a migration.
func migrations(t *testing.T, at string) {
	const wrong = `
		CALL () { MATCH (x:Node) RETURN x UNION ALL MATCH (:Node)-[x]->(:Node) RETURN x }
		WITH CASE WHEN x.heldFrom IN [0, 2147483647] THEN '' ELSE toString(x.heldFrom) END = replace(toString(coalesce(x.validFrom, '')), '-', '') AND
			CASE WHEN x.heldUntil = 2147483647 THEN '' ELSE toString(x.heldUntil) END = replace(toString(coalesce(x.validUntil, '')), '-', '') AS right,
			x.validFrom IS NOT NULL AS begins, x.validUntil IS NOT NULL AS ends, x.heldFrom AS from
		RETURN sum(CASE WHEN right THEN 0 ELSE 1 END), sum(CASE WHEN begins THEN 1 ELSE 0 END), sum(CASE WHEN ends THEN 1 ELSE 0 END), sum(from)`
	written := neo4jtest.Query(t, at, wrong)
	if written[0].Values[0] != int64(0) || written[0].Values[1].(int64) < 100 || written[0].Values[2].(int64) < 50 {
		t.Fatalf("wrong days, beginnings, ends, and the sum of first days: %v", written[0].Values)
	}
	// Before, a record of unknown beginning that nothing attests always held, and an attested year from its first day.
	neo4jtest.Query(t, at, "MATCH (n:Node) REMOVE n.validFrom, n.validUntil SET n.heldFrom = CASE WHEN n.since IS NULL THEN 0 ELSE n.heldFrom END")
	neo4jtest.Query(t, at, "MATCH (:Node)-[r]->(:Node) REMOVE r.validFrom, r.validUntil SET r.heldFrom = CASE WHEN r.since IS NULL THEN 0 ELSE r.heldFrom END")
	const forms = "MATCH (n:Node) RETURN n.id, n.forms, '大理州' IN n.forms AS dali ORDER BY dali DESC, n.id"
	named := neo4jtest.Query(t, at, forms)
	neo4jtest.Query(t, at, "MATCH (n:Node) REMOVE n.forms")
	neo4jtest.Query(t, at, "MATCH (m:_Migration) WHERE m.version > 2 DELETE m")
	store, err := neo4j.Open(t.Context(), neo4j.Config{Address: at})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Error(err)
	}
	if migrated := neo4jtest.Query(t, at, wrong); !reflect.DeepEqual(migrated, written) {
		t.Errorf("the migration makes %v of what is written as %v", migrated[0], written[0].Values)
	}
	if migrated := neo4jtest.Query(t, at, forms); !reflect.DeepEqual(migrated, named) || named[0].Values[0] != "place-532900" {
		t.Error("the migration makes other forms of names than are written")
	}
}

// replaceAll: a record that is replaced by itself stays what it is.
func replaceAll(t *testing.T, store *neo4j.Store) {
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
	if _, err := store.Apply(t.Context(), graph.CommitInfo{}, changes); err != nil {
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
