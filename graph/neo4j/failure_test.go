package neo4j_test

import (
	"errors"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
)

// settles waits until no more than so many goroutines are left: what has been given up ends a little later.
func settles(t *testing.T, what string, most int) {
	t.Helper()
	for start := time.Now(); runtime.NumGoroutine() > most; time.Sleep(20 * time.Millisecond) {
		if time.Since(start) > 10*time.Second {
			stacks := make([]byte, 1<<20)
			t.Fatalf("%s: %d goroutines are left of %d:\n%s", what, runtime.NumGoroutine(), most, stacks[:runtime.Stack(stacks, true)])
		}
	}
}

// TestFailures: a server that asks for a password, stands still, is gone, comes back, and is read-only; and nothing of
// that leaves a goroutine behind.
func TestFailures(t *testing.T) {
	server := neo4jtest.Start(t, neo4jtest.Options{Auth: true})
	before := runtime.NumGoroutine()
	config := neo4j.Config{Address: server.Address(), User: neo4jtest.User, Password: "wrong"}
	if _, err := neo4j.Open(t.Context(), config); err == nil || !strings.Contains(err.Error(), "password") || strings.Contains(err.Error(), "wrong") {
		t.Errorf("a wrong password: %v", err)
	}
	settles(t, "a store that could not be opened", before)
	config.Password = neo4jtest.Password
	store, err := neo4j.Open(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	store.Warmed()
	idle := runtime.NumGoroutine()
	unavailable := func(what string) {
		t.Helper()
		start := time.Now()
		for name, call := range map[string]func() error{
			"a check": func() error { return store.Check(t.Context()) },
			"a read":  func() error { _, err := store.Nodes(t.Context(), []graph.ID{"a"}); return err },
		} {
			if err := call(); !errors.Is(err, graph.ErrUnavailable) {
				t.Errorf("%s: %s: %v", what, name, err)
			}
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%s: %s took %v", what, name, took)
			}
			start = time.Now()
		}
		var calls sync.WaitGroup
		for range 200 { // more than there are connections
			calls.Go(func() {
				if err := store.Check(t.Context()); !errors.Is(err, graph.ErrUnavailable) {
					t.Errorf("%s: one of many checks: %v", what, err)
				}
			})
		}
		calls.Wait()
		t.Logf("%s: 200 calls have failed after %v", what, time.Since(start).Round(time.Millisecond))
		settles(t, what, idle)
	}
	back := func(what string) {
		t.Helper()
		for start := time.Now(); ; {
			err := store.Check(t.Context())
			if err == nil {
				return
			}
			if time.Since(start) > 3*time.Second {
				t.Errorf("%s: it is back, and the store is not: %v", what, err)
				return
			}
		}
	}
	server.Pause()
	unavailable("it stands still")
	server.Resume()
	back("it stood still")
	server.Kill()
	unavailable("it is gone")
	server.Restart()
	back("it was gone")

	// Read-only, with a schema that is up to date: it can be opened and read, and says why it cannot be changed.
	server.Restart("server.databases.default_to_read_only=true")
	reader, err := neo4j.Open(t.Context(), config)
	if err != nil {
		t.Fatalf("read-only: %v", err)
	}
	if version, err := reader.Version(t.Context()); version != (graph.Version{}) || err != nil || len(reader.Migrated()) > 0 {
		t.Errorf("read-only: version %v, %v; migrated %v", version, err, reader.Migrated())
	}
	_, err = reader.Apply(t.Context(), graph.Actor{}, []graph.Change{graph.Create{Record: large{nodes: 1}.node(0)}})
	if !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), "the Neo4j is read-only") {
		t.Errorf("read-only: apply: %v", err)
	}

	// What waits for a commit ends with the store.
	watching, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		close(watching)
		for commit, err := range reader.Watch(t.Context(), graph.Version{}) {
			t.Errorf("the watch of an idle store yields %+v, %v", commit, err)
		}
	}()
	<-watching
	time.Sleep(100 * time.Millisecond) // so that it waits; where it does not yet, it has less to end
	for _, s := range []*neo4j.Store{reader, store} {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}
	<-ended
	settles(t, "everything is closed", before)
}

// TestTooOld: a server before 5.26 is refused by its name, and not touched.
func TestTooOld(t *testing.T) {
	server := neo4jtest.Start(t, neo4jtest.Options{Version: "5.25.1"})
	start := time.Now()
	store, err := neo4j.Open(t.Context(), neo4j.Config{Address: server.Address()})
	if err == nil {
		_ = store.Close()
	}
	if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "Neo4j/5.25.1") || !strings.Contains(err.Error(), "5.26 or later") {
		t.Errorf("it opens an old server: %v", err)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("that took %v", took)
	}
	if got := cypher(t, server.Address(), "SHOW CONSTRAINTS"); len(got) > 0 {
		t.Errorf("it has made %d constraints there", len(got))
	}
}
