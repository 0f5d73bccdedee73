package durable_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"sync"
	"syscall"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/durable"
)

// The test binary runs itself as a writer, if these environment variables say so: the directory to write into, the most bytes
// that a file may have, and the user who writes if root runs the test.
const (
	writerDir   = "DURABLE_WRITER"
	writerLimit = "DURABLE_WRITER_LIMIT"
	writerUser  = "DURABLE_WRITER_USER"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(writerDir); dir != "" {
		if err := write(dir, os.Getenv(writerLimit)); err != nil {
			fmt.Fprintln(os.Stdout, "error", graph.CodeOf(err), err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// write makes commits from several goroutines until it fails, and prints the key and the revision of each that was acknowledged.
func write(dir, limit string) error {
	if n, err := strconv.ParseUint(limit, 10, 64); err == nil {
		signal.Ignore(syscall.SIGXFSZ)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: n}); err != nil {
			return err
		}
	}
	if user, err := strconv.Atoi(os.Getenv(writerUser)); err == nil && os.Geteuid() == 0 {
		if err := syscall.Setuid(user); err != nil {
			return err
		}
	}
	store, err := durable.Open(dir)
	if err != nil {
		return err
	}
	errs := make([]error, 3)
	var writers sync.WaitGroup
	for w := range errs {
		writers.Go(func() {
			for i := 0; errs[w] == nil; i++ {
				key := fmt.Sprintf("%d-%d-%d", os.Getpid(), w, i)
				var version graph.Version
				if version, errs[w] = store.Apply(context.Background(), graph.CommitInfo{Actor: "writer", Key: key}, groupOf(key)); errs[w] == nil {
					fmt.Println("made", key, version.Revision)
				}
			}
		})
	}
	writers.Wait()
	return errors.Join(errs...)
}

const groupSize = 6 // records of a commit of groupOf

// groupOf is changes that create records which belong together: a county, and others that lie in it.
func groupOf(key string) (changes []graph.Change) {
	top := county(graph.ID(key))
	changes = append(changes, graph.Create{Record: top})
	for i := range (groupSize - 1) / 2 {
		below := county(graph.ID(fmt.Sprintf("%s-%d", key, i)))
		within := &graph.Containment{TieHeader: graph.TieHeader{Header: below.Header, FromID: below.ID, ToID: top.ID}}
		within.ID += "-within"
		changes = append(changes, graph.Create{Record: below}, graph.Create{Record: within})
	}
	return append(changes, graph.Create{Record: county(graph.ID(key + "-last"))})
}

func county(id graph.ID) *graph.County {
	c := &graph.County{}
	c.ID, c.NameZH, c.NameEN = id, "县", "County "+string(id)
	c.Evidence, c.Sources = graph.Reported, []graph.Citation{{SourceID: "source-1", Locator: "表7"}}
	return c
}

// tempDir returns a directory in memory, if there is one: a disk takes a hundred times as long to sync.
func tempDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "durable")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func open(t testing.TB, dir string) *durable.Store {
	t.Helper()
	store, err := durable.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return store
}

func closeStore(t testing.TB, store *durable.Store) {
	t.Helper()
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
}

func apply(t testing.TB, store graph.Store, info graph.CommitInfo, changes ...graph.Change) graph.Version {
	t.Helper()
	version, err := store.Apply(t.Context(), info, changes)
	if err != nil {
		t.Fatal(err)
	}
	return version
}
