package durable

import (
	"context"
	"fmt"
	"hash/crc32"
	"slices"
	"sort"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// known returns the entries of all commits up to a version.
func (s *Store) known(version graph.Version) []entry {
	s.history.RLock()
	defer s.history.RUnlock()
	return s.entries[:version.Revision]
}

// current returns the version and the entries of all commits up to it.
func (s *Store) current(ctx context.Context) (graph.Version, []entry, error) {
	version, err := s.Version(ctx)
	if err != nil {
		return graph.Version{}, nil, err
	}
	return version, s.known(version), nil
}

// read reads a commit, from the log or, if that is damaged there, from the other file. If its edits are not wanted, it may be
// without them: those of a large commit are not read.
func (s *Store) read(e *entry, database graph.Identity, wantEdits bool) (commit, error) {
	if c, ok := s.cache.get(e, wantEdits); ok && s.Newest() != nil {
		return c, nil
	}
	defer s.cache.lockLarge(e)()
	if c, ok := s.cache.get(e, wantEdits); ok && s.Newest() != nil { // another one has read it meanwhile
		return c, nil
	}
	var block []byte
	var err error
	if e.isLarge() && !wantEdits {
		block, err = s.head(e)
	} else {
		block, err = s.block(e)
	}
	if err != nil {
		return commit{}, err
	}
	c, err := readCommit(block, database)
	if err == nil {
		s.cache.add(e, c, len(block) == e.size)
		return c, nil
	}
	return commit{}, damagedCommit(e, err)
}

// head reads the part of a block before the edits; the whole block if the log does not have the part as it was when the block was
// checked.
func (s *Store) head(e *entry) ([]byte, error) {
	s.history.RLock() // Close waits
	if s.log != nil && !e.inBolt {
		head := make([]byte, e.head)
		if _, err := s.log.file.ReadAt(head, e.offset); err == nil && crc32.Checksum(head, castagnoli) == e.headSum {
			s.history.RUnlock()
			return head, nil
		}
	}
	s.history.RUnlock()
	return s.block(e)
}

func damagedCommit(e *entry, cause error) error {
	return &graph.Error{Code: graph.DataLoss, Message: fmt.Sprintf("commit %d on the disk is damaged", e.revision), Hint: "Start the server again: it restores what it can, and says so.",
		Cause: cause}
}

func (s *Store) block(e *entry) ([]byte, error) {
	s.history.RLock() // Close waits
	defer s.history.RUnlock()
	switch {
	case s.Newest() == nil:
		return nil, graph.ErrClosed
	case e.isLost():
		return nil, graph.UnknownCommit(e.revision)
	case s.reader != nil:
		return s.reader.block(e)
	}
	block, err := readBlock(s.log.file, e.location)
	if err == nil && checksum(block) == e.checksum {
		return block, nil
	}
	block, err2 := getBolt(s.bolt, e.revision)
	if err2 == nil && checksum(block) == e.checksum {
		return block, nil
	}
	return nil, damagedCommit(e, err)
}

// Commits returns one window of all commits.
func (s *Store) Commits(ctx context.Context, q graph.CommitQuery) (*graph.CommitPage, error) {
	version, entries, err := s.current(ctx)
	if err != nil {
		return nil, err
	}
	page, hash, keyHash := &graph.CommitPage{}, hashID(q.Record), hashKey(q.Key)
	for i := len(entries) - 1; i >= 0 && (q.Total || !page.HasNext); i-- {
		e := &entries[i]
		before := q.Before == 0 || e.revision < q.Before
		if e.isLost() || !before && !q.Total || q.Record != "" && !slices.Contains(e.hashes, hash) || q.Role != "" && e.role != q.Role || q.Key != "" && e.key != keyHash {
			continue
		}
		wanted := before && (q.Limit == graph.NoLimit || len(page.Commits) < q.Limit)
		if wanted || q.Record != "" || q.Key != "" {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			c, err := s.read(e, version.Database, false)
			if err != nil {
				return nil, err
			}
			if q.Key != "" && c.Key != q.Key {
				continue // another key with the same hash
			}
			if q.Record != "" {
				if _, ok := slices.BinarySearch(c.IDs, q.Record); !ok {
					continue // another id with the same hash
				}
			}
			if wanted {
				page.Commits = append(page.Commits, c.Commit)
			}
		}
		page.Total++
		page.HasNext = page.HasNext || before && !wanted
	}
	if !q.Total {
		page.Total = 0
	}
	return page, nil
}

// Edits returns what each of these commits changed.
func (s *Store) Edits(ctx context.Context, of []graph.Revision, q graph.EditQuery) ([][]graph.Edit, error) {
	version, entries, err := s.current(ctx)
	if err != nil {
		return nil, err
	}
	windows := make([][]graph.Edit, len(of))
	for i, revision := range of {
		if revision == 0 || revision > version.Revision {
			return nil, graph.UnknownCommit(revision)
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c, err := s.read(&entries[revision-1], version.Database, true)
		if err != nil {
			return nil, err
		}
		if windows[i], err = c.edits(q); err != nil {
			return nil, err
		}
	}
	return windows, nil
}

// CommitAt returns the last commit at or before a time.
func (s *Store) CommitAt(ctx context.Context, at time.Time) (*graph.Commit, error) {
	version, entries, err := s.current(ctx)
	if err != nil {
		return nil, err
	}
	after := sort.Search(len(entries), func(i int) bool { return entries[i].time().After(at) })
	if after == 0 {
		if len(entries) == 0 {
			return nil, graph.BeforeHistory(at, nil)
		}
		first, err := s.read(&entries[0], version.Database, false)
		if err != nil {
			return nil, err
		}
		return nil, graph.BeforeHistory(at, first.Commit)
	}
	c, err := s.read(&entries[after-1], version.Database, false)
	return c.Commit, err
}

// AsKnownAt returns the network of the last commit at or before a time: what is known now with the edits since then taken
// back, or an older snapshot with the edits up to then, whichever are fewer.
func (s *Store) AsKnownAt(ctx context.Context, at time.Time) (graph.Reader, error) {
	then, err := s.CommitAt(ctx, at)
	if err != nil {
		return nil, err
	}
	reader, err := s.Snapshot(ctx, graph.Version{})
	if err != nil {
		return nil, err
	}
	now := reader.(*memory.Snapshot)
	current, entries, err := s.current(ctx)
	if err != nil {
		return nil, err
	}
	if base := s.closerSnapshot(entries, then.Revision); base != 0 {
		if n, commit, err := readSnapshot(s.dir, base); err == nil && commit == entries[base-1].checksum && n.Version.Database == current.Database {
			n, err := replay(n, then.Version, entries[base:then.Revision], s.block)
			if err != nil {
				return nil, err
			}
			return memory.NewSnapshot(n), ctx.Err()
		}
	}
	return now.Earlier(ctx, s, then.Version)
}

// closerSnapshot returns the revision of a snapshot from which a revision is reached by fewer edits than from the last commit,
// 0 if there is none. A record of the snapshot counts as an edit, since it must be read too.
func (s *Store) closerSnapshot(entries []entry, revision graph.Revision) (base graph.Revision) {
	count := func(entries []entry) (edits int) {
		for i := range entries {
			edits += len(entries[i].hashes)
		}
		return edits
	}
	least := count(entries[revision:])
	snapshots, err := snapshotRevisions(s.dir)
	if err != nil {
		return 0
	}
	for _, r := range snapshots {
		if r > revision || count(entries[r:revision]) >= least {
			continue
		}
		h, err := snapshotHeader(s.dir, r)
		if edits := count(entries[r:revision]) + h.Nodes + h.Ties; err == nil && edits < least {
			least, base = edits, r
		}
	}
	return base
}
