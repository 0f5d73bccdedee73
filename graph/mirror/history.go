package mirror

import (
	"context"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

var _ graph.Historian = (*Store)(nil)

// historian returns the backing store as one that keeps its commits.
func (s *Store) historian() (graph.Historian, error) {
	if h, ok := s.backing.(graph.Historian); ok {
		return h, nil
	}
	return nil, graph.ErrNoHistory
}

// Commits returns one window of the commits of the backing store.
func (s *Store) Commits(ctx context.Context, q graph.CommitQuery) (*graph.CommitPage, error) {
	h, err := s.historian()
	if err != nil {
		return nil, err
	}
	return h.Commits(ctx, q)
}

// Edits returns what commits of the backing store changed.
func (s *Store) Edits(ctx context.Context, of []graph.Revision, q graph.EditQuery) ([][]graph.Edit, error) {
	h, err := s.historian()
	if err != nil {
		return nil, err
	}
	return h.Edits(ctx, of, q)
}

// CommitAt returns the last commit of the backing store at or before a time.
func (s *Store) CommitAt(ctx context.Context, at time.Time) (*graph.Commit, error) {
	h, err := s.historian()
	if err != nil {
		return nil, err
	}
	return h.CommitAt(ctx, at)
}

// AsKnownAt returns the network of the last commit at or before a time: the snapshot with the edits of later commits taken
// back. The snapshot may be newer than that commit, but not older.
func (s *Store) AsKnownAt(ctx context.Context, at time.Time) (graph.Reader, error) {
	h, err := s.historian()
	if err != nil {
		return nil, err
	}
	then, err := h.CommitAt(ctx, at)
	if err != nil {
		return nil, err
	}
	newest, err := s.cache.get(ctx, then.Version)
	if err != nil {
		return nil, err
	}
	return newest.(*memory.Snapshot).Earlier(ctx, h, then.Version)
}
