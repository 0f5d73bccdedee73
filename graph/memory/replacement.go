package memory

import (
	"slices"

	"coopgraph/graph"
)

// replacement is one change to a slice that is sorted by id: remove the element at index, insert one before it, or both.
type replacement[R any] struct {
	index   int
	removes bool
	inserts bool
	record  R // to be inserted
}

// replacementsIn returns the replacements in a slice of nodes, or of ties, that give these ids their new records, nil if there is
// none. The ids are sorted.
func replacementsIn[R graph.Record](records []R, ids []graph.ID, newRecord func(graph.ID) graph.Record) []replacement[R] {
	var replacements []replacement[R]
	for _, id := range ids {
		record, inserts := newRecord(id).(R)
		index, removes := find(records, id)
		if inserts || removes {
			replacements = append(replacements, replacement[R]{index, removes, inserts, record})
		}
	}
	return replacements
}

// replaced returns a copy of a slice with the replacements in the slice of records that runs parallel to it. The function value
// returns the element for an inserted record.
func replaced[R, T any](elements []T, replacements []replacement[R], value func(R) T) []T {
	next := make([]T, 0, len(elements)+len(replacements))
	from := 0
	for _, r := range replacements {
		next, from = append(next, elements[from:r.index]...), r.index
		if r.removes {
			from++
		}
		if r.inserts {
			next = append(next, value(r.record))
		}
	}
	return append(next, elements[from:]...)
}

func itself[R any](r R) R { return r }

// With returns the snapshot of another version: this one with new records of these ids, which are sorted. The new record of an id
// is nil if there is none. The ends of every tie are there.
func (s *Snapshot) With(version graph.Version, ids []graph.ID, newRecord func(graph.ID) graph.Record) *Snapshot {
	next := newSnapshot(s.network, s.nodes)
	n := &next.network
	n.Version = version
	if replacements := replacementsIn(s.network.Nodes, ids, newRecord); len(replacements) > 0 {
		next.nodes = &nodeIndexes{}
		n.Nodes = replaced(s.network.Nodes, replacements, itself)
		if slices.ContainsFunc(replacements, func(r replacement[graph.Node]) bool { return r.removes != r.inserts }) {
			moved := movedIndexes(len(s.network.Nodes), replacements)
			n.From, n.To = renumbered(n.From, moved), renumbered(n.To, moved)
		}
	}
	if replacements := replacementsIn(s.network.Ties, ids, newRecord); len(replacements) > 0 {
		index := func(id graph.ID) int32 {
			i, _ := find(n.Nodes, id)
			return int32(i)
		}
		n.Ties = replaced(s.network.Ties, replacements, itself)
		n.From = replaced(n.From, replacements, func(t graph.Tie) int32 { return index(t.TieHead().FromID) })
		n.To = replaced(n.To, replacements, func(t graph.Tie) int32 { return index(t.TieHead().ToID) })
	}
	return next
}

// movedIndexes returns the new index of each of n records. The index of a removed record means nothing; nothing refers to
// the record any more.
func movedIndexes[R any](n int, replacements []replacement[R]) []int32 {
	moved, shift := make([]int32, n), int32(0)
	for i := range moved {
		for ; len(replacements) > 0 && replacements[0].index <= i; replacements = replacements[1:] {
			if replacements[0].inserts {
				shift++
			}
			if replacements[0].removes {
				shift--
			}
		}
		moved[i] = int32(i) + shift
	}
	return moved
}

func renumbered(indexes, moved []int32) []int32 {
	next := make([]int32, len(indexes))
	for i, index := range indexes {
		next[i] = moved[index]
	}
	return next
}
