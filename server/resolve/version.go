package resolve

import (
	"context"
	"sync"
	"sync/atomic"

	"coopgraph/graph"
	"coopgraph/schema/breadth"
)

// operationVersion is the newest version of which an operation has read something. Everything that the operation reads
// later may be as old as that, so most operations need not ask for the version. What other resolvers of the same level
// read does not count, because it is chance whether they read it earlier. The version that the resolvers of a level ask
// for together counts at once.
type operationVersion struct {
	mu      sync.Mutex
	level   int           // the deepest level that has read something
	before  graph.Version // read in the levels before it, or asked for
	atLevel graph.Version // read in it
}

type operationVersionKey struct{}

// observe remembers that the operation has read something of a version.
func observe(ctx context.Context, version graph.Version) {
	if o, _ := ctx.Value(operationVersionKey{}).(*operationVersion); o != nil {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.enter(breadth.Level(ctx))
		o.atLevel = newer(o.atLevel, version)
	}
}

// observed returns the newest version of which the operation has read something; zero if it has read nothing yet.
func observed(ctx context.Context) graph.Version {
	o, _ := ctx.Value(operationVersionKey{}).(*operationVersion)
	if o == nil {
		return graph.Version{}
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.enter(breadth.Level(ctx)); o.level == 0 { // resolvers run one after the other
		return newer(o.before, o.atLevel)
	}
	return o.before
}

func (o *operationVersion) enter(level int) {
	if level > o.level {
		o.level, o.before = level, newer(o.before, o.atLevel)
	}
}

// newer returns the newer one of two versions, if b was not read before a. A database that replaced another one is newer.
func newer(a, b graph.Version) graph.Version {
	if b == (graph.Version{}) || a.AtLeast(b) {
		return a
	}
	return b
}

// versionKey is the key by which calls for the version are joined.
type versionKey struct{}

// version returns a version that is no older than what the operation has read so far. If the operation has read nothing
// yet, it is the version of the store, for which all resolvers of a level ask once.
func (r *Resolver) version(ctx context.Context) (graph.Version, error) {
	if version := observed(ctx); version != (graph.Version{}) {
		return version, nil
	}
	versions, err := breadth.Join(ctx, versionKey{}, []struct{}{{}}, func(ctx context.Context, _ []struct{}) ([]graph.Version, error) {
		version, err := r.store.Version(ctx)
		return []graph.Version{version}, err
	})
	if err != nil {
		return graph.Version{}, err
	}
	if o, _ := ctx.Value(operationVersionKey{}).(*operationVersion); o != nil {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.before = newer(o.before, versions[0])
	}
	return versions[0], nil
}

// perVersion holds a value that is derived from the network at one version. It is derived again only if a newer version is
// asked for.
type perVersion[T any] struct {
	derived  atomic.Pointer[derivedAt[T]]
	deriving sync.Mutex
}

type derivedAt[T any] struct {
	version graph.Version
	value   *T
}

// get returns the value of this version or of a newer one.
func (p *perVersion[T]) get(version graph.Version, derive func() (*T, graph.Version, error)) (*T, error) {
	if d := p.derived.Load(); d != nil && d.version.AtLeast(version) {
		return d.value, nil
	}
	p.deriving.Lock()
	defer p.deriving.Unlock()
	if d := p.derived.Load(); d != nil && d.version.AtLeast(version) {
		return d.value, nil // another goroutine has derived it meanwhile
	}
	value, at, err := derive()
	if err != nil {
		return nil, err
	}
	p.derived.Store(&derivedAt[T]{at, value})
	return value, nil
}
