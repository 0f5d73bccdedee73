package seed

import (
	"context"
	"reflect"
	"slices"

	"coopgraph/graph"
)

// CommitInfo says of a commit that it loads the dataset.
var CommitInfo = graph.CommitInfo{Actor: "seed", Role: graph.RoleDataset}

// Update is a list of changes, in an order in which they can be applied.
type Update []graph.Change

// Count returns how many records the update creates, replaces and deletes.
func (u Update) Count() (created, replaced, deleted int) {
	for _, c := range u {
		switch c.(type) {
		case graph.Create:
			created++
		case graph.Replace:
			replaced++
		case graph.Delete:
			deleted++
		}
	}
	return created, replaced, deleted
}

// Update returns the changes that turn a network into the dataset, or none if it is the dataset already. Records that
// the dataset does not have are deleted. Damaged records are replaced even if they look like the dataset's: a store may have
// left out what it could not read.
func (d *Dataset) Update(stored *graph.Network, damaged ...graph.ID) Update {
	wanted := make(map[graph.ID]graph.Record, len(d.Records))
	for _, r := range d.Records {
		wanted[r.Head().ID] = r
	}
	remaining := map[graph.ID]graph.Record{} // records that stay or are replaced
	var deletedTies, deletedNodes, written []graph.Change
	keepOrDelete := func(r graph.Record, may bool, deleted *[]graph.Change) {
		if id := r.Head().ID; may {
			remaining[id] = r
		} else {
			*deleted = append(*deleted, graph.Delete{ID: id})
		}
	}
	for _, n := range stored.Nodes {
		w, ok := wanted[n.NodeHead().ID].(graph.Node)
		keepOrDelete(n, ok && w.Kind() == n.Kind(), &deletedNodes)
	}
	for _, t := range stored.Ties {
		h := t.TieHead()
		w, ok := wanted[h.ID].(graph.Tie)
		// A tie stays only between the same nodes. If the kind of a node changes, the node and its ties are made anew.
		same := ok && w.Kind() == t.Kind() && w.TieHead().FromID == h.FromID && w.TieHead().ToID == h.ToID
		keepOrDelete(t, same && remaining[h.FromID] != nil && remaining[h.ToID] != nil, &deletedTies)
	}
	for _, r := range d.Records {
		switch is := remaining[r.Head().ID]; {
		case is == nil:
			written = append(written, graph.Create{Record: r})
		case !reflect.DeepEqual(is, r) || slices.Contains(damaged, r.Head().ID):
			written = append(written, graph.Replace{Record: r})
		}
	}
	return append(append(deletedTies, deletedNodes...), written...)
}

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

// LayersOf returns the layers to which the records of a network belong.
func LayersOf(n *graph.Network) []Layer {
	of := map[Layer]bool{}
	for _, node := range n.Nodes {
		if !inEveryLayer(node) {
			of[layerOf(node.NodeHead().Evidence)] = true
		}
	}
	for i, tie := range n.Ties {
		if tie.Kind() != graph.Within || !graph.Places.Has(n.Nodes[n.From[i]].Kind()) {
			of[layerOf(tie.TieHead().Evidence)] = true
		}
	}
	var layers []Layer
	for _, l := range Layers {
		if of[l] {
			layers = append(layers, l)
		}
	}
	return layers
}
