package seed

import (
	"context"
	"reflect"

	"coopgraph/graph"
)

// lastWritten is what a history says about who wrote records.
type lastWritten struct {
	records   map[graph.ID]graph.Record // what the dataset wrote last, nil if it deleted the record
	byDataset map[graph.ID]bool         // of each record that a known commit changed, whether the last one was the dataset's
	complete  bool                      // whether the history has the edits of all commits that loaded a dataset
}

// byPeople reports whether what a network has, nil for nothing, is what people made of a record.
func (l *lastWritten) byPeople(id graph.ID, stored graph.Record) bool {
	if l.byDataset[id] {
		return false
	}
	if before, known := l.records[id]; known {
		return !reflect.DeepEqual(before, stored)
	}
	if l.complete && stored == nil {
		return false // the dataset never wrote it, and people left nothing of theirs
	}
	_, named := l.byDataset[id]
	return named || stored != nil
}

// readLastWritten reads the commits of a history, newest first, and the edits of those that loaded a dataset.
func readLastWritten(ctx context.Context, history graph.Historian) (*lastWritten, error) {
	l := &lastWritten{records: map[graph.ID]graph.Record{}, byDataset: map[graph.ID]bool{}}
	oldest, editsKnown := graph.Revision(0), true
	for commits, err := range newestFirst(ctx, history) {
		if err != nil {
			return nil, err
		}
		for _, c := range commits {
			for _, id := range c.IDs {
				if _, named := l.byDataset[id]; !named {
					l.byDataset[id] = loadsDataset(c)
				}
			}
			if err := l.read(ctx, history, c); err != nil {
				return nil, err
			}
			oldest, editsKnown = c.Revision, editsKnown && !c.EditsUnknown
		}
	}
	l.complete = oldest == 1 && editsKnown
	return l, nil
}

// read reads the edits of a commit, if it loaded a dataset. A later commit's edits of the same records stand.
func (l *lastWritten) read(ctx context.Context, history graph.Historian, c *graph.Commit) error {
	if !loadsDataset(c) || c.EditsUnknown {
		return nil
	}
	edits, err := history.Edits(ctx, []graph.Revision{c.Revision}, graph.EditQuery{Limit: graph.NoLimit})
	if err != nil {
		return err
	}
	for _, e := range edits[0] {
		if _, later := l.records[e.ID()]; !later {
			l.records[e.ID()] = e.After
		}
	}
	return nil
}

// loadsDataset reports whether a commit loaded a dataset. Earlier programs gave no roles.
func loadsDataset(c *graph.Commit) bool {
	return c.Role == graph.RoleDataset || c.Role == "" && c.Actor == CommitInfo.Actor
}

// newestFirst yields the commits of a history in windows.
func newestFirst(ctx context.Context, history graph.Historian) func(yield func([]*graph.Commit, error) bool) {
	const window = 1000
	return func(yield func([]*graph.Commit, error) bool) {
		for q := (graph.CommitQuery{Limit: window}); ; {
			page, err := history.Commits(ctx, q)
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(page.Commits, nil) || !page.HasNext {
				return
			}
			q.Before = page.Commits[len(page.Commits)-1].Revision
		}
	}
}

// IsLoaded reports whether the last commit of a dataset in a history completed the load of this one.
func (d *Dataset) IsLoaded(ctx context.Context, history graph.Historian) (bool, error) {
	page, err := history.Commits(ctx, graph.CommitQuery{Role: graph.RoleDataset, Limit: 1})
	return err == nil && len(page.Commits) > 0 && page.Commits[0].Note == d.CommitInfo().Note, err
}
