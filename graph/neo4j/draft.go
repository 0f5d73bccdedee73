package neo4j

import "coopgraph/graph"

// held is what the rules of changes must know of the records that Neo4j holds.
type held map[graph.ID]shape

type shape struct {
	graph.Shape
	degree int
}

// Shape is that of a record.
func (h held) Shape(id graph.ID) graph.Shape { return h[id].Shape }

// Degree is how many ties a node has.
func (h held) Degree(id graph.ID) int { return h[id].degree }

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

// writes are what a draft comes to, whatever came between: the ids of the records that each statement writes.
type writes struct {
	deleteTies, deleteNodes, createNodes, replaceNodes, createTies, replaceTies []graph.ID
}

// written puts each record where it is to be. A node whose kind has changed stays where it is, since ties may hold it.
func (h held) written(d *graph.Draft, ids []graph.ID) (w writes) {
	for _, id := range ids {
		was, is := h.Shape(id), graph.ShapeOf(d.Record(id))
		if was.Tie != 0 && was != is {
			w.deleteTies, was = append(w.deleteTies, id), graph.Shape{}
		}
		if was.Node != 0 && is.Node == 0 {
			w.deleteNodes, was = append(w.deleteNodes, id), graph.Shape{}
		}
		to := &w.createTies
		switch {
		case is == graph.Shape{}:
			continue
		case was.Node != 0:
			to = &w.replaceNodes
		case is.Node != 0:
			to = &w.createNodes
		case was.Tie != 0:
			to = &w.replaceTies
		}
		*to = append(*to, id)
	}
	return w
}

// row is a record as the statements take it.
func row(r graph.Record) map[string]any {
	to := map[string]any{"properties": properties(r)}
	switch r := r.(type) {
	case graph.Node:
		to["labels"] = labelsOf(r.Kind())
	case graph.Tie:
		to["type"] = r.Kind().String()
	}
	return to
}
