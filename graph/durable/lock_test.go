package durable_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/durable"
)

// What is no regular file in the place of one of the files is refused, and nobody waits for it: a named pipe, a link, a directory.
func TestNoRegularFile(t *testing.T) {
	s := makeSample(t)
	for name := range s.files {
		for kind, put := range map[string]func(path string) error{
			"pipe":      func(path string) error { return syscall.Mkfifo(path, 0o600) },
			"link":      func(path string) error { return os.Symlink(os.DevNull, path) },
			"directory": func(path string) error { return os.Mkdir(path, 0o700) },
		} {
			t.Run(name+" "+kind, func(t *testing.T) {
				dir := s.dir(t, nil)
				path := filepath.Join(dir, name)
				if err := errors.Join(os.Remove(path), put(path)); err != nil {
					t.Fatal(err)
				}
				for call, err := range map[string]error{
					"open": second(durable.Open(dir)), "accept": second(durable.Accept(dir)), "restore": durable.Restore(dir, strings.NewReader(""), true),
				} {
					if graph.CodeOf(err) != graph.FailedPrecondition || !strings.Contains(err.Error(), "no regular file") {
						t.Errorf("%s: %v", call, err)
					}
				}
			})
		}
	}
}
