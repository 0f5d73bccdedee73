package graph

import (
	"fmt"
	"maps"
	"slices"
)

// Shape is the part of a record that the rules of changes depend on: its kind and, for a tie, its ends. It is zero if
// there is no record.
type Shape struct {
	Node     NodeKind // 0 of a tie
	Tie      TieKind  // 0 of a node
	From, To ID       // of a tie
}

// ShapeOf returns the shape of a node or a tie, zero for nil.
func ShapeOf(r Record) Shape {
	switch r := r.(type) {
	case Node:
		return Shape{Node: r.Kind()}
	case Tie:
		h := r.TieHead()
		return Shape{Tie: r.Kind(), From: h.FromID, To: h.ToID}
	}
	return Shape{}
}

// Stored tells a draft about the records in a store.
type Stored interface {
	// Shape returns the shape of the record with this id.
	Shape(ID) Shape
	// Degree returns how many ties a node has, 0 if there is no such node. A tie from a node to itself counts once. It is
	// called only for nodes that are to be deleted.
	Degree(ID) int
}

// Draft applies the rules of Store.Apply to changes without storing anything. A store makes a draft of the changes and
// then stores the records of the draft.
type Draft struct {
	stored  Stored
	records map[ID]Record // the new record of each id that was changed, nil if it was deleted
	degrees map[ID]int    // the change in the number of each node's ties
}

// NewDraft returns a draft without changes.
func NewDraft(stored Stored) *Draft {
	return &Draft{stored, map[ID]Record{}, map[ID]int{}}
}

// IDs returns the ids of the records that the changes name: each once, sorted.
func (d *Draft) IDs() []ID {
	ids := slices.AppendSeq(make([]ID, 0, len(d.records)), maps.Keys(d.records))
	slices.Sort(ids)
	return ids
}

// Record returns the new record of one of IDs, nil if the changes deleted it.
func (d *Draft) Record(id ID) Record { return d.records[id] }

// Edits returns what the changes do to each record, in the order of IDs. The function stored returns the record of the store
// with an id, nil if there is none.
func (d *Draft) Edits(ids []ID, stored func(ID) Record) []Edit {
	edits := make([]Edit, 0, len(ids))
	for _, id := range ids {
		if e := (Edit{stored(id), d.records[id]}); e.Before != nil || e.After != nil {
			edits = append(edits, e)
		}
	}
	return edits
}

// Change adds one change to the draft. If the change is wrong, it returns an error and adds nothing.
func (d *Draft) Change(c Change) error {
	switch c := c.(type) {
	case Create:
		return d.create(c.Record)
	case Replace:
		return d.replace(c.Record)
	case Delete:
		return d.remove(c.ID)
	}
	return recordError(InvalidArgument, "", fmt.Sprintf("%T is no change", c), "Create, replace or delete a record.")
}

// shape returns the shape of a record after the changes so far.
func (d *Draft) shape(id ID) Shape {
	if r, ok := d.records[id]; ok {
		return ShapeOf(r)
	}
	return d.stored.Shape(id)
}

func (d *Draft) create(r Record) error {
	if err := Check(r); err != nil {
		return err
	}
	id := r.Head().ID
	if d.shape(id) != (Shape{}) {
		return recordError(Conflict, id, "the id is in use", "Replace the record, or give the new one another id.")
	}
	if s := ShapeOf(r); s.Tie != 0 {
		if err := d.checkEnds(id, s); err != nil {
			return err
		}
		d.count(s, 1)
	}
	d.records[id] = r
	return nil
}

// checkEnds returns an error if an end of a tie does not exist or is of a kind that the tie may not have.
func (d *Draft) checkEnds(id ID, tie Shape) error {
	from, to := d.shape(tie.From).Node, d.shape(tie.To).Node
	if from == 0 || to == 0 {
		missing := tie.From
		if from != 0 {
			missing = tie.To
		}
		return recordError(InvalidArgument, id, fmt.Sprintf("its end %q does not exist", missing), "Create the node first.")
	}
	if !tie.Tie.Joins(from, to) {
		return recordError(InvalidArgument, id, fmt.Sprintf("a %s tie does not go from a %s to a %s", tie.Tie, from, to),
			"Check the kind of the tie and which end is the first.")
	}
	return nil
}

// count changes the number of ties of both ends of a tie.
func (d *Draft) count(tie Shape, by int) {
	d.degrees[tie.From] += by
	if tie.To != tie.From {
		d.degrees[tie.To] += by
	}
}

func (d *Draft) replace(r Record) error {
	if err := Check(r); err != nil {
		return err
	}
	id := r.Head().ID
	was, is := d.shape(id), ShapeOf(r)
	switch {
	case was == Shape{}:
		return recordError(NotFound, id, "there is no such record to replace", "Create it.")
	case was.Node != is.Node || was.Tie != is.Tie:
		return recordError(Conflict, id, "it is of another kind", "Delete it and create another record.")
	case was != is:
		return recordError(Conflict, id, fmt.Sprintf("it joins %q and %q, and a tie keeps its ends", was.From, was.To),
			"Delete the tie and create another one.")
	}
	d.records[id] = r
	return nil
}

func (d *Draft) remove(id ID) error {
	switch was := d.shape(id); {
	case was == Shape{}:
		return recordError(NotFound, id, "there is no such record to delete", "")
	case was.Tie != 0:
		d.count(was, -1)
	default:
		if n := d.stored.Degree(id) + d.degrees[id]; n > 0 {
			return recordError(Conflict, id, fmt.Sprintf("it still has ties, %d of them", n), "Delete its ties first.")
		}
	}
	d.records[id] = nil
	return nil
}
