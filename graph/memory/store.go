package memory

import (
	"context"
	"sync"
	"sync/atomic"

	"coopgraph/graph"
)

// Store holds one network in memory. New and Of make one.
type Store struct {
	current atomic.Pointer[snapshot] // nil once the store is closed
	writing sync.Mutex
	applied map[string]graph.Version // by Actor.Key; guarded by writing
}

var _ graph.Store = (*Store)(nil)

// New makes an empty store.
func New() *Store { return Of(&graph.Network{}) }

// Of makes a store that holds a network at its version and knows of no commit before. The network stays read-only: it is
// shared, not copied. A network that is empty but for the identity of its database makes a store whose first Apply does
// not choose one: so the same content can have the same versions in every process.
func Of(n *graph.Network) *Store {
	s := &Store{applied: map[string]graph.Version{}}
	s.current.Store(&snapshot{Network: *n, nodes: &catalogue{}, superseded: make(chan struct{})})
	return s
}

// read is the snapshot that a call answers from.
func (s *Store) read(ctx context.Context) (*snapshot, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if now := s.current.Load(); now != nil {
		return now, nil
	}
	return nil, &graph.Error{Code: graph.Unavailable, Message: "the store is closed"}
}

// Version returns the version of the current snapshot.
func (s *Store) Version(ctx context.Context) (graph.Version, error) {
	now, err := s.read(ctx)
	if err != nil {
		return graph.Version{}, err
	}
	return now.Version, nil
}

// Nodes returns the node of each id.
func (s *Store) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	now, err := s.read(ctx)
	if err != nil {
		return nil, err
	}
	index, nodes := now.index(), make([]graph.Node, len(ids))
	for i, id := range ids {
		if at, ok := index[id]; ok {
			nodes[i] = now.Nodes[at]
		}
	}
	return nodes, nil
}

// Ties returns the tie of each id.
func (s *Store) Ties(ctx context.Context, ids []graph.ID) ([]graph.Tie, error) {
	now, err := s.read(ctx)
	if err != nil {
		return nil, err
	}
	ties := make([]graph.Tie, len(ids))
	for i, id := range ids {
		if at, ok := find(now.Ties, id); ok {
			ties[i] = now.Ties[at]
		}
	}
	return ties, nil
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
