package durable

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"coopgraph/graph"
)

// replacedPrefix is the beginning of the names of directories with files that Restore or Accept has replaced.
const replacedPrefix = "replaced-"

// Backup writes all commits that there are when it is called, in the form of the log. The header says which one is the last, so
// a part of a backup is none. Commits may be made meanwhile.
func (s *Store) Backup(ctx context.Context, w io.Writer) error {
	version, entries, err := s.current(ctx)
	if err != nil {
		return err
	}
	if s.reader != nil {
		return s.ReadOnly()
	}
	if len(entries) == 0 {
		return &graph.Error{Code: graph.FailedPrecondition, Message: "there is nothing to back up", Hint: "Make a commit first."}
	}
	last := &entries[len(entries)-1]
	h := header{Format: format, Identity: version.Database, Holds: holdsBackup, Revision: last.revision, Commit: last.checksum}
	if _, err := w.Write(h.block()); err != nil {
		return err
	}
	for i := range entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		block, err := s.block(&entries[i])
		if err != nil {
			return err
		}
		if _, err := w.Write(block); err != nil {
			return err
		}
	}
	return nil
}

// Verify reads every commit from both files and compares their checksums, as Open does. The error is DataLoss if one is damaged.
func (s *Store) Verify(ctx context.Context) error {
	_, entries, err := s.current(ctx)
	if err != nil {
		return err
	}
	for i := range entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.verify(&entries[i]); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) verify(e *entry) error {
	s.history.RLock()
	defer s.history.RUnlock()
	if s.Newest() == nil {
		return graph.ErrClosed
	}
	if s.reader != nil {
		return s.failed
	}
	inLog, err := readBlock(s.log.file, e.location)
	inBolt, err2 := getBolt(s.bolt, e.revision)
	if err = errors.Join(err, err2); err != nil || checksum(inLog) != e.checksum || checksum(inBolt) != e.checksum {
		return damagedCommit(e, err)
	}
	return nil
}

// Restore puts the commits of a backup into a directory that no process has open. It reads the whole backup first: if a byte is
// wrong, the error is DataLoss and nothing changes. What was in the directory is kept in another one beside. If it has commits
// that the backup has not, the error is Conflict, unless these may be discarded. A restored database has a new identity.
func Restore(dir string, backup io.Reader, discard bool) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return unwritable(dir, err)
	}
	l, err := lock(dir)
	if err != nil {
		return err
	}
	return errors.Join(restore(dir, l, backup, discard), l.release())
}

func restore(dir string, l *directoryLock, backup io.Reader, discard bool) (err error) {
	if err := removeTemporary(dir); err != nil {
		return unwritable(dir, err)
	}
	path := filepath.Join(dir, "backup"+temporarySuffix)
	defer func() { err = errors.Join(err, removeFile(path)) }()
	if err := copyTo(path, backup); err != nil {
		return unwritable(dir, err)
	}
	r, err := readBackup(dir, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.close()) }()
	if !discard {
		if err := missingIn(dir, l.last, r.entries); err != nil {
			return err
		}
	}
	r.identity = graph.NewIdentity()
	return r.install(l, r.next())
}

func copyTo(path string, from io.Reader) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, from)
	return errors.Join(err, f.Close())
}

// readBackup checks a backup, and returns what is in it as the recovery of a directory.
func readBackup(dir, path string) (*recovery, error) {
	c, err := readLog(path, "the backup", holdsBackup)
	if err != nil {
		return nil, err
	}
	r := &recovery{dir: dir, identity: c.header.Identity, log: c, bolt: commitFile{commits: map[graph.Revision]entry{}}}
	if r.files[0], err = os.Open(path); err != nil {
		return nil, err
	}
	r.opened = true
	r.merge()
	damaged := func(cause error) error {
		return &graph.Error{Code: graph.DataLoss, Message: "the backup is damaged", Hint: "Use another backup. Nothing was changed.", Cause: cause}
	}
	last := c.header.Revision
	switch {
	case c.problems != "":
		err = damaged(errors.New(c.problems))
	case c.torn || last == 0 || c.last != last || r.reach(0, 0) != last || r.entries[last-1].checksum != c.header.Commit:
		err = damaged(fmt.Errorf("it ends after %d of %d commits", r.reach(0, 0), last))
	default:
		r.network, err = replay(&graph.Network{}, graph.Version{Database: r.identity, Revision: last}, r.entries, r.block)
		if err != nil && graph.CodeOf(err) == "" {
			err = damaged(err)
		}
	}
	if err != nil {
		return nil, errors.Join(err, r.close())
	}
	return r, nil
}

// missingIn returns Conflict if a directory has commits, or has lost some, that are not among those of a backup.
func missingIn(dir string, acknowledged graph.Revision, backup []entry) error {
	old, err := recoverDir(dir, acknowledged)
	if graph.CodeOf(err) == graph.DataLoss {
		return nil // nothing is left
	}
	if err != nil {
		return err
	}
	last := graph.Revision(len(old.entries))
	for _, lost := range old.report.Lost {
		last = max(last, lost.Revision)
	}
	first := graph.Revision(len(backup)) + 1
	for i, e := range old.entries {
		if i < len(backup) && !e.isLost() && e.checksum != backup[i].checksum {
			first = e.revision
			break
		}
	}
	if first > last {
		return nil
	}
	return &graph.Error{Code: graph.Conflict, Message: fmt.Sprintf("the directory %s has the commits %d to %d, which the backup has not", dir, first, last),
		Hint: "To discard them, run the same command with -accept. The files that are there now are kept."}
}

// install makes the files of a directory anew, with the blocks that next returns, and keeps the old ones.
func (r *recovery) install(lock *directoryLock, next func() (graph.Revision, []byte, error)) error {
	snapshots, err := snapshotRevisions(r.dir)
	if err != nil {
		return unwritable(r.dir, err)
	}
	names := []string{logName, boltName}
	for _, revision := range snapshots {
		names = append(names, snapshotName(revision))
	}
	kept := replacedPrefix + time.Now().UTC().Format(keptTime)
	for _, name := range names {
		if err := keepFile(r.dir, name, kept); err != nil && !errors.Is(err, os.ErrNotExist) {
			return unwritable(r.dir, err)
		}
	}
	last := graph.Revision(len(r.entries))
	if err := lock.hold(min(lock.last, last)); err != nil { // from now on
		return unwritable(r.dir, err)
	}
	h := header{Format: format, Identity: r.identity, Holds: holdsCommits}
	l, err := createLog(r.path(logName), h, next)
	if err != nil {
		return unwritable(r.dir, err)
	}
	if err := l.file.Close(); err != nil {
		return unwritable(r.dir, err)
	}
	for _, name := range names[2:] { // of another database
		if err := removeFile(r.path(name)); err != nil {
			return unwritable(r.dir, err)
		}
	}
	made, err := recoverDir(r.dir, 0) // of the log alone: the bbolt file is of another database
	if err != nil {
		return err
	}
	err = createBolt(r.path(boltName), h, made.next())
	if err == nil {
		err = lock.hold(last)
	}
	if err != nil {
		return unwritable(r.dir, err)
	}
	return nil
}
