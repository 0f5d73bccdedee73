package resolve

import (
	"context"
	"sync"
	"sync/atomic"

	"coopgraph/graph"
	"coopgraph/schema/breadth"
)

// read is the newest version that an operation has read something of. What it rests on later may be as old as that, so
// that most operations need not ask for the version. What other resolvers of the same level read does not count:
// whether it comes in time is chance. The answer of the store to who asked for the version does, they asked together.
type read struct {
	mu             sync.Mutex
	level          int
	before, during graph.Version // in the levels before that one, or asked for, and in it
}

type readKey struct{}

// note remembers that the operation has read something of a version.
func note(ctx context.Context, version graph.Version) {
	if r, _ := ctx.Value(readKey{}).(*read); r != nil {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.reach(breadth.Level(ctx))
		r.during = newer(r.during, version)
	}
}

// noted is the newest version that the operation has read something of, zero if it has read nothing yet.
func noted(ctx context.Context) graph.Version {
	r, _ := ctx.Value(readKey{}).(*read)
	if r == nil {
		return graph.Version{}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.reach(breadth.Level(ctx)); r.level == 0 { // resolvers come one after the other
		return newer(r.before, r.during)
	}
	return r.before
}

func (r *read) reach(level int) {
	if level > r.level {
		r.level, r.before = level, newer(r.before, r.during)
	}
}

// newer is the newer one of two versions, of which b was read later, or may have been. A database that has taken the
// place of another is newer.
func newer(a, b graph.Version) graph.Version {
	if b == (graph.Version{}) || a.AtLeast(b) {
		return a
	}
	return b
}

// currentVersion is the question of all who need to know it.
type currentVersion struct{}

// version is one that is no older than what the operation has read so far. If it has read nothing yet it is the store's,
// asked for once by all resolvers of a level.
func (r *Resolver) version(ctx context.Context) (graph.Version, error) {
	if newest := noted(ctx); newest != (graph.Version{}) {
		return newest, nil
	}
	versions, err := breadth.Join(ctx, currentVersion{}, []struct{}{{}}, func(ctx context.Context, _ []struct{}) ([]graph.Version, error) {
		version, err := r.store.Version(ctx)
		return []graph.Version{version}, err
	})
	if err != nil {
		return graph.Version{}, err
	}
	if r, _ := ctx.Value(readKey{}).(*read); r != nil {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.before = newer(r.before, versions[0])
	}
	return versions[0], nil
}

// latest is what has been made of the network at one version, and is made again only if a newer one is asked for.
type latest[T any] struct {
	made   atomic.Pointer[madeAt[T]]
	making sync.Mutex
}

type madeAt[T any] struct {
	version graph.Version
	value   *T
}

// get is what was made of this version or a later one.
func (l *latest[T]) get(version graph.Version, read func() (*T, graph.Version, error)) (*T, error) {
	if m := l.made.Load(); m != nil && m.version.AtLeast(version) {
		return m.value, nil
	}
	l.making.Lock()
	defer l.making.Unlock()
	if m := l.made.Load(); m != nil && m.version.AtLeast(version) {
		return m.value, nil // another one has made it meanwhile
	}
	value, at, err := read()
	if err != nil {
		return nil, err
	}
	l.made.Store(&madeAt[T]{at, value})
	return value, nil
}
