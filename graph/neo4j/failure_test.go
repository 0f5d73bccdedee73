package neo4j_test

import (
	"bytes"
	"errors"
	"fmt"
	"runtime/pprof"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
)

// labelled labels the goroutine of a test, and so all goroutines that it starts, and returns a function that finds them:
// it counts them, and shows their stacks.
func labelled(t *testing.T) func() (goroutines int, stacks string) {
	pprof.SetGoroutineLabels(pprof.WithLabels(t.Context(), pprof.Labels("test", t.Name())))
	label := fmt.Sprintf("%q:%q", "test", t.Name())
	return func() (goroutines int, stacks string) {
		var profile bytes.Buffer
		if err := pprof.Lookup("goroutine").WriteTo(&profile, 1); err != nil {
			t.Fatal(err)
		}
		for entry := range strings.SplitSeq(profile.String(), "\n\n") {
			if _, header, ok := strings.Cut(entry, "total "); ok { // the first entry has a line before it
				_, entry, _ = strings.Cut(header, "\n")
			}
			count, _, _ := strings.Cut(entry, " @ ")
			if n, err := strconv.Atoi(count); err == nil && strings.Contains(entry, label) {
				goroutines, stacks = goroutines+n, stacks+"\n\n"+entry
			}
		}
		return goroutines, stacks
	}
}

// failing is a store over a server that fails.
type failing struct {
	store      *neo4j.Store
	goroutines func() (int, string)
	idle       int // how many goroutines there are while nothing is asked
}

// waitUntilIdle waits until no more goroutines are left than most: those of a call that was given up end a little later.
func (f failing) waitUntilIdle(t *testing.T, when string, most int) {
	t.Helper()
	for start := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		n, stacks := f.goroutines()
		if n <= most {
			return
		}
		if time.Since(start) > 10*time.Second {
			t.Fatalf("%s: %d goroutines are left of %d:%s", when, n, most, stacks)
		}
	}
}

// unavailable expects that calls fail within five seconds, and leave nothing behind.
func (f failing) unavailable(t *testing.T, when string) {
	t.Helper()
	start := time.Now()
	for name, call := range map[string]func() error{
		"a version": func() error { _, err := f.store.Version(t.Context()); return err },
		"a read":    func() error { _, err := f.store.Nodes(t.Context(), []graph.ID{"a"}); return err },
	} {
		if err := call(); !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("%s: %s: %v", when, name, err)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: %s took %v", when, name, took)
		}
		start = time.Now()
	}
	var calls sync.WaitGroup
	for range 200 { // more than there are connections
		calls.Go(func() {
			if _, err := f.store.Version(t.Context()); !errors.Is(err, graph.ErrUnavailable) {
				t.Errorf("%s: one of many calls: %v", when, err)
			}
		})
	}
	calls.Wait()
	t.Logf("%s: 200 calls have failed after %v", when, time.Since(start).Round(time.Millisecond))
	f.waitUntilIdle(t, when, f.idle)
}

// recovers expects that the store can be used within three seconds.
func (f failing) recovers(t *testing.T, when string) {
	t.Helper()
	for start := time.Now(); ; {
		_, err := f.store.Version(t.Context())
		if err == nil {
			return
		}
		if time.Since(start) > 3*time.Second {
			t.Errorf("%s: it is back, and the store is not: %v", when, err)
			return
		}
	}
}

// TestFailures: a server that asks for a password, stops responding, is killed, comes back, and is read-only; and nothing
// of that leaves a goroutine behind.
func TestFailures(t *testing.T) {
	t.Parallel()
	f := failing{goroutines: labelled(t)}
	server := neo4jtest.Start(t, neo4jtest.Options{Auth: true})
	before, _ := f.goroutines()
	if before == 0 {
		t.Fatal("not even the goroutine of the test is counted")
	}
	config := neo4j.Config{Address: server.Address(), User: neo4jtest.User, Password: "wrong"}
	if _, err := neo4j.Open(t.Context(), config); err == nil || !strings.Contains(err.Error(), "password") || strings.Contains(err.Error(), "wrong") {
		t.Errorf("a wrong password: %v", err)
	}
	f.waitUntilIdle(t, "a store that could not be opened", before)
	config.Password = neo4jtest.Password
	var err error
	if f.store, err = neo4j.Open(t.Context(), config); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.store.Close() })
	f.store.Warmed()
	f.idle, _ = f.goroutines()
	server.Pause()
	f.unavailable(t, "it does not respond")
	server.Resume()
	f.recovers(t, "it did not respond")
	server.Kill()
	f.unavailable(t, "it was killed")
	server.Restart()
	f.recovers(t, "it was killed")
	server.Restart("server.databases.default_to_read_only=true") // not before: it could not recover from the crash
	reader := readOnly(t, config)
	watchEnds(t, reader, f.store)
	f.waitUntilIdle(t, "everything is closed", before)
}

// readOnly opens a store over a server that is read-only and whose schema is up to date: it can be opened and read, and
// says why it cannot be changed.
func readOnly(t *testing.T, config neo4j.Config) *neo4j.Store {
	t.Helper()
	reader, err := neo4j.Open(t.Context(), config)
	if err != nil {
		t.Fatalf("read-only: %v", err)
	}
	if version, err := reader.Version(t.Context()); version != (graph.Version{}) || err != nil || len(reader.Migrated()) > 0 {
		t.Errorf("read-only: version %v, %v; migrated %v", version, err, reader.Migrated())
	}
	_, err = reader.Apply(t.Context(), graph.CommitInfo{}, []graph.Change{graph.Create{Record: large{nodes: 1}.node(0)}})
	if !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), "the Neo4j is read-only") {
		t.Errorf("read-only: apply: %v", err)
	}
	return reader
}

// watchEnds closes stores, one of which waits for a commit: the watch ends with its store.
func watchEnds(t *testing.T, watched, other *neo4j.Store) {
	t.Helper()
	watching, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		close(watching)
		for commit, err := range watched.Watch(t.Context(), graph.Version{}) {
			t.Errorf("the watch of an idle store yields %+v, %v", commit, err)
		}
	}()
	<-watching
	time.Sleep(100 * time.Millisecond) // so that it waits; if it does not yet, it has less to end
	for _, s := range []*neo4j.Store{watched, other} {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}
	<-ended
}

// TestTooOld: a server before 5.26 is refused by its name, and not touched.
func TestTooOld(t *testing.T) {
	t.Parallel()
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
	if got := neo4jtest.Query(t, server.Address(), "SHOW CONSTRAINTS"); len(got) > 0 {
		t.Errorf("it has made %d constraints there", len(got))
	}
}
