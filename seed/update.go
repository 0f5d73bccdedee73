package seed

import (
	"reflect"
	"slices"

	"coopgraph/graph"
)

// CommitInfo says of a commit that it loads the dataset.
var CommitInfo = graph.CommitInfo{Actor: "seed", Role: graph.RoleDataset}

// CommitInfo says of a commit that it completes the load of this dataset.
func (d *Dataset) CommitInfo() graph.CommitInfo {
	info := CommitInfo
	info.Note = "dataset " + string(d.Identity)
	return info
}

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
	return updateTo(d.Records, stored, damaged)
}

// updateTo returns the changes that turn a network into these records, of which nodes stand before the ties between them.
func updateTo(records []graph.Record, stored *graph.Network, damaged []graph.ID) Update {
	wanted := make(map[graph.ID]graph.Record, len(records))
	for _, r := range records {
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
	for _, r := range records {
		switch is := remaining[r.Head().ID]; {
		case is == nil:
			written = append(written, graph.Create{Record: r})
		case !reflect.DeepEqual(is, r) || slices.Contains(damaged, r.Head().ID):
			written = append(written, graph.Replace{Record: r})
		}
	}
	return append(append(deletedTies, deletedNodes...), written...)
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
