package memory

import (
	"context"
	"fmt"
	"iter"

	"coopgraph/graph"
)

// logSize is the least number of commits that are known, if there were so many.
const logSize = 4096

// Watch yields each commit after a version.
func (s *Store) Watch(ctx context.Context, after graph.Version) iter.Seq2[graph.Commit, error] {
	return func(yield func(graph.Commit, error) bool) {
		if ctx.Err() != nil {
			return
		}
		now, err := s.now()
		if err != nil {
			yield(graph.Commit{}, err)
			return
		}
		for now != nil {
			commits, err := now.commitsAfter(after)
			if err != nil {
				yield(graph.Commit{}, err)
				return
			}
			for _, commit := range commits {
				if ctx.Err() != nil || !yield(commit, nil) {
					return
				}
				after = commit.Version
			}
			now = s.next(ctx, now)
		}
	}
}

// next waits until a snapshot is superseded and returns the current one, nil once the store is closed or the context done.
func (s *Store) next(ctx context.Context, now *Snapshot) *Snapshot {
	select {
	case <-ctx.Done():
		return nil
	case <-now.superseded:
		return s.current.Load()
	}
}

// commitsAfter returns the commits of the log after a version.
func (s *Snapshot) commitsAfter(after graph.Version) ([]graph.Commit, error) {
	other := after != (graph.Version{}) && after.Database != s.network.Version.Database
	now, known := s.network.Version.Revision, graph.Revision(len(s.log))
	if other || after.Revision > now || after.Revision+known < now {
		return nil, &graph.Error{Code: graph.NotFound,
			Message: fmt.Sprintf("the commits after revision %d are not known; this is revision %d", after.Revision, now),
			Hint:    "Read the network again and watch from the version that it has."}
	}
	return s.log[known-(now-after.Revision):], nil
}
