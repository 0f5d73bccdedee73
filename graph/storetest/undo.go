package storetest

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

// undoCase is a commit that is undone after later ones.
type undoCase struct {
	name       string
	first      []graph.Change // the commit that is undone
	later      [][]graph.Change
	refusedFor []int // which of the later commits, from 1 on, the error names; none if the undo is possible
}

func undoCases() []undoCase {
	renamed, placeholder := county("a"), cooperation("ab", "a", "b")
	renamed.NameZH, placeholder.Evidence = "市", graph.Synthetic
	source, citing := sourceAndCiting("src", "citing")
	prefecture := func(id graph.ID) *graph.Prefecture {
		p := &graph.Prefecture{PlaceHeader: place("654300", "州", "Prefecture", graph.LevelPrefecture, 80, 40)}
		p.ID = id
		return p
	}
	return []undoCase{
		{"a creation", Creates(county("z")), nil, nil},
		{"a replacement", []graph.Change{graph.Replace{Record: renamed}}, nil, nil},
		{"the deletion of a tie and its ends", []graph.Change{graph.Delete{ID: "bc"}, graph.Delete{ID: "ac"}, graph.Delete{ID: "c"}}, nil, nil},
		{"a tie turned round", []graph.Change{graph.Delete{ID: "bc"}, graph.Create{Record: cooperation("bc", "c", "b")}}, nil, nil},
		{"a tie that became a node", []graph.Change{graph.Delete{ID: "bc"}, graph.Create{Record: county("bc")}}, nil, nil},
		{"a node of another kind", []graph.Change{graph.Delete{ID: "lone"}, graph.Create{Record: programme("lone")}}, nil, nil},
		{"a node of another kind with its ties", []graph.Change{graph.Delete{ID: "bc"}, graph.Delete{ID: "ac"}, graph.Delete{ID: "c"},
			graph.Create{Record: prefecture("c")}, graph.Create{Record: cooperation("bc", "b", "c")}, graph.Create{Record: cooperation("ac", "a", "c")}}, nil, nil},
		{"a node of another kind with a later tie", []graph.Change{graph.Delete{ID: "lone"}, graph.Create{Record: prefecture("lone")}},
			[][]graph.Change{Creates(cooperation("al", "a", "lone"))}, []int{1}},
		{"a tie that joined a new node", []graph.Change{graph.Create{Record: county("z")}, graph.Delete{ID: "bc"}, graph.Create{Record: cooperation("bc", "z", "c")}}, nil, nil},
		{"beside a later commit", Creates(county("z")), [][]graph.Change{{graph.Replace{Record: renamed}}}, nil},
		{"a record that was changed", []graph.Change{graph.Replace{Record: renamed}},
			[][]graph.Change{Creates(county("z")), {graph.Replace{Record: county("a")}}}, []int{2}},
		{"a record that was changed and changed back", []graph.Change{graph.Replace{Record: renamed}},
			[][]graph.Change{{graph.Replace{Record: county("a")}}, {graph.Replace{Record: renamed}}}, nil},
		{"a record that was deleted", Creates(county("z")), [][]graph.Change{{graph.Delete{ID: "z"}}}, []int{1}},
		{"a record that was created again", []graph.Change{graph.Delete{ID: "lone"}}, [][]graph.Change{Creates(county("lone"))}, []int{1}},
		{"a node with a later tie", Creates(county("z")), [][]graph.Change{Creates(county("y")), Creates(cooperation("yz", "a", "z"))}, []int{2}},
		{"a tie without its end", []graph.Change{graph.Delete{ID: "bc"}, graph.Delete{ID: "ac"}}, [][]graph.Change{{graph.Delete{ID: "c"}}}, []int{1}},
		{"a source that is cited", Creates(source), [][]graph.Change{Creates(citing)}, []int{1}},
		{"a citation of a source that was deleted", []graph.Change{graph.Delete{ID: "quoting"}}, [][]graph.Change{{graph.Delete{ID: "gazette"}}}, []int{1}},
		{"a placeholder that was replaced", append(Creates(county("z")), graph.Replace{Record: placeholder}),
			[][]graph.Change{{graph.Delete{ID: "ab"}}}, nil},
	}
}

// undo: a commit is taken back by another one, unless later commits build on it.
func undo(t *testing.T, store graph.Store) {
	for i, c := range undoCases() {
		t.Run(c.name, func(t *testing.T) {
			restore(t, store)
			before := must(store.Network(t.Context(), graph.Scope{}))(t)
			first := applied(t, store, c.first...)
			for _, changes := range c.later {
				applied(t, store, changes...)
			}
			changes, base, err := graph.UndoOf(t.Context(), store, first.Revision)
			if now := must(store.Version(t.Context()))(t); err == nil && base != now {
				t.Errorf("the changes are for version %v, not %v", base, now)
			}
			if len(c.refusedFor) > 0 {
				refused(t, err, first.Revision, c.refusedFor)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if c.name == "a placeholder that was replaced" { // who undoes it sees to the placeholders
				return
			}
			info := graph.CommitInfo{Key: fmt.Sprint("undo ", i), Base: base}
			must(store.Apply(t.Context(), info, changes))(t)
			if len(c.later) == 0 {
				sameNetworkAside(t, store, before)
			}
			if _, _, err := graph.UndoOf(t.Context(), store, first.Revision); !errors.Is(err, graph.ErrConflict) {
				t.Errorf("undone a second time: %v", err)
			}
		})
	}
	if _, _, err := graph.UndoOf(t.Context(), store, 9999); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("undo of no commit: %v", err)
	}
}

// sourceAndCiting returns a source, and a county that cites it.
func sourceAndCiting(id, citing graph.ID) (*graph.Source, *graph.County) {
	s := &graph.Source{NodeHeader: node("source", graph.Reported, graph.Life{}, "公报", "")}
	s.ID, s.Sources = id, []graph.Citation{{SourceID: id}}
	c := county(citing)
	c.Sources = s.Sources
	return s, c
}

// restore makes the store hold the counties a, b, c and lone, the ties ab, ac and bc, and a source that a county cites, and
// nothing else.
func restore(t *testing.T, store graph.Store) {
	n := must(store.Network(t.Context(), graph.Scope{}))(t)
	var changes []graph.Change
	for _, tie := range n.Ties {
		changes = append(changes, graph.Delete{ID: tie.Head().ID})
	}
	for _, node := range n.Nodes {
		changes = append(changes, graph.Delete{ID: node.Head().ID})
	}
	ab := cooperation("ab", "a", "b")
	ab.Evidence = graph.Synthetic
	gazette, quoting := sourceAndCiting("gazette", "quoting")
	applied(t, store, append(changes, Creates(county("a"), county("b"), county("c"), county("lone"), gazette, quoting,
		ab, cooperation("ac", "a", "c"), cooperation("bc", "b", "c"))...)...)
}

// refused expects an error that names these commits, counted from the one that was to be undone.
func refused(t *testing.T, err error, undone graph.Revision, later []int) {
	t.Helper()
	var names []string
	for _, n := range later {
		names = append(names, fmt.Sprint(undone+graph.Revision(n)))
	}
	if want := fmt.Sprintf("(%s)", strings.Join(names, ", ")); !errors.Is(err, graph.ErrConflict) || !strings.Contains(err.Error(), want) {
		t.Errorf("%v, want a conflict that names %s", err, want)
	}
}

// sameNetworkAside expects the store to hold a network, at whatever version.
func sameNetworkAside(t *testing.T, store graph.Store, want *graph.Network) {
	t.Helper()
	got := *must(store.Network(t.Context(), graph.Scope{}))(t)
	got.Version = want.Version
	sameNetwork(t, "after the undo", &got, want)
}

// largeCommit: a commit that creates many records has the same history as a small one. A store may keep it in another way.
func largeCommit(t *testing.T, store graph.Store) {
	var created []graph.Record
	for i := range 1200 {
		created = append(created, county(graph.ID(fmt.Sprintf("n%04d", i))))
	}
	for i := range 100 {
		created = append(created, cooperation(graph.ID(fmt.Sprintf("t%04d", i)), created[i].Head().ID, created[i+1].Head().ID))
	}
	first := applied(t, store, Creates(created...)...)
	renamed := county("n0002")
	renamed.NameZH = "市"
	second := applied(t, store, graph.Replace{Record: renamed}, graph.Delete{ID: "t0000"}, graph.Delete{ID: "n0000"})
	applied(t, store, graph.Create{Record: programme("n0000")}, graph.Replace{Record: county("n0003")}) // another record

	page := must(store.Commits(t.Context(), graph.CommitQuery{Record: "n0002", Limit: 5, Total: true}))(t)
	if page.Total != 2 || len(page.Commits) != 2 || page.Commits[0].Version != second || page.Commits[1].Version != first {
		t.Errorf("the history of a record: %+v", page)
	}
	load := page.Commits[1]
	if want := []graph.EditCount{{Node: graph.KindCounty, Created: 1200}, {Tie: graph.Cooperates, Created: 100}}; !reflect.DeepEqual(load.Counts, want) || load.EditsUnknown {
		t.Errorf("counts %+v, want %+v", load.Counts, want)
	}
	want := make([]graph.Edit, len(created))
	for i, r := range created {
		want[i].After = r
	}
	for _, c := range []struct {
		query graph.EditQuery
		want  []graph.Edit
	}{
		{graph.EditQuery{Limit: graph.NoLimit}, want},
		{graph.EditQuery{After: "n1198", Limit: 3}, want[1199:1202]},
		{graph.EditQuery{Record: "n0002", Limit: 1}, want[2:3]},
		{graph.EditQuery{Record: "t0000", Limit: 1}, want[1200:1201]},
		{graph.EditQuery{Record: "nobody", Limit: 1}, nil},
	} {
		got := must(store.Edits(t.Context(), []graph.Revision{first.Revision}, c.query))(t)[0]
		if !slices.EqualFunc(got, c.want, sameEdit) {
			t.Errorf("%+v: %d edits, of which the first is %+v", c.query, len(got), got[:min(len(got), 1)])
		}
	}
	m := model{}.after(Creates(created...))
	m.check(t, "as known at the large commit", must(must(store.AsKnownAt(t.Context(), load.At))(t).Network(t.Context(), graph.Scope{}))(t))
	_, _, err := graph.UndoOf(t.Context(), store, first.Revision)
	refused(t, err, first.Revision, []int{1, 2})
	for undone := first.Revision + 2; undone >= first.Revision; undone-- {
		changes, base, err := graph.UndoOf(t.Context(), store, undone)
		if err != nil {
			t.Fatal(err)
		}
		must(store.Apply(t.Context(), graph.CommitInfo{Base: base}, changes))(t)
	}
	if n := must(store.Network(t.Context(), graph.Scope{}))(t); len(n.Nodes) > 0 || len(n.Ties) > 0 {
		t.Errorf("after the undo of all commits, there are %d nodes and %d ties", len(n.Nodes), len(n.Ties))
	}
}
