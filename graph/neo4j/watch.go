package neo4j

import (
	"context"
	"iter"
	"time"

	"coopgraph/graph"
)

const (
	pollInterval   = 250 * time.Millisecond
	commitsPerPoll = 100 // each commit may name thousands of ids
	maxGaps        = 5   // how many polls may miss a commit: one that is being made is not all visible yet
)

// Watch yields each commit after a version. It polls the log, at once if this store itself has applied something. While
// Neo4j cannot answer it waits.
func (s *Store) Watch(ctx context.Context, after graph.Version) iter.Seq2[graph.Commit, error] {
	return func(yield func(graph.Commit, error) bool) {
		for w := (&watcher{store: s, after: after}); ; {
			applied := s.applied.wait()
			commits, err := w.poll(ctx)
			if err != nil {
				yield(graph.Commit{}, err)
				return
			}
			if !w.deliver(ctx, commits, yield) {
				return
			}
			if len(commits) < commitsPerPoll && !s.waitToPoll(ctx, applied) {
				return
			}
		}
	}
}

// waitToPoll waits until the next poll; false says that there is none.
func (s *Store) waitToPoll(ctx context.Context, applied <-chan struct{}) bool {
	select {
	case <-ctx.Done():
		return false
	case <-s.closing:
		return false
	case <-applied:
	case <-time.After(pollInterval):
	}
	return true
}

// watcher is one Watch.
type watcher struct {
	store  *Store
	after  graph.Version // of the last commit that was delivered
	polled bool          // whether the log has been read
	gaps   int           // how many polls in turn have missed a commit
}

// poll reads the next commits from the log: none if there are none yet, if Neo4j cannot answer now, or if the first is
// not visible yet.
func (w *watcher) poll(ctx context.Context) ([]graph.Commit, error) {
	current, commits, err := w.store.commits(ctx, w.after.Revision)
	switch {
	case err != nil && ctx.Err() == nil && (graph.CodeOf(err) != graph.Unavailable || !w.polled && w.store.closed()):
		return nil, err
	case err == nil && w.hasGap(current, commits):
		commits, err = nil, w.countGap(current)
	default: // if Neo4j cannot answer, the next poll may succeed
		err = nil
	}
	w.polled = true
	return commits, err
}

// countGap counts a poll that missed a commit. It returns an error if that has happened too often.
func (w *watcher) countGap(current graph.Version) error {
	if w.gaps++; w.gaps < maxGaps {
		return nil
	}
	return graph.UnknownCommits(w.after.Revision, current.Revision)
}

// hasGap reports whether the next commit is missing among those that were found: the database is another one, or an older
// one, or the log lacks the commit.
func (w *watcher) hasGap(current graph.Version, commits []graph.Commit) bool {
	switch {
	case w.after != graph.Version{} && w.after.Database != current.Database, w.after.Revision > current.Revision:
		return true
	case w.after.Revision == current.Revision:
		return false
	}
	return len(commits) == 0 || commits[0].Revision != w.after.Revision+1
}

// deliver yields commits up to the first gap. It returns false if the watch has ended.
func (w *watcher) deliver(ctx context.Context, commits []graph.Commit, yield func(graph.Commit, error) bool) bool {
	for _, commit := range commits {
		if commit.Revision != w.after.Revision+1 {
			break
		}
		if ctx.Err() != nil || !yield(commit, nil) {
			return false
		}
		w.after, w.gaps = commit.Version, 0
	}
	return true
}

// commits are the first ones after a revision, and the version that the store has.
func (s *Store) commits(ctx context.Context, after graph.Revision) (graph.Version, []graph.Commit, error) {
	r, err := s.query(ctx, "watch", statement("watch"), map[string]any{"after": int64(after), "limit": int64(commitsPerPoll)})
	if err != nil {
		return graph.Version{}, nil, err
	}
	if !r.has("revision") {
		return graph.Version{}, nil, errEmpty
	}
	var commits []graph.Commit
	for _, c := range r.commits("commits") {
		commits = append(commits, *c)
	}
	return r.version(), commits, nil
}
