package mirror

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// snapshotCache holds the newest snapshot, and takes a new one when one is asked for, one at a time.
type snapshotCache struct {
	newest atomic.Pointer[snapshot]
	take   func(context.Context) (*graph.Network, error)

	mu      sync.Mutex
	taking  *call // nil if nobody takes one
	ctx     context.Context
	cancel  context.CancelFunc // ends the call in progress
	running sync.WaitGroup
}

// snapshot is a reader with its version at hand.
type snapshot struct {
	*memory.Snapshot
	network   *graph.Network
	version   graph.Version
	confirmed atomic.Int64 // when the backing store was last known to have this version, in Unix nanoseconds
}

// confirm says that the backing store had a version at a time. It counts for the newest snapshot, if that is its version.
func (c *snapshotCache) confirm(version graph.Version, at time.Time) {
	if s := c.newest.Load(); s != nil && s.version == version {
		s.confirmed.Store(max(s.confirmed.Load(), at.UnixNano()))
	}
}

// call is one read of the whole network, which several callers may wait for.
type call struct {
	done     chan struct{}
	snapshot *snapshot
	err      error
}

func (c *snapshotCache) open(backing graph.Reader) {
	c.take = func(ctx context.Context) (*graph.Network, error) { return backing.Network(ctx, graph.Scope{}) }
	c.ctx, c.cancel = context.WithCancel(context.Background())
}

// get returns a snapshot whose version is at least the given one. A caller whose context is done leaves, and the others
// still get what they wait for.
func (c *snapshotCache) get(ctx context.Context, atLeast graph.Version) (graph.Reader, error) {
	for own := false; ; {
		s, waiting, began := c.begin(atLeast)
		if s != nil {
			return s.Snapshot, ctx.Err()
		}
		own = own || began
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-waiting.done:
		}
		if c.ctx.Err() != nil {
			return nil, graph.ErrClosed
		}
		if waiting.err != nil {
			return nil, waiting.err
		}
		// A call that began before this caller knew the version may have read an older one. A call of its own cannot, unless
		// another database has taken the place of the one that the version is of.
		if own {
			return waiting.snapshot.Snapshot, nil
		}
	}
}

// fresh returns the newest snapshot if its version is at least the given one, else nil.
func (c *snapshotCache) fresh(atLeast graph.Version) *snapshot {
	if s := c.newest.Load(); s != nil && s.version.AtLeast(atLeast) {
		return s
	}
	return nil
}

// begin returns the snapshot that is there if its version is at least the given one, else the call in progress, else a new
// call. After close it returns a call that has ended without a snapshot.
func (c *snapshotCache) begin(atLeast graph.Version) (_ *snapshot, _ *call, began bool) {
	if s := c.fresh(atLeast); s != nil {
		return s, nil, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.taking != nil {
		return nil, c.taking, false
	}
	if s := c.fresh(atLeast); s != nil { // the call has just ended
		return s, nil, false
	}
	now := &call{done: make(chan struct{})}
	if c.ctx.Err() != nil {
		close(now.done)
		return nil, now, false
	}
	c.taking = now
	c.running.Go(func() {
		defer close(now.done)
		start := time.Now()
		network, err := c.take(c.ctx) // no caller's context: one who leaves must not fail the others
		if err != nil {
			now.err = err
		} else {
			now.snapshot = &snapshot{Snapshot: memory.NewSnapshot(network), network: network, version: network.Version}
			now.snapshot.confirmed.Store(start.UnixNano())
			c.newest.Store(now.snapshot)
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		c.taking = nil
	})
	return nil, now, true
}

// close ends the call in progress and forgets the snapshot.
func (c *snapshotCache) close() {
	c.mu.Lock()
	c.cancel() // no call begins any more
	c.mu.Unlock()
	c.running.Wait()
	c.newest.Store(nil)
}
