package memory

import (
	"context"
	"iter"

	"coopgraph/graph"
)

// Watch yields each commit after a version.
func (s *Store) Watch(ctx context.Context, after graph.Version) iter.Seq2[graph.Commit, error] {
	return func(yield func(graph.Commit, error) bool) {
		if ctx.Err() != nil {
			return
		}
		current, err := s.load()
		if err != nil {
			yield(graph.Commit{}, err)
			return
		}
		for current != nil {
			commits, err := current.commitsAfter(after)
			if err != nil {
				yield(graph.Commit{}, err)
				return
			}
			for _, l := range commits {
				if ctx.Err() != nil || !yield(*l.commit, nil) {
					return
				}
				after = l.commit.Version
			}
			current = s.next(ctx, current)
		}
	}
}

// next waits until the previous snapshot is superseded and returns the current one, nil once the store is closed or the
// context done.
func (s *Store) next(ctx context.Context, previous *Snapshot) *Snapshot {
	select {
	case <-ctx.Done():
		return nil
	case <-previous.superseded:
		return s.current.Load()
	}
}

// commitsAfter returns the commits of the log after a version.
func (s *Snapshot) commitsAfter(after graph.Version) ([]logged, error) {
	other := after != (graph.Version{}) && after.Database != s.network.Version.Database
	revision, logged := s.network.Version.Revision, graph.Revision(len(s.log))
	if other || after.Revision > revision || after.Revision+logged < revision {
		return nil, graph.UnknownCommits(after.Revision, revision)
	}
	return s.log[logged-(revision-after.Revision):], nil
}
