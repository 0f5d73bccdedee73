package neo4j

import (
	"fmt"
	"slices"

	"coopgraph/graph"
)

// stored is what the rules of changes need to know of a record that Neo4j holds.
type stored struct {
	node     graph.NodeKind // 0 of a tie
	tie      graph.TieKind
	degree   int
	from, to graph.ID
}

func storedAs(r graph.Record) *stored {
	switch r := r.(type) {
	case graph.Node:
		return &stored{node: r.Kind()}
	case graph.Tie:
		return &stored{tie: r.Kind(), from: r.TieHead().FromID, to: r.TieHead().ToID}
	}
	return nil
}

// draft is the changes made so far to what Neo4j holds: what of each record was there, is there, and what it is to be.
type draft struct {
	was, is map[graph.ID]*stored
	records map[graph.ID]graph.Record
	named   map[graph.ID]bool // the records that the changes name
}

func wrong(code graph.Code, id graph.ID, what, hint string) error {
	return &graph.Error{Code: code, Message: fmt.Sprintf("%s: %s", id, what), Hint: hint}
}

// touched are the ids that the changes name, and those of their ties' ends.
func touched(changes []graph.Change) (ids, ends []graph.ID) {
	for _, c := range changes {
		var r graph.Record
		switch c := c.(type) {
		case graph.Create:
			r = c.Record
		case graph.Replace:
			r = c.Record
		case graph.Delete:
			ids = append(ids, c.ID)
		}
		switch r := r.(type) {
		case graph.Node:
			ids = append(ids, r.Head().ID)
		case graph.Tie:
			ids, ends = append(ids, r.Head().ID), append(ends, r.TieHead().FromID, r.TieHead().ToID)
		}
	}
	return ids, ends
}

// change makes one change or says why it cannot be made.
func (d *draft) change(c graph.Change) error {
	switch c := c.(type) {
	case graph.Create:
		return d.create(c.Record)
	case graph.Replace:
		return d.replace(c.Record)
	case graph.Delete:
		return d.remove(c.ID)
	}
	return wrong(graph.InvalidArgument, "", fmt.Sprintf("%T is no change", c), "Create, replace or delete a record.")
}

func (d *draft) become(id graph.ID, is *stored, r graph.Record) {
	d.is[id], d.records[id], d.named[id] = is, r, true
}

func (d *draft) create(r graph.Record) error {
	if err := graph.Check(r); err != nil {
		return err
	}
	id := r.Head().ID
	if d.is[id] != nil {
		return wrong(graph.Conflict, id, "the id is in use", "Replace the record, or give the new one another id.")
	}
	is := storedAs(r)
	if is.tie != 0 {
		if err := d.joins(id, is); err != nil {
			return err
		}
		d.count(is, 1)
	}
	d.become(id, is, r)
	return nil
}

// joins says whether a tie has ends, and ones that its kind may have.
func (d *draft) joins(id graph.ID, t *stored) error {
	from, to := d.node(t.from), d.node(t.to)
	if from == 0 || to == 0 {
		missing := t.from
		if from != 0 {
			missing = t.to
		}
		return wrong(graph.InvalidArgument, id, fmt.Sprintf("its end %q does not exist", missing), "Create the node first.")
	}
	if !t.tie.Joins(from, to) {
		return wrong(graph.InvalidArgument, id, fmt.Sprintf("a %s tie does not go from a %s to a %s", t.tie, from, to),
			"Check the kind of the tie and which end is the first.")
	}
	return nil
}

// node is the kind of a node, 0 where there is none.
func (d *draft) node(id graph.ID) graph.NodeKind {
	if is := d.is[id]; is != nil {
		return is.node
	}
	return 0
}

// count keeps the number of ties of a tie's ends.
func (d *draft) count(t *stored, by int) {
	for _, id := range slices.Compact([]graph.ID{t.from, t.to}) {
		if is := d.is[id]; is != nil { // the ends of a tie that is deleted need not be known
			is.degree += by
		}
	}
}

func (d *draft) replace(r graph.Record) error {
	if err := graph.Check(r); err != nil {
		return err
	}
	id := r.Head().ID
	old, is := d.is[id], storedAs(r)
	switch {
	case old == nil:
		return wrong(graph.NotFound, id, "there is no such record to replace", "Create it.")
	case old.node != is.node || old.tie != is.tie:
		return wrong(graph.Conflict, id, "it is of another kind", "Delete it and create another record.")
	case old.from != is.from || old.to != is.to:
		return wrong(graph.Conflict, id, fmt.Sprintf("it joins %q and %q, and a tie keeps its ends", old.from, old.to),
			"Delete the tie and create another one.")
	}
	d.become(id, old, r)
	return nil
}

func (d *draft) remove(id graph.ID) error {
	switch is := d.is[id]; {
	case is == nil:
		return wrong(graph.NotFound, id, "there is no such record to delete", "")
	case is.tie != 0:
		d.count(is, -1)
	case is.degree > 0:
		return wrong(graph.Conflict, id, fmt.Sprintf("it still has ties, %d of them", is.degree), "Delete its ties first.")
	}
	d.become(id, nil, nil)
	return nil
}

// writes are what a draft comes to, whatever came between: rows for the statements that write them.
type writes struct {
	deleteTies, deleteNodes                            []any
	createNodes, replaceNodes, createTies, replaceTies []any
}

// writes puts each record where it is to be. A node whose kind has changed stays where it is, since ties may hold it.
func (d *draft) writes() (w writes) {
	for _, id := range d.ids() {
		was, is, r := d.was[id], d.is[id], d.records[id]
		if was != nil && was.tie != 0 && (is == nil || is.tie != was.tie || is.from != was.from || is.to != was.to) {
			w.deleteTies, was = append(w.deleteTies, string(id)), nil
		}
		if was != nil && was.node != 0 && (is == nil || is.node == 0) {
			w.deleteNodes, was = append(w.deleteNodes, string(id)), nil
		}
		if is == nil {
			continue
		}
		row := map[string]any{"properties": properties(r)}
		to := &w.createTies
		switch {
		case is.node != 0:
			row["labels"] = labelsOf(is.node)
			if to = &w.createNodes; was != nil {
				to = &w.replaceNodes
			}
		case was != nil:
			to = &w.replaceTies
		default:
			row["type"] = is.tie.String()
		}
		*to = append(*to, row)
	}
	return w
}

// ids are those of the records that the changes name, sorted.
func (d *draft) ids() []graph.ID {
	ids := make([]graph.ID, 0, len(d.named))
	for id := range d.named {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}
