package durable

import (
	"path/filepath"

	"coopgraph/graph"
)

// keep writes a commit into both files. The log comes first: what is not there was not acknowledged.
func (s *Store) keep(c *graph.Commit, edits []graph.Edit) error {
	var previous uint32
	n := len(s.entries)
	if n > 0 {
		previous = s.entries[n-1].checksum
	}
	block, err := commitBlock(c, edits, previous)
	if err != nil {
		return err
	}
	if n == 0 {
		if err := s.create(c.Database); err != nil {
			return unwritable(s.dir, err)
		}
	}
	e, _, err := readEntry(block)
	if err != nil {
		return err
	}
	e.location = location{offset: s.log.size, size: len(block)}
	err, known := s.log.add(block)
	if err == nil {
		if err = putBolt(s.bolt, c.Revision, block); err != nil {
			known = s.log.remove(block) == nil && isFull(err)
		}
	}
	if err != nil {
		err = unwritable(s.dir, err)
		if !known {
			s.failed = &graph.Error{Code: graph.Unavailable, Message: "the disk failed while a commit was written, and it may have been written",
				Hint: "Look at the disk, start again, and try again with the same key.", Cause: err}
			err = s.failed
		}
		return err
	}
	s.history.Lock()
	s.entries = append(s.entries, e)
	s.history.Unlock()
	s.edits += len(c.IDs)
	_ = s.lock.mark(c.Revision) // it counts only if both files are damaged
	return nil
}

// create makes the two files, before the first commit of a database.
func (s *Store) create(database graph.Identity) error {
	if err := s.closeCommits(); err != nil {
		return err
	}
	h := header{Format: format, Identity: database, Holds: holdsCommits}
	none := func() (graph.Revision, []byte, error) { return 0, nil, nil }
	err := createBolt(filepath.Join(s.dir, boltName), h, none)
	if err == nil {
		s.bolt, err = openBolt(filepath.Join(s.dir, boltName))
	}
	if err == nil {
		s.log, err = createLog(filepath.Join(s.dir, logName), h, none)
	}
	return err
}
