package durable

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"syscall"
	"time"

	"go.etcd.io/bbolt"

	"coopgraph/graph"
)

// The buckets of the bbolt file: the blocks of the commits by revision, and the header of the file.
var (
	commitsBucket = []byte("commits")
	headerBucket  = []byte("header")
	headerKey     = []byte("header")
)

func revisionKey(r graph.Revision) []byte { return binary.BigEndian.AppendUint64(nil, uint64(r)) }

// boltOptions has no list of free pages in the file: bbolt finds them again by itself, and what is not there cannot be damaged.
var boltOptions = bbolt.Options{Timeout: time.Second, NoFreelistSync: true, FreelistType: bbolt.FreelistMapType}

// openBolt opens a file whose pages were checked.
func openBolt(path string) (db *bbolt.DB, err error) {
	defer guardPages(&err)()
	return bbolt.Open(path, 0o600, &boltOptions)
}

// createBolt makes a bbolt file of these blocks, in place of a file of that name. The function next returns the block of the
// next commit, nil after the last one; it is valid until the next call.
func createBolt(path string, h header, next func() (graph.Revision, []byte, error)) error {
	temporary := path + temporarySuffix
	if err := os.Remove(temporary); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	options := boltOptions
	options.NoSync = true // the whole file is synced at the end
	db, err := bbolt.Open(temporary, 0o600, &options)
	if err != nil {
		return err
	}
	err = fillBolt(db, h, next)
	if err == nil {
		err = db.Sync()
	}
	if err = errors.Join(err, db.Close()); err != nil {
		return errors.Join(err, os.Remove(temporary))
	}
	return replaceFile(temporary, path)
}

// fillBolt makes at least two transactions, so that both meta pages are written without a list of free pages.
func fillBolt(db *bbolt.DB, h header, next func() (graph.Revision, []byte, error)) error {
	err := db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucket(headerBucket)
		if err == nil {
			err = b.Put(headerKey, h.block())
		}
		return err
	})
	if err != nil {
		return err
	}
	const together = 1 << 24 // bytes of a transaction
	for done := false; !done; {
		err := db.Update(func(tx *bbolt.Tx) error {
			b, err := tx.CreateBucketIfNotExists(commitsBucket)
			if err != nil {
				return err
			}
			b.FillPercent = 1
			for size := 0; size < together; {
				revision, block, err := next()
				if err != nil {
					return err
				}
				if done = block == nil; done {
					return nil
				}
				if err := b.Put(revisionKey(revision), append([]byte(nil), block...)); err != nil {
					return err
				}
				size += len(block)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// putBolt adds the block of a commit. When it returns, the block is on the disk.
func putBolt(db *bbolt.DB, revision graph.Revision, block []byte) (err error) {
	defer guardPages(&err)()
	return db.Update(func(tx *bbolt.Tx) error {
		b := tx.Bucket(commitsBucket)
		b.FillPercent = 1 // revisions are only added
		return b.Put(revisionKey(revision), block)
	})
}

// guardPages makes an error of what bbolt panics with if pages were damaged, or cut off, after the file was opened. Defer the
// function that it returns.
func guardPages(err *error) func() {
	before := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(before)
		if p := recover(); p != nil {
			*err = fmt.Errorf("bbolt: %v", p)
		}
	}
}

// getBolt returns a copy of the block of a commit. A page that was damaged or cut off after the file was opened is an error.
func getBolt(db *bbolt.DB, revision graph.Revision) (block []byte, err error) {
	defer guardPages(&err)()
	err = db.View(func(tx *bbolt.Tx) error {
		if value := tx.Bucket(commitsBucket).Get(revisionKey(revision)); value != nil {
			block = append(block, value...)
		}
		return nil
	})
	if err == nil {
		err = checkBlock(block)
	}
	return block, err
}

// isFull reports whether a write failed for want of space, after which everything is as before.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EFBIG) || errors.Is(err, syscall.EDQUOT)
}

// temporarySuffix is that of files that are not whole yet.
const temporarySuffix = ".temporary"

// replaceFile gives a whole file its name. When it returns, the name is on the disk.
func replaceFile(temporary, path string) error {
	if err := os.Rename(temporary, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// syncDir makes the names of the files of a directory last. Systems that cannot sync a directory do it by themselves.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // it was only read
	if err := f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, os.ErrInvalid) && !errors.Is(err, os.ErrPermission) {
		return err
	}
	return nil
}
