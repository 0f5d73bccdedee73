package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/durable"
	"coopgraph/graph/gazetteer"
	"coopgraph/graph/importer"
	"coopgraph/graph/memory"
	"coopgraph/seed"
)

// The whole way in: random rows of spreadsheets are imported and undone, on a store in memory and on one in a directory that is
// opened again and again. Both hold the same; the totals are the published ones, or what is known if that is more; the same file
// a second time changes nothing; and when all is undone, the network is what it was at the start.
func TestImportsAndUndoes(t *testing.T) {
	for _, random := range []uint64{1} {
		t.Run(fmt.Sprint(random), func(t *testing.T) {
			m := newImportModel(t, random)
			for range 12 {
				m.importFile(m.file())
				if m.IntN(2) == 0 {
					m.undo(m.revisions[m.IntN(len(m.revisions))])
				}
				m.check()
			}
			for len(m.revisions) > 0 {
				m.undo(m.revisions[len(m.revisions)-1])
			}
			m.check()
			if now := m.network(); !reflect.DeepEqual(now.Nodes, m.start.Nodes) || !reflect.DeepEqual(now.Ties, m.start.Ties) {
				t.Error("when all is undone, the network is not what it was")
			}
			if m.imported < 200 || m.changed < 5 || m.beyond == 0 || m.undone < m.commits {
				t.Errorf("%d records imported, %d changed, %d totals surpassed, %d of %d commits undone: want more", m.imported, m.changed, m.beyond, m.undone, m.commits)
			}
		})
	}
}

// historyStore is a store that knows its history.
type historyStore interface {
	graph.Store
	graph.Historian
}

// importModel imports and undoes on two stores alike.
type importModel struct {
	*rand.Rand
	*testing.T
	dataset   *seed.Dataset
	dir       string
	stores    [2]historyStore // in memory, in dir
	start     *graph.Network
	places    []graph.Place
	hierarchy *graph.Hierarchy

	revisions                                  []graph.Revision // of the imports that are not undone
	known                                      []knownState
	pairs                                      []string // the first two cells of rows of pairs
	names                                      int
	imported, changed, commits, undone, beyond int
}

// knownState is what was on record at a time.
type knownState struct {
	at    time.Time
	nodes []graph.Node
	ties  []graph.Tie
}

func newImportModel(t *testing.T, random uint64) *importModel {
	t.Helper()
	dataset, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	m := &importModel{Rand: rand.New(rand.NewPCG(random, random)), T: t, dataset: dataset, dir: t.TempDir()}
	m.stores[0] = memory.New()
	m.open()
	t.Cleanup(func() {
		if err := errors.Join(m.stores[0].Close(), m.stores[1].Close()); err != nil {
			t.Error(err)
		}
	})
	for _, store := range m.stores {
		merged, err := dataset.Merge(t.Context(), store, m.networkOf(store))
		if err != nil || len(merged.Conflicts) > 0 {
			t.Fatal(merged, err)
		}
		if _, err := store.Apply(t.Context(), dataset.CommitInfo(), merged.Changes); err != nil {
			t.Fatal(err)
		}
	}
	m.start = m.network()
	m.hierarchy = graph.NewHierarchy(m.start)
	m.places = slices.Collect(m.hierarchy.All)
	for i, tie := range m.start.Ties {
		if tie.Kind() == graph.Friendly && !graph.IsPlaceholder(tie) {
			from, to := m.start.Nodes[m.start.From[i]].(graph.Place), m.start.Nodes[m.start.To[i]].(graph.Place)
			m.pairs = append(m.pairs, m.hierarchy.Path(from)+","+m.hierarchy.Path(to))
		}
	}
	return m
}

// open opens the directory.
func (m *importModel) open() {
	m.Helper()
	store, err := durable.Open(m.dir)
	if err != nil {
		m.Fatal(err)
	}
	m.stores[1] = store
}

func (m *importModel) networkOf(store graph.Store) *graph.Network {
	m.Helper()
	n, err := store.Network(m.Context(), graph.Scope{})
	if err != nil {
		m.Fatal(err)
	}
	return n
}

func (m *importModel) network() *graph.Network { return m.networkOf(m.stores[0]) }

// apply makes changes of real records, and those of placeholders that follow, on both stores.
func (m *importModel) apply(changes []graph.Change) graph.Revision {
	m.Helper()
	var made graph.Version
	for _, store := range m.stores {
		n := m.networkOf(store)
		info := graph.CommitInfo{Actor: "keeper", Role: graph.RoleAdmin, Base: n.Version}
		version, err := store.Apply(m.Context(), info, m.dataset.WithPlaceholders(n, changes))
		if err != nil {
			m.Fatal(err)
		}
		made = version
	}
	if m.IntN(4) == 0 {
		if err := m.stores[1].Close(); err != nil {
			m.Fatal(err)
		}
		m.open()
	}
	return made.Revision
}

// importFile imports a file, without the rows that cannot be imported.
func (m *importModel) importFile(header string, rows []string) {
	m.Helper()
	var report *importer.Report
	for {
		if len(rows) == 0 {
			return
		}
		report = m.dryRun(header, rows)
		wrong := map[int]bool{}
		for row := range report.Rows(graph.EN) {
			if row.Status == importer.InDoubt || row.Status == importer.Refused {
				wrong[row.Number-2] = true // the header is row 1
			}
		}
		if len(wrong) == 0 {
			break
		}
		var right []string
		for i, row := range rows {
			if !wrong[i] {
				right = append(right, row)
			}
		}
		if len(right) == len(rows) {
			m.Fatalf("no row is as wrong as the report says: %+v", report.Counts)
		}
		rows = right
	}
	changes, err := report.Changes(m.Context())
	if err != nil {
		m.Fatal(err)
	}
	if len(changes) == 0 {
		return
	}
	m.revisions = append(m.revisions, m.apply(changes))
	m.imported, m.changed = m.imported+report.Counts.New, m.changed+report.Counts.Changed
	m.commits++
	again := m.dryRun(header, rows)
	if changes, err := again.Changes(m.Context()); err != nil || len(changes) > 0 || again.Counts.Same != len(rows) {
		m.Errorf("the same file a second time: %+v, %d changes, %v", again.Counts, len(changes), err)
	}
}

func (m *importModel) dryRun(header string, rows []string) *importer.Report {
	m.Helper()
	n := m.network()
	report, err := importer.Read(m.Context(), []byte(header+"\n"+strings.Join(rows, "\n")+"\n"),
		importer.Options{Name: "rows.csv", Evidence: graph.Official}, n, gazetteer.New(graph.NewHierarchy(n)))
	if err != nil {
		m.Fatal(err)
	}
	return report
}

// undo takes an import back on both stores, unless later ones build on it. The last one can always be taken back.
func (m *importModel) undo(revision graph.Revision) {
	m.Helper()
	changes, base, err := graph.UndoOf(m.Context(), m.stores[m.IntN(2)], revision)
	if graph.CodeOf(err) == graph.Conflict && revision != m.revisions[len(m.revisions)-1] {
		return
	}
	if err != nil || base.Revision != m.network().Version.Revision {
		m.Fatalf("undo of revision %d: %v, for revision %d", revision, err, base.Revision)
	}
	m.apply(changes)
	m.revisions = slices.DeleteFunc(m.revisions, func(r graph.Revision) bool { return r == revision })
	m.undone++
}

// check compares the stores, the totals, and what was on record at an earlier time.
func (m *importModel) check() {
	m.Helper()
	n, lasting := m.network(), m.networkOf(m.stores[1])
	if !reflect.DeepEqual(n.Nodes, lasting.Nodes) || !reflect.DeepEqual(n.Ties, lasting.Ties) {
		m.Error("the stores differ")
	}
	for _, total := range m.dataset.Totals {
		if total.Key == "friendly.domestic_pairs" || strings.HasPrefix(total.Key, "chambers.") || strings.HasPrefix(total.Key, "liaison.") {
			m.checkTotal(&total)
		}
	}
	page, err := m.stores[1].Commits(m.Context(), graph.CommitQuery{Limit: 1})
	if err != nil {
		m.Fatal(err)
	}
	m.known = append(m.known, knownState{page.Commits[0].At, n.Nodes, n.Ties})
	then := m.known[m.IntN(len(m.known))]
	reader, err := m.stores[1].AsKnownAt(m.Context(), then.at)
	if err != nil {
		m.Fatal(err)
	}
	was, err := reader.Network(m.Context(), graph.Scope{})
	if err != nil || !reflect.DeepEqual(was.Nodes, then.nodes) || !reflect.DeepEqual(was.Ties, then.ties) {
		m.Errorf("at %v something else was known, %v", then.at, err)
	}
}

// checkTotal checks that a total is the published one, or what is known if that is more.
func (m *importModel) checkTotal(total *graph.Total) {
	m.Helper()
	count := func(filter graph.Filter) int {
		window := graph.Window{Total: true}
		if total.Nodes != nil {
			q := *total.Nodes
			q.Window, q.Filter = window, graph.All(q.Filter, filter)
			page, err := m.stores[1].ListNodes(m.Context(), q)
			if err != nil {
				m.Fatal(err)
			}
			return int(page.Total.Of(graph.AllEvidence))
		}
		s := *total.Ties
		s.Window, s.Filter = window, graph.All(s.Filter, filter)
		page, err := m.stores[1].ListTies(m.Context(), s)
		if err != nil {
			m.Fatal(err)
		}
		return int(page.Total.Of(graph.AllEvidence))
	}
	all, known, published := count(nil), count(graph.KnownEvidence.Filter()), int(total.Published.Units)
	if strings.HasSuffix(total.Key, "_total") { // the sum of classes, one of which may have more than were published
		if all < published {
			m.Errorf("%s: %d: want %d", total.Key, all, published)
		}
		return
	}
	if all != max(published, known) {
		m.Errorf("%s: %d, of which %d are known: want %d", total.Key, all, known, max(published, known))
	}
	if known > published {
		m.beyond++
	}
}
