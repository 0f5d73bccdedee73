package neo4j

import (
	"slices"

	"coopgraph/graph"
)

// properties is a record as it is stored.
func properties(r graph.Record) map[string]any {
	var columns []*column
	switch r := r.(type) {
	case graph.Node:
		columns = nodeColumns[r.Kind()]
	case graph.Tie:
		columns = tieColumns[r.Kind()]
	}
	to := make(map[string]any, 32)
	for _, c := range columns {
		c.put(r, to)
	}
	return to
}

// propertiesToRead are the names of the properties that some kinds of records are read from, each once.
func propertiesToRead(of [][]*column) []string {
	var once []string
	for _, columns := range of {
		for _, c := range columns {
			if c.read != "" && !slices.Contains(once, c.read) {
				once = append(once, c.read)
			}
		}
	}
	return once
}

// withNodeColumns adds to q which properties to read of nodes of these kinds.
func withNodeColumns(kinds graph.NodeKinds, q map[string]any) map[string]any {
	var of [][]*column
	for k := range kinds.All {
		of = append(of, nodeColumns[k])
	}
	q["nodeColumns"], q["labels"] = propertiesToRead(of), kindLabels
	return q
}

// withTieColumns adds to q which properties to read of ties of these kinds.
func withTieColumns(kinds graph.TieKinds, q map[string]any) map[string]any {
	var of [][]*column
	for k := range kinds.All {
		of = append(of, tieColumns[k])
	}
	q["tieColumns"] = propertiesToRead(of)
	return q
}

// nodes are the nodes of a result.
func (r result) nodes() ([]graph.Node, error) {
	return decode(r, "nodeKinds", "nodeColumns", "nodes", nodeKindOf, graph.NewNode, nodeColumns[:])
}

// ties are the ties of a result.
func (r result) ties() ([]graph.Tie, error) {
	return decode(r, "tieKinds", "tieColumns", "ties", tieKindOf, graph.NewTie, tieColumns[:])
}

// decode makes records from three columns of a result: their kinds, the names of their properties (which are in q), and
// for each property the values of all records.
func decode[R graph.Record, K ~uint8](r result, kinds, properties, matrix string, kindOf map[string]K, empty func(K) R,
	columns [][]*column) ([]R, error) {
	labels := r.list(kinds)
	records := make([]R, len(labels))
	byKind := make([][]int32, len(columns)) // the indices of the records of each kind
	for i, v := range labels {
		label, _ := v.(string)
		k := kindOf[label]
		if k == 0 {
			return nil, foreignDatabase("it holds a record of a kind that this program does not know")
		}
		records[i] = empty(k)
		byKind[k] = append(byKind[k], int32(i))
	}
	read := make(map[string][]any, 32)
	for i, name := range r.q[properties].([]string) {
		read[name], _ = r.list(matrix)[i].([]any)
	}
	for k, at := range byKind {
		for _, c := range columns[k] {
			values := read[c.read]
			if values == nil {
				continue
			}
			set := c.set
			if c.newSet != nil {
				set = c.newSet()
			}
			for _, i := range at {
				if v := values[i]; v != nil {
					if err := set(records[i], v); err != nil {
						if err = r.damaged(err); err != nil {
							return nil, err
						}
					}
				}
			}
		}
	}
	return records, nil
}
