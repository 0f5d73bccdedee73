package memory

import (
	"slices"

	"coopgraph/graph"
)

// column has the rank of each record by its value of one field: equal values have equal ranks, and null has the rank after
// that of the last value.
type column struct {
	ranks  []int32
	values int32 // the number of different values, without null
}

func newColumn[R graph.Record](records []R, field graph.Field) *column {
	c := &column{ranks: make([]int32, len(records))}
	if field == graph.FieldID {
		for i := range c.ranks {
			c.ranks[i] = int32(i)
		}
		c.values = int32(len(records))
		return c
	}
	// There are fewer values than records: number the values as they come, sort the numbers, and translate.
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
	for i, number := range sorted {
		if i > 0 && values[number].Compare(values[sorted[i-1]]) != 0 { // 3.7 and 3.70 are one value
			c.values++
		}
		rank[number] = c.values
	}
	if n := len(sorted); n > 0 && !values[sorted[n-1]].IsNull() {
		c.values++
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
