package memory

import (
	"context"
	"fmt"
	"iter"
	"sort"

	"coopgraph/graph"
)

// logSize is how many commits are known at least.
const logSize = 4096

// Watch yields each commit after a revision.
func (s *Store) Watch(ctx context.Context, after graph.Revision) iter.Seq2[graph.Commit, error] {
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
				after = commit.Revision
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
func (s *snapshot) commitsAfter(after graph.Revision) ([]graph.Commit, error) {
	if after > s.Revision || len(s.log) > 0 && after+1 < s.log[0].Revision {
		return nil, &graph.Error{Code: graph.NotFound,
			Message: fmt.Sprintf("the commits after revision %d are not known; this is revision %d", after, s.Revision),
			Hint:    "Read the network anew and watch from the revision that it has."}
	}
	return s.log[sort.Search(len(s.log), func(i int) bool { return s.log[i].Revision > after }):], nil
}
