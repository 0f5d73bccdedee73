package mirror_test

import (
	"context"
	"errors"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/graph/mirror"
	"coopgraph/graph/neo4j"
	"coopgraph/graph/neo4j/neo4jtest"
	"coopgraph/graph/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(*testing.T) graph.Store { return mirror.New(memory.New()) })
}

// Over a Neo4j the suite takes most of a minute, and the backing store has passed it.
func TestStoreOverNeo4j(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("this runs in CI")
	}
	address := neo4jtest.Address(t)
	storetest.RunFew(t, func(t *testing.T) graph.Store {
		neo4jtest.Empty(t, address)
		store, err := neo4j.Open(t.Context(), neo4j.Config{Address: address, SkipWarmUp: true})
		if err != nil {
			t.Fatal(err)
		}
		return mirror.New(store)
	})
}

// backingStore is a store whose calls are counted, and whose Network waits until it is let go.
type backingStore struct {
	*memory.Store
	versions, networks atomic.Int64
	begun, release     chan struct{} // nil if Network does not wait
}

func (b *backingStore) Version(ctx context.Context) (graph.Version, error) {
	b.versions.Add(1)
	return b.Store.Version(ctx)
}

func (b *backingStore) Network(ctx context.Context, scope graph.Scope) (*graph.Network, error) {
	b.networks.Add(1)
	n, err := b.Store.Network(ctx, scope)
	if b.begun != nil {
		b.begun <- struct{}{}
		select {
		case <-b.release:
		case <-ctx.Done():
		}
	}
	return n, errors.Join(err, ctx.Err())
}

func (b *backingStore) add(t *testing.T, id graph.ID) graph.Version {
	t.Helper()
	source := &graph.Source{}
	source.ID, source.Evidence, source.Sources = id, graph.Official, []graph.Citation{{SourceID: id}}
	version, err := b.Apply(t.Context(), graph.CommitInfo{}, []graph.Change{graph.Create{Record: source}})
	if err != nil {
		t.Fatal(err)
	}
	return version
}

// A read is one call for the version; the network is read once a version, and a snapshot of a version that is known is no
// call at all.
func TestCalls(t *testing.T) {
	b := &backingStore{Store: memory.New()}
	m := mirror.New(b)
	calls := func(what string, versions, networks int64, read func() error) {
		t.Helper()
		v, n := b.versions.Load(), b.networks.Load()
		if err := read(); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		if v, n = b.versions.Load()-v, b.networks.Load()-n; v != versions || n != networks {
			t.Errorf("%s: %d calls for the version and %d for the network, want %d and %d", what, v, n, versions, networks)
		}
	}
	list := func() error {
		_, err := m.ListNodes(t.Context(), graph.Query{Window: graph.Window{Limit: 1}})
		return err
	}
	version := b.add(t, "a")
	calls("the first read", 1, 1, list)
	calls("a read", 1, 0, list)
	calls("a snapshot of a version", 0, 0, func() error {
		_, err := m.Snapshot(t.Context(), version)
		return err
	})
	later := b.add(t, "b")
	calls("a snapshot of a later version", 0, 1, func() error {
		s, err := m.Snapshot(t.Context(), later)
		if err != nil {
			return err
		}
		if got, err := s.Version(t.Context()); got != later || err != nil {
			t.Errorf("it has version %v, %v, want %v", got, err, later)
		}
		return nil
	})
	calls("a read of the later version", 1, 0, list)
	if err := m.Close(); err != nil {
		t.Error(err)
	}
	if _, err := m.Snapshot(t.Context(), later); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("a snapshot of a closed mirror: %v", err)
	}
}

// The network is read once for all who wait for it. One who leaves does not fail the others, and one who knows a later
// version than the one that is being read gets that.
func TestTakingASnapshot(t *testing.T) {
	b := &backingStore{Store: memory.New(), begun: make(chan struct{}, 100), release: make(chan struct{})}
	m := mirror.New(b)
	t.Cleanup(func() { _ = m.Close() })
	earlier := b.add(t, "a")
	leaving, leave := context.WithCancel(t.Context())
	left := make(chan error)
	go func() {
		_, err := m.Snapshot(leaving, earlier)
		left <- err
	}()
	<-b.begun
	var waiting sync.WaitGroup
	wait := func(atLeast graph.Version) {
		waiting.Go(func() {
			s, err := m.Snapshot(t.Context(), atLeast)
			if err != nil {
				t.Error(err)
				return
			}
			if got, err := s.Version(t.Context()); err != nil || !got.AtLeast(atLeast) {
				t.Errorf("the snapshot has version %v, %v, want %v", got, err, atLeast)
			}
		})
	}
	for range 8 {
		wait(earlier)
	}
	leave()
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Errorf("who has left gets %v", err)
	}
	later := b.add(t, "b")
	for range 8 {
		wait(later)
	}
	b.release <- struct{}{}
	<-b.begun
	b.release <- struct{}{}
	ended := make(chan struct{})
	go func() {
		waiting.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		_ = m.Close()
	}
	<-ended
	if n := b.networks.Load(); n != 2 {
		t.Errorf("the network was read %d times, for 17 callers and 2 versions", n)
	}
}

// A snapshot stays as it is when the store changes, and when it is closed.
func TestSnapshotStays(t *testing.T) {
	inMemory, mirrored := &backingStore{Store: memory.New()}, &backingStore{Store: memory.New()}
	for name, c := range map[string]struct {
		backing *backingStore
		store   interface {
			graph.Snapshotter
			Close() error
		}
	}{
		"memory": {inMemory, inMemory.Store}, "mirror": {mirrored, mirror.New(mirrored)},
	} {
		t.Run(name, func(t *testing.T) {
			version := c.backing.add(t, "a")
			s, err := c.store.Snapshot(t.Context(), graph.Version{})
			if err != nil {
				t.Fatal(err)
			}
			c.backing.add(t, "b")
			if err := c.store.Close(); err != nil {
				t.Fatal(err)
			}
			page, err := s.ListNodes(t.Context(), graph.Query{Window: graph.Window{Limit: graph.NoLimit}})
			if err != nil || len(page.Edges) != 1 || page.Version != version {
				t.Errorf("it has %d nodes at version %v, %v; want 1 at %v", len(page.Edges), page.Version, err, version)
			}
		})
	}
}

// Reads beside Close get a snapshot, or are told that the store is closed.
func TestCloseBesideReads(t *testing.T) {
	for range 200 {
		b := &backingStore{Store: memory.New()}
		m := mirror.New(b)
		b.add(t, "a")
		var reading sync.WaitGroup
		for range 4 {
			reading.Go(func() {
				if _, err := m.Snapshot(context.Background(), graph.Version{}); err != nil && !errors.Is(err, graph.ErrUnavailable) {
					t.Error(err)
				}
			})
		}
		if err := m.Close(); err != nil {
			t.Error(err)
		}
		reading.Wait()
	}
}
