package resolve

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"coopgraph/graph"
	"coopgraph/schema/breadth"
)

// operation holds the version or the snapshot that one operation reads. If the store is a graph.Snapshotter, the operation
// reads one snapshot. If its fields have asKnownAt, it reads the network as it was known then.
//
// Otherwise the operation remembers the newest version of which it has read something, and later reads may be as old as that
// version. So most operations need not ask the store for its version. A read counts from the next level on, since the
// resolvers of one level run in no fixed order. A version that was asked for counts at once.
type operation struct {
	at time.Time // the moment at which it reads the network; zero for what is on record now

	mu      sync.Mutex
	level   int           // the deepest level that has read something
	before  graph.Version // read in the levels before it, or asked for
	atLevel graph.Version // read in it

	taking   sync.Mutex   // held while the snapshot is read or set
	snapshot graph.Reader // nil until the first read
	earlier  []nodeFinder // find the ends of ties that the operation shows and that the snapshot does not have

	startAnalysing sync.Once
	analysing      chan struct{} // has an element while an analysis is computed or waited for; most operations have none
}

type operationKey struct{}

// WithOperation returns the context of a new operation. What the operation reads and what Version returns then agree.
func WithOperation(ctx context.Context) context.Context {
	return context.WithValue(ctx, operationKey{}, &operation{})
}

// operationOf returns the operation of a context, nil if it has none.
func operationOf(ctx context.Context) *operation {
	o, _ := ctx.Value(operationKey{}).(*operation)
	return o
}

// beginAnalysis waits until the operation computes no other analysis, so that an operation keeps only one processor busy
// with them, even if its resolvers run concurrently.
func (o *operation) beginAnalysis(ctx context.Context) (end func(), err error) {
	if o == nil {
		return func() {}, nil
	}
	o.startAnalysing.Do(func() { o.analysing = make(chan struct{}, 1) })
	select {
	case o.analysing <- struct{}{}:
		return func() { <-o.analysing }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// VersionOf returns a function for the version of the snapshot that an operation reads, whose context it gets. If the operation
// has not begun and reads the network as it was known at a moment, it is the version of that moment. If the operation reads no
// snapshot, or reads commits as well, the function asks the store, and the operation reads nothing older from then on. The
// function may be called for later operations with the same document and variables. It does not hold the document.
func VersionOf(op *graphql.OperationContext, store graph.Reader, past *PastNetworks) func(context.Context) (graph.Version, error) {
	m, wrong := momentsOf(op)
	at, commits := m.at, m.commits
	return func(ctx context.Context) (graph.Version, error) {
		o := operationOf(ctx)
		if wrong != nil {
			return graph.Version{}, wrong
		}
		if !commits {
			if s := o.reads(); s != nil {
				return s.Version(ctx)
			}
			if !at.IsZero() {
				return past.Version(ctx, at)
			}
		}
		version, err := store.Version(ctx)
		if err == nil {
			o.require(version)
		}
		return version, err
	}
}

// observe remembers that the operation has read something of a version.
func observe(ctx context.Context, version graph.Version) {
	if o := operationOf(ctx); o != nil {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.enter(breadth.Level(ctx))
		o.atLevel = newer(o.atLevel, version)
	}
}

// observed returns the newest version of which the operation has read something; zero if it has read nothing yet.
func observed(ctx context.Context) graph.Version {
	o := operationOf(ctx)
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

// enter begins a read of a level. If the level is the deepest so far, all that was read before belongs to levels before it.
func (o *operation) enter(level int) {
	if level > o.level {
		o.level, o.before = level, newer(o.before, o.atLevel)
	}
}

// require remembers a version that the operation has asked for.
func (o *operation) require(version graph.Version) {
	if o != nil {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.before = newer(o.before, version)
	}
}

// newer returns the newer one of two versions, if b was not read before a. A database that replaced another one is newer.
func newer(a, b graph.Version) graph.Version {
	if b == (graph.Version{}) || a.AtLeast(b) {
		return a
	}
	return b
}

// reads returns the snapshot that the operation reads, nil if it reads none.
func (o *operation) reads() graph.Reader {
	if o == nil {
		return nil
	}
	o.taking.Lock()
	defer o.taking.Unlock()
	return o.snapshot
}

// take returns the snapshot that the operation reads, and takes it at the first read.
func (o *operation) take(ctx context.Context, read func(context.Context) (graph.Reader, error)) (graph.Reader, error) {
	o.taking.Lock()
	defer o.taking.Unlock()
	if o.snapshot == nil {
		snapshot, err := read(ctx)
		if err != nil {
			return nil, err
		}
		o.snapshot = snapshot
	}
	return o.snapshot, nil
}

// nodeFinder returns the node of each id, in that order, nil if there is none.
type nodeFinder func(ctx context.Context, ids []graph.ID) ([]graph.Node, error)

// showEarlier lets the operation show ties whose ends are not on record any more: find finds these ends.
func (o *operation) showEarlier(find nodeFinder) {
	if o != nil {
		o.taking.Lock()
		defer o.taking.Unlock()
		o.earlier = append(o.earlier, find)
	}
}

// findEarlier puts nodes that the snapshot does not have into the places of nodes that are nil.
func (o *operation) findEarlier(ctx context.Context, ids []graph.ID, nodes []graph.Node) error {
	if o == nil {
		return nil
	}
	o.taking.Lock()
	finders := slices.Clone(o.earlier)
	o.taking.Unlock()
	for _, find := range finders {
		var missing []graph.ID
		for i, n := range nodes {
			if n == nil {
				missing = append(missing, ids[i])
			}
		}
		if len(missing) == 0 {
			return nil
		}
		found, err := find(ctx, missing)
		if err != nil {
			return err
		}
		for i := range nodes {
			if nodes[i] == nil {
				nodes[i], found = found[0], found[1:]
			}
		}
	}
	return nil
}

// versionKey is the key by which calls for the version are joined.
type versionKey struct{}

// version returns the version of the snapshot that the operation reads. If the operation reads the store, it is a version
// that is no older than what the operation has read so far, or, if that is nothing, the version of the store, for which
// all resolvers of a level ask once.
func (r *Resolver) version(ctx context.Context) (graph.Version, error) {
	if s, err := r.store.snapshot(ctx); s != nil || err != nil {
		if err != nil {
			return graph.Version{}, err
		}
		return s.Version(ctx)
	}
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
	operationOf(ctx).require(versions[0])
	return versions[0], nil
}

// snapshotAt returns a function that returns the whole network: the snapshot that the operation reads, or one that is no
// older than a version. The function can be called without the operation's context, as by the cache of analyses.
func (r *Resolver) snapshotAt(ctx context.Context, version graph.Version) func(context.Context) (graph.Reader, error) {
	if s := operationOf(ctx).reads(); s != nil {
		return func(context.Context) (graph.Reader, error) { return s, nil }
	}
	return func(ctx context.Context) (graph.Reader, error) { return r.snapshots.Snapshot(ctx, version) }
}
