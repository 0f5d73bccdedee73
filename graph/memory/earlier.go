package memory

import (
	"context"
	"maps"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// The most edits that Earlier takes back, and how many commits and edits it asks a store for at once.
const (
	maxTakenBack    = 4_000_000
	commitsTogether = 500
	editsTogether   = 20_000
)

// Earlier returns the network of an earlier version, or of the same one: this snapshot with the edits of all later commits
// taken back. The history is that of the store which the snapshot is of. It takes time linear in these edits, and copies the
// slices of nodes and ties once.
func (s *Snapshot) Earlier(ctx context.Context, history graph.Historian, version graph.Version) (graph.Reader, error) {
	now := s.network.Version
	if now == version {
		return s, ctx.Err()
	}
	if !now.AtLeast(version) {
		return nil, graph.UnknownCommit(version.Revision)
	}
	b := takingBack{history: history, records: map[graph.ID]graph.Record{},
		budget: budget.New(ctx, maxTakenBack*budget.PerRecord, "the network as it was known then", "Ask for a later time.")}
	for newest := now.Revision; newest > version.Revision; {
		page, err := history.Commits(ctx, graph.CommitQuery{Before: newest + 1, Limit: min(commitsTogether, int(newest-version.Revision))})
		if err != nil {
			return nil, err
		}
		for _, c := range page.Commits {
			if c.Database != now.Database || c.Revision != newest {
				return nil, graph.UnknownCommit(newest)
			}
			if err := b.add(ctx, c); err != nil {
				return nil, err
			}
			newest--
		}
		if len(page.Commits) == 0 {
			return nil, graph.UnknownCommit(newest)
		}
	}
	if err := b.flush(ctx); err != nil {
		return nil, err
	}
	return s.With(version, slices.Sorted(maps.Keys(b.records)), func(id graph.ID) graph.Record { return b.records[id] }), nil
}

// takingBack collects what records were before commits, which come newest first.
type takingBack struct {
	history graph.Historian
	budget  *budget.Budget
	records map[graph.ID]graph.Record // before the last commit that was taken back, nil if there was none
	pending []graph.Revision          // commits whose edits are still to be read
	edits   int                       // how many edits these have
}

// add takes a commit back, at once or together with the next ones.
func (b *takingBack) add(ctx context.Context, c *graph.Commit) error {
	b.pending = append(b.pending, c.Revision)
	if b.edits += len(c.IDs); b.edits < editsTogether {
		return nil
	}
	return b.flush(ctx)
}

// flush reads the edits of the pending commits and takes them back.
func (b *takingBack) flush(ctx context.Context) error {
	if !b.budget.Fits(b.edits * budget.PerRecord) {
		return b.budget.Err()
	}
	commits, err := b.history.Edits(ctx, b.pending, graph.EditQuery{Limit: graph.NoLimit})
	if err != nil {
		return err
	}
	for _, edits := range commits {
		for _, e := range edits {
			if !b.budget.Use(budget.PerRecord) {
				return b.budget.Err()
			}
			b.records[e.ID()] = e.Before
		}
	}
	b.pending, b.edits = b.pending[:0], 0
	return nil
}
