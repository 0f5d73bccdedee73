package durable_test

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/durable"
)

// runWriter runs a writer until it fails, adds what it has acknowledged, and returns its error as it prints it.
func runWriter(t *testing.T, dir string, acknowledged map[string]graph.Revision, environment ...string) (failure string) {
	t.Helper()
	writer := exec.CommandContext(t.Context(), os.Args[0])
	writer.Env = append(append(os.Environ(), writerDir+"="+dir), environment...)
	out, err := writer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		var key string
		var revision graph.Revision
		if n, _ := fmt.Sscanf(lines.Text(), "made %s %d", &key, &revision); n == 2 {
			acknowledged[key] = revision
		} else if strings.HasPrefix(lines.Text(), "error") {
			failure = lines.Text()
		}
	}
	if err := writer.Wait(); err == nil {
		t.Error("the writer ended without an error")
	}
	return failure
}

// On a full disk a commit is Unavailable, and nothing that was acknowledged before is lost or damaged.
func TestFullDisk(t *testing.T) {
	dir, acknowledged := tempDir(t), map[string]graph.Revision{}
	for _, limit := range []int{20_000, 40_000, 70_000, 131_073, 200_001, 300_000} {
		failure := runWriter(t, dir, acknowledged, fmt.Sprintf("%s=%d", writerLimit, limit))
		if !strings.HasPrefix(failure, "error UNAVAILABLE") || !strings.Contains(failure, "cannot be written") {
			t.Errorf("%d bytes: %s", limit, failure)
		}
		store := open(t, dir)
		if text := store.Report().String(); text != "" {
			t.Errorf("%d bytes: %s", limit, text)
		}
		checkGroups(t, store, acknowledged)
		closeStore(t, store)
	}
	t.Logf("%d commits", len(acknowledged))
}

// A directory that may not be written is FailedPrecondition.
func TestReadOnlyDirectory(t *testing.T) {
	s := makeSample(t)
	dir := s.dir(t, nil)
	for at := dir; at != filepath.Dir(at) && at != os.TempDir() && at != "/dev/shm"; at = filepath.Dir(at) {
		mode := os.FileMode(0o755)
		if at == dir {
			mode = 0o555
		}
		if err := os.Chmod(at, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	for name := range s.files {
		if err := os.Chmod(filepath.Join(dir, name), 0o444); err != nil {
			t.Fatal(err)
		}
	}
	failure := runWriter(t, dir, map[string]graph.Revision{}, writerUser+"=65534")
	if !strings.HasPrefix(failure, "error FAILED_PRECONDITION") || !strings.Contains(failure, "cannot be written") {
		t.Error(failure)
	}
	if after := filesOf(t, dir); !sameFiles(s.files, after) || len(after) != len(s.files) {
		t.Error("files have changed")
	}
}

// One process has a directory open, and the error of another one names it. After the first has closed it, the other opens it.
func TestLock(t *testing.T) {
	dir := tempDir(t)
	store := open(t, dir)
	failure := runWriter(t, dir, map[string]graph.Revision{})
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("process %d on %s has held it since %s", os.Getpid(), host, time.Now().UTC().Format("2006-01-02T")); !strings.HasPrefix(failure, "error UNAVAILABLE") ||
		!strings.Contains(failure, want) {
		t.Errorf("%s, want %s", failure, want)
	}
	for call, err := range map[string]error{
		"restore": durable.Restore(dir, strings.NewReader(""), true),
		"accept":  second(durable.Accept(dir)),
		"open":    second(durable.Open(dir)),
	} {
		if !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("%s: %v", call, err)
		}
	}
	closeStore(t, store)
	closeStore(t, open(t, dir))
}

func second[T any](_ T, err error) error { return err }

var manyCommits = flag.Int("commits", 9000, "how many commits TestManyCommits makes")

// A store knows all of its commits, many more than one in memory. It opens 100,000 of them within a second.
func TestManyCommits(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes thousands of commits")
	}
	dir := tempDir(t)
	store := open(t, dir)
	began := time.Now()
	record := county("a")
	apply(t, store, graph.CommitInfo{Key: "1", Role: graph.RoleDataset}, graph.Create{Record: record})
	for i := 2; i <= *manyCommits; i++ {
		changed := *record
		changed.NameEN = fmt.Sprint("County ", i)
		changes := []graph.Change{graph.Replace{Record: &changed}}
		if i%10 == 2 {
			changes = append(changes, graph.Create{Record: county(graph.ID(fmt.Sprint("county", i)))})
		}
		apply(t, store, graph.CommitInfo{Actor: "writer", Note: "a note", Key: fmt.Sprint(i)}, changes...)
	}
	took := time.Since(began)
	opened := time.Hour
	for range 3 { // the least, since other tests run at the same time
		closeStore(t, store)
		began = time.Now()
		store = open(t, dir)
		opened = min(opened, time.Since(began))
	}
	defer closeStore(t, store)
	t.Logf("%d commits in %s, %.0f a second; opened in %s", *manyCommits, took.Round(time.Millisecond), float64(*manyCommits)/took.Seconds(), opened.Round(time.Millisecond))
	if *manyCommits >= 100_000 && opened > time.Second {
		t.Errorf("it took %s to open", opened)
	}
	if n := len(store.Newest().Nodes); n != 1+(*manyCommits+8)/10 {
		t.Errorf("%d nodes", n)
	}
	began = time.Now()
	loads, err := store.Commits(t.Context(), graph.CommitQuery{Role: graph.RoleDataset, Limit: 1}) // what a server asks when it starts
	if err != nil || len(loads.Commits) != 1 || loads.Commits[0].Revision != 1 {
		t.Errorf("%+v, %v", loads, err)
	}
	t.Logf("the only commit of a role, the oldest of all, was found in %s", time.Since(began).Round(time.Microsecond))
	page, err := store.Commits(t.Context(), graph.CommitQuery{Record: "county2", Limit: graph.NoLimit, Total: true})
	if err != nil || page.Total != 1 || page.Commits[0].Revision != 2 {
		t.Errorf("%+v, %v", page, err)
	}
	then, err := store.AsKnownAt(t.Context(), page.Commits[0].At)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := then.Network(t.Context(), graph.Scope{}); err != nil || len(n.Nodes) != 2 {
		t.Errorf("as known at the second commit: %v", err)
	}
	if version := apply(t, store, graph.CommitInfo{Key: "3"}); version.Revision != 3 {
		t.Errorf("the key of the third commit gives %v", version)
	}
	seen := graph.Revision(0)
	for c, err := range store.Watch(t.Context(), graph.Version{}) {
		if seen++; err != nil || c.Revision != seen {
			t.Fatalf("%+v, %v", c, err)
		}
		if int(seen) == *manyCommits {
			break
		}
	}
}
