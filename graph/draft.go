package graph

import (
	"fmt"
	"maps"
	"slices"
)

// Shape is what the rules of changes look at in a record: its kind, and the ends of a tie. It is zero where there is no
// record.
type Shape struct {
	Node     NodeKind // 0 of a tie
	Tie      TieKind  // 0 of a node
	From, To ID       // of a tie
}

// ShapeOf is the shape of a node or tie; zero of nil.
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

// Stored is what the rules of changes must know of the records of a store.
type Stored interface {
	// Shape is that of the record with this id.
	Shape(ID) Shape
	// Degree is how many ties a node has, one to itself counted once; 0 where there is no such node. It is asked only of
	// nodes that are to be deleted.
	Degree(ID) int
}

// Draft makes changes by the rules of Store.Apply without storing anything: a store makes a draft, and then itself what
// the draft has become.
type Draft struct {
	stored  Stored
	records map[ID]Record // what the changes made of each id, nil where it was deleted
	degrees map[ID]int    // by how much the number of each node's ties has changed
}

// NewDraft makes one of no changes yet.
func NewDraft(stored Stored) *Draft {
	return &Draft{stored, map[ID]Record{}, map[ID]int{}}
}

// IDs are those of the records that the changes name, each once, sorted.
func (d *Draft) IDs() []ID {
	ids := slices.AppendSeq(make([]ID, 0, len(d.records)), maps.Keys(d.records))
	slices.Sort(ids)
	return ids
}

// Record is what the changes made of one of IDs, nil where they deleted it.
func (d *Draft) Record(id ID) Record { return d.records[id] }

// Change makes one change, or says why it cannot be made and makes none.
func (d *Draft) Change(c Change) error {
	switch c := c.(type) {
	case Create:
		return d.create(c.Record)
	case Replace:
		return d.replace(c.Record)
	case Delete:
		return d.remove(c.ID)
	}
	return wrong(InvalidArgument, "", fmt.Sprintf("%T is no change", c), "Create, replace or delete a record.")
}

// shape is that of a record as the changes so far have left it.
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
		return wrong(Conflict, id, "the id is in use", "Replace the record, or give the new one another id.")
	}
	if s := ShapeOf(r); s.Tie != 0 {
		if err := d.joins(id, s); err != nil {
			return err
		}
		d.count(s, 1)
	}
	d.records[id] = r
	return nil
}

// joins says whether a tie has ends, and ones that its kind may have.
func (d *Draft) joins(id ID, tie Shape) error {
	from, to := d.shape(tie.From).Node, d.shape(tie.To).Node
	if from == 0 || to == 0 {
		missing := tie.From
		if from != 0 {
			missing = tie.To
		}
		return wrong(InvalidArgument, id, fmt.Sprintf("its end %q does not exist", missing), "Create the node first.")
	}
	if !tie.Tie.Joins(from, to) {
		return wrong(InvalidArgument, id, fmt.Sprintf("a %s tie does not go from a %s to a %s", tie.Tie, from, to),
			"Check the kind of the tie and which end is the first.")
	}
	return nil
}

// count keeps the number of ties of a tie's ends.
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
		return wrong(NotFound, id, "there is no such record to replace", "Create it.")
	case was.Node != is.Node || was.Tie != is.Tie:
		return wrong(Conflict, id, "it is of another kind", "Delete it and create another record.")
	case was != is:
		return wrong(Conflict, id, fmt.Sprintf("it joins %q and %q, and a tie keeps its ends", was.From, was.To),
			"Delete the tie and create another one.")
	}
	d.records[id] = r
	return nil
}

func (d *Draft) remove(id ID) error {
	switch was := d.shape(id); {
	case was == Shape{}:
		return wrong(NotFound, id, "there is no such record to delete", "")
	case was.Tie != 0:
		d.count(was, -1)
	default:
		if n := d.stored.Degree(id) + d.degrees[id]; n > 0 {
			return wrong(Conflict, id, fmt.Sprintf("it still has ties, %d of them", n), "Delete its ties first.")
		}
	}
	d.records[id] = nil
	return nil
}
