package neo4j_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
)

// changes records what a store tells about its circuit breaker.
type changes struct {
	mu   sync.Mutex
	list []neo4j.StateChange
}

func (c *changes) add(change neo4j.StateChange) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.list = append(c.list, change)
}

// taken returns the changes since the last call.
func (c *changes) taken() []neo4j.StateChange {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := c.list
	c.list = nil
	return list
}

// TestOutage: while a server is away, calls are refused without a statement and without a connection, the error says why,
// and the store can be used again after the server's return.
func TestOutage(t *testing.T) {
	proxy := neo4jtest.NewProxy(t, neo4jtest.Address(t))
	var told changes
	store, err := neo4j.Open(t.Context(), neo4j.Config{Address: proxy.Address(), SkipWarmUp: true, OnStateChange: told.add})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	f := failing{store: store}
	for _, c := range []struct {
		name, cause string
		begin, end  func()
	}{
		{"refused", "it refuses connections", proxy.Refuse, proxy.Listen},
		{"silent", "it does not answer", proxy.FallSilent, proxy.Speak},
	} {
		t.Run(c.name, func(t *testing.T) {
			f.recovers(t, "the outage before")
			told.taken()
			c.begin()
			first := time.Now()
			if _, err := store.Version(t.Context()); !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), c.cause) {
				t.Errorf("the first call: %v", err)
			}
			t.Logf("the first call failed after %v", time.Since(first).Round(time.Millisecond))
			isRefused(t, store, proxy, c.cause)
			c.end()
			f.recovers(t, c.name)
			checkChanges(t, told.taken(), c.cause)
		})
	}
}

// TestBusyServer: a server that answers calls is not away, even if it answers no probe in time. One that answers none is.
func TestBusyServer(t *testing.T) {
	proxy := neo4jtest.NewProxy(t, neo4jtest.Address(t))
	var told changes
	store, err := neo4j.Open(t.Context(), neo4j.Config{Address: proxy.Address(), SkipWarmUp: true, OnStateChange: told.add})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	const slow = "a-node-that-takes-long"
	proxy.Hold(neo4jtest.Begin, []byte(slow)) // probes begin a transaction, and reads do not
	waiting := make(chan error, 1)
	go func() {
		_, err := store.Nodes(t.Context(), []graph.ID{slow})
		waiting <- err
	}()
	for start := time.Now(); time.Since(start) < 5*time.Second; time.Sleep(10 * time.Millisecond) { // longer than a probe
		if _, err := store.Version(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if got := told.taken(); len(got) > 0 || len(waiting) > 0 {
		t.Errorf("while it answers other calls, the state changes: %+v, and %d slow calls end", got, len(waiting))
	}
	start := time.Now()
	if err := <-waiting; !errors.Is(err, graph.ErrUnavailable) || time.Since(start) > 9*time.Second { // the next probe but one
		t.Errorf("when it answers nothing any more, the slow call ends after %s: %v", time.Since(start), err)
	}
}

// isRefused expects that a thousand calls run no statement, and that no connection is opened but those of the probes.
func isRefused(t *testing.T, store *neo4j.Store, proxy *neo4jtest.Proxy, cause string) {
	t.Helper()
	statements, connections, start := store.Statements(), proxy.Connections(), time.Now()
	const calls = 1000
	for range calls {
		_, err := store.Nodes(t.Context(), []graph.ID{"a"})
		refused, ok := errors.AsType[*graph.Error](err)
		if !ok || refused.Code != graph.Unavailable || !strings.HasPrefix(refused.Message, "the database has been unavailable since 2") ||
			!strings.HasSuffix(refused.Message, cause) || refused.Hint == "" {
			t.Fatalf("a call while the server is away: %v", err)
		}
	}
	took := time.Since(start)
	t.Logf("a call is refused in %v", took/calls)
	if n := store.Statements() - statements; n > 0 {
		t.Errorf("%d calls have run %d statements", calls, n)
	}
	if n, most := proxy.Connections()-connections, 1+int(took/(250*time.Millisecond)); n > most {
		t.Errorf("%d calls have opened %d connections in %v", calls, n, took)
	}
	if store.Available() == nil {
		t.Error("the store says that it is available")
	}
}

// checkChanges expects the changes of one outage.
func checkChanges(t *testing.T, got []neo4j.StateChange, cause string) {
	t.Helper()
	if len(got) < 3 {
		t.Fatalf("the changes of the state: %v", got)
	}
	state := neo4j.StateClosed
	for i, c := range got {
		last := i == len(got)-1
		if c.From != state || c.Since != got[0].Since || c.Cause == "" || (c.To == neo4j.StateClosed) != last || (c.Err == nil) != last {
			t.Errorf("change %d of %d is %+v, after the state %v", i+1, len(got), c, state)
		}
		state = c.To
	}
	if first := got[0]; first.To != neo4j.StateOpen || first.Cause != cause {
		t.Errorf("the first change is %+v, not for the cause %q", first, cause)
	}
}

// TestBrokenConnections: a connection that breaks is no outage. Reads are made again, once for each break.
func TestBrokenConnections(t *testing.T) {
	proxy := neo4jtest.NewProxy(t, neo4jtest.Address(t))
	var told changes
	store, err := neo4j.Open(t.Context(), neo4j.Config{Address: proxy.Address(), SkipWarmUp: true, OnStateChange: told.add})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	const request, answer = true, false
	for _, c := range []struct {
		name  string
		fault func()
		more  int64 // statements
	}{
		{"the connection breaks before RUN arrives", func() { proxy.Cut(neo4jtest.Run, request) }, 1},
		{"the connection breaks before the answer to RUN", func() { proxy.Cut(neo4jtest.Run, answer) }, 1},
		{"both, one after the other", func() { proxy.Cut(neo4jtest.Run, request, answer) }, 2},
		{"all connections are reset", proxy.Reset, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := store.Version(t.Context()); err != nil {
				t.Fatal(err)
			}
			before := store.Statements()
			c.fault()
			if _, err := store.Version(t.Context()); err != nil {
				t.Error(err)
			}
			if n := store.Statements() - before; n != 1+c.more {
				t.Errorf("it took %d statements, and should take %d", n, 1+c.more)
			}
			if proxy.CutsLeft() > 0 {
				t.Error("a connection was not cut")
			}
		})
	}
	if got := told.taken(); len(got) > 0 {
		t.Errorf("the state changes: %+v", got)
	}
}
