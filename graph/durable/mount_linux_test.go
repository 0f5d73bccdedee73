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

// mountTmpfs mounts a file system of 4 MB in memory, and returns its directory. Only some may mount: root, and in a container only if
// it has the capability. Others skip the test, also in .ci/run: TestFullDisk and TestReadOnlyDirectory check the same by limits
// and modes of files, which need no rights.
func mountTmpfs(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=4m"); err != nil {
		t.Skipf("this process may not mount a file system: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// On a disk that is full a commit is Unavailable, and so may be the start. When there is space again, everything that was
// acknowledged is there, and writing goes on.
func TestFullTmpfs(t *testing.T) {
	if testing.Short() {
		t.Skip("it fills a disk")
	}
	disk := mountTmpfs(t)
	dir, acknowledged := filepath.Join(disk, "data"), map[string]graph.Revision{}
	var ballast []string // files that take space
	for _, name := range []string{"a", "b", "c"} {
		ballast = append(ballast, filepath.Join(disk, name))
		if err := os.WriteFile(filepath.Join(disk, name), make([]byte, 1<<20), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range ballast {
		failure := runWriter(t, dir, acknowledged)
		if !strings.HasPrefix(failure, "error UNAVAILABLE") || !strings.Contains(failure, "cannot be written") || !strings.Contains(failure, "no space left") {
			t.Error(failure)
		}
		store, err := durable.Open(dir)
		if err == nil {
			err = store.Close()
		}
		if err != nil && !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("opened on a full disk: %v", err)
		}
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		store = open(t, dir)
		if text := store.Report().String(); text != "" {
			t.Error(text)
		}
		checkGroups(t, store, acknowledged)
		closeStore(t, store)
	}
	t.Logf("%d commits", len(acknowledged))
}

// On a disk that is mounted read-only a directory is FailedPrecondition, and nothing is lost.
func TestReadOnlyMount(t *testing.T) {
	disk := mountTmpfs(t)
	dir := filepath.Join(disk, "data")
	store := open(t, dir)
	version := apply(t, store, graph.CommitInfo{}, groupOf("a")...)
	closeStore(t, store)
	before := filesOf(t, dir)
	remount := func(flags uintptr) {
		t.Helper()
		if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT|flags, "size=4m"); err != nil {
			t.Fatal(err)
		}
	}
	remount(syscall.MS_RDONLY)
	for call, err := range map[string]error{
		"open": second(durable.Open(dir)), "accept": second(durable.Accept(dir)), "restore": durable.Restore(dir, strings.NewReader(""), true),
		"open another one": second(durable.Open(filepath.Join(disk, "new"))),
	} {
		if graph.CodeOf(err) != graph.FailedPrecondition || !strings.Contains(err.Error(), "cannot be written") {
			t.Errorf("%s: %v", call, err)
		}
	}
	if after := filesOf(t, dir); !sameFiles(before, after) || len(before) != len(after) {
		t.Error("files have changed")
	}
	remount(0)
	store = open(t, dir)
	defer closeStore(t, store)
	if got, err := store.Version(t.Context()); err != nil || got != version {
		t.Errorf("%v, %v", got, err)
	}
}
