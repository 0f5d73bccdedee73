package graph

import (
	"context"
	"iter"
)

// Store holds one network. All methods may be called at once from many goroutines. What they return is shared and
// read-only. An error that the caller can act on is an *Error; a cancelled context gives its own error.
//
// The contract of every method is the suite in package storetest.
type Store interface {
	// Nodes returns the node of each id, in that order, nil where there is none.
	Nodes(ctx context.Context, ids []ID) ([]Node, error)
	// Ties returns the tie of each id, in that order, nil where there is none.
	Ties(ctx context.Context, ids []ID) ([]Tie, error)

	// ListNodes returns one window of a list of nodes.
	ListNodes(ctx context.Context, q Query) (*Page[Node], error)
	// ListTies returns one window of a list of all ties; the End of each Hop is the tie's second end.
	ListTies(ctx context.Context, s Step) (*Page[Hop], error)
	// Expand follows ties from each of these nodes: one page for each id, in that order, an empty one where there is no
	// such node. It is one round trip, however many ids there are.
	Expand(ctx context.Context, from []ID, s Step) ([]*Page[Hop], error)

	// Network returns a part of the network, all of it at one version.
	Network(ctx context.Context, s Scope) (*Network, error)
	// Version returns the version that a read starting now sees, or a later one.
	Version(ctx context.Context) (Version, error)

	// Apply makes all of the changes, one after the other, or none of them, and returns the version that has them. The
	// first Apply of an empty database gives it its identity. With a key that was applied before, Apply changes nothing
	// and returns the version of that time. Wrong changes are
	// InvalidArgument (a record that fails Check, an end that does not exist or does not fit), Conflict (an id in use,
	// another kind or other ends in a Replace, a node that still has ties) or NotFound (nothing to replace or delete).
	Apply(ctx context.Context, by Actor, changes []Change) (Version, error)
	// Watch yields each commit after a version, in order, those to come too, until the context is done (its error is not
	// yielded) or the store is closed. The zero Version is before the first commit of any database. If the commits after
	// that version are not known, because they are too old or the version is of another database, it yields NotFound.
	Watch(ctx context.Context, after Version) iter.Seq2[Commit, error]

	// Close gives back what the store holds; reads and writes after it are Unavailable.
	Close() error
}
