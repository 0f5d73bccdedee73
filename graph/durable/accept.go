package durable

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"time"

	"coopgraph/graph"
)

// Accept goes on without the commits of a directory that are lost. No process has the directory open. In their place it makes
// commits that say so; the last of them has what they changed together, as far as a later snapshot shows it. The files that
// were there are kept in a directory beside. The database has a new identity.
func Accept(dir string) (report *Report, err error) {
	l, r, err := openDir(dir)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.close(), l.release()) }()
	if len(r.report.Lost) == 0 {
		return &r.report, nil
	}
	blocks, err := r.acceptedBlocks()
	if err != nil {
		return nil, err
	}
	r.identity = graph.NewIdentity()
	return &r.report, r.install(l, blocks)
}

// acceptedBlocks returns a function that returns the blocks of the commits, with new ones in place of those that are lost.
func (r *recovery) acceptedBlocks() (func() (graph.Revision, []byte, error), error) {
	first, end := len(r.entries), -1 // of the lost ones among the entries
	for i := range r.entries {
		if r.entries[i].isLost() {
			first, end = min(first, i), i
		}
	}
	var edits []graph.Edit
	if end >= 0 {
		before, err := replay(&graph.Network{}, graph.Version{}, r.entries[:first], r.block)
		if err != nil {
			return nil, err
		}
		after, err := r.takeBack(end + 1)
		if err != nil {
			return nil, err
		}
		edits = difference(before, after)
	}
	at := time.Now().Add(-time.Duration(end+1) * time.Microsecond)
	if end+1 < len(r.entries) {
		at = r.entries[end+1].time().Add(-time.Duration(end+2-first) * time.Microsecond)
	}
	i, previous := 0, uint32(0)
	return func() (graph.Revision, []byte, error) {
		if i == len(r.entries) {
			return 0, nil, r.close()
		}
		c := &graph.Commit{Version: graph.Version{Revision: graph.Revision(i + 1)}}
		var made []graph.Edit
		if i < first || i > end {
			var err error
			if c, made, err = r.commit(&r.entries[i]); err != nil {
				return 0, nil, err
			}
			at = c.At
		} else {
			if i == end {
				made = edits
			}
			at = graph.CommitTime(at, at)
			info := graph.CommitInfo{Role: graph.RoleAdmin, Note: fmt.Sprintf("lost; commit %d has what the commits %d to %d changed together", end+1, first+1, end+1)}
			c = graph.NewCommit(c.Version, info, at, made)
		}
		i++
		block, err := commitBlock(c, made, previous)
		if err == nil {
			previous = checksum(block)
		}
		return c.Revision, block, err
	}, nil
}

// commit reads a commit and its edits.
func (r *recovery) commit(e *entry) (*graph.Commit, []graph.Edit, error) {
	block, err := r.block(e)
	if err != nil {
		return nil, nil, err
	}
	c, err := readCommit(block, r.identity)
	if err != nil {
		return nil, nil, err
	}
	edits, err := c.edits(graph.EditQuery{Limit: graph.NoLimit})
	return c.Commit, edits, err
}

// takeBack returns the network without what the commits from an index on have changed.
func (r *recovery) takeBack(index int) (*graph.Network, error) {
	records := map[graph.ID]graph.Record{}
	for i := len(r.entries) - 1; i >= index; i-- {
		_, edits, err := r.commit(&r.entries[i])
		if err != nil {
			return nil, err
		}
		for _, e := range edits {
			records[e.ID()] = e.Before
		}
	}
	return withRecords(r.network, graph.Version{}, records)
}

// difference returns the edits from one network to another.
func difference(from, to *graph.Network) []graph.Edit {
	edits := differentRecords(differentRecords(nil, from.Nodes, to.Nodes), from.Ties, to.Ties)
	slices.SortStableFunc(edits, func(a, b graph.Edit) int { return cmp.Compare(a.ID(), b.ID()) })
	merged := edits[:0]
	for _, e := range edits {
		if n := len(merged); n > 0 && merged[n-1].ID() == e.ID() { // a node became a tie, or a tie a node
			merged[n-1] = graph.Edit{Before: cmp.Or(merged[n-1].Before, e.Before), After: cmp.Or(merged[n-1].After, e.After)}
			continue
		}
		merged = append(merged, e)
	}
	return merged
}

func differentRecords[R graph.Record](edits []graph.Edit, from, to []R) []graph.Edit {
	for len(from) > 0 || len(to) > 0 {
		switch {
		case len(to) == 0 || len(from) > 0 && from[0].Head().ID < to[0].Head().ID:
			edits, from = append(edits, graph.Edit{Before: from[0]}), from[1:]
		case len(from) == 0 || from[0].Head().ID > to[0].Head().ID:
			edits, to = append(edits, graph.Edit{After: to[0]}), to[1:]
		default:
			if !reflect.DeepEqual(from[0], to[0]) {
				edits = append(edits, graph.Edit{Before: from[0], After: to[0]})
			}
			from, to = from[1:], to[1:]
		}
	}
	return edits
}
