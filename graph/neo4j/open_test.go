package neo4j_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
)

// TestOpen: a database that is empty, one of coopgraph's, newer, changed or foreign.
func TestOpen(t *testing.T) {
	at := neo4jtest.Address(t)
	opened(t, at)
	again := func() error {
		store, err := neo4j.Open(t.Context(), neo4j.Config{Address: at, Database: "neo4j"})
		if err != nil {
			return err
		}
		if _, err := store.Check(t.Context()); !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), "empty") {
			t.Errorf("check of an empty database: %v", err)
		}
		return store.Close()
	}
	if err := again(); err != nil {
		t.Errorf("a second time: %v", err)
	}
	steps, err := os.ReadDir("migrations")
	if err != nil {
		t.Fatal(err)
	}
	if got := neo4jtest.Query(t, at, "MATCH (m:_Migration) RETURN m.version, m.checksum"); len(got) != len(steps) {
		t.Errorf("%d migrations are recorded, of %d", len(got), len(steps))
	}
	newer := fmt.Sprintf("{version: %d", len(steps)+1)
	for _, c := range []struct{ name, before, says string }{
		{"an interrupted first start", "MATCH (n) DETACH DELETE n", ""},
		{"newer", "CREATE (:_Migration " + newer + ", checksum: 'x'})", "newer"},
		{"changed", "MATCH (m:_Migration {version: 1}) SET m.checksum = 'x' WITH m MATCH (o:_Migration " + newer + "}) DELETE o", "another one"},
		{"foreign", "MATCH (n) DETACH DELETE n WITH count(*) AS gone CREATE (:Person)", "other data"},
	} {
		t.Run(c.name, func(t *testing.T) {
			neo4jtest.Query(t, at, c.before)
			if err := again(); c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
				t.Error(err)
			}
		})
	}
	if got := neo4jtest.Query(t, at, "MATCH (n) RETURN n"); len(got) != 1 {
		t.Errorf("a foreign database has %d nodes of 1", len(got))
	}
}

// TestOpenFails: what is wrong with an address or a database is said within five seconds.
func TestOpenFails(t *testing.T) {
	at := neo4jtest.Address(t)
	for _, c := range []struct {
		config neo4j.Config
		says   string
	}{
		{neo4j.Config{Address: "http://127.0.0.1"}, "no address"},
		{neo4j.Config{Address: "bolt://127.0.0.1:1"}, "no Neo4j answers"},
		{neo4j.Config{Address: at, Database: "nowhere"}, "no database"},
	} {
		t.Run(c.says, func(t *testing.T) {
			start := time.Now()
			store, err := neo4j.Open(t.Context(), c.config)
			if err == nil {
				_ = store.Close()
			}
			if err == nil || !strings.Contains(err.Error(), c.says) || graph.CodeOf(err) == "" {
				t.Errorf("%+v: %v", c.config, err)
			}
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("that took %v", took)
			}
		})
	}
}
