package seed

import "coopgraph/graph"

// changedNetwork is a network after changes of real records.
type changedNetwork struct {
	*graph.Network
	real    []graph.Change            // the changes, without those of placeholders
	changed map[graph.ID]graph.Record // the new record of each id that they name, nil if it is deleted
}

// newChangedNetwork returns a network after those of the changes that are of real records.
func newChangedNetwork(n *graph.Network, changes []graph.Change) *changedNetwork {
	c := &changedNetwork{Network: n, changed: make(map[graph.ID]graph.Record, len(changes))}
	for _, change := range changes {
		id, r := newRecord(change)
		if graph.IsPlaceholder(r) || r == nil && graph.IsPlaceholder(c.record(id)) {
			continue
		}
		c.changed[id] = r
		c.real = append(c.real, change)
	}
	return c
}

// newRecord returns the id that a change names, and the new record, nil if it is deleted.
func newRecord(c graph.Change) (graph.ID, graph.Record) {
	switch c := c.(type) {
	case graph.Create:
		return c.Record.Head().ID, c.Record
	case graph.Replace:
		return c.Record.Head().ID, c.Record
	case graph.Delete:
		return c.ID, nil
	}
	return "", nil // which Apply refuses
}

// record returns the record with this id after the changes, nil if there is none.
func (c *changedNetwork) record(id graph.ID) graph.Record {
	if r, named := c.changed[id]; named {
		return r
	}
	return storedRecord(c.Network, id)
}

// hasReal reports whether there is a record with this id after the changes that is no placeholder.
func (c *changedNetwork) hasReal(id graph.ID) bool {
	r := c.record(id)
	return r != nil && !graph.IsPlaceholder(r)
}

// touches reports whether the placeholders of chambers and offices, and those of pairs, may depend on the changes.
func (c *changedNetwork) touches() (delegations, pairs bool) {
	for id, r := range c.changed {
		for _, r := range []graph.Record{r, storedRecord(c.Network, id)} {
			switch r := r.(type) {
			case graph.Delegate:
				delegations = true
			case *graph.FriendlyPair, *graph.Pairing, *graph.Cooperation:
				pairs = true
			case graph.Place:
				if c.changed[id] == nil || storedRecord(c.Network, id) == nil { // it comes or goes
					delegations, pairs = delegations || r.Head().ID == graph.Shanghai, true
				}
			}
		}
	}
	return delegations, pairs
}

// decisive yields the real records after the changes on which placeholders depend.
func (c *changedNetwork) decisive(yield func(graph.Record) bool) {
	if !yieldDecisive(c.Nodes, c.changed, yield) || !yieldDecisive(c.Ties, c.changed, yield) {
		return
	}
	for _, r := range c.changed {
		if r != nil && decides(r) && !yield(r) {
			return
		}
	}
}

// yieldDecisive yields those of some stored records that are not changed and on which placeholders depend. It returns false
// if yield does.
func yieldDecisive[R graph.Record](stored []R, changed map[graph.ID]graph.Record, yield func(graph.Record) bool) bool {
	for _, r := range stored {
		if !decides(r) || graph.IsPlaceholder(r) {
			continue
		}
		if _, named := changed[r.Head().ID]; !named && !yield(r) {
			return false
		}
	}
	return true
}

// difference returns the changes of the stored placeholders, of chambers and offices or of pairs or both, to the wanted ones.
func (c *changedNetwork) difference(wanted []graph.Record, delegations, pairs bool) (deleted, created []graph.Change) {
	missing := make(map[graph.ID]bool, len(wanted))
	for _, r := range wanted {
		missing[r.Head().ID] = true
	}
	remove := func(r graph.Record) {
		id := r.Head().ID
		_, replaced := c.changed[id] // a real record has the id now
		if !missing[id] && !replaced {
			deleted = append(deleted, graph.Delete{ID: id})
		}
		delete(missing, id)
	}
	for _, t := range c.Ties {
		if _, isPair := t.(*graph.FriendlyPair); graph.IsPlaceholder(t) && (isPair && pairs || !isPair && delegations) {
			remove(t)
		}
	}
	for _, n := range c.Nodes {
		if delegations && graph.IsPlaceholder(n) {
			remove(n)
		}
	}
	for _, r := range wanted {
		if missing[r.Head().ID] {
			created = append(created, graph.Create{Record: r})
		}
	}
	return deleted, created
}
