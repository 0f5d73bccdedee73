package durable

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"coopgraph/graph"
)

const lockName = "lock"

// usedLine is in the file if there were commits in the directory: then it is never taken for a new one.
const usedLine = "there are commits in this directory"

// directoryLock is the lock of a directory. The file says who holds it, or who held it last.
type directoryLock struct {
	file *os.File
	used bool // whether there were commits in the directory
}

// lock takes the lock of a directory. The error is Unavailable if another process has it, and names that.
func lock(dir string) (*directoryLock, error) {
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
	return &directoryLock{file, strings.Contains(string(text), usedLine)}, nil
}

// hold writes who holds the lock, and whether there are commits.
func (l *directoryLock) hold(used bool) error {
	host, err := os.Hostname()
	if err != nil {
		host = "an unknown host"
	}
	text := fmt.Sprintf("process %d on %s has held it since %s\n", os.Getpid(), host, time.Now().UTC().Format(time.RFC3339))
	if used {
		text += usedLine + "\n"
	}
	if _, err := l.file.WriteAt([]byte(text), 0); err != nil {
		return err
	}
	if err := l.file.Truncate(int64(len(text))); err != nil {
		return err
	}
	return l.file.Sync()
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
