package storetest

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"coopgraph/graph"
)

// history: what each commit changed, who made it, and the network as it was known before.
func history(t *testing.T, store graph.Store) {
	if _, err := store.CommitAt(t.Context(), time.Now()); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("the last commit of an empty store: %v", err)
	}
	kim := graph.CommitInfo{Actor: "Kim 金", Role: graph.RoleAdmin, Note: "two lines\nof a note", File: "名单.xlsx", Key: "kim"}
	must(store.Apply(t.Context(), kim, Creates(county("a"), county("b"), cooperation("ab", "a", "b"))))(t)
	renamed := county("a")
	renamed.NameZH = "市"
	made := applied(t, store, graph.Replace{Record: renamed}, graph.Delete{ID: "ab"}, graph.Create{Record: county("c")},
		graph.Create{Record: county("again")}, graph.Delete{ID: "again"})
	applied(t, store, graph.Delete{ID: "c"}, graph.Create{Record: programme("c")})

	t.Run("Commits", func(t *testing.T) { commits(t, store, kim) })
	t.Run("CommitWindows", func(t *testing.T) { commitWindows(t, store) })
	t.Run("Edits", func(t *testing.T) { edits(t, store, renamed) })
	t.Run("CommitAt", func(t *testing.T) { commitAt(t, store) })
	t.Run("Base", func(t *testing.T) { base(t, store, made) })
	t.Run("Info", func(t *testing.T) { wrongInfo(t, store) })
}

// commits: what the store keeps of each commit.
func commits(t *testing.T, h graph.Historian, first graph.CommitInfo) {
	page := must(h.Commits(t.Context(), graph.CommitQuery{Limit: graph.NoLimit, Total: true}))(t)
	if len(page.Commits) != 3 || page.HasNext || page.Total != 3 {
		t.Fatalf("%d commits, of %d", len(page.Commits), page.Total)
	}
	var last time.Time
	for i, want := range []graph.Commit{
		{CommitInfo: first, IDs: []graph.ID{"a", "ab", "b"}, Counts: []graph.EditCount{{Node: graph.KindCounty, Created: 2}, {Tie: graph.Cooperates, Created: 1}}},
		{CommitInfo: graph.CommitInfo{Actor: "storetest"}, IDs: []graph.ID{"a", "ab", "c"},
			Counts: []graph.EditCount{{Node: graph.KindCounty, Created: 1, Replaced: 1}, {Tie: graph.Cooperates, Deleted: 1}}},
		{CommitInfo: graph.CommitInfo{Actor: "storetest"}, IDs: []graph.ID{"c"}, Counts: []graph.EditCount{{Node: graph.KindProgramme, Replaced: 1}}},
	} {
		got := *page.Commits[2-i]
		if got.Revision != graph.Revision(i+1) || got.Database == "" || !got.At.After(last) || got.At.Nanosecond()%1000 != 0 || got.At.Location() != time.UTC {
			t.Errorf("commit %d is of version %v at %v, after %v", i+1, got.Version, got.At, last)
		}
		want.Version, want.At, last = got.Version, got.At, got.At
		if !reflect.DeepEqual(got, want) {
			t.Errorf("commit %d:\n got %+v\nwant %+v", i+1, got, want)
		}
	}
}

// commitWindows: parts of the list of commits, and of that of one record.
func commitWindows(t *testing.T, h graph.Historian) {
	for _, c := range []struct {
		query     graph.CommitQuery
		revisions []graph.Revision
		hasNext   bool
		total     int
	}{
		{graph.CommitQuery{Limit: 2}, []graph.Revision{3, 2}, true, 0},
		{graph.CommitQuery{Limit: 3}, []graph.Revision{3, 2, 1}, false, 0},
		{graph.CommitQuery{Limit: 1, Before: 3, Total: true}, []graph.Revision{2}, true, 3},
		{graph.CommitQuery{Limit: 1, Before: 2}, []graph.Revision{1}, false, 0},
		{graph.CommitQuery{Limit: 1, Role: graph.RoleAdmin, Total: true}, []graph.Revision{1}, false, 1},
		{graph.CommitQuery{Limit: 1, Role: graph.RoleEditor, Total: true}, nil, false, 0},
		{graph.CommitQuery{Limit: 1, Role: graph.RoleAdmin, Record: "a"}, []graph.Revision{1}, false, 0},
		{graph.CommitQuery{Limit: 1, Role: graph.RoleAdmin, Record: "c", Total: true}, nil, false, 0},
		{graph.CommitQuery{Limit: 1, Role: graph.RoleAdmin, Before: 1}, nil, false, 0},
		{graph.CommitQuery{Limit: 1, Key: "kim", Total: true}, []graph.Revision{1}, false, 1},
		{graph.CommitQuery{Limit: 1, Key: "kim", Record: "a", Total: true}, []graph.Revision{1}, false, 1},
		{graph.CommitQuery{Limit: 1, Key: "kim", Record: "c"}, nil, false, 0},
		{graph.CommitQuery{Limit: 1, Key: "ki", Total: true}, nil, false, 0},
		{graph.CommitQuery{Limit: 5, Before: 1}, nil, false, 0},
		{graph.CommitQuery{Limit: 5, Before: 99}, []graph.Revision{3, 2, 1}, false, 0},
		{graph.CommitQuery{Total: true}, nil, true, 3},
		{graph.CommitQuery{Record: "a", Limit: 5, Total: true}, []graph.Revision{2, 1}, false, 2},
		{graph.CommitQuery{Record: "a", Limit: 1}, []graph.Revision{2}, true, 0},
		{graph.CommitQuery{Record: "a", Before: 2, Limit: 1, Total: true}, []graph.Revision{1}, false, 2},
		{graph.CommitQuery{Record: "c", Limit: graph.NoLimit}, []graph.Revision{3, 2}, false, 0},
		{graph.CommitQuery{Record: "nobody", Limit: 5, Total: true}, nil, false, 0},
		{graph.CommitQuery{Record: "again", Limit: 5, Total: true}, nil, false, 0},
	} {
		t.Run(fmt.Sprintf("%+v", c.query), func(t *testing.T) {
			page := must(h.Commits(t.Context(), c.query))(t)
			var revisions []graph.Revision
			for _, commit := range page.Commits {
				revisions = append(revisions, commit.Revision)
			}
			if !slices.Equal(revisions, c.revisions) || page.HasNext != c.hasNext || page.Total != c.total {
				t.Errorf("revisions %v, next %t, of %d; want %v, %t, %d", revisions, page.HasNext, page.Total, c.revisions, c.hasNext, c.total)
			}
		})
	}
}

// edits: each record before and after a commit.
func edits(t *testing.T, h graph.Historian, renamed graph.Record) {
	first := []graph.Edit{{After: county("a")}, {After: cooperation("ab", "a", "b")}, {After: county("b")}}
	second := []graph.Edit{{Before: county("a"), After: renamed}, {Before: cooperation("ab", "a", "b")}, {After: county("c")}}
	third := []graph.Edit{{Before: county("c"), After: programme("c")}}
	for _, c := range []struct {
		of    []graph.Revision
		query graph.EditQuery
		want  [][]graph.Edit
	}{
		{[]graph.Revision{1, 2, 3}, graph.EditQuery{Limit: graph.NoLimit}, [][]graph.Edit{first, second, third}},
		{[]graph.Revision{3, 1}, graph.EditQuery{Limit: 2}, [][]graph.Edit{third, first[:2]}},
		{[]graph.Revision{1, 2}, graph.EditQuery{After: "aa", Limit: 1}, [][]graph.Edit{first[1:2], second[1:2]}},
		{[]graph.Revision{1, 2, 3}, graph.EditQuery{Record: "c", Limit: graph.NoLimit}, [][]graph.Edit{{}, second[2:], third}},
		{[]graph.Revision{2}, graph.EditQuery{Record: "again", Limit: graph.NoLimit}, [][]graph.Edit{{}}},
		{[]graph.Revision{2}, graph.EditQuery{Record: "c", After: "b", Limit: 1}, [][]graph.Edit{second[2:]}},
		{[]graph.Revision{2}, graph.EditQuery{Record: "b", After: "c", Limit: 1}, [][]graph.Edit{{}}},
		{[]graph.Revision{2}, graph.EditQuery{Record: "c", Limit: 0}, [][]graph.Edit{{}}},
		{[]graph.Revision{2}, graph.EditQuery{After: "c", Limit: graph.NoLimit}, [][]graph.Edit{{}}},
		{nil, graph.EditQuery{Limit: graph.NoLimit}, [][]graph.Edit{}},
	} {
		t.Run(fmt.Sprintf("%v %+v", c.of, c.query), func(t *testing.T) {
			got := must(h.Edits(t.Context(), c.of, c.query))(t)
			if !slices.EqualFunc(got, c.want, func(a, b []graph.Edit) bool { return slices.EqualFunc(a, b, sameEdit) }) {
				t.Errorf("\n got %v\nwant %v", got, c.want)
			}
		})
	}
	for _, none := range []graph.Revision{0, 4} {
		if _, err := h.Edits(t.Context(), []graph.Revision{1, none}, graph.EditQuery{Limit: 1}); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("the edits of commit %d: %v", none, err)
		}
	}
}

func sameEdit(a, b graph.Edit) bool { return reflect.DeepEqual(a, b) }

// commitAt: the last commit at or before a time.
func commitAt(t *testing.T, h graph.Historian) {
	all := must(h.Commits(t.Context(), graph.CommitQuery{Limit: graph.NoLimit}))(t).Commits
	for i, c := range all {
		for _, at := range []time.Time{c.At, c.At.Add(time.Microsecond / 2).In(time.FixedZone("Shanghai", 8*3600))} {
			if got, err := h.CommitAt(t.Context(), at); err != nil || !reflect.DeepEqual(got, c) {
				t.Errorf("at %v: %+v, %v; want %+v", at, got, err, c)
			}
		}
		if before, err := h.CommitAt(t.Context(), c.At.Add(-time.Microsecond)); i+1 < len(all) {
			if err != nil || before.Revision != all[i+1].Revision {
				t.Errorf("just before commit %d: %+v, %v", c.Revision, before, err)
			}
		} else if e := (*graph.Error)(nil); !errors.As(err, &e) || e.Code != graph.NotFound || !strings.Contains(e.Hint, c.At.Format(time.RFC3339Nano)) {
			t.Errorf("before the first commit: %+v, %v", before, err)
		}
	}
	if got, err := h.CommitAt(t.Context(), time.Now().Add(time.Hour)); err != nil || got.Revision != all[0].Revision {
		t.Errorf("in the future: %+v, %v", got, err)
	}
}

// base: changes that were made for another version of the network are refused, unless their key says that they were made.
func base(t *testing.T, store graph.Store, earlier graph.Version) {
	now := must(store.Version(t.Context()))(t)
	info := graph.CommitInfo{Key: "based", Base: earlier}
	if _, err := store.Apply(t.Context(), info, Creates(county("based"))); !errors.Is(err, graph.ErrConflict) {
		t.Errorf("for an earlier version: %v", err)
	}
	other := graph.CommitInfo{Base: graph.Version{Database: graph.NewIdentity(), Revision: now.Revision}}
	if _, err := store.Apply(t.Context(), other, Creates(county("based"))); !errors.Is(err, graph.ErrConflict) {
		t.Errorf("for another database: %v", err)
	}
	if _, err := store.Apply(t.Context(), other, nil); !errors.Is(err, graph.ErrConflict) {
		t.Errorf("no changes, for another database: %v", err)
	}
	info.Base = now
	made := must(store.Apply(t.Context(), info, Creates(county("based"))))(t)
	if again, err := store.Apply(t.Context(), info, Creates(county("based"))); err != nil || again != made {
		t.Errorf("again with the key: version %v, %v; want %v", again, err, made)
	}
	if last := must(store.CommitAt(t.Context(), time.Now()))(t); last.Base != (graph.Version{}) || last.Key != "based" {
		t.Errorf("the commit has %+v", last.CommitInfo)
	}
}

// wrongInfo: an info that is too long, or that cannot be printed, changes nothing.
func wrongInfo(t *testing.T, store graph.Store) {
	before := must(store.Version(t.Context()))(t)
	for _, info := range []graph.CommitInfo{
		{Actor: "\xff"}, {Actor: "a\nb"}, {Note: "a\x00"}, {File: "\x1b[1m"}, {Key: strings.Repeat("k", 256)}, {Note: strings.Repeat("n", 4001)},
	} {
		if _, err := store.Apply(t.Context(), info, Creates(county("never"))); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%.40q: %v", fmt.Sprint(info), err)
		}
	}
	if after := must(store.Version(t.Context()))(t); after != before {
		t.Errorf("version %v after %v", after, before)
	}
}
