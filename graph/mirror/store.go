package mirror

import (
	"context"
	"iter"

	"coopgraph/graph"
)

// Store answers reads from a snapshot of its backing store. New makes one.
type Store struct {
	backing graph.Store
	version versionReader
	cache   snapshotCache
	stale   staleness
}

var (
	_ graph.Store       = (*Store)(nil)
	_ graph.Snapshotter = (*Store)(nil)
	_ graph.Checker     = (*Store)(nil)
)

// New makes a mirror of a store, and takes it over: the mirror closes it. The first read takes the first snapshot.
func New(backing graph.Store) *Store {
	s := &Store{backing: backing, version: versionReader{backing: backing}}
	s.cache.open(backing)
	return s
}

// Snapshot returns the snapshot that is there if its version is at least the given one, else a new one. With the zero
// version it asks the backing store for the current version first. If the backing store is unavailable, it may return a
// graph.StaleReader, as AllowStale says.
func (s *Store) Snapshot(ctx context.Context, atLeast graph.Version) (graph.Reader, error) {
	if atLeast != (graph.Version{}) {
		return s.cache.get(ctx, atLeast)
	}
	version, err := s.Version(ctx)
	if err == nil {
		var r graph.Reader
		if r, err = s.cache.get(ctx, version); err == nil {
			return r, nil
		}
	}
	if r, ok := s.staleReader(); ok {
		s.stale.tell(r)
		return r, nil
	}
	return nil, err
}

// Newest returns the network of the snapshot that is there, nil before the first one.
func (s *Store) Newest() *graph.Network {
	newest := s.cache.newest.Load()
	if newest == nil {
		return nil
	}
	return newest.network
}

// Version returns the version of the backing store.
func (s *Store) Version(ctx context.Context) (graph.Version, error) {
	version, began, err := s.version.read(ctx)
	if err == nil {
		s.cache.confirm(version, began)
	}
	return version, err
}

// Nodes returns the node of each id.
func (s *Store) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	return read(ctx, s, func(r graph.Reader) ([]graph.Node, error) { return r.Nodes(ctx, ids) })
}

// Ties returns the tie of each id.
func (s *Store) Ties(ctx context.Context, ids []graph.ID) ([]graph.Tie, error) {
	return read(ctx, s, func(r graph.Reader) ([]graph.Tie, error) { return r.Ties(ctx, ids) })
}

// ListNodes returns one window of a list of nodes.
func (s *Store) ListNodes(ctx context.Context, q graph.Query) (*graph.Page[graph.Node], error) {
	return read(ctx, s, func(r graph.Reader) (*graph.Page[graph.Node], error) { return r.ListNodes(ctx, q) })
}

// ListTies returns one window of a list of all ties.
func (s *Store) ListTies(ctx context.Context, step graph.Step) (*graph.Page[graph.Hop], error) {
	return read(ctx, s, func(r graph.Reader) (*graph.Page[graph.Hop], error) { return r.ListTies(ctx, step) })
}

// Expand follows ties from each of these nodes.
func (s *Store) Expand(ctx context.Context, from []graph.ID, step graph.Step) ([]*graph.Page[graph.Hop], error) {
	return read(ctx, s, func(r graph.Reader) ([]*graph.Page[graph.Hop], error) { return r.Expand(ctx, from, step) })
}

// Network returns a part of the network.
func (s *Store) Network(ctx context.Context, scope graph.Scope) (*graph.Network, error) {
	return read(ctx, s, func(r graph.Reader) (*graph.Network, error) { return r.Network(ctx, scope) })
}

// read asks a snapshot of the current version.
func read[T any](ctx context.Context, s *Store, ask func(graph.Reader) (T, error)) (T, error) {
	r, err := s.Snapshot(ctx, graph.Version{})
	if err != nil {
		var none T
		return none, err
	}
	return ask(r)
}

// Apply makes the changes in the backing store.
func (s *Store) Apply(ctx context.Context, info graph.CommitInfo, changes []graph.Change) (graph.Version, error) {
	return s.backing.Apply(ctx, info, changes)
}

// Watch yields the commits of the backing store.
func (s *Store) Watch(ctx context.Context, after graph.Version) iter.Seq2[graph.Commit, error] {
	return s.backing.Watch(ctx, after)
}

// Check checks the backing store.
func (s *Store) Check(ctx context.Context) (graph.Version, error) {
	if c, ok := s.backing.(graph.Checker); ok {
		return c.Check(ctx)
	}
	return s.Version(ctx)
}

// Close closes the backing store and forgets the snapshot.
func (s *Store) Close() error {
	s.cache.close()
	return s.backing.Close()
}
