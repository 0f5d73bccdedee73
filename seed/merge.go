package seed

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"coopgraph/graph"
)

// Merged says how to bring a network, in which people have written, to a newer dataset.
type Merged struct {
	Changes   Update
	Conflicts []Conflict // sorted by id
}

// Conflict is a record, or the end of one, that both people and the dataset have changed. What people wrote stays.
type Conflict struct {
	ID      graph.ID
	Stored  graph.Record // what people made of it, nil if they deleted it
	Dataset graph.Record // what the dataset has, nil if it has no such record any more
	Reason  string
}

// String returns one line for a log.
func (c Conflict) String() string {
	name := ""
	switch r := cmp.Or(c.Stored, c.Dataset).(type) {
	case graph.Node:
		name = r.NodeHead().NameZH
	case graph.Tie:
		name = r.TieHead().LabelZH
	}
	return fmt.Sprintf("%s %s: %s", c.ID, name, c.Reason)
}

// Merge returns the changes that bring a network to the dataset, except for what people have written: a three-way merge of what
// the dataset wrote last, what the network has and what the dataset has now, record by record. What people created, changed
// or deleted stays; everything else follows the dataset. A record that people and the dataset changed in different ways is a
// conflict. What people wrote keeps what it stands on: the ends of its ties, the places above these and the sources it cites.
// Placeholders follow from the real records of both, if the dataset has that layer.
//
// The history says what the dataset wrote last. If it does not go back to the beginning, what it does not know counts as
// people's.
func (d *Dataset) Merge(ctx context.Context, history graph.Historian, stored *graph.Network) (*Merged, error) {
	last, err := readLastWritten(ctx, history)
	if err != nil {
		return nil, err
	}
	m := &merge{d: d, stored: map[graph.ID]graph.Record{}, dataset: map[graph.ID]graph.Record{}, result: map[graph.ID]graph.Record{},
		people: map[graph.ID]bool{}, conflicts: map[graph.ID]Conflict{}}
	for _, n := range stored.Nodes {
		m.stored[n.Head().ID] = n
	}
	for _, t := range stored.Ties {
		m.stored[t.Head().ID] = t
	}
	for _, r := range d.Records {
		m.dataset[r.Head().ID] = r
	}
	for id := range m.stored {
		m.decide(id, last)
	}
	for id := range m.dataset {
		if m.stored[id] == nil {
			m.decide(id, last)
		}
	}
	m.keepTies()
	m.keepSources()
	if slices.Contains(d.Layers, Synthetic) {
		m.addPlaceholders()
	}
	conflicts := slices.SortedFunc(maps.Values(m.conflicts), func(a, b Conflict) int { return cmp.Compare(a.ID, b.ID) })
	return &Merged{updateTo(m.records(), stored, nil), conflicts}, nil
}

// merge is a merge on its way.
type merge struct {
	d               *Dataset
	stored, dataset map[graph.ID]graph.Record
	result          map[graph.ID]graph.Record // of the merge, so far
	people          map[graph.ID]bool         // the records that people wrote
	conflicts       map[graph.ID]Conflict
}

// decide puts one record into the result, unless it is a placeholder: that of the network if people wrote it, otherwise that
// of the dataset.
func (m *merge) decide(id graph.ID, last *lastWritten) {
	stored, dataset := m.stored[id], m.dataset[id]
	if graph.IsPlaceholder(stored) || graph.IsPlaceholder(dataset) {
		return
	}
	if !last.byPeople(id, stored) {
		m.put(id, dataset)
		return
	}
	m.people[id] = true
	m.put(id, stored)
	before, known := last.records[id]
	if reflect.DeepEqual(stored, dataset) || known && reflect.DeepEqual(before, dataset) || !known && dataset == nil {
		return
	}
	switch {
	case stored == nil:
		m.conflict(id, "it was deleted, and the dataset has changed it since then")
	case dataset == nil:
		m.conflict(id, "it was changed, and the dataset does not have it any more")
	case before == nil:
		m.conflict(id, "it was entered, and the dataset has another one now")
	default:
		m.conflict(id, "it was changed, and the dataset has changed it too")
	}
}

func (m *merge) put(id graph.ID, r graph.Record) {
	if r != nil {
		m.result[id] = r
	}
}

func (m *merge) conflict(id graph.ID, reason string) {
	m.conflicts[id] = Conflict{id, m.stored[id], m.dataset[id], reason}
}

// keepTies sees to it that every node that stays although the dataset does not have it keeps its own ties, and that every tie
// has its ends. If people wrote the tie, ends that the dataset does not have any more, or has as another kind, stay as they
// are. Other ties without an end are left out.
func (m *merge) keepTies() {
	own := m.ownTies()
	var ties, others []graph.Tie // those that stay in any case, and those of the dataset
	keep := func(node graph.ID) {
		for _, t := range own[node] {
			if id := t.Head().ID; m.result[id] == nil && !m.people[id] {
				m.people[id], m.result[id] = true, t
				ties = append(ties, t)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(m.result)) {
		switch r := m.result[id].(type) {
		case graph.Node:
			if m.dataset[id] == nil {
				keep(id)
			}
		case graph.Tie:
			if m.people[id] {
				ties = append(ties, r)
			} else {
				others = append(others, r)
			}
		}
	}
	for len(ties) > 0 { // keep adds more
		t := ties[0]
		ties = ties[1:]
		h := t.TieHead()
		for _, end := range []graph.ID{h.FromID, h.ToID} {
			if m.joins(t) || graph.ShapeOf(m.result[end]) == graph.ShapeOf(m.stored[end]) {
				continue
			}
			m.result[end] = m.stored[end]
			m.conflict(end, fmt.Sprintf("%s joins it, which stays", h.ID))
			keep(end)
		}
	}
	for _, t := range others {
		if id := t.Head().ID; !m.joins(t) {
			delete(m.result, id)
			m.conflict(id, "one of its ends was deleted")
		}
	}
}

// ownTies returns the stored ties without which a node says too little: of a place the tie to the one in which it lies, of
// every other node all of its ties.
func (m *merge) ownTies() map[graph.ID][]graph.Tie {
	own := map[graph.ID][]graph.Tie{}
	for _, id := range slices.Sorted(maps.Keys(m.stored)) {
		t, ok := m.stored[id].(graph.Tie)
		if !ok {
			continue
		}
		h := t.TieHead()
		for _, end := range []graph.ID{h.FromID, h.ToID} {
			if _, isPlace := m.stored[end].(graph.Place); !isPlace || t.Kind() == graph.Within && end == h.FromID {
				own[end] = append(own[end], t)
			}
		}
	}
	return own
}

// joins reports whether the result has the ends of a tie, of kinds that it may join.
func (m *merge) joins(t graph.Tie) bool {
	from, ok := m.result[t.TieHead().FromID].(graph.Node)
	to, too := m.result[t.TieHead().ToID].(graph.Node)
	return ok && too && t.Kind().Joins(from.Kind(), to.Kind())
}

// keepSources adds the sources that records of the result cite.
func (m *merge) keepSources() {
	for _, r := range slices.Collect(maps.Values(m.result)) {
		for c := range graph.Citations(r) {
			if m.result[c.SourceID] == nil {
				m.put(c.SourceID, cmp.Or(m.stored[c.SourceID], m.dataset[c.SourceID]))
			}
		}
	}
}

// addPlaceholders adds those that stand beside the real records.
func (m *merge) addPlaceholders() {
	k := knownOf(maps.Values(m.result), func(id graph.ID) bool { return m.result[id] != nil && !graph.IsPlaceholder(m.result[id]) })
	for _, r := range m.d.placeholders.real {
		if id := r.Head().ID; !slices.Contains(m.d.Layers, layerOf(r.Head().Evidence)) && m.result[id] == nil {
			k.add(r)
		}
	}
	for _, r := range append(m.d.placeholders.besideDelegations(k), m.d.placeholders.pairs.beside(k)...) {
		m.result[r.Head().ID] = r
	}
}

// records returns the result, nodes before ties, each sorted by id.
func (m *merge) records() []graph.Record {
	var nodes, ties []graph.Record
	for _, id := range slices.Sorted(maps.Keys(m.result)) {
		if _, ok := m.result[id].(graph.Node); ok {
			nodes = append(nodes, m.result[id])
		} else {
			ties = append(ties, m.result[id])
		}
	}
	return append(nodes, ties...)
}
