package export

import (
	"iter"

	"coopgraph/graph"
)

// A recordTable is the nodes, the ties or the flows of a file, with their columns.
type recordTable struct {
	recordType string // NODE, TIE or FLOW
	columns    []column
	records    iter.Seq2[int, any]
}

// tables are the tables of a file with this part.
func (e *Export) tables(p Part) (all []recordTable) {
	if p == Nodes || p == Network {
		all = append(all, recordTable{"NODE", nodeColumns, indexed(e.network.Nodes)})
	}
	if p == Ties || p == Network {
		all = append(all, recordTable{"TIE", tieColumns, indexed(e.network.Ties)})
	}
	if p == Compare {
		all = append(all, recordTable{"TIE", comparisonColumns, indexed(e.comparison.ties)})
	}
	if p == Flows {
		all = append(all, recordTable{"FLOW", flowColumns, indexed(e.flows)})
	}
	return all
}

// edges is the table of the edges of a file with this part in a format for graphs.
func (e *Export) edges(p Part) recordTable {
	for _, table := range e.tables(p) {
		if table.recordType == "TIE" {
			return table
		}
	}
	return recordTable{columns: tieColumns, records: indexed[graph.Tie](nil)}
}

// indexed is the records with their indices, without their type.
func indexed[R any](records []R) iter.Seq2[int, any] {
	return func(yield func(int, any) bool) {
		for i, r := range records {
			if !yield(i, r) {
				return
			}
		}
	}
}
