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

// names are those of the properties that some kinds of records are read from, each once.
func names(of [][]*column) []string {
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

// askNodes and askTies say in q what to read of nodes and ties of these kinds.
func askNodes(kinds graph.NodeKinds, q map[string]any) map[string]any {
	var of [][]*column
	for k := range kinds.All {
		of = append(of, nodeColumns[k])
	}
	q["nodeColumns"], q["labels"] = names(of), kindLabels
	return q
}

func askTies(kinds graph.TieKinds, q map[string]any) map[string]any {
	var of [][]*column
	for k := range kinds.All {
		of = append(of, tieColumns[k])
	}
	q["tieColumns"] = names(of)
	return q
}

// nodes are those that an answer holds.
func (a answer) nodes() ([]graph.Node, error) {
	return decoded(a, "nodeKinds", "nodeColumns", "nodes", nodeKindOf, graph.NewNode, nodeColumns[:])
}

// ties are those that an answer holds.
func (a answer) ties() ([]graph.Tie, error) {
	return decoded(a, "tieKinds", "tieColumns", "ties", tieKindOf, graph.NewTie, tieColumns[:])
}

func decoded[R graph.Record, K ~uint8](a answer, kinds, names, matrix string, kindOf map[string]K, empty func(K) R,
	columns [][]*column) ([]R, error) {
	labels := a.list(kinds)
	records := make([]R, len(labels))
	byKind := make([][]int32, len(columns)) // which records there are of each
	for i, v := range labels {
		label, _ := v.(string)
		k := kindOf[label]
		if k == 0 {
			return nil, foreign("it holds a record of a kind that this program does not know")
		}
		records[i] = empty(k)
		byKind[k] = append(byKind[k], int32(i))
	}
	read := make(map[string][]any, 32)
	for i, name := range a.asked[names].([]string) {
		read[name], _ = a.list(matrix)[i].([]any)
	}
	for k, at := range byKind {
		for _, c := range columns[k] {
			values := read[c.read]
			if values == nil {
				continue
			}
			for _, i := range at {
				if v := values[i]; v != nil {
					if err := c.set(records[i], v); err != nil {
						return nil, err
					}
				}
			}
		}
	}
	return records, nil
}
