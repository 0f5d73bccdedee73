package memory

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"coopgraph/graph"
)

// Store holds one network in memory. New and Of make one.
type Store struct {
	current atomic.Pointer[Snapshot] // nil once the store is closed
	writing sync.Mutex
	applied map[string]graph.Version // by CommitInfo.Key, of the commits in the log; guarded by writing

	keep func(*graph.Commit, []graph.Edit) error // nil if the commits are nowhere else
	last time.Time                               // when the last commit before those in the log was made
}

var (
	_ graph.Store       = (*Store)(nil)
	_ graph.Snapshotter = (*Store)(nil)
)

// New makes an empty store.
func New() *Store { return Of(&graph.Network{}) }

// Of makes a store that holds a network at its version and knows no commit before it. The store shares the network and
// does not change it. An empty network whose version names a database makes a store whose first Apply does not choose an
// identity. In this way the same content has the same version in every process.
func Of(n *graph.Network) *Store {
	s := &Store{applied: map[string]graph.Version{}}
	s.current.Store(NewSnapshot(n))
	return s
}

// Resume makes a store that goes on from a network at its version, as Of does, and whose commits are kept elsewhere. last is
// when the commit of that version was made. keep is called with each further commit and its edits, with one at a time, before
// the commit takes effect. If it returns an error, Apply returns that and changes nothing. The store itself knows its last
// commits, for Watch, but not what they changed.
func Resume(n *graph.Network, last time.Time, keep func(*graph.Commit, []graph.Edit) error) *Store {
	s := Of(n)
	s.last, s.keep = last, keep
	return s
}

// load returns the current snapshot.
func (s *Store) load() (*Snapshot, error) {
	if current := s.current.Load(); current != nil {
		return current, nil
	}
	return nil, graph.ErrClosed
}

// Snapshot returns the current snapshot. No version that the store has ever told is newer.
func (s *Store) Snapshot(ctx context.Context, _ graph.Version) (graph.Reader, error) {
	current, err := s.load()
	if err != nil {
		return nil, err
	}
	return current, ctx.Err()
}

// Newest returns the whole network, nil if the store is closed.
func (s *Store) Newest() *graph.Network {
	current := s.current.Load()
	if current == nil {
		return nil
	}
	return &current.network
}

// Version returns the version of the current snapshot.
func (s *Store) Version(ctx context.Context) (graph.Version, error) {
	current, err := s.load()
	if err != nil {
		return graph.Version{}, err
	}
	return current.Version(ctx)
}

// Nodes returns the node of each id.
func (s *Store) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	current, err := s.load()
	if err != nil {
		return nil, err
	}
	return current.Nodes(ctx, ids)
}

// Ties returns the tie of each id.
func (s *Store) Ties(ctx context.Context, ids []graph.ID) ([]graph.Tie, error) {
	current, err := s.load()
	if err != nil {
		return nil, err
	}
	return current.Ties(ctx, ids)
}

// ListNodes returns one window of a list of nodes.
func (s *Store) ListNodes(ctx context.Context, q graph.Query) (*graph.Page[graph.Node], error) {
	current, err := s.load()
	if err != nil {
		return nil, err
	}
	return current.ListNodes(ctx, q)
}

// ListTies returns one window of a list of all ties.
func (s *Store) ListTies(ctx context.Context, step graph.Step) (*graph.Page[graph.Hop], error) {
	current, err := s.load()
	if err != nil {
		return nil, err
	}
	return current.ListTies(ctx, step)
}

// Expand follows ties from each of these nodes.
func (s *Store) Expand(ctx context.Context, from []graph.ID, step graph.Step) ([]*graph.Page[graph.Hop], error) {
	current, err := s.load()
	if err != nil {
		return nil, err
	}
	return current.Expand(ctx, from, step)
}

// Network returns a part of the network.
func (s *Store) Network(ctx context.Context, scope graph.Scope) (*graph.Network, error) {
	current, err := s.load()
	if err != nil {
		return nil, err
	}
	return current.Network(ctx, scope)
}

// Close ends every Watch and frees the network.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if last := s.current.Swap(nil); last != nil {
		close(last.superseded)
	}
	return nil
}
