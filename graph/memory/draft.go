package memory

import (
	"fmt"
	"maps"
	"slices"

	"coopgraph/graph"
)

// draft is a snapshot and the changes made to it so far.
type draft struct {
	base    *snapshot
	nodes   map[graph.ID]graph.Node // nil where it was deleted
	ties    map[graph.ID]graph.Tie
	degrees map[graph.ID]int // by how much the number of each node's ties has changed
}

func newDraft(base *snapshot) *draft {
	return &draft{base, map[graph.ID]graph.Node{}, map[graph.ID]graph.Tie{}, map[graph.ID]int{}}
}

// ids are those of the records that the changes name, sorted.
func (d *draft) ids() []graph.ID {
	ids := slices.AppendSeq(make([]graph.ID, 0, len(d.nodes)+len(d.ties)), maps.Keys(d.nodes))
	ids = slices.AppendSeq(ids, maps.Keys(d.ties))
	slices.Sort(ids)
	return slices.Compact(ids)
}

// node is the node with this id as the changes so far have left it, nil where there is none.
func (d *draft) node(id graph.ID) graph.Node { return current(d.nodes, d.base.Nodes, id) }

func (d *draft) tie(id graph.ID) graph.Tie { return current(d.ties, d.base.Ties, id) }

func current[R graph.Record](changed map[graph.ID]R, base []R, id graph.ID) (r R) {
	if r, ok := changed[id]; ok {
		return r
	}
	if at, ok := find(base, id); ok {
		return base[at]
	}
	return r
}

func wrong(code graph.Code, id graph.ID, what, hint string) error {
	return &graph.Error{Code: code, Message: fmt.Sprintf("%s: %s", id, what), Hint: hint}
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

func (d *draft) create(r graph.Record) error {
	if err := graph.Check(r); err != nil {
		return err
	}
	id := r.Head().ID
	if d.node(id) != nil || d.tie(id) != nil {
		return wrong(graph.Conflict, id, "the id is in use", "Replace the record, or give the new one another id.")
	}
	if n, ok := r.(graph.Node); ok {
		d.nodes[id] = n
		return nil
	}
	t := r.(graph.Tie)
	if err := d.joins(t); err != nil {
		return err
	}
	d.ties[id] = t
	d.count(t, 1)
	return nil
}

// joins says whether a tie has ends, and ones that its kind may have.
func (d *draft) joins(t graph.Tie) error {
	h := t.TieHead()
	from, to := d.node(h.FromID), d.node(h.ToID)
	if from == nil || to == nil {
		missing := h.FromID
		if from != nil {
			missing = h.ToID
		}
		return wrong(graph.InvalidArgument, h.ID, fmt.Sprintf("its end %q does not exist", missing), "Create the node first.")
	}
	if !t.Kind().Joins(from.Kind(), to.Kind()) {
		return wrong(graph.InvalidArgument, h.ID,
			fmt.Sprintf("a %s tie does not go from a %s to a %s", t.Kind(), from.Kind(), to.Kind()),
			"Check the kind of the tie and which end is the first.")
	}
	return nil
}

// count keeps the number of ties of a tie's ends.
func (d *draft) count(t graph.Tie, by int) {
	h := t.TieHead()
	d.degrees[h.FromID] += by
	if h.ToID != h.FromID {
		d.degrees[h.ToID] += by
	}
}

func (d *draft) replace(r graph.Record) error {
	if err := graph.Check(r); err != nil {
		return err
	}
	id := r.Head().ID
	oldNode, oldTie := d.node(id), d.tie(id)
	if oldNode == nil && oldTie == nil {
		return wrong(graph.NotFound, id, "there is no such record to replace", "Create it.")
	}
	switch r := r.(type) {
	case graph.Node:
		if oldNode == nil || oldNode.Kind() != r.Kind() {
			break
		}
		d.nodes[id] = r
		return nil
	case graph.Tie:
		if oldTie == nil || oldTie.Kind() != r.Kind() {
			break
		}
		if o, h := oldTie.TieHead(), r.TieHead(); o.FromID != h.FromID || o.ToID != h.ToID {
			return wrong(graph.Conflict, id, fmt.Sprintf("it joins %q and %q, and a tie keeps its ends", o.FromID, o.ToID),
				"Delete the tie and create another one.")
		}
		d.ties[id] = r
		return nil
	}
	return wrong(graph.Conflict, id, "it is of another kind", "Delete it and create another record.")
}

func (d *draft) remove(id graph.ID) error {
	if t := d.tie(id); t != nil {
		d.ties[id] = nil
		d.count(t, -1)
		return nil
	}
	if d.node(id) == nil {
		return wrong(graph.NotFound, id, "there is no such record to delete", "")
	}
	if n := d.degree(id); n > 0 {
		return wrong(graph.Conflict, id, fmt.Sprintf("it still has ties, %d of them", n), "Delete its ties first.")
	}
	d.nodes[id] = nil
	return nil
}

// degree is how many ties a node has by now.
func (d *draft) degree(id graph.ID) int {
	n := d.degrees[id]
	if at, ok := find(d.base.Nodes, id); ok {
		n += len(d.base.adjacency(0, graph.Both, graph.Order{}).of(int32(at)))
	}
	return n
}
