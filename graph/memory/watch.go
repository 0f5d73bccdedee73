package memory

import (
	"context"
	"fmt"
	"iter"

	"coopgraph/graph"
)

// logSize is how many commits are known at least.
const logSize = 4096

// Watch yields each commit after a version.
func (s *Store) Watch(ctx context.Context, after graph.Version) iter.Seq2[graph.Commit, error] {
	return func(yield func(graph.Commit, error) bool) {
		now, err := s.read(ctx)
		if err != nil {
			if ctx.Err() == nil {
				yield(graph.Commit{}, err)
			}
			return
		}
		for {
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
			select {
			case <-ctx.Done():
				return
			case <-now.superseded:
			}
			if now = s.current.Load(); now == nil {
				return
			}
		}
	}
}

// commitsAfter is the end of the log.
func (s *snapshot) commitsAfter(after graph.Version) ([]graph.Commit, error) {
	other := after != (graph.Version{}) && after.Database != s.Version.Database
	now, known := s.Version.Revision, graph.Revision(len(s.log))
	if other || after.Revision > now || after.Revision+known < now {
		return nil, &graph.Error{Code: graph.NotFound,
			Message: fmt.Sprintf("the commits after revision %d are not known; this is revision %d", after.Revision, now),
			Hint:    "Read the network again and watch from the version that it has."}
	}
	return s.log[known-(now-after.Revision):], nil
}
