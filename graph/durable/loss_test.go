package durable_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/durable"
)

// withoutCommit returns bytes in which the block of a commit is damaged, wherever it is.
func (s sample) withoutCommit(t *testing.T, file string, revision int) []byte {
	t.Helper()
	block := blocksOf(s.files["commits.log"])[revision]
	damaged := append([]byte(nil), block...)
	damaged[len(block)/2] ^= 1
	if !bytes.Contains(s.files[file], block) {
		t.Fatalf("%s has no commit %d", file, revision)
	}
	return bytes.ReplaceAll(s.files[file], block, damaged) // bbolt leaves former copies in pages that it does not use
}

// without is the directory of the sample in which both files have lost commits.
func (s sample) without(t *testing.T, fromLog, fromBolt int) string {
	t.Helper()
	return s.dir(t, map[string][]byte{"commits.log": s.withoutCommit(t, "commits.log", fromLog), "commits.db": s.withoutCommit(t, "commits.db", fromBolt)})
}

// If the files have lost different commits, nothing is lost.
func TestDifferentDamage(t *testing.T) {
	s := makeSample(t)
	for inLog := 1; inLog <= commitsOfSample; inLog++ {
		for inBolt := 1; inBolt <= commitsOfSample; inBolt++ {
			if inLog != inBolt {
				t.Run(fmt.Sprint(inLog, " and ", inBolt), func(t *testing.T) { s.checkRestored(t, s.without(t, inLog, inBolt)) })
			}
		}
	}
}

// If both files have lost their headers, the database has a new identity, and that is all.
func TestLostHeaders(t *testing.T) {
	s := makeSample(t)
	dir := s.dir(t, map[string][]byte{"commits.log": s.withoutCommit(t, "commits.log", 0), "commits.db": s.withoutCommit(t, "commits.db", 0)})
	s.checkRestored(t, dir)
	if identity := identityOf(t, dir); identity == "" || identity == identityOf(t, s.dir(t, nil)) || identity != identityOf(t, dir) {
		t.Errorf("the identity is %s", identity)
	}
}

// If both files have lost a commit, it and those after it are named, and the store shows what was before and takes no commit
// until that is accepted. Nothing on the disk changes before.
func TestLostCommits(t *testing.T) {
	s := makeSample(t)
	dir := s.without(t, 3, 3)
	before := filesOf(t, dir)
	for range 2 {
		store := open(t, dir)
		checkLost(t, store, 3, 4)
		if text := store.Report().String(); !strings.Contains(text, "commit 3 is lost\n") || !strings.Contains(text, `by "sample", "note 3"`) {
			t.Errorf("the report is %s", text)
		}
		if n := store.Newest(); n.Version.Revision != 2 || len(n.Nodes)+len(n.Ties) != 2*groupSize-1 {
			t.Errorf("revision %d has %d records", n.Version.Revision, len(n.Nodes)+len(n.Ties))
		}
		if page, err := store.Commits(t.Context(), graph.CommitQuery{Limit: graph.NoLimit}); err != nil || len(page.Commits) != 2 {
			t.Errorf("%+v, %v", page, err)
		}
		closeStore(t, store)
		if after := filesOf(t, dir); !sameFiles(before, after) {
			t.Error("the files have changed")
		}
	}
	identity := identityOf(t, dir)
	report, err := durable.Accept(dir)
	if err != nil || len(report.Lost) != 2 {
		t.Fatalf("%+v, %v", report, err)
	}
	store := open(t, dir)
	defer closeStore(t, store)
	if text := store.Report().String(); text != "" {
		t.Errorf("after it was accepted: %s", text)
	}
	version := apply(t, store, graph.CommitInfo{}, groupOf("new")...)
	if version.Revision != 3 || version.Database == identity {
		t.Errorf("the next version is %v", version)
	}
	replaced, err := filepath.Glob(filepath.Join(dir, "replaced-*", "commits.*"))
	if err != nil || len(replaced) != 2 {
		t.Errorf("%v are kept, %v", replaced, err)
	}
}

// If both files end too early, the lock tells that commits are lost.
func TestLostEnds(t *testing.T) {
	s := makeSample(t)
	ends := bytes.Join(blocksOf(s.files["commits.log"])[:3], nil)
	store := open(t, s.dir(t, map[string][]byte{"commits.log": ends, "commits.db": nil}))
	defer closeStore(t, store)
	checkLost(t, store, 3, 4)
}

// checkLost checks that a store is read-only since it has lost these commits.
func checkLost(t *testing.T, store *durable.Store, revisions ...graph.Revision) {
	t.Helper()
	var lost []graph.Revision
	for _, c := range store.Report().Lost {
		lost = append(lost, c.Revision)
	}
	if fmt.Sprint(lost) != fmt.Sprint(revisions) {
		t.Errorf("%v are lost, want %v", lost, revisions)
	}
	_, err := store.Apply(t.Context(), graph.CommitInfo{}, groupOf("refused"))
	if e, ok := errors.AsType[*graph.Error](err); !ok || e.Code != graph.FailedPrecondition || !strings.Contains(e.Hint, "coopgraph restore -accept") ||
		!strings.Contains(e.Message, fmt.Sprint(revisions[0])) {
		t.Errorf("apply: %v", err)
	}
	if !errors.Is(store.ReadOnly(), graph.ErrFailedPrecondition) {
		t.Errorf("read-only: %v", store.ReadOnly())
	}
}

// A snapshot has the network also if commits before it are lost. Once that is accepted, a commit in their place says what they
// changed, so the history leads to the network again.
func TestLostHistory(t *testing.T) {
	if testing.Short() {
		t.Skip("-short leaves out long tests without concurrent calls")
	}
	dir := tempDir(t)
	store := open(t, dir)
	for i := range 4 {
		apply(t, store, graph.CommitInfo{Actor: "sample"}, groupOf(fmt.Sprint("group", i))...)
	}
	var many []graph.Change
	for i := range 5000 { // enough for a snapshot
		many = append(many, graph.Create{Record: county(graph.ID(fmt.Sprint("county", i)))})
	}
	apply(t, store, graph.CommitInfo{Actor: "sample"}, many...)
	apply(t, store, graph.CommitInfo{Actor: "sample"}, groupOf("last")...)
	want := store.Newest()
	closeStore(t, store)
	s := sample{files: filesOf(t, dir)}
	if s.files["snapshot-5"] == nil {
		t.Fatal("there is no snapshot")
	}
	for name, files := range map[string]map[string][]byte{
		"one commit":  {"commits.log": s.withoutCommit(t, "commits.log", 2), "commits.db": s.withoutCommit(t, "commits.db", 2)},
		"two commits": {"commits.log": s.withoutCommit(t, "commits.log", 1), "commits.db": s.withoutCommit(t, "commits.db", 1)},
		"all commits": {"commits.log": nil, "commits.db": nil},
	} {
		t.Run(name, func(t *testing.T) {
			dir := s.dir(t, files)
			store := open(t, dir)
			lost := store.Report().Lost
			got := store.Newest()
			checkKnownHistory(t, store, lost)
			closeStore(t, store)
			if name == "all commits" {
				if len(lost) != 6 || len(got.Nodes)+len(got.Ties) != len(want.Nodes)+len(want.Ties)-groupSize {
					t.Fatalf("%d commits are lost, %d nodes are left", len(lost), len(got.Nodes))
				}
			} else if len(lost) != 1 || len(got.Nodes) != len(want.Nodes) || len(got.Ties) != len(want.Ties) {
				t.Fatalf("%v is lost, %d nodes are left", lost, len(got.Nodes))
			}
			if _, err := durable.Accept(dir); err != nil {
				t.Fatal(err)
			}
			if err := os.Remove(filepath.Join(dir, "snapshot-5")); err == nil {
				t.Error("a snapshot of the former database is left")
			}
			again := open(t, dir)
			defer closeStore(t, again)
			checkNetwork(t, again, recordsOf(got))
			first, err := again.Commits(t.Context(), graph.CommitQuery{Before: lost[len(lost)-1].Revision + 1, Limit: 1})
			if err != nil || len(first.Commits) != 1 || !strings.HasPrefix(first.Commits[0].Note, "lost; ") {
				t.Errorf("%+v, %v", first, err)
			}
		})
	}
}

// checkKnownHistory checks that a store lists and finds the commits that are not lost, and that it has no other ones.
func checkKnownHistory(t *testing.T, store *durable.Store, lost []durable.LostCommit) {
	t.Helper()
	isLost := map[graph.Revision]bool{}
	for _, l := range lost {
		isLost[l.Revision] = true
	}
	page, err := store.Commits(t.Context(), graph.CommitQuery{Limit: graph.NoLimit, Total: true})
	if err != nil {
		t.Fatal(err)
	}
	last := store.Newest().Version.Revision
	known := map[graph.Revision]*graph.Commit{}
	for _, c := range page.Commits {
		known[c.Revision] = c
		if got, err := store.CommitAt(t.Context(), c.At); err != nil || got.Revision != c.Revision {
			t.Errorf("at the time of commit %d: %+v, %v", c.Revision, got, err)
		}
	}
	for revision := graph.Revision(1); revision <= last; revision++ {
		if isLost[revision] == (known[revision] != nil) {
			t.Errorf("commit %d: lost %t, listed %t", revision, isLost[revision], known[revision] != nil)
		}
		if _, err := store.Edits(t.Context(), []graph.Revision{revision}, graph.EditQuery{Limit: 1}); errors.Is(err, graph.ErrNotFound) != isLost[revision] {
			t.Errorf("the edits of commit %d: %v", revision, err)
		}
	}
	if page.Total != len(known) || len(known) != len(page.Commits) {
		t.Errorf("%d commits of %d", len(page.Commits), page.Total)
	}
}

func recordsOf(n *graph.Network) map[graph.ID]graph.Record {
	records := map[graph.ID]graph.Record{}
	for _, r := range n.Nodes {
		records[r.Head().ID] = r
	}
	for _, r := range n.Ties {
		records[r.Head().ID] = r
	}
	return records
}

// A damaged snapshot costs nothing but time, and is kept.
func TestDamagedSnapshot(t *testing.T) {
	if testing.Short() {
		t.Skip("-short leaves out long tests without concurrent calls")
	}
	dir := tempDir(t)
	store := open(t, dir)
	var many []graph.Change
	for i := range 5000 {
		many = append(many, graph.Create{Record: county(graph.ID(fmt.Sprint("county", i)))})
	}
	apply(t, store, graph.CommitInfo{}, many...)
	closeStore(t, store)
	files := filesOf(t, dir)
	s := sample{files: files}
	for name, change := range map[string]func([]byte) []byte{
		"a byte":  func(b []byte) []byte { b[len(b)/2] ^= 4; return b },
		"header":  func(b []byte) []byte { b[20] ^= 4; return b },
		"half":    func(b []byte) []byte { return b[:len(b)/2] },
		"blocks":  func(b []byte) []byte { blocks := blocksOf(b); return b[:len(b)-len(blocks[len(blocks)-1])] },
		"another": func([]byte) []byte { return files["commits.log"] },
	} {
		t.Run(name, func(t *testing.T) {
			dir := s.dir(t, map[string][]byte{"snapshot-1": change(append([]byte(nil), files["snapshot-1"]...))})
			store := open(t, dir)
			report := store.Report()
			if len(report.Damage) != 1 || report.Damage[0].File != "snapshot-1" || report.Damage[0].Kept == "" || len(store.Newest().Nodes) != 5000 {
				t.Errorf("%+v, %d nodes", report, len(store.Newest().Nodes))
			}
			closeStore(t, store)
			again := open(t, dir)
			if text := again.Report().String(); text != "" {
				t.Error(text)
			}
			closeStore(t, again)
		})
	}
}

// filesOf reads the files of a directory, without those in directories of it.
func filesOf(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		if files[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// sameFiles reports whether files have the same bytes, but for the lock.
func sameFiles(a, b map[string][]byte) bool {
	for name := range a {
		if name != "lock" && !bytes.Equal(a[name], b[name]) {
			return false
		}
	}
	return true
}

func identityOf(t *testing.T, dir string) graph.Identity {
	t.Helper()
	store := open(t, dir)
	defer closeStore(t, store)
	return store.Newest().Version.Database
}
