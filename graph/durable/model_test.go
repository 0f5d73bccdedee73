package durable_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/durable"
	"coopgraph/graph/memory"
	"coopgraph/graph/storetest"
)

// model is what a plain map makes of the same commits.
type model struct {
	records map[graph.ID]graph.Record
	past    []map[graph.ID]graph.Record // by revision - 1
	keys    []string
}

func (m *model) apply(changes []graph.Change) {
	next := map[graph.ID]graph.Record{}
	maps.Copy(next, m.records)
	for _, c := range changes {
		switch c := c.(type) {
		case graph.Create:
			next[c.Record.Head().ID] = c.Record
		case graph.Replace:
			next[c.Record.Head().ID] = c.Record
		case graph.Delete:
			delete(next, c.ID)
		}
	}
	m.records = next
	m.past = append(m.past, next)
}

// checkNetwork checks that a reader has these records and no others.
func checkNetwork(t *testing.T, reader graph.Reader, want map[graph.ID]graph.Record) {
	t.Helper()
	n, err := reader.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	if len(n.Nodes)+len(n.Ties) != len(want) {
		t.Errorf("it has %d nodes and %d ties, want %d records", len(n.Nodes), len(n.Ties), len(want))
	}
	for _, r := range n.Nodes {
		if !reflect.DeepEqual(graph.Record(r), want[r.Head().ID]) {
			t.Errorf("%s is\n%+v, want\n%+v", r.Head().ID, r, want[r.Head().ID])
		}
	}
	for i, r := range n.Ties {
		if !reflect.DeepEqual(graph.Record(r), want[r.Head().ID]) {
			t.Errorf("%s is\n%+v, want\n%+v", r.Head().ID, r, want[r.Head().ID])
		}
		if h := r.TieHead(); n.Nodes[n.From[i]].Head().ID != h.FromID || n.Nodes[n.To[i]].Head().ID != h.ToID {
			t.Errorf("%s has other ends", r.Head().ID)
		}
	}
}

// TestModel makes the same random commits in a durable store, which is opened again and again, in one in memory, and in a plain
// map. All agree, on what is and on what was. To repeat a failure, set STORETEST_SEED to the seed that is printed.
func TestModel(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	if s, err := strconv.ParseUint(os.Getenv("STORETEST_SEED"), 10, 64); err == nil {
		seed = s
	}
	t.Logf("STORETEST_SEED=%d", seed)
	random, changes := rand.New(rand.NewPCG(seed, 1)), storetest.Changes(seed)
	dir, rounds := tempDir(t), 40
	if testing.Short() {
		rounds = 10
	}
	m, inMemory, store := model{}, memory.New(), open(t, dir)
	for i := range rounds {
		batch := changes(inMemory.Newest(), 1+random.IntN(500))
		info := graph.CommitInfo{Actor: "model", Role: graph.RoleEditor, Key: fmt.Sprint("key", i), Note: "a\nnote", File: "a.xlsx"}
		version := apply(t, store, info, batch...)
		apply(t, inMemory, info, batch...)
		if len(batch) == 0 {
			continue
		}
		m.apply(batch)
		m.keys = append(m.keys, info.Key)
		if version.Revision != graph.Revision(len(m.past)) {
			t.Fatalf("commit %d made revision %d", len(m.past), version.Revision)
		}
		if random.IntN(6) == 0 {
			closeStore(t, store)
			store = open(t, dir)
			if text := store.Report().String(); text != "" {
				t.Fatal(text)
			}
		}
	}
	defer closeStore(t, store)
	checkNetwork(t, store, m.records)
	checkNetwork(t, inMemory, m.records)
	checkHistory(t, store, inMemory)
	m.checkPast(t, store, random)
	if found, err := filepath.Glob(filepath.Join(dir, "snapshot-*")); err != nil || len(found) == 0 && !testing.Short() {
		t.Errorf("%v: AsKnownAt has no snapshots to begin from, %v", found, err)
	}
}

// checkHistory checks that two stores have the same commits and edits, except for their times and the database.
func checkHistory(t *testing.T, got, want graph.Historian) {
	t.Helper()
	all := graph.CommitQuery{Limit: graph.NoLimit, Total: true}
	gotPage, err := got.Commits(t.Context(), all)
	if err != nil {
		t.Fatal(err)
	}
	wantPage, err := want.Commits(t.Context(), all)
	if err != nil {
		t.Fatal(err)
	}
	if len(gotPage.Commits) != len(wantPage.Commits) || gotPage.Total != wantPage.Total {
		t.Fatalf("%d commits, want %d", len(gotPage.Commits), len(wantPage.Commits))
	}
	for i, c := range gotPage.Commits {
		same := *c
		same.At, same.Database = wantPage.Commits[i].At, wantPage.Commits[i].Database
		if !reflect.DeepEqual(&same, wantPage.Commits[i]) {
			t.Errorf("commit\n%+v, want\n%+v", c, wantPage.Commits[i])
		}
		of := []graph.Revision{c.Revision}
		edits, err := got.Edits(t.Context(), of, graph.EditQuery{Limit: graph.NoLimit})
		if err != nil {
			t.Fatal(err)
		}
		wantEdits, err := want.Edits(t.Context(), of, graph.EditQuery{Limit: graph.NoLimit})
		if err != nil {
			t.Fatal(err)
		}
		if len(edits[0]) != len(wantEdits[0]) || len(edits[0]) > 0 && !reflect.DeepEqual(edits, wantEdits) {
			t.Errorf("the edits of commit %d differ", c.Revision)
		}
	}
}

// checkPast checks each network as it was known, the commits of some records, Watch, and idempotency keys.
func (m *model) checkPast(t *testing.T, store *durable.Store, random *rand.Rand) {
	t.Helper()
	revision := 0
	for c, err := range store.Watch(t.Context(), graph.Version{}) {
		if err != nil || int(c.Revision) != revision+1 {
			t.Fatalf("commit %d comes after %d, %v", c.Revision, revision, err)
		}
		then, err := store.AsKnownAt(t.Context(), c.At)
		if err != nil {
			t.Fatal(err)
		}
		if version, err := then.Version(t.Context()); err != nil || version != c.Version {
			t.Errorf("as known at commit %d: version %v, %v", c.Revision, version, err)
		}
		checkNetwork(t, then, m.past[revision])
		again, err := store.Apply(t.Context(), graph.CommitInfo{Key: m.keys[revision]}, nil)
		if err != nil || again != c.Version {
			t.Errorf("the key of commit %d gives %v, %v", c.Revision, again, err)
		}
		if id := c.IDs[random.IntN(len(c.IDs))]; random.IntN(4) == 0 {
			page, err := store.Commits(t.Context(), graph.CommitQuery{Record: id, Limit: graph.NoLimit})
			if err != nil || !slices.ContainsFunc(page.Commits, func(p *graph.Commit) bool { return p.Revision == c.Revision }) {
				t.Errorf("the commits of %s lack %d, %v", id, c.Revision, err)
			}
		}
		if revision++; revision == len(m.past) {
			return
		}
	}
}
