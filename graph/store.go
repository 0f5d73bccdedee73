package graph

import (
	"context"
	"iter"
	"time"
)

// Reader answers questions about one network. Its methods may be called from many goroutines at the same time. The records
// that they return are shared and read-only. An error that the caller can act on is an *Error. If the context is cancelled,
// the error is that of the context.
type Reader interface {
	// Nodes returns the node of each id, in that order, nil if there is none.
	Nodes(ctx context.Context, ids []ID) ([]Node, error)
	// Ties returns the tie of each id, in that order, nil if there is none.
	Ties(ctx context.Context, ids []ID) ([]Tie, error)

	// ListNodes returns one window of a list of nodes.
	ListNodes(ctx context.Context, q Query) (*Page[Node], error)
	// ListTies returns one window of a list of all ties. The End of each Hop is the second end of its tie.
	ListTies(ctx context.Context, s Step) (*Page[Hop], error)
	// Expand follows ties from each of these nodes. It returns one page for each id, in that order, an empty one if there is
	// no such node. It takes one round trip, however many ids there are.
	Expand(ctx context.Context, from []ID, s Step) ([]*Page[Hop], error)

	// Network returns a part of the network at one version.
	Network(ctx context.Context, s Scope) (*Network, error)
	// Version returns the current version. A read that starts later sees this version or a later one.
	Version(ctx context.Context) (Version, error)
}

// Store holds one network and changes it. Package storetest is the contract of every method as a suite of tests.
type Store interface {
	Reader
	Historian

	// Apply makes all of the changes, one after the other, or none of them. It returns the version that has them. The first
	// Apply of an empty database gives it its identity. If the key of the info was applied before, Apply changes nothing and
	// returns the version of that time. A key is known for as long as its commit is. The error of a wrong change is
	// InvalidArgument (the info or a record fails Check, an end does not exist or does not fit), Conflict (an id is in use, a
	// Replace has another kind or other ends, a node still has ties, the network has another version than the base) or
	// NotFound (there is nothing to replace or delete).
	Apply(ctx context.Context, info CommitInfo, changes []Change) (Version, error)
	// Watch yields each commit after a version, in order, and waits for further commits. It ends, without an error, when
	// the context is done or the store is closed. The zero Version is before the first commit of any database. If the
	// commits after the version are not known, because they are too old or the version is of another database, it yields
	// NotFound. At least the last 4096 commits are known.
	Watch(ctx context.Context, after Version) iter.Seq2[Commit, error]

	// Close frees the store's resources. Later reads and writes are Unavailable.
	Close() error
}

// Historian tells which commits a store has made, and what each of them changed. A store in memory keeps at least the last 4096
// commits, other stores keep all. A commit that an earlier program made may be without its edits: see Commit.EditsUnknown.
type Historian interface {
	// Commits returns one window of the commits that the store keeps, newest first.
	Commits(ctx context.Context, q CommitQuery) (*CommitPage, error)
	// Edits returns what each of these commits changed, in the order of the revisions: one window for each, sorted by the ids
	// of the records. It is NotFound if one of the commits is not kept, or its edits are unknown.
	Edits(ctx context.Context, of []Revision, q EditQuery) ([][]Edit, error)
	// CommitAt returns the last commit at or before a time. It is NotFound before the first commit that the store keeps; the
	// hint then names the time of that one.
	CommitAt(ctx context.Context, at time.Time) (*Commit, error)
	// AsKnownAt returns the network of that commit. It does not change, and its version is the commit's. It is NotFound if a
	// later commit is without its edits. The time that it takes is linear in the edits of the later commits.
	AsKnownAt(ctx context.Context, at time.Time) (Reader, error)
}

// Snapshotter is a store that has the whole network in the process.
type Snapshotter interface {
	// Snapshot returns the network at one version, for reads that must agree or that would be many round trips. It is at
	// least the given version. If that is zero, it is at least the version that a read starting now sees. The snapshot does
	// not change and answers after the store is closed.
	Snapshot(ctx context.Context, atLeast Version) (Reader, error)
	// Newest returns the network of the newest snapshot that there is, nil if there is none. It asks nobody and does not wait.
	Newest() *Network
}

// Checker is a store that may be unavailable, since another process keeps the network.
type Checker interface {
	// Available returns, without a round trip, the error that reads fail with while the store is known to be unavailable. It
	// is nil if the store is not known to be so.
	Available() error
	// Check returns the current version, or an error that says why the store cannot be used: it is unavailable, it is empty,
	// or it is not what this program has made.
	Check(ctx context.Context) (Version, error)
}

// StaleReader is a snapshot of a store that is unavailable, so the store may have newer data.
type StaleReader interface {
	Reader
	// StaleSince returns when the snapshot was last known to be what the store has.
	StaleSince() time.Time
}
