package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// shortSocketPath returns a path of a socket that is short enough. The path is usable until done is called. Linux reaches
// the files of a directory that is open also by the number of its descriptor (proc_pid_fd(5)).
func shortSocketPath(path string) (short string, done func(), err error) {
	if len(path) <= maxSocketPath {
		return path, func() {}, nil
	}
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return "", nil, err
	}
	return fmt.Sprintf("/proc/self/fd/%d/%s", dir.Fd(), filepath.Base(path)), func() { _ = dir.Close() }, nil
}
