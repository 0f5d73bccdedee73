package memory

import (
	"slices"

	"coopgraph/graph"
)

// edit is one change to a slice that is sorted by id: remove the element at index, insert one before it, or both, which
// replaces it.
type edit[R any] struct {
	index   int
	removes bool
	inserts bool
	record  R // to be inserted
}

// editsOf returns the edits to a slice of nodes, or of ties, that give these ids their new records, nil if there is none. The
// ids are sorted.
func editsOf[R graph.Record](records []R, ids []graph.ID, newRecord func(graph.ID) graph.Record) []edit[R] {
	var edits []edit[R]
	for _, id := range ids {
		record, inserts := newRecord(id).(R)
		index, removes := find(records, id)
		if inserts || removes {
			edits = append(edits, edit[R]{index, removes, inserts, record})
		}
	}
	return edits
}

// edited returns a copy of a slice with the edits of the slice of records that runs parallel to it. Value gives the
// element for an inserted record.
func edited[R, T any](elements []T, edits []edit[R], value func(R) T) []T {
	next := make([]T, 0, len(elements)+len(edits))
	from := 0
	for _, e := range edits {
		next, from = append(next, elements[from:e.index]...), e.index
		if e.removes {
			from++
		}
		if e.inserts {
			next = append(next, value(e.record))
		}
	}
	return append(next, elements[from:]...)
}

func itself[R any](r R) R { return r }

// With returns the snapshot of another version: this one with new records of these ids, which are sorted. The new record of an id
// is nil if there is none. The ends of every tie are there.
func (s *Snapshot) With(version graph.Version, ids []graph.ID, newRecord func(graph.ID) graph.Record) *Snapshot {
	next := &Snapshot{network: s.network, nodes: s.nodes, superseded: make(chan struct{})}
	n := &next.network
	n.Version = version
	if edits := editsOf(s.network.Nodes, ids, newRecord); len(edits) > 0 {
		next.nodes = &nodeIndexes{}
		n.Nodes = edited(s.network.Nodes, edits, itself)
		if slices.ContainsFunc(edits, func(e edit[graph.Node]) bool { return e.removes != e.inserts }) {
			moved := movedIndexes(len(s.network.Nodes), edits)
			n.From, n.To = renumbered(n.From, moved), renumbered(n.To, moved)
		}
	}
	if edits := editsOf(s.network.Ties, ids, newRecord); len(edits) > 0 {
		index := func(id graph.ID) int32 {
			i, _ := find(n.Nodes, id)
			return int32(i)
		}
		n.Ties = edited(s.network.Ties, edits, itself)
		n.From = edited(n.From, edits, func(t graph.Tie) int32 { return index(t.TieHead().FromID) })
		n.To = edited(n.To, edits, func(t graph.Tie) int32 { return index(t.TieHead().ToID) })
	}
	return next
}

// movedIndexes returns the new index of each of n records. The index of a removed record means nothing; nothing refers to
// the record any more.
func movedIndexes[R any](n int, edits []edit[R]) []int32 {
	moved, shift := make([]int32, n), int32(0)
	for i := range moved {
		for ; len(edits) > 0 && edits[0].index <= i; edits = edits[1:] {
			if edits[0].inserts {
				shift++
			}
			if edits[0].removes {
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
