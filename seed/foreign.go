package seed

import (
	"context"

	"coopgraph/graph"
)

// Foreign returns the ids of the records that an update would replace or delete although another actor wrote them last.
// It asks the store's log of commits. If the log does not go back to the beginning, the author of a record is not
// known, and the record counts as another's.
func Foreign(ctx context.Context, store graph.Store, stored *graph.Network, changes Update) ([]graph.ID, error) {
	others := map[graph.ID]bool{}
	var touched []graph.ID
	for _, c := range changes {
		switch c := c.(type) {
		case graph.Replace:
			touched = append(touched, c.Record.Head().ID)
		case graph.Delete:
			touched = append(touched, c.ID)
		}
	}
	if len(touched) == 0 {
		return nil, nil
	}
	for _, id := range touched {
		others[id] = true
	}
	for commit, err := range store.Watch(ctx, graph.Version{}) {
		if graph.CodeOf(err) == graph.NotFound {
			return touched, nil
		} else if err != nil {
			return nil, err
		}
		for _, id := range commit.IDs {
			if _, ok := others[id]; ok {
				others[id] = commit.Actor != CommitInfo.Actor
			}
		}
		if commit.Version.Revision >= stored.Version.Revision {
			break
		}
	}
	var foreign []graph.ID
	for _, id := range touched {
		if others[id] {
			foreign = append(foreign, id)
		}
	}
	return foreign, nil
}
