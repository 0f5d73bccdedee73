package memory

import (
	"context"
	"slices"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// Apply makes all of the changes or none.
func (s *Store) Apply(ctx context.Context, by graph.Actor, changes []graph.Change) (graph.Version, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := ctx.Err(); err != nil {
		return graph.Version{}, err
	}
	current, err := s.load()
	if err != nil {
		return graph.Version{}, err
	}
	if then, ok := s.applied[by.Key]; ok && by.Key != "" {
		return then, nil
	}
	if len(changes) == 0 {
		return current.network.Version, nil
	}
	b := budget.Unlimited(ctx)
	d := graph.NewDraft(current)
	for _, change := range changes {
		if !b.Use(budget.PerRecord) {
			return graph.Version{}, b.Err()
		}
		if err := d.Change(change); err != nil {
			return graph.Version{}, err
		}
	}
	if err := ctx.Err(); err != nil {
		return graph.Version{}, err
	}
	ids := d.IDs()
	next := current.with(d, ids)
	next.log = current.log
	if len(next.log) >= 2*logSize {
		for _, forgotten := range next.log[:logSize] {
			delete(s.applied, forgotten.Actor.Key)
		}
		next.log = slices.Clone(next.log[logSize:])
	}
	version := next.network.Version
	next.log = append(next.log, graph.Commit{Version: version, Actor: by, At: time.Now(), IDs: ids})
	if by.Key != "" {
		s.applied[by.Key] = version
	}
	s.current.Store(next)
	close(current.superseded)
	return version, nil
}
