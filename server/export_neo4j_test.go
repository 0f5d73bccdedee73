//go:build unix

package main

import (
	"testing"

	"coopgraph/graph/neo4j/neo4jtest"
)

// A file from a Neo4j is, byte for byte, the one from memory; these say no revision, which may differ.
func TestExportFromNeo4j(t *testing.T) {
	at := neo4jtest.Address(t)
	loads(t, "-store", at)
	for _, file := range []string{"network.csv?history=true", "nodes.csv?evidence=REPORTED&bbox=120,20,105,35", "ties.csv?asOf=2020&tieKinds=SUPPORTS,INVESTS",
		"flows.csv?level=PREFECTURE", "flows.csv?level=COUNTY&evidence=OFFICIAL,SYNTHETIC&asOf=2021&bbox=97,20,125,35&kinds=DISTRICT,COUNTY"} {
		_, want, _ := once(t, nil, "export", file)
		code, got, complaints := once(t, nil, "export", file, "-store", at)
		if code != 0 || len(got) < 1000 || got != want {
			t.Errorf("%s: exit %d, %d bytes of %d: %s", file, code, len(got), len(want), complaints)
		}
		t.Logf("%s: %d bytes", file, len(got))
	}
}
