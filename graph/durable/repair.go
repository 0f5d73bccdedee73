package durable

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"
)

// repair writes the files of commits that were damaged again, and keeps the damaged ones. No commit may be lost.
func (r *recovery) repair() error {
	kept := ""
	for i := range r.report.Damage {
		d := &r.report.Damage[i]
		if kept == "" {
			kept = damagedPrefix + time.Now().UTC().Format(keptTime)
		}
		if err := keepFile(r.dir, d.File, kept); err == nil {
			d.Kept = r.path(filepath.Join(kept, d.File))
		} else if !errors.Is(err, os.ErrNotExist) {
			return err
		}
		if d.File != logName && d.File != boltName { // a snapshot
			if err := removeFile(r.path(d.File)); err != nil {
				return err
			}
		}
	}
	h := header{Format: format, Identity: r.identity, Holds: holdsCommits}
	if r.log.problems != "" {
		l, err := createLog(r.path(logName), h, r.next())
		if err != nil {
			return err
		}
		r.log.size = l.size
		if err := l.file.Close(); err != nil {
			return err
		}
		offset := int64(len(h.block()))
		for i := range r.entries {
			r.entries[i].location = location{false, offset, r.entries[i].size}
			offset += int64(r.entries[i].size)
		}
	}
	if r.bolt.problems != "" {
		return createBolt(r.path(boltName), h, r.next())
	}
	return nil
}

// keepFile gives a file of a directory a second name in a directory of damaged files, or copies it if the system has no
// second names.
func keepFile(dir, name, kept string) error {
	if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(dir, kept), 0o700); err != nil {
		return err
	}
	from, to := filepath.Join(dir, name), filepath.Join(dir, kept, name)
	if os.Link(from, to) == nil {
		return nil
	}
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }() // it was only read
	copied, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(copied, source)
	if err == nil {
		err = copied.Sync()
	}
	return errors.Join(err, copied.Close())
}
