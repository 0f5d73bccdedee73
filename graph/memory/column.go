package memory

import (
	"cmp"
	"slices"
	"sort"

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

// interval is a range of ranks, without its end.
type interval struct{ start, end int32 }

// compare returns -1 if the interval is before a rank, 0 if it has the rank, 1 if it is after it.
func (r interval) compare(rank int32) int {
	switch {
	case r.end <= rank:
		return -1
	case r.start > rank:
		return 1
	}
	return 0
}

// maxEnumerated is how many values a column may have whose values are each tested for a filter, instead of those of each record.
const maxEnumerated = 1 << 12

// passing returns the ranks of the values that pass one of some tests, sorted, and the tests whose ranks it does not look for:
// they would be those of too many values. Most names are those of one record, so to look for a part of them in all values would
// take as long as in all records, and longer if other conditions leave few of these.
func (c *column) passing(tests []graph.Test) (ranks []interval, others []graph.Test) {
	values := c.values[:c.null()]
	for _, t := range tests {
		switch {
		case t.Op == graph.Contains || len(values) > maxEnumerated:
			others = append(others, t)
		case t.Value.Text() != "":
			ranks = append(ranks, textInterval(values, t))
		default:
			for i, v := range values {
				if t.Holds(v) {
					ranks = append(ranks, interval{int32(i), int32(i + 1)})
				}
			}
		}
	}
	slices.SortFunc(ranks, func(a, b interval) int { return cmp.Compare(a.start, b.start) })
	joined := ranks[:0]
	for _, r := range ranks {
		if n := len(joined); n > 0 && r.start <= joined[n-1].end {
			joined[n-1].end = max(joined[n-1].end, r.end)
		} else if r.start < r.end {
			joined = append(joined, r)
		}
	}
	return joined, others
}

// complement returns the ranks below n that are not in sorted intervals.
func complement(ranks []interval, n int32) (others []interval) {
	start := int32(0)
	for _, r := range append(ranks, interval{n, n}) {
		if start < r.start {
			others = append(others, interval{start, r.start})
		}
		start = r.end
	}
	return others
}

// textInterval returns the ranks of the sorted values that pass a test with a text, other than Contains. They are together, and
// the text itself would be among them or at one of their ends.
func textInterval(values []graph.Value, t graph.Test) interval {
	at, found := slices.BinarySearchFunc(values, t.Value, graph.Value.Compare)
	if found && t.Op == graph.Gt {
		at++
	}
	start := sort.Search(at, func(i int) bool { return t.Holds(values[i]) })
	end := at + sort.Search(len(values)-at, func(i int) bool { return !t.Holds(values[at+i]) })
	return interval{int32(start), int32(end)}
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
