package mirror_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/graph/mirror"
)

// slowStore is a store whose Version takes a second. It counts how many of these calls run at once.
type slowStore struct {
	*backingStore
	running, atOnce atomic.Int64
}

func (s *slowStore) Version(ctx context.Context) (graph.Version, error) {
	s.atOnce.Store(max(s.atOnce.Load(), s.running.Add(1)))
	defer s.running.Add(-1)
	select {
	case <-time.After(time.Second):
		return s.backingStore.Version(ctx)
	case <-ctx.Done():
		return graph.Version{}, ctx.Err()
	}
}

func newSlowStore(t *testing.T) (*slowStore, *mirror.Store) {
	t.Helper()
	b := &slowStore{backingStore: &backingStore{Store: memory.New()}}
	m := mirror.New(b)
	t.Cleanup(func() {
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	})
	return b, m
}

// Calls for the version at one time share reads, one after the other, and none gets a version that is older than its call.
func TestVersionIsReadOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, m := newSlowStore(t)
		var all sync.WaitGroup
		for n := range 300 {
			version := b.add(t, graph.ID(fmt.Sprintf("source-%d", n)))
			all.Go(func() {
				if got, err := m.Version(t.Context()); err != nil || !got.AtLeast(version) {
					t.Errorf("call %d gets %v, %v, want at least %v", n, got, err, version)
				}
			})
			time.Sleep(10 * time.Millisecond)
		}
		all.Wait()
		if reads, atOnce := b.versions.Load(), b.atOnce.Load(); reads > 5 || atOnce != 1 {
			t.Errorf("300 calls in 3 s are %d reads, %d at once", reads, atOnce)
		}
	})
}

// A caller who leaves does not fail the others, and a read that nobody waits for is cancelled.
func TestLeavingVersionRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, m := newSlowStore(t)
		begin := func(ctx context.Context) <-chan error {
			done := make(chan error, 1)
			go func() {
				_, err := m.Version(ctx)
				done <- err
			}()
			synctest.Wait()
			return done
		}
		ctx, cancel := context.WithCancel(t.Context())
		first, second, third := begin(ctx), begin(ctx), begin(t.Context())
		cancel()
		for _, left := range []<-chan error{first, second} {
			if err := <-left; !errors.Is(err, context.Canceled) {
				t.Errorf("a caller who has left gets %v", err)
			}
		}
		if err := <-third; err != nil {
			t.Errorf("a caller who stays gets %v", err)
		}

		// One leaves before its read begins, one while it runs.
		for _, wait := range []time.Duration{0, 1500 * time.Millisecond} {
			start, other := time.Now(), begin(t.Context())
			ctx, cancel := context.WithCancel(t.Context())
			leaving := begin(ctx)
			time.Sleep(wait)
			cancel()
			if err := <-leaving; !errors.Is(err, context.Canceled) {
				t.Errorf("a caller who has left gets %v", err)
			}
			if err := <-other; err != nil {
				t.Errorf("the other one gets %v", err)
			}
			synctest.Wait()
			if running := b.running.Load(); running != 0 {
				t.Errorf("%s after the start %d reads run for nobody", time.Since(start), running)
			}
		}
	})
}
