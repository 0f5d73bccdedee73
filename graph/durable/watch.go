package durable

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
		for {
			current, entries, err := s.current(ctx)
			if err == nil && (after != (graph.Version{}) && after.Database != current.Database || after.Revision > current.Revision) {
				err = graph.UnknownCommits(after.Revision, current.Revision)
			}
			if err != nil {
				if ctx.Err() == nil {
					yield(graph.Commit{}, err)
				}
				return
			}
			for i := range entries[after.Revision:] {
				c, err := s.read(&entries[int(after.Revision)+i], current.Database, false)
				if ctx.Err() != nil || s.Newest() == nil {
					return
				}
				if err != nil {
					yield(graph.Commit{}, err)
					return
				}
				if !yield(*c.Commit, nil) {
					return
				}
			}
			after = current
			if !s.watchNext(ctx, &after, yield) {
				return
			}
		}
	}
}

// watchNext yields commits as they are made. It returns whether Watch goes on with the commits on the disk, since this was too
// slow for the commits in memory.
func (s *Store) watchNext(ctx context.Context, after *graph.Version, yield func(graph.Commit, error) bool) bool {
	for c, err := range s.Store.Watch(ctx, *after) {
		if graph.CodeOf(err) == graph.NotFound {
			return true
		}
		if !yield(c, err) || err != nil {
			return false
		}
		*after = c.Version
	}
	return false
}
