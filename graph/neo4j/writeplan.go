package neo4j

import "coopgraph/graph"

// storedShapes tells a draft about the records in Neo4j that its changes name: it is a graph.Stored.
type storedShapes map[graph.ID]storedShape

type storedShape struct {
	graph.Shape
	degree int
}

// Shape is that of a record.
func (s storedShapes) Shape(id graph.ID) graph.Shape { return s[id].Shape }

// Degree is how many ties a node has.
func (s storedShapes) Degree(id graph.ID) int { return s[id].degree }

// changedIDs are the ids of the records that the changes name, and of the ends of their ties.
func changedIDs(changes []graph.Change) (ids, ends []graph.ID) {
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

// writePlan has the ids of the records of a draft by the statement that writes them.
type writePlan struct {
	deleteTies, deleteNodes, createNodes, replaceNodes, createTies, replaceTies []graph.ID
}

// plan decides which statement writes each record of a draft. A node whose kind has changed is replaced, not made anew,
// since ties may hold it.
func (s storedShapes) plan(d *graph.Draft, ids []graph.ID) (p writePlan) {
	for _, id := range ids {
		stored, drafted := s.Shape(id), graph.ShapeOf(d.Record(id))
		if stored.Tie != 0 && stored != drafted {
			p.deleteTies, stored = append(p.deleteTies, id), graph.Shape{}
		}
		if stored.Node != 0 && drafted.Node == 0 {
			p.deleteNodes, stored = append(p.deleteNodes, id), graph.Shape{}
		}
		to := &p.createTies
		switch {
		case drafted == graph.Shape{}:
			continue
		case stored.Node != 0:
			to = &p.replaceNodes
		case drafted.Node != 0:
			to = &p.createNodes
		case stored.Tie != 0:
			to = &p.replaceTies
		}
		*to = append(*to, id)
	}
	return p
}

// recordRow is a record as the statements that write take it.
func recordRow(r graph.Record) map[string]any {
	row := map[string]any{"properties": properties(r)}
	switch r := r.(type) {
	case graph.Node:
		row["labels"] = labelsOf(r.Kind())
	case graph.Tie:
		row["type"] = r.Kind().String()
	}
	return row
}
