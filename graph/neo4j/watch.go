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

// Watch yields each commit after a revision, by looking at the log again and again. While Neo4j cannot answer it waits.
func (s *Store) Watch(ctx context.Context, after graph.Revision) iter.Seq2[graph.Commit, error] {
	return func(yield func(graph.Commit, error) bool) {
		for began, gaps := false, 0; ; {
			applied := s.applied.wait()
			revision, commits, err := s.commits(ctx, after)
			if err != nil && ctx.Err() == nil && (graph.CodeOf(err) != graph.Unavailable || !began && s.closed()) {
				yield(graph.Commit{}, err)
				return
			}
			began = true
			gap := err == nil && (after > revision || after < revision && (len(commits) == 0 || commits[0].Revision != after+1))
			if gap {
				commits = nil
				if gaps++; gaps == looksForGap {
					yield(graph.Commit{}, &graph.Error{Code: graph.NotFound,
						Message: fmt.Sprintf("the commits after revision %d are not known; this is revision %d", after, revision),
						Hint:    "Read the network anew and watch from the revision that it has."})
					return
				}
			}
			for _, commit := range commits {
				if commit.Revision != after+1 {
					break
				}
				if ctx.Err() != nil || !yield(commit, nil) {
					return
				}
				after, gaps = commit.Revision, 0
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

// commits are the first ones after a revision, and the revision that the store has.
func (s *Store) commits(ctx context.Context, after graph.Revision) (graph.Revision, []graph.Commit, error) {
	a, err := s.ask(ctx, "watch", statement("watch"), map[string]any{"after": int64(after), "limit": int64(atOnce)})
	if err != nil {
		return 0, nil, err
	}
	if !a.has("revision") {
		return 0, nil, errNoRevision
	}
	actors, keys, at, ids := a.list("actors"), a.list("keys"), a.list("at"), a.list("ids")
	var commits []graph.Commit
	for i, revision := range a.list("revisions") {
		c := graph.Commit{Revision: graph.Revision(revision.(int64))}
		c.Actor.Name, _ = actors[i].(string)
		c.Actor.Key, _ = keys[i].(string)
		c.At, _ = at[i].(time.Time)
		for _, id := range listOf(ids[i]) {
			c.IDs = append(c.IDs, graph.ID(id))
		}
		commits = append(commits, c)
	}
	return graph.Revision(a.int("revision")), commits, nil
}
