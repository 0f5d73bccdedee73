package memory

import (
	"context"
	"slices"
	"sort"
	"time"

	"coopgraph/graph"
)

// logSize is how many of the last commits, and of their keys, a store knows at least. It knows all if there are fewer.
const logSize = 4096

// logged is a commit in the log.
type logged struct {
	commit *graph.Commit
	edits  []graph.Edit // what it changed, sorted by id; nil if the store was resumed
}

// Commits returns one window of the last commits.
func (s *Store) Commits(ctx context.Context, q graph.CommitQuery) (*graph.CommitPage, error) {
	current, err := s.load()
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	page := &graph.CommitPage{}
	for _, l := range slices.Backward(current.log) {
		if q.Role != "" && l.commit.Role != q.Role || q.Key != "" && l.commit.Key != q.Key {
			continue
		}
		if q.Record != "" {
			if _, ok := slices.BinarySearch(l.commit.IDs, q.Record); !ok {
				continue
			}
		}
		page.Total++
		switch before := q.Before == 0 || l.commit.Revision < q.Before; {
		case before && (q.Limit == graph.NoLimit || len(page.Commits) < q.Limit):
			page.Commits = append(page.Commits, l.commit)
		case before:
			page.HasNext = true
		}
		if page.HasNext && !q.Total {
			break
		}
	}
	if !q.Total {
		page.Total = 0
	}
	return page, nil
}

// Edits returns what each of these commits changed. A store that Resume made does not know it.
func (s *Store) Edits(ctx context.Context, of []graph.Revision, q graph.EditQuery) ([][]graph.Edit, error) {
	current, err := s.load()
	if err == nil {
		err = ctx.Err()
	}
	if err == nil && s.keep != nil {
		err = graph.ErrNoHistory
	}
	if err != nil {
		return nil, err
	}
	windows := make([][]graph.Edit, len(of))
	for i, revision := range of {
		l, err := current.logged(revision)
		if err != nil {
			return nil, err
		}
		from, to := q.Window(l.commit.IDs)
		windows[i] = l.edits[from:to]
	}
	return windows, nil
}

// logged returns the commit of a revision.
func (s *Snapshot) logged(revision graph.Revision) (logged, error) {
	at := len(s.log) - 1 - int(s.network.Version.Revision-revision)
	if revision > s.network.Version.Revision || at < 0 {
		return logged{}, graph.UnknownCommit(revision)
	}
	return s.log[at], nil
}

// CommitAt returns the last commit at or before a time.
func (s *Store) CommitAt(ctx context.Context, at time.Time) (*graph.Commit, error) {
	current, err := s.load()
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	later := sort.Search(len(current.log), func(i int) bool { return current.log[i].commit.At.After(at) })
	if later == 0 {
		var first *graph.Commit
		if len(current.log) > 0 {
			first = current.log[0].commit
		}
		return nil, graph.BeforeHistory(at, first)
	}
	return current.log[later-1].commit, nil
}

// AsKnownAt returns the network of the last commit at or before a time.
func (s *Store) AsKnownAt(ctx context.Context, at time.Time) (graph.Reader, error) {
	then, err := s.CommitAt(ctx, at)
	if err != nil {
		return nil, err
	}
	current, err := s.load()
	if err != nil {
		return nil, err
	}
	return current.Earlier(ctx, s, then.Version)
}
