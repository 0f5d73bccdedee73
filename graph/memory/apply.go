package memory

import (
	"context"
	"slices"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// Apply makes all of the changes or none.
func (s *Store) Apply(ctx context.Context, info graph.CommitInfo, changes []graph.Change) (graph.Version, error) {
	if err := info.Check(); err != nil {
		return graph.Version{}, err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := ctx.Err(); err != nil {
		return graph.Version{}, err
	}
	current, err := s.load()
	if err != nil {
		return graph.Version{}, err
	}
	if then, ok := s.applied[info.Key]; ok && info.Key != "" {
		return then, nil
	}
	if err := info.CheckBase(current.network.Version); err != nil {
		return graph.Version{}, err
	}
	if len(changes) == 0 {
		return current.network.Version, nil
	}
	d, err := current.draft(ctx, changes)
	if err != nil {
		return graph.Version{}, err
	}
	ids := d.IDs()
	made := current.network.Version
	if made.Revision++; made.Database == "" {
		made.Database = graph.NewIdentity()
	}
	last := s.last
	if n := len(current.log); n > 0 {
		last = current.log[n-1].commit.At
	}
	edits := d.Edits(ids, current.record)
	commit := graph.NewCommit(made, info, graph.CommitTime(time.Now(), last), edits)
	if s.keep != nil {
		if err := s.keep(commit, edits); err != nil {
			return graph.Version{}, err
		}
		edits = nil // they are kept elsewhere, and would hold the former records
	}
	next := current.With(made, ids, d.Record)
	next.log = append(s.shortened(current.log), logged{commit, edits})
	if info.Key != "" {
		s.applied[info.Key] = made
	}
	s.current.Store(next)
	close(current.superseded)
	return made, nil
}

// draft returns a draft of changes to the snapshot.
func (s *Snapshot) draft(ctx context.Context, changes []graph.Change) (*graph.Draft, error) {
	b := budget.Unlimited(ctx)
	d := graph.NewDraft(s)
	for _, change := range changes {
		if !b.Use(budget.PerRecord) {
			return nil, b.Err()
		}
		if err := d.Change(change); err != nil {
			return nil, err
		}
	}
	return d, ctx.Err()
}

// shortened returns the log without its older half, if it is full, and forgets the keys of that half.
func (s *Store) shortened(log []logged) []logged {
	if len(log) < 2*logSize {
		return log
	}
	for _, forgotten := range log[:logSize] {
		delete(s.applied, forgotten.commit.Key)
	}
	return slices.Clone(log[logSize:])
}
