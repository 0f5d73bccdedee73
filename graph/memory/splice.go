package memory

import (
	"slices"

	"coopgraph/graph"
)

// splice is what happens at one place of a list that is sorted by id: the record there goes, or a record comes before
// it, or both, which replaces it.
type splice[R any] struct {
	at    int
	drop  bool
	comes R
	adds  bool
}

// splices says how the records that a draft names, by their sorted ids, enter a list: those that are of its sort now,
// and those that were.
func splices[R graph.Record](base []R, d *graph.Draft, ids []graph.ID) []splice[R] {
	var all []splice[R]
	for _, id := range ids {
		r, adds := d.Record(id).(R)
		at, found := find(base, id)
		if adds || found {
			all = append(all, splice[R]{at, found, r, adds})
		}
	}
	return all
}

// spliced is a copy of a list that runs beside the one that was spliced; come makes what comes in.
func spliced[R, T any](base []T, at []splice[R], come func(R) T) []T {
	next := make([]T, 0, len(base)+len(at))
	from := 0
	for _, s := range at {
		next, from = append(next, base[from:s.at]...), s.at
		if s.drop {
			from++
		}
		if s.adds {
			next = append(next, come(s.comes))
		}
	}
	return append(next, base[from:]...)
}

func itself[R any](r R) R { return r }

// with is the next snapshot, with what a draft of this one has become.
func (s *snapshot) with(d *graph.Draft, ids []graph.ID) *snapshot {
	next := &snapshot{Network: s.Network, nodes: s.nodes, superseded: make(chan struct{})}
	if next.Version.Revision++; next.Version.Database == "" {
		next.Version.Database = graph.NewIdentity()
	}
	if at := splices(s.Nodes, d, ids); len(at) > 0 {
		next.nodes = &catalogue{}
		next.Nodes = spliced(s.Nodes, at, itself)
		if slices.ContainsFunc(at, func(s splice[graph.Node]) bool { return s.drop != s.adds }) {
			moved := moves(len(s.Nodes), at)
			next.From, next.To = renumbered(next.From, moved), renumbered(next.To, moved)
		}
	}
	if at := splices(s.Ties, d, ids); len(at) > 0 {
		index := func(id graph.ID) int32 {
			i, _ := find(next.Nodes, id)
			return int32(i)
		}
		next.Ties = spliced(s.Ties, at, itself)
		next.From = spliced(next.From, at, func(t graph.Tie) int32 { return index(t.TieHead().FromID) })
		next.To = spliced(next.To, at, func(t graph.Tie) int32 { return index(t.TieHead().ToID) })
	}
	return next
}

// moves is the new index of each of n records; of one that goes, which nothing refers to any more, it says nothing.
func moves[R any](n int, at []splice[R]) []int32 {
	moved, by := make([]int32, n), int32(0)
	for i := range moved {
		for ; len(at) > 0 && at[0].at <= i; at = at[1:] {
			if at[0].adds {
				by++
			}
			if at[0].drop {
				by--
			}
		}
		moved[i] = int32(i) + by
	}
	return moved
}

func renumbered(indices, moved []int32) []int32 {
	next := make([]int32, len(indices))
	for i, at := range indices {
		next[i] = moved[at]
	}
	return next
}
