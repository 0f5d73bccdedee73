package mirror

import (
	"context"
	"sync"
	"time"

	"coopgraph/graph"
)

// versionReader reads the version of the backing store, one read at a time. While a read runs, all callers who come wait for
// the next one, which begins when that read has ended. So no version is older than the call for it, and however many
// operations begin at once, the backing store has one read for its version, as databases have one write for many commits
// (group commit: D. DeWitt et al., Implementation Techniques for Main Memory Database Systems, SIGMOD 1984).
type versionReader struct {
	backing graph.Reader

	mu      sync.Mutex
	running bool
	next    *versionRead // nil if nobody waits for it
}

// versionRead is a read of the version that several callers wait for.
type versionRead struct {
	ctx     context.Context // ends when the last caller has left
	cancel  context.CancelFunc
	callers int

	done    chan struct{}
	began   time.Time
	version graph.Version
	err     error
}

// read returns the version, and when the read of it began.
func (r *versionReader) read(ctx context.Context) (version graph.Version, began time.Time, err error) {
	r.mu.Lock()
	if !r.running {
		r.running = true
		r.mu.Unlock()
		defer r.ended()
		began = time.Now()
		version, err = r.backing.Version(ctx)
		return version, began, err
	}
	if r.next == nil {
		r.next = &versionRead{done: make(chan struct{})}
		r.next.ctx, r.next.cancel = context.WithCancel(context.Background())
	}
	next := r.next
	next.callers++
	r.mu.Unlock()
	select {
	case <-next.done:
		return next.version, next.began, next.err
	case <-ctx.Done():
		r.leave(next)
		return graph.Version{}, time.Time{}, ctx.Err()
	}
}

// ended begins the next read after the end of one.
func (r *versionReader) ended() {
	r.mu.Lock()
	defer r.mu.Unlock()
	next := r.next
	r.next, r.running = nil, next != nil
	if next == nil {
		return
	}
	go func() {
		defer r.ended()
		defer close(next.done)
		defer next.cancel()
		next.began = time.Now()
		next.version, next.err = r.backing.Version(next.ctx)
	}()
}

// leave takes a caller away from a read. The last one cancels it.
func (r *versionReader) leave(read *versionRead) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if read.callers--; read.callers > 0 {
		return
	}
	read.cancel()
	if r.next == read {
		r.next = nil
	}
}
