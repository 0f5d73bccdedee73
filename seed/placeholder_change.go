package seed

import (
	"cmp"
	"slices"

	"coopgraph/graph"
)

// WithPlaceholders returns changes of real records together with the changes of placeholders that follow from them, in an
// order in which they can be applied to the network. A real record takes the place of a placeholder, and a placeholder
// comes back if a real record goes: the same record with the same id as a load would make. Changes of placeholders among
// the given ones are left out. If the network was loaded without placeholders, it stays without.
func (d *Dataset) WithPlaceholders(n *graph.Network, changes []graph.Change) []graph.Change {
	after := newChangedNetwork(n, changes)
	delegations, pairs := after.touches()
	if !delegations && !pairs || !d.fills(n) {
		return after.real
	}
	k := knownOf(after.decisive, after.hasReal)
	for _, r := range d.notLoaded(n) {
		if _, named := after.changed[r.Head().ID]; !named {
			k.add(r)
		}
	}
	var wanted []graph.Record
	if delegations {
		wanted = d.placeholders.besideDelegations(k)
	}
	if pairs {
		wanted = append(wanted, d.placeholders.pairs.beside(k)...)
	}
	deleted, created := after.difference(wanted, delegations, pairs)
	return slices.Concat(deleted, after.real, created)
}

// fills reports whether a network has the layer of placeholders. If there is none left of which one could say so, since real
// records have taken the places of all, the dataset's own layers say it.
func (d *Dataset) fills(n *graph.Network) bool {
	if slices.ContainsFunc(n.Nodes, isPlaceholder[graph.Node]) || slices.ContainsFunc(n.Ties, isPlaceholder[graph.Tie]) {
		return true
	}
	if !slices.Contains(d.Layers, Synthetic) {
		return false
	}
	now := newChangedNetwork(n, nil)
	k := knownOf(now.decisive, now.hasReal)
	return len(d.placeholders.besideDelegations(k)) == 0 && len(d.placeholders.pairs.beside(k)) == 0
}

func isPlaceholder[R graph.Record](r R) bool { return graph.IsPlaceholder(r) }

// notLoaded returns the real records on which placeholders depend of the layers of which a network has nothing. They take
// places, as in a load without these layers.
func (d *Dataset) notLoaded(n *graph.Network) (records []graph.Record) {
	loaded := map[Layer]bool{}
	for _, r := range d.placeholders.real {
		l := layerOf(r.Head().Evidence)
		loaded[l] = loaded[l] || storedRecord(n, r.Head().ID) != nil
	}
	for _, r := range d.placeholders.real {
		if !loaded[layerOf(r.Head().Evidence)] {
			records = append(records, r)
		}
	}
	return records
}

// storedRecord returns the record of a network with this id, nil if there is none.
func storedRecord(n *graph.Network, id graph.ID) graph.Record {
	if i, found := slices.BinarySearchFunc(n.Nodes, id, func(n graph.Node, id graph.ID) int { return cmp.Compare(n.Head().ID, id) }); found {
		return n.Nodes[i]
	}
	if i, found := slices.BinarySearchFunc(n.Ties, id, func(t graph.Tie, id graph.ID) int { return cmp.Compare(t.Head().ID, id) }); found {
		return n.Ties[i]
	}
	return nil
}
