package mirror

import (
	"context"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// Commits returns one window of the commits of the backing store.
func (s *Store) Commits(ctx context.Context, q graph.CommitQuery) (*graph.CommitPage, error) {
	return s.backing.Commits(ctx, q)
}

// Edits returns what commits of the backing store changed.
func (s *Store) Edits(ctx context.Context, of []graph.Revision, q graph.EditQuery) ([][]graph.Edit, error) {
	return s.backing.Edits(ctx, of, q)
}

// CommitAt returns the last commit of the backing store at or before a time.
func (s *Store) CommitAt(ctx context.Context, at time.Time) (*graph.Commit, error) {
	return s.backing.CommitAt(ctx, at)
}

// AsKnownAt returns the network of the last commit at or before a time: the snapshot with the edits of later commits taken
// back. The snapshot may be newer than that commit, but not older.
func (s *Store) AsKnownAt(ctx context.Context, at time.Time) (graph.Reader, error) {
	then, err := s.backing.CommitAt(ctx, at)
	if err != nil {
		return nil, err
	}
	newest, err := s.cache.get(ctx, then.Version)
	if err != nil {
		return nil, err
	}
	return newest.(*memory.Snapshot).Earlier(ctx, s.backing, then.Version)
}
