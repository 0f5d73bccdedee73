package durable

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// Store is a store whose commits are in a directory. Open makes one.
type Store struct {
	*memory.Store // answers all reads
	dir           string
	lock          *directoryLock
	report        Report

	writing sync.Mutex     // held by an Apply
	log     *logFile       // nil before the first commit, and if commits are lost
	bolt    *bbolt.DB      // likewise
	failed  error          // why no further commit can be kept, nil if it can
	edits   int            // how many there were since the newest snapshot
	reader  *recovery      // reads the commits if some are lost, otherwise nil
	pending sync.WaitGroup // of a snapshot that is being written

	history sync.RWMutex
	entries []entry // of all commits; only appended to; guarded by history
	cache   commitCache
}

var (
	_ graph.Store       = (*Store)(nil)
	_ graph.Snapshotter = (*Store)(nil)
)

// Open opens the store of a directory, and makes the directory if there is none. It checks all that is there, writes damaged
// files again, and keeps those beside: Report says so. If commits are lost, it changes nothing, and the store is read-only. The
// error is Unavailable if another process has the directory open or the disk fails, FailedPrecondition if the directory may
// not be written or a newer program wrote it, and DataLoss if nothing can be restored.
func Open(dir string) (*Store, error) {
	l, r, err := openDir(dir)
	if err != nil {
		return nil, err
	}
	s := &Store{dir: dir, lock: l, report: r.report, entries: r.entries}
	if err := s.begin(r); err != nil {
		return nil, errors.Join(err, s.closeFiles())
	}
	network, last := r.network, time.Time{}
	if network == nil {
		network = &graph.Network{}
	}
	if n := len(s.entries); n > 0 {
		last = s.entries[n-1].time()
	}
	s.Store = memory.Resume(network, last, s.keep)
	if s.log != nil {
		s.snapshotIfDue()
		_ = l.mark(graph.Revision(len(s.entries))) // it counts only if both files are damaged
	}
	return s, nil
}

// openDir locks a directory and reads it.
func openDir(dir string) (*directoryLock, *recovery, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, nil, unwritable(dir, err)
	}
	l, err := lock(dir)
	if err != nil {
		return nil, nil, err
	}
	err = removeTemporary(dir)
	var r *recovery
	if err == nil {
		r, err = recoverDir(dir, l.last)
	}
	if err == nil && r.network == nil && l.used {
		err = r.nothing()
	}
	if err == nil {
		err = l.hold(max(l.last, min(graph.Revision(len(r.entries)), 1))) // the last commit may not be in both files yet
	}
	if err != nil {
		return nil, nil, errors.Join(codedError(dir, err), l.release())
	}
	return l, r, nil
}

// removeTemporary removes what an interrupted process has left. A directory without files is no error.
func removeTemporary(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), temporarySuffix) {
			if err := os.Remove(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// begin makes the store able to keep further commits, and to read those that it has.
func (s *Store) begin(r *recovery) error {
	switch {
	case r.network == nil:
		return nil
	case len(r.report.Lost) > 0:
		s.failed, s.reader = r.report.lostError(s.dir), r
		return r.open() // before several goroutines read
	}
	if err := r.repair(); err != nil {
		return unwritable(s.dir, err)
	}
	s.report = r.report
	var err error
	if s.log, err = openLog(r.path(logName), r.log.size); err != nil {
		return unwritable(s.dir, err)
	}
	if s.bolt, err = openBolt(r.path(boltName)); err != nil {
		return unwritable(s.dir, err)
	}
	if n := len(r.entries); r.bolt.problems == "" && int(r.bolt.last) < n {
		block, err := readBlock(s.log.file, r.entries[n-1].location)
		if err == nil {
			err = putBolt(s.bolt, r.entries[n-1].revision, block)
		}
		if err != nil {
			return unwritable(s.dir, err)
		}
	}
	for _, e := range r.entries[r.snapshot:] {
		s.edits += len(e.hashes)
	}
	return nil
}

// Report returns what was wrong with the directory when it was opened.
func (s *Store) Report() *Report { return &s.report }

// ReadOnly returns why the store takes no commit, nil if it takes them. Apply returns the same error.
func (s *Store) ReadOnly() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.failed
}

// Apply makes all of the changes or none. When it returns without an error, the commit is on the disk, in both files. If a
// disk fails so that nobody knows what is on it, the error says so, and the store is read-only until it is opened again.
func (s *Store) Apply(ctx context.Context, info graph.CommitInfo, changes []graph.Change) (graph.Version, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if _, err := s.Version(ctx); err != nil {
		return graph.Version{}, err
	}
	if s.failed != nil {
		return graph.Version{}, s.failed
	}
	if info.Key != "" {
		made, err := s.Commits(ctx, graph.CommitQuery{Key: info.Key, Limit: 1})
		if err != nil {
			return graph.Version{}, err
		}
		if len(made.Commits) > 0 {
			return made.Commits[0].Version, nil
		}
	}
	version, err := s.Store.Apply(ctx, info, changes)
	if err == nil && s.log != nil {
		s.snapshotIfDue()
	}
	return version, err
}

// Close ends every Watch, waits for a snapshot that is being written, and gives the directory free.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	err := s.Store.Close()
	s.pending.Wait()
	s.history.Lock() // no commit is being read
	defer s.history.Unlock()
	return errors.Join(err, s.closeFiles())
}

func (s *Store) closeFiles() error {
	err := s.closeCommits()
	if s.reader != nil {
		err = errors.Join(err, s.reader.close())
	}
	if s.lock != nil {
		err = errors.Join(err, s.lock.release())
		s.lock = nil
	}
	return err
}

func (s *Store) closeCommits() (err error) {
	if s.log != nil {
		err = s.log.file.Close()
	}
	if s.bolt != nil {
		err = errors.Join(err, s.bolt.Close())
	}
	s.log, s.bolt = nil, nil
	return err
}
