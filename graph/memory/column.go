package memory

import (
	"slices"

	"coopgraph/graph"
)

// column has the values of one field in all records, each value once (dictionary encoding; Abadi, Madden and Ferreira 2006,
// "Integrating compression and execution in column-oriented database systems").
type column struct {
	ranks  []int32       // of each record: the index of its value
	values []graph.Value // sorted; the last one is null, whether a record has it or not
}

// null returns the rank of null, which is the number of the other values.
func (c *column) null() int32 { return int32(len(c.values) - 1) }

// value returns the value in a record.
func (c *column) value(record int32) graph.Value { return c.values[c.ranks[record]] }

// rank returns the rank of a value, false if no record has it.
func (c *column) rank(v graph.Value) (rank int32, ok bool) {
	at, ok := slices.BinarySearchFunc(c.values, v, graph.Value.Compare)
	return int32(at), ok
}

func newColumn[R graph.Record](records []R, field graph.Field) *column {
	// Often there are fewer values than records: number the values as they come, sort the numbers, and translate.
	c := &column{ranks: make([]int32, len(records))}
	var values []graph.Value
	seen := map[graph.Value]int32{}
	for i, r := range records {
		v := r.Value(field)
		number, ok := seen[v]
		if !ok {
			number = int32(len(values))
			seen[v], values = number, append(values, v)
		}
		c.ranks[i] = number
	}
	sorted := make([]int32, len(values))
	for i := range sorted {
		sorted[i] = int32(i)
	}
	slices.SortFunc(sorted, func(a, b int32) int { return values[a].Compare(values[b]) })
	rank := make([]int32, len(values))
	for _, number := range sorted {
		v := values[number]
		if n := len(c.values); n == 0 || v.Compare(c.values[n-1]) != 0 { // 3.7 and 3.70 are one value
			c.values = append(c.values, v)
		}
		rank[number] = int32(len(c.values) - 1)
	}
	if n := len(c.values); n == 0 || !c.values[n-1].IsNull() {
		c.values = append(c.values, graph.Value{})
	}
	for i, number := range c.ranks {
		c.ranks[i] = rank[number]
	}
	return c
}

// nodeColumn returns the column of a field of the nodes.
func (s *Snapshot) nodeColumn(field graph.Field) *column {
	return s.nodes.columns.get(field, func() *column { return newColumn(s.network.Nodes, field) })
}

// tieColumn returns the column of a field of the ties.
func (s *Snapshot) tieColumn(field graph.Field) *column {
	return s.tieColumns.get(field, func() *column { return newColumn(s.network.Ties, field) })
}
