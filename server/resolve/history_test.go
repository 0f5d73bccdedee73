package resolve_test

import (
	"context"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"coopgraph/graph"
)

func (s *countingStore) Commits(ctx context.Context, q graph.CommitQuery) (*graph.CommitPage, error) {
	s.calls.Add(1)
	return s.Store.Commits(ctx, q)
}

func (s *countingStore) Edits(ctx context.Context, of []graph.Revision, q graph.EditQuery) ([][]graph.Edit, error) {
	s.calls.Add(1)
	return s.Store.Edits(ctx, of, q)
}

func (s *countingStore) CommitAt(ctx context.Context, at time.Time) (*graph.Commit, error) {
	s.calls.Add(1)
	return s.Store.CommitAt(ctx, at)
}

func (s *countingStore) AsKnownAt(ctx context.Context, at time.Time) (graph.Reader, error) {
	s.calls.Add(1)
	return s.Store.AsKnownAt(ctx, at)
}

// The records of the commits after the dataset: a friendly pair, in the place of a placeholder, and a chamber with its ties.
var (
	addedPair = &graph.FriendlyPair{InPublishedTotal: true, TieHeader: graph.TieHeader{FromID: graph.PlaceID("310104"), ToID: graph.PlaceID("530700"),
		LabelZH: "徐汇区与丽江市结为友好城区", LabelEN: "Xuhui District and Lijiang are a friendly pair"}}
	addedChamber = &graph.Chamber{Delegation: graph.Delegation{Direction: graph.InShanghai, Level: graph.OrgPrefecture,
		NodeHeader: graph.NodeHeader{NameZH: "上海市丽江商会", NameEN: "Lijiang Chamber of Commerce in Shanghai", SortKey: "shanghaishilijiangshanghui"}}}
)

// tieOfChamber returns the header of a tie of a chamber to the place with a code.
func tieOfChamber(c *graph.Chamber, kind, code, label string) graph.TieHeader {
	h := graph.TieHeader{Header: c.Header, FromID: c.ID, ToID: graph.PlaceID(code), LabelZH: label, LabelEN: label}
	h.ID = graph.NewID(kind, string(c.ID), code)
	return h
}

// applyHistory makes three commits over the dataset: one that creates a pair, one that dates the pair and creates a chamber,
// and one that deletes both. It returns a replacer of the names of moments, AT-1 to AT-4, by the times of the commits, and one that does the opposite.
func applyHistory(t *testing.T, store graph.Store) (times, names *strings.Replacer) {
	t.Helper()
	network, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	var placeholder graph.Tie
	for _, tie := range network.Ties {
		if tie.Kind() == graph.Friendly && tie.TieHead().FromID == addedPair.FromID && tie.Head().Evidence == graph.Synthetic {
			placeholder = tie
			break
		}
	}
	known := graph.Header{Life: graph.Life{Attested: 20240000}, Provenance: graph.Provenance{Evidence: graph.Reported, Sources: []graph.Citation{{SourceID: network.Ties[0].Head().Sources[0].SourceID, Locator: "第3页"}}}}
	pair, chamber := *addedPair, *addedChamber
	pair.Header, chamber.Header = known, known
	pair.ID, chamber.ID = graph.NewID("FRIENDLY", string(pair.FromID), string(pair.ToID)), graph.NewID("chamber", chamber.NameZH)
	dated := pair
	dated.Since = 20190700
	located := &graph.Seat{TieHeader: tieOfChamber(&chamber, "LOCATED", "310000", "上海市丽江商会设在上海市")}
	represents := &graph.Representation{TieHeader: tieOfChamber(&chamber, "REPRESENTS", "530700", "上海市丽江商会代表丽江市")}
	for _, c := range []struct {
		info    graph.CommitInfo
		changes []graph.Change
	}{
		{graph.CommitInfo{Actor: "Kim", Role: graph.RoleEditor, Note: "the pair of 2019", File: "友城.xlsx"},
			[]graph.Change{graph.Create{Record: &pair}, graph.Delete{ID: placeholder.Head().ID}}},
		{graph.CommitInfo{Actor: "Lee", Role: graph.RoleAdmin, Note: "its beginning, and a chamber"},
			[]graph.Change{graph.Replace{Record: &dated}, graph.Create{Record: &chamber}, graph.Create{Record: located}, graph.Create{Record: represents}}},
		{graph.CommitInfo{Role: graph.RoleEditor},
			[]graph.Change{graph.Delete{ID: located.ID}, graph.Delete{ID: represents.ID}, graph.Delete{ID: chamber.ID}, graph.Delete{ID: pair.ID}, graph.Create{Record: placeholder}}},
	} {
		if _, err := store.Apply(t.Context(), c.info, c.changes); err != nil {
			t.Fatal(err)
		}
	}
	page, err := store.Commits(t.Context(), graph.CommitQuery{Limit: graph.NoLimit})
	if err != nil || len(page.Commits) != 4 {
		t.Fatal(len(page.Commits), err)
	}
	var forth, back []string
	for i, name := range []string{"AT-4", "AT-3", "AT-2", "AT-1"} {
		at := page.Commits[i].At.Format(time.RFC3339Nano)
		forth, back = append(forth, name, at), append(back, at, name)
	}
	return strings.NewReplacer(forth...), strings.NewReplacer(back...)
}

// runHistory runs the cases over the commits of applyHistory.
func runHistory(t *testing.T, store graph.Store, write bool) {
	files, err := filepath.Glob("testdata/history/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	times, names := applyHistory(t, store)
	mirrored := newMirrorAPI(t, store)
	mirrored.times, mirrored.names = times, names
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a := newAPI(t, store) // which has no network of the past in its cache
			a.times, a.names = times, names
			a.readNetwork(t)
			a.run(t, file, write)
			t.Run("mirror", func(t *testing.T) { mirrored.run(t, file, false) })
		})
	}
	t.Run("Actor", func(t *testing.T) { actorsAreForWriters(t, mirrored) })
}

// actorsAreForWriters: those who may change the network see who has changed it, and nobody else.
func actorsAreForWriters(t *testing.T, a *api) {
	for header, want := range map[string]string{"": `"actor":null`, "Bearer writer": `"actor":"Kim"`} {
		a.header = http.Header{"Authorization": {header}}
		answer, _ := a.send(t, `{commit(revision: 2) {actor role}}`, "")
		if !strings.Contains(string(answer), want) || !strings.Contains(string(answer), `"role":"EDITOR"`) {
			t.Errorf("with %q: %s", header, answer)
		}
	}
	a.header = nil
}
