package durable

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"coopgraph/graph"
)

const lockName = "lock"

// lastLine begins the line of the lock that says which commit was acknowledged last, so that a directory with commits is never
// taken for a new one, and commits are missed even if both files have lost their ends.
const lastLine = "the last commit is "

// directoryLock is the lock of a directory. The file says who holds it, or who held it last.
type directoryLock struct {
	file *os.File
	used bool           // whether there were commits in the directory
	last graph.Revision // of the last one that was acknowledged, or of an earlier one; 0 if that is not known
	who  string         // the first line of the file
}

// lock takes the lock of a directory. The error is Unavailable if another process has it, and names that.
func lock(dir string) (*directoryLock, error) {
	if err := checkFiles(dir); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, lockName)
	file, err := lockFile(path)
	if errors.Is(err, errLocked) {
		return nil, &graph.Error{Code: graph.Unavailable, Message: fmt.Sprintf("the directory %s is in use: %s", dir, holder(path)),
			Hint: "Stop that process, or ask it: while a server is running, the commands talk to it."}
	}
	if err != nil {
		return nil, unwritable(dir, err)
	}
	text, err := io.ReadAll(io.LimitReader(file, 1<<10))
	if err != nil {
		_ = file.Close()
		return nil, unwritable(dir, err)
	}
	l := &directoryLock{file: file}
	if _, line, ok := strings.Cut(string(text), lastLine); ok {
		l.used = true
		var last graph.Revision
		if n, _ := fmt.Sscanf(line, "%d", &last); n == 1 && strings.HasSuffix(string(text), lastCommit(last)) {
			l.last = last
		}
	}
	return l, nil
}

// checkFiles returns an error if one of the files of a directory is no regular file: a read of a named pipe would not end, and
// what a link leads to may be any file.
func checkFiles(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return unwritable(dir, err)
	}
	for _, e := range entries {
		name := e.Name()
		ours := name == lockName || name == logName || name == boltName || strings.HasPrefix(name, snapshotPrefix) || strings.HasSuffix(name, temporarySuffix)
		if ours && !e.Type().IsRegular() {
			return &graph.Error{Code: graph.FailedPrecondition, Message: fmt.Sprintf("%s is no regular file (%s)", filepath.Join(dir, name), e.Type()),
				Hint: "Put the file itself there, or name another directory."}
		}
	}
	return nil
}

// lastCommit is the line that says which commit is the last one, with a checksum. All such lines have one length.
func lastCommit(last graph.Revision) string {
	number := fmt.Sprintf("%s%020d", lastLine, last)
	return fmt.Sprintf("%s, checksum %08x\n", number, crc32.Checksum([]byte(number), castagnoli))
}

// hold writes who holds the lock, and which commit is the last one, 0 if there is none.
func (l *directoryLock) hold(last graph.Revision) error {
	host, err := os.Hostname()
	if err != nil {
		host = "an unknown host"
	}
	l.who = fmt.Sprintf("process %d on %s has held it since %s\n", os.Getpid(), host, time.Now().UTC().Format(time.RFC3339))
	text := l.who
	if last > 0 {
		text += lastCommit(last)
	}
	if _, err := l.file.WriteAt([]byte(text), 0); err != nil {
		return err
	}
	if err := l.file.Truncate(int64(len(text))); err != nil {
		return err
	}
	return l.file.Sync()
}

// mark writes which commit is the last one. It syncs the first one only: a number that is too small does no harm.
func (l *directoryLock) mark(last graph.Revision) error {
	if last == 1 {
		return l.hold(last)
	}
	_, err := l.file.WriteAt([]byte(lastCommit(last)), int64(len(l.who)))
	return err
}

// holder returns who holds the lock of this name.
func holder(path string) string {
	text, err := os.ReadFile(path)
	if who, _, _ := strings.Cut(string(text), "\n"); err == nil && who != "" {
		return who
	}
	return "another process is just opening it"
}

// release gives the lock back. The file stays, as a sign that the directory was in use.
func (l *directoryLock) release() error { return l.file.Close() }
