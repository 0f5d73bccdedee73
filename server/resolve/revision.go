package resolve

import (
	"context"
	"sync"
	"sync/atomic"

	"coopgraph/graph"
	"coopgraph/schema/breadth"
)

// read is the newest revision that an operation has read something of. What it rests on later may be as old as that, so
// that most operations need not ask for the revision. What other resolvers of the same level read does not count:
// whether it comes in time is chance. The answer of the store to who asked for the revision does, they asked together.
type read struct {
	mu             sync.Mutex
	level          int
	before, during graph.Revision // in the levels before that one, or asked for, and in it
}

type readKey struct{}

// note remembers that the operation has read something of a revision.
func note(ctx context.Context, revision graph.Revision) {
	if r, _ := ctx.Value(readKey{}).(*read); r != nil {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.reach(breadth.Level(ctx))
		r.during = max(r.during, revision)
	}
}

// noted is the newest revision that the operation has read something of, 0 where it has read nothing yet.
func noted(ctx context.Context) graph.Revision {
	r, _ := ctx.Value(readKey{}).(*read)
	if r == nil {
		return 0
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.reach(breadth.Level(ctx)); r.level == 0 { // resolvers come one after the other
		return max(r.before, r.during)
	}
	return r.before
}

func (r *read) reach(level int) {
	if level > r.level {
		r.level, r.before = level, max(r.before, r.during)
	}
}

// currentRevision is the question of all who need to know it.
type currentRevision struct{}

// revision is one that is no older than what the operation has read so far. Where it has read nothing yet it is the
// store's, asked for once by all resolvers of a level.
func (r *Resolver) revision(ctx context.Context) (graph.Revision, error) {
	if newest := noted(ctx); newest > 0 {
		return newest, nil
	}
	revisions, err := breadth.Join(ctx, currentRevision{}, []struct{}{{}}, func(ctx context.Context, _ []struct{}) ([]graph.Revision, error) {
		revision, err := r.store.Revision(ctx)
		return []graph.Revision{revision}, err
	})
	if err != nil {
		return 0, err
	}
	if r, _ := ctx.Value(readKey{}).(*read); r != nil {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.before = max(r.before, revisions[0])
	}
	return revisions[0], nil
}

// latest is what has been made of the network at one revision, and is made anew only where a newer one is asked for.
type latest[T any] struct {
	made   atomic.Pointer[madeAt[T]]
	making sync.Mutex
}

type madeAt[T any] struct {
	revision graph.Revision
	value    *T
}

// get is what was made of this revision or a later one.
func (l *latest[T]) get(revision graph.Revision, read func() (*T, graph.Revision, error)) (*T, error) {
	if m := l.made.Load(); m != nil && m.revision >= revision {
		return m.value, nil
	}
	l.making.Lock()
	defer l.making.Unlock()
	if m := l.made.Load(); m != nil && m.revision >= revision {
		return m.value, nil // another one has made it meanwhile
	}
	value, at, err := read()
	if err != nil {
		return nil, err
	}
	l.made.Store(&madeAt[T]{at, value})
	return value, nil
}
