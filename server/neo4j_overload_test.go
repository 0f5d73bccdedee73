//go:build unix

package main

import (
	"os"
	"testing"
	"time"

	"coopgraph/graph/neo4j/neo4jtest"
)

// TestNeo4jFiveTimesCapacity sends a server five times as many queries as its Neo4j can answer: it answers or refuses each of
// them, and does not take the Neo4j to be away.
func TestNeo4jFiveTimesCapacity(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("it keeps the processors busy for some seconds: .ci/run does it, and so does CI=true")
	}
	address := neo4jtest.Address(t)
	runLoad(t, "-store", address)
	pairs := func(n int) (string, map[string]any) { // no two numbers have the same answer in a cache
		return `query ($day: PartialDate) { districts { nodes { code friendlyPairs(first: 100, filter: {not: {since: {eq: $day}}}) {
			nodes { id partner { code within { code } } } } } } }`, map[string]any{"day": dayOf(n)}
	}
	sendFiveTimesCapacity(t, startProgram(t, "-store", address), counting(pairs), 8, 500*time.Millisecond)
}
