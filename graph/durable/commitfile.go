package durable

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"coopgraph/graph"
)

// commitFile is what was found in one of the two files that hold the commits.
type commitFile struct {
	name     string
	header   header
	commits  map[graph.Revision]entry
	last     graph.Revision // the largest one
	size     int64          // of the file, without what follows its last block
	exists   bool
	torn     bool   // whether bytes that are no block follow the last block, and nothing else is wrong
	problems string // what is wrong, "" if nothing is
}

func (c *commitFile) fail(format string, args ...any) {
	if c.torn = false; c.problems == "" {
		c.problems = fmt.Sprintf(format, args...)
	}
}

func (c *commitFile) add(e entry) {
	c.commits[e.revision] = e
	c.last = max(c.last, e.revision)
}

// open opens the file, nil if there is none.
func (c *commitFile) open(path, name string) (f *os.File, err error) {
	c.name, c.commits = name, map[graph.Revision]entry{}
	f, err = os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		c.problems = "it is not there"
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	c.exists = true
	return f, nil
}

// readLog reads a log, or a backup, which is one.
func readLog(path, name, holds string) (c commitFile, err error) {
	f, err := c.open(path, name)
	if f == nil {
		return c, err
	}
	defer func() { _ = f.Close() }() // it was only read
	info, err := f.Stat()
	if err == nil {
		err = c.scan(f, info.Size(), holds, false)
	}
	return c, err
}

// scan finds the blocks of a file.
func (c *commitFile) scan(f io.ReaderAt, size int64, holds string, inBolt bool) error {
	s := newScanner(f, size)
	for {
		at := s.at
		block, err := s.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && holds == holdsBackup: // nothing is restored of a part, so nobody looks for blocks that come later
			if c.torn = at > 0 && errors.Is(err, errNoBlock); !c.torn {
				c.fail("it is damaged at byte %d: %v", at, err)
			}
			return nil
		case err != nil:
			if more := s.skip(); more || at == 0 {
				c.fail("it is damaged at byte %d: %v", at, err)
			} else if c.problems == "" {
				c.torn = true
			}
			continue
		}
		c.size = s.at
		if at == 0 && !inBolt {
			if c.header, err = readHeader(block, holds); graph.CodeOf(err) == graph.FailedPrecondition {
				return err
			} else if err != nil {
				c.fail("%v", err)
			}
			continue
		}
		e, _, err := readEntry(block)
		if err != nil {
			if h, err := readHeader(block, holdsCommits); inBolt && err == nil {
				c.header = h
			} else {
				c.fail("byte %d: a block that is no commit", at)
			}
			continue
		}
		e.location = location{inBolt, at, len(block)}
		if _, twice := c.commits[e.revision]; twice && !inBolt { // bbolt leaves former copies in pages that it does not use
			c.fail("commit %d is there twice", e.revision)
		}
		c.add(e)
	}
}

// readBolt reads a bbolt file. If its pages are damaged, it finds the blocks without them.
func readBolt(path string) (c commitFile, err error) {
	f, err := c.open(path, boltName)
	if f == nil {
		return c, err
	}
	defer func() { _ = f.Close() }() // it was only read
	info, err := f.Stat()
	if err != nil {
		return c, err
	}
	if err := c.walk(f, info.Size()); err != nil {
		if graph.CodeOf(err) == graph.FailedPrecondition {
			return c, err
		}
		c.fail("%v", err)
		return c, c.scan(f, info.Size(), holdsCommits, true)
	}
	return c, nil
}

// walk finds the blocks by the pages of a bbolt file.
func (c *commitFile) walk(f io.ReaderAt, size int64) error {
	var wrong error
	buckets, err := walkPages(f, size, func(bucket string, v boltValue) {
		err := checkBlock(v.value)
		if err == nil && bucket == string(headerBucket) {
			if c.header, err = readHeader(v.value, holdsCommits); err == nil && string(v.key) != string(headerKey) {
				err = fmt.Errorf("its header has the key %q", v.key)
			}
		} else if err == nil {
			var e entry
			if e, _, err = readEntry(v.value); err == nil && (len(v.key) != 8 || graph.Revision(binary.BigEndian.Uint64(v.key)) != e.revision) {
				err = fmt.Errorf("the commit at byte %d has a wrong key", v.offset)
			} else if err == nil {
				e.location = location{true, v.offset, len(v.value)}
				c.add(e)
			}
		}
		if err != nil && wrong == nil {
			wrong = fmt.Errorf("byte %d: %w", v.offset, err)
		}
	})
	if want := []string{string(commitsBucket), string(headerBucket)}; err == nil && !slices.Equal(buckets, want) {
		err = fmt.Errorf("its buckets are %q, not %q", buckets, want)
	}
	if err == nil && wrong == nil && c.header.Identity == "" {
		err = errors.New("it has no header")
	}
	return errors.Join(err, wrong)
}
