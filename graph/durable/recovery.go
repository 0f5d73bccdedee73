package durable

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"coopgraph/graph"
)

// The names of the files of a directory, beside the lock and the snapshots.
const (
	logName       = "commits.log"
	boltName      = "commits.db"
	damagedPrefix = "damaged-"
	keptTime      = "20060102T150405.000Z" // in the names of directories with files that are kept
)

// recovery is the newest good state of a directory: every commit is looked for in both files.
type recovery struct {
	dir          string
	identity     graph.Identity
	log          commitFile
	bolt         commitFile
	entries      []entry // by revision, from 1 to that of the network; a size of 0 if the commit is lost
	network      *graph.Network
	snapshot     graph.Revision // of the newest snapshot that is whole, 0 if there is none
	acknowledged graph.Revision // as far as the lock says
	doubtful     bool           // whether one more commit may be lost
	report       Report
	opened       bool
	files        [2]*os.File // the log and the bbolt file, nil if there is none
}

// recoverDir reads a directory and changes nothing. The commits up to a revision were acknowledged, perhaps later ones too. If
// there are no commits, the network is nil.
func recoverDir(dir string, acknowledged graph.Revision) (*recovery, error) {
	r := &recovery{dir: dir, acknowledged: acknowledged}
	var logErr, boltErr error
	var readers sync.WaitGroup
	readers.Go(func() { r.log, logErr = readLog(r.path(logName), logName, holdsCommits) })
	readers.Go(func() { r.bolt, boltErr = readBolt(r.path(boltName)) })
	readers.Wait()
	if err := errors.Join(logErr, boltErr); err != nil {
		return nil, err
	}
	snapshots, err := snapshotRevisions(dir)
	if err != nil {
		return nil, err
	}
	if r.log.last == 0 && r.bolt.last == 0 && len(snapshots) == 0 {
		if r.log.exists && r.log.problems != "" || r.bolt.exists && r.bolt.problems != "" {
			return nil, r.nothing()
		}
		return r, nil // nothing was ever there, or the first commit was not completed
	}
	if r.identity = r.log.header.Identity; r.identity == "" {
		r.identity = r.bolt.header.Identity
	}
	r.merge()
	err = r.restore(snapshots)
	return r, errors.Join(err, r.close())
}

func (r *recovery) path(name string) string { return filepath.Join(r.dir, name) }

// merge makes entries of what both files have.
func (r *recovery) merge() {
	if other := r.bolt.header.Identity; other != "" && other != r.identity {
		r.bolt.fail("it is of another database")
		r.bolt.commits, r.bolt.last = nil, 0
	}
	last := max(r.log.last, r.bolt.last, r.acknowledged)
	r.entries = make([]entry, last)
	for i := range r.entries {
		revision := graph.Revision(i + 1)
		inLog, ok := r.log.commits[revision]
		inBolt, ok2 := r.bolt.commits[revision]
		switch {
		case ok && ok2 && inLog.checksum != inBolt.checksum:
			r.bolt.fail("its commit %d is another one than that of %s", revision, logName)
			r.entries[i] = inLog
		case ok:
			if !ok2 && (revision < r.log.last || revision <= r.acknowledged) { // the last one may not have come there
				r.bolt.fail("it has no commit %d", revision)
			}
			r.entries[i] = inLog
		case ok2:
			r.log.fail("it has no commit %d", revision)
			r.entries[i] = inBolt
		}
	}
	if r.log.torn && r.bolt.problems != "" && r.acknowledged == 0 {
		// As a rule these are the bytes of a commit that was not completed. Here the other file may have lost the commit.
		r.doubtful = true
		r.log.fail("it ends with bytes that are no commit")
	}
}

// restore makes the network: of the newest snapshot and of the commits after it, or of other ones if that leads further.
func (r *recovery) restore(snapshots []graph.Revision) error {
	var base *graph.Network
	best, from := r.reach(0, 0), graph.Revision(0)
	last := graph.Revision(len(r.entries))
	for i, revision := range snapshots {
		n, commit, err := readSnapshot(r.dir, revision)
		if graph.CodeOf(err) == graph.FailedPrecondition {
			return err
		}
		if err != nil {
			r.report.Damage = append(r.report.Damage, Damage{File: snapshotName(revision), Problem: err.Error()})
			continue
		}
		if r.identity == "" && i == 0 {
			r.identity = n.Version.Database
		}
		known := revision <= last && !r.entries[revision-1].isLost()
		if n.Version.Database != r.identity || known && r.entries[revision-1].checksum != commit {
			continue // it is of a state before a restore
		}
		r.snapshot = max(r.snapshot, revision)
		if reached := r.reach(revision, commit); base == nil && reached >= best || reached > best {
			best, from, base = reached, revision, n
		}
		if best >= last {
			break
		}
	}
	r.findLost(best)
	if best == 0 {
		return r.nothing()
	}
	if base == nil {
		base = &graph.Network{}
	}
	r.entries = append(r.entries, make([]entry, max(best, last)-last)...)[:best]
	r.placeLost()
	r.noteProblems()
	if r.identity == "" {
		r.identity = graph.NewIdentity()
	}
	var err error
	r.network, err = replay(base, graph.Version{Database: r.identity, Revision: best}, r.entries[from:], r.block)
	return err
}

// nothing is the error of a directory of which nothing can be restored.
func (r *recovery) nothing() error {
	r.noteProblems()
	return &graph.Error{Code: graph.DataLoss, Message: fmt.Sprintf("nothing in the directory %s can be restored: %s", r.dir, r.report.String()),
		Hint: "Restore a backup: coopgraph restore FILE -data " + r.dir}
}

// noteProblems adds the damage of the two files to the report.
func (r *recovery) noteProblems() {
	for _, c := range []*commitFile{&r.log, &r.bolt} {
		if c.problems != "" {
			r.report.Damage = append(r.report.Damage, Damage{File: c.name, Problem: c.problems})
		}
	}
}

// reach returns the last commit that can be reached from a revision whose commit has this checksum.
func (r *recovery) reach(revision graph.Revision, checksum uint32) graph.Revision {
	for int(revision) < len(r.entries) {
		next := &r.entries[revision]
		if next.isLost() || next.previous != checksum {
			break
		}
		revision, checksum = revision+1, next.checksum
	}
	return revision
}

// block reads the block of a commit.
func (r *recovery) block(e *entry) ([]byte, error) {
	if err := r.open(); err != nil {
		return nil, err
	}
	if e.inBolt {
		return readBlock(r.files[1], e.location)
	}
	return readBlock(r.files[0], e.location)
}

// open opens both files for block, unless it has done so.
func (r *recovery) open() (err error) {
	if r.opened {
		return nil
	}
	r.opened = true
	for i, name := range []string{logName, boltName} {
		if r.files[i], err = os.Open(r.path(name)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// close closes the files that block has opened.
func (r *recovery) close() (err error) {
	for i, f := range r.files {
		if f != nil {
			err = errors.Join(err, f.Close())
		}
		r.files[i] = nil
	}
	r.opened = false
	return err
}

// next returns a function that returns the blocks of the commits one after the other, nil at the end. Then the files are closed.
func (r *recovery) next() func() (graph.Revision, []byte, error) {
	i := 0
	return func() (graph.Revision, []byte, error) {
		if i == len(r.entries) {
			return 0, nil, r.close()
		}
		e := &r.entries[i]
		i++
		block, err := r.block(e)
		return e.revision, block, err
	}
}
