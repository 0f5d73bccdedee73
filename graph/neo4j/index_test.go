package neo4j_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/neo4j/neo4jtest"
)

// TestIndexes: a store that is opened has the constraint and the indexes of every kind of tie, also those that no
// migration made, as those of a kind that is new in the table.
func TestIndexes(t *testing.T) {
	at := neo4jtest.Address(t)
	if err := opened(t, at).Close(); err != nil {
		t.Fatal(err)
	}
	neo4jtest.Query(t, at, "DROP CONSTRAINT measures_id")
	neo4jtest.Query(t, at, "DROP INDEX measures_from")
	neo4jtest.Query(t, at, "DROP INDEX measures_to")
	if err := opened(t, at).Close(); err != nil {
		t.Fatal(err)
	}
	var indexes []string
	for _, r := range neo4jtest.Query(t, at, "SHOW INDEXES YIELD name, state, owningConstraint, properties, labelsOrTypes") {
		indexes = append(indexes, fmt.Sprintf("%v %v %v %v %v", r.Values...))
	}
	for k := range graph.AllTies.All {
		name := strings.ToLower(k.String())
		for _, want := range []string{
			fmt.Sprintf("%s_id ONLINE %s_id [id] [%s]", name, name, k),
			fmt.Sprintf("%s_from ONLINE <nil> [fromId id] [%s]", name, k),
			fmt.Sprintf("%s_to ONLINE <nil> [toId id] [%s]", name, k),
		} {
			if !slices.Contains(indexes, want) {
				t.Errorf("there is no index %s", want)
			}
		}
	}
	if t.Failed() {
		t.Logf("there are\n%s", strings.Join(indexes, "\n"))
	}
}
