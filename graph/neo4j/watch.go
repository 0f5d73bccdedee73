package neo4j

import (
	"context"
	"fmt"
	"iter"
	"sync"
	"time"

	"coopgraph/graph"
)

const (
	polling     = 250 * time.Millisecond // how often the log is looked at
	atOnce      = 100                    // commits a look; each may name thousands of ids
	looksForGap = 5                      // how often a commit may be missing: one that is being made is not all there
)

// nudge wakes those who wait when this store itself has applied something.
type nudge struct {
	sync.Mutex
	next chan struct{}
}

// wait is closed at the next wake.
func (n *nudge) wait() <-chan struct{} {
	n.Lock()
	defer n.Unlock()
	if n.next == nil {
		n.next = make(chan struct{})
	}
	return n.next
}

func (n *nudge) wake() {
	n.Lock()
	defer n.Unlock()
	if n.next != nil {
		close(n.next)
		n.next = nil
	}
}

// Watch yields each commit after a version, by looking at the log again and again. While Neo4j cannot answer it waits.
func (s *Store) Watch(ctx context.Context, after graph.Version) iter.Seq2[graph.Commit, error] {
	return func(yield func(graph.Commit, error) bool) {
		for began, gaps := false, 0; ; {
			applied := s.applied.wait()
			now, commits, err := s.commits(ctx, after.Revision)
			if err != nil && ctx.Err() == nil && (graph.CodeOf(err) != graph.Unavailable || !began && s.closed()) {
				yield(graph.Commit{}, err)
				return
			}
			began = true
			if err == nil && missing(after, now, commits) {
				commits = nil
				if gaps++; gaps == looksForGap {
					yield(graph.Commit{}, &graph.Error{Code: graph.NotFound,
						Message: fmt.Sprintf("the commits after revision %d are not known; this is revision %d", after.Revision, now.Revision),
						Hint:    "Read the network again and watch from the version that it has."})
					return
				}
			}
			for _, commit := range commits {
				if commit.Version.Revision != after.Revision+1 {
					break
				}
				if ctx.Err() != nil || !yield(commit, nil) {
					return
				}
				after, gaps = commit.Version, 0
			}
			if len(commits) == atOnce {
				continue
			}
			select {
			case <-ctx.Done():
				return
			case <-s.closing:
				return
			case <-applied:
			case <-time.After(polling):
			}
		}
	}
}

// missing says whether the next commit after a version is not among those found: the database is another one, or older, or
// the log has a gap.
func missing(after, now graph.Version, commits []graph.Commit) bool {
	switch {
	case after != graph.Version{} && after.Database != now.Database, after.Revision > now.Revision:
		return true
	case after.Revision == now.Revision:
		return false
	}
	return len(commits) == 0 || commits[0].Version.Revision != after.Revision+1
}

// commits are the first ones after a revision, and the version that the store has.
func (s *Store) commits(ctx context.Context, after graph.Revision) (graph.Version, []graph.Commit, error) {
	a, err := s.ask(ctx, "watch", statement("watch"), map[string]any{"after": int64(after), "limit": int64(atOnce)})
	if err != nil {
		return graph.Version{}, nil, err
	}
	if !a.has("now") {
		return graph.Version{}, nil, errNoRevision
	}
	actors, keys, at, ids := a.list("actors"), a.list("keys"), a.list("at"), a.list("ids")
	now := a.version()
	var commits []graph.Commit
	for i, revision := range a.list("revisions") {
		c := graph.Commit{Version: graph.Version{Database: now.Database, Revision: graph.Revision(revision.(int64))}}
		c.Actor.Name, _ = actors[i].(string)
		c.Actor.Key, _ = keys[i].(string)
		c.At, _ = at[i].(time.Time)
		for _, id := range listOf(ids[i]) {
			c.IDs = append(c.IDs, graph.ID(id))
		}
		commits = append(commits, c)
	}
	return now, commits, nil
}
