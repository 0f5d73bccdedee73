package durable_test

import (
	"bufio"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/durable"
)

var kills = flag.Int("kills", 20, "how often TestKills kills a writer")

// TestKills kills a process that writes, again and again in one directory, at random moments: while it opens the store too. No
// commit that it was told of is lost, none is there by half, and nothing counts as damaged.
func TestKills(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts many processes")
	}
	dir := t.TempDir()
	acknowledged := map[string]graph.Revision{}
	began := time.Now()
	for range *kills {
		killWriter(t, dir, acknowledged)
		store := open(t, dir)
		if text := store.Report().String(); text != "" {
			t.Fatalf("after %d commits: %s", len(acknowledged), text)
		}
		checkGroups(t, store, acknowledged)
		closeStore(t, store)
		if t.Failed() {
			return
		}
	}
	t.Logf("%d kills, %d commits acknowledged, %s", *kills, len(acknowledged), time.Since(began).Round(time.Millisecond))
}

// killWriter starts a writer, kills it after a time, and adds what it has acknowledged.
func killWriter(t *testing.T, dir string, acknowledged map[string]graph.Revision) {
	t.Helper()
	writer := exec.CommandContext(t.Context(), os.Args[0])
	writer.Env = append(os.Environ(), writerDir+"="+dir)
	out, err := writer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	kill := func() { _ = writer.Process.Kill() } // it may have ended
	if rand.IntN(5) == 0 {                       // perhaps while it opens the store
		defer time.AfterFunc(time.Duration(rand.IntN(100))*time.Millisecond, kill).Stop()
	}
	for lines, first := bufio.NewScanner(out), true; lines.Scan(); first = false {
		if first {
			defer time.AfterFunc(time.Duration(rand.IntN(80_000))*time.Microsecond, kill).Stop()
		}
		var key string
		var revision graph.Revision
		if n, _ := fmt.Sscanf(lines.Text(), "made %s %d", &key, &revision); n == 2 {
			acknowledged[key] = revision
		} else if strings.HasPrefix(lines.Text(), "error") {
			t.Error(lines.Text())
		}
	}
	if err := writer.Wait(); err == nil {
		t.Error("the writer ended by itself")
	}
}

// checkGroups checks that each commit that was acknowledged is there at its revision, that each commit is whole, and that the
// network is what the commits made.
func checkGroups(t *testing.T, store *durable.Store, acknowledged map[string]graph.Revision) {
	t.Helper()
	page, err := store.Commits(t.Context(), graph.CommitQuery{Limit: graph.NoLimit})
	if err != nil {
		t.Fatal(err)
	}
	found, records := map[string]graph.Revision{}, 0
	for i, c := range page.Commits {
		if want := graph.Revision(len(page.Commits) - i); c.Revision != want || len(c.IDs) != groupSize {
			t.Errorf("commit %d has %d records and revision %d", want, len(c.IDs), c.Revision)
		}
		found[c.Key], records = c.Revision, records+len(c.IDs)
	}
	for key, revision := range acknowledged {
		if found[key] != revision {
			t.Errorf("commit %s was acknowledged as %d, and is %d", key, revision, found[key])
		}
	}
	n := store.Newest()
	if got := len(n.Nodes) + len(n.Ties); got != records {
		t.Errorf("the network has %d records, and the commits made %d", got, records)
	}
	if err := store.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}
