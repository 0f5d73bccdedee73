package storetest

import (
	"context"
	"errors"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"coopgraph/graph"
)

var uuid = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[48][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

// apply: the only way to change a network.
func apply(t *testing.T, store graph.Store) {
	t.Run("Revisions", func(t *testing.T) { revisions(t, store) })
	t.Run("OneAfterTheOther", func(t *testing.T) { oneAfterTheOther(t, store) })
	t.Run("AllOrNothing", func(t *testing.T) { allOrNothing(t, store) })
	t.Run("Keys", func(t *testing.T) { keys(t, store) })
}

func county(id graph.ID) *graph.County {
	c := &graph.County{PlaceHeader: place("654321", "县", "County", graph.LevelCounty, 80, 40)}
	c.ID = id
	return c
}

func programme(id graph.ID) *graph.Programme {
	p := &graph.Programme{NodeHeader: node("programme", graph.Official, graph.Life{}, "项目", "")}
	p.ID = id
	return p
}

func cooperation(id, from, to graph.ID) *graph.Cooperation {
	return &graph.Cooperation{TieHeader: tie(id, from, to, graph.Reported, graph.Life{})}
}

// revisions: the first Apply gives the database its identity, each Apply that changes something makes the next revision,
// and reads are of it.
func revisions(t *testing.T, store graph.Store) {
	var database graph.Identity
	check := func(revision graph.Revision) {
		t.Helper()
		want := graph.Version{Database: database, Revision: revision}
		if got := must(store.Version(t.Context()))(t); got != want {
			t.Errorf("version %v, want %v", got, want)
		}
		nodes := must(store.ListNodes(t.Context(), graph.Query{Window: all}))(t)
		search := must(store.ListNodes(t.Context(), graph.Query{Text: "县", Window: all}))(t)
		ties := must(store.ListTies(t.Context(), graph.Step{Window: all}))(t)
		hops := must(store.Expand(t.Context(), []graph.ID{"a", "nobody"}, graph.Step{Direction: graph.Both, Window: all}))(t)
		network := must(store.Network(t.Context(), graph.Scope{}))(t)
		for what, got := range map[string]graph.Version{"a page of nodes": nodes.Version, "a page of a search": search.Version,
			"a page of ties": ties.Version, "a page of hops": hops[0].Version, "a page of no hops": hops[1].Version, "the network": network.Version} {
			if got != want {
				t.Errorf("%s is of version %v, want %v", what, got, want)
			}
		}
	}
	check(0)
	if got := applied(t, store); got != (graph.Version{}) {
		t.Errorf("no change makes version %v", got)
	}
	for i, change := range []graph.Change{
		graph.Create{Record: county("a")}, graph.Create{Record: county("b")}, graph.Create{Record: cooperation("ab", "a", "b")},
		graph.Replace{Record: county("a")}, graph.Delete{ID: "ab"}, graph.Delete{ID: "b"},
	} {
		want, got := graph.Revision(i+1), applied(t, store, change)
		if i == 0 {
			database = got.Database
		}
		if got.Revision != want || got.Database != database || !uuid.MatchString(string(database)) {
			t.Errorf("%T made version %v, want revision %d of %s", change, got, want, database)
		}
		check(want)
	}
	if got := applied(t, store); got.Revision != 6 || got.Database != database {
		t.Errorf("no change makes version %v", got)
	}
	check(6)
}

// oneAfterTheOther: each change of a batch sees the effect of the changes before it.
func oneAfterTheOther(t *testing.T, store graph.Store) {
	renamed := county("x")
	renamed.NameZH = "市"
	reformed := cooperation("xy", "x", "y")
	reformed.Form = "结对"
	turned := cooperation("turn", "y", "x")
	was := must(store.Version(t.Context()))(t)
	now := applied(t, store,
		graph.Create{Record: county("x")}, graph.Create{Record: county("y")}, graph.Create{Record: county("z")},
		graph.Create{Record: cooperation("xy", "x", "y")}, graph.Create{Record: cooperation("zz", "z", "z")},
		graph.Replace{Record: renamed}, graph.Replace{Record: reformed},
		graph.Delete{ID: "zz"}, graph.Delete{ID: "z"},
		graph.Create{Record: cooperation("turn", "x", "y")}, graph.Delete{ID: "turn"}, graph.Create{Record: turned},
		graph.Create{Record: county("again")}, graph.Delete{ID: "again"},
		graph.Create{Record: programme("again")},
	)
	if was.Revision++; now != was {
		t.Errorf("version %v, want %v", now, was)
	}
	same(t, "nodes", recordIDs(must(store.Network(t.Context(), graph.Scope{}))(t).Nodes), []graph.ID{"a", "again", "x", "y"})
	got := must(store.Nodes(t.Context(), []graph.ID{"x", "z", "again"}))(t)
	if !reflect.DeepEqual(got[0], graph.Node(renamed)) || got[1] != nil || got[2] == nil || got[2].Kind() != graph.KindProgramme {
		t.Errorf("nodes %v", got)
	}
	ties := must(store.Ties(t.Context(), []graph.ID{"xy", "zz", "turn"}))(t)
	if !reflect.DeepEqual(ties[0], graph.Tie(reformed)) || ties[1] != nil || !reflect.DeepEqual(ties[2], graph.Tie(turned)) {
		t.Errorf("ties %v", ties)
	}
	out := graph.Step{Direction: graph.Out, Window: all}
	same(t, "from x", tieIDs(expandOne(t, store, "x", out)), []graph.ID{"xy"})
	same(t, "from y", tieIDs(expandOne(t, store, "y", out)), []graph.ID{"turn"})
}

// allOrNothing: a wrong change in the middle of a batch is an error that names it, and nothing is changed.
func allOrNothing(t *testing.T, store graph.Store) {
	applied(t, store, Creates(county("p"), county("q"), county("lone"),
		programme("prog"), cooperation("pq", "p", "q"),
		county("ring"), cooperation("loop", "ring", "ring"))...)
	for _, c := range wrongChanges() {
		t.Run(c.name, func(t *testing.T) {
			before := must(store.Network(t.Context(), graph.Scope{}))(t)
			changed := county("q")
			changed.NameZH = "改"
			changes := append(Creates(county("before"), cooperation("with", "before", "p")), graph.Replace{Record: changed})
			changes = append(append(changes, c.batch...), Creates(county("after"))...)
			_, err := store.Apply(t.Context(), graph.CommitInfo{Key: c.name}, changes)
			var e *graph.Error
			if !errors.Is(err, c.code) || !errors.As(err, &e) || !strings.Contains(e.Message, c.naming) {
				t.Errorf("error %v, want %s that names %q", err, c.code.Code, c.naming)
			}
			sameNetwork(t, c.name, must(store.Network(t.Context(), graph.Scope{}))(t), before)
		})
	}
	// The good ones among them change something, with the same key too: what failed was not applied.
	if _, err := store.Apply(t.Context(), graph.CommitInfo{Key: "no record"}, []graph.Change{graph.Delete{ID: "pq"}, graph.Delete{ID: "q"}}); err != nil {
		t.Errorf("a node without its last tie: %v", err)
	}
	same(t, "left", recordIDs(must(store.Nodes(t.Context(), []graph.ID{"p"}))(t)), []graph.ID{"p"})
}

// wrongChange is a batch whose last change is wrong.
type wrongChange struct {
	name   string
	batch  []graph.Change
	code   *graph.Error // the code of the error
	naming string       // what the error names
}

// wrongChanges returns the ways in which changes can be wrong. The store has the nodes p, q, lone, prog and ring and the
// ties pq and loop, which joins ring with itself.
func wrongChanges() []wrongChange {
	unsourced, unproven, late := county("new"), county("new"), county("new")
	unsourced.Sources, unproven.Evidence = nil, 0
	late.Since, late.Until = day("2020"), day("2019")
	friendly := &graph.FriendlyPair{TieHeader: tie("new", "p", "q", graph.Reported, graph.Life{})}
	within := &graph.Containment{TieHeader: tie("pq", "p", "q", graph.Reported, graph.Life{})}
	district := &graph.District{PlaceHeader: county("p").PlaceHeader}
	return []wrongChange{
		{"no record", Creates(nil), graph.ErrInvalid, ""},
		{"no id", Creates(county("")), graph.ErrInvalid, ""},
		{"a wrong id", Creates(county("a b")), graph.ErrInvalid, "a b"},
		{"no source", Creates(unsourced), graph.ErrInvalid, "new"},
		{"no evidence", Creates(unproven), graph.ErrInvalid, "new"},
		{"an end before the beginning", Creates(late), graph.ErrInvalid, "new"},
		{"no source in a replacement", []graph.Change{graph.Replace{Record: &graph.County{PlaceHeader: graph.PlaceHeader{
			NodeHeader: graph.NodeHeader{Header: graph.Header{ID: "p", Provenance: graph.Provenance{Evidence: graph.Official}}}}}}},
			graph.ErrInvalid, "p"},
		{"no first end", Creates(cooperation("new", "nowhere", "p")), graph.ErrInvalid, "nowhere"},
		{"no second end", Creates(cooperation("new", "p", "nowhere")), graph.ErrInvalid, "nowhere"},
		{"a tie as an end", Creates(cooperation("new", "p", "pq")), graph.ErrInvalid, "pq"},
		{"an end that went", append([]graph.Change{graph.Delete{ID: "lone"}}, Creates(cooperation("new", "p", "lone"))...), graph.ErrInvalid, "lone"},
		{"ends that do not fit", Creates(friendly), graph.ErrInvalid, "new"},
		{"ends the wrong way round", Creates(&graph.Participation{TieHeader: tie("new", "prog", "p", graph.Official, graph.Life{})}), graph.ErrInvalid, "new"},
		{"an id in use", Creates(county("p")), graph.ErrConflict, "p"},
		{"the id of a tie", Creates(county("pq")), graph.ErrConflict, "pq"},
		{"the id of a node", Creates(cooperation("p", "p", "q")), graph.ErrConflict, "p"},
		{"an id in use since a moment ago", Creates(county("new"), county("new")), graph.ErrConflict, "new"},
		{"another kind of node", []graph.Change{graph.Replace{Record: district}}, graph.ErrConflict, "p"},
		{"another kind of tie", []graph.Change{graph.Replace{Record: within}}, graph.ErrConflict, "pq"},
		{"a tie for a node", []graph.Change{graph.Replace{Record: cooperation("p", "p", "q")}}, graph.ErrConflict, "p"},
		{"a node for a tie", []graph.Change{graph.Replace{Record: county("pq")}}, graph.ErrConflict, "pq"},
		{"another first end", []graph.Change{graph.Replace{Record: cooperation("pq", "lone", "q")}}, graph.ErrConflict, "pq"},
		{"ends turned round", []graph.Change{graph.Replace{Record: cooperation("pq", "q", "p")}}, graph.ErrConflict, "pq"},
		{"a node with a tie", []graph.Change{graph.Delete{ID: "q"}}, graph.ErrConflict, "q"},
		{"a node with a new tie", append(Creates(cooperation("new", "lone", "lone")), graph.Delete{ID: "lone"}), graph.ErrConflict, "lone"},
		{"a node with another tie", append(append([]graph.Change{graph.Delete{ID: "loop"}}, Creates(cooperation("new", "ring", "p"))...),
			graph.Delete{ID: "ring"}), graph.ErrConflict, "ring"},
		{"nothing to replace", []graph.Change{graph.Replace{Record: county("new")}}, graph.ErrNotFound, "new"},
		{"nothing to replace any more", []graph.Change{graph.Delete{ID: "lone"}, graph.Replace{Record: county("lone")}}, graph.ErrNotFound, "lone"},
		{"nothing to delete", []graph.Change{graph.Delete{ID: "new"}}, graph.ErrNotFound, "new"},
		{"nothing to delete any more", []graph.Change{graph.Delete{ID: "pq"}, graph.Delete{ID: "pq"}}, graph.ErrNotFound, "pq"},
	}
}

// keys: an attempt whose key was applied is not applied again.
func keys(t *testing.T, store graph.Store) {
	attempt := func(key string, changes ...graph.Change) graph.Version {
		t.Helper()
		return must(store.Apply(t.Context(), graph.CommitInfo{Actor: "someone", Key: key}, changes))(t)
	}
	first := attempt("k1", Creates(county("k"))...)
	second := attempt("k2", graph.Replace{Record: county("k")})
	if second.Revision != first.Revision+1 {
		t.Errorf("version %v after %v", second, first)
	}
	if again := attempt("k1", Creates(county("k"))...); again != first {
		t.Errorf("the repeated attempt is at version %v, not %v", again, first)
	}
	if again := attempt("k2", graph.Delete{ID: "k"}); again != second {
		t.Errorf("the repeated attempt is at version %v, not %v", again, second)
	}
	if got := must(store.Nodes(t.Context(), []graph.ID{"k"}))(t); got[0] == nil {
		t.Error("an attempt with a used key was applied")
	}
	for i := range graph.Revision(2) { // without a key every attempt counts
		if got := attempt("", graph.Replace{Record: county("k")}); got.Revision != second.Revision+1+i {
			t.Errorf("version %v, want revision %d", got, second.Revision+1+i)
		}
	}
	for range 50 { // a key is known for as long as its commit is, which is not among the last few only
		attempt("", graph.Replace{Record: county("k")})
	}
	if again := attempt("k1", Creates(county("k"))...); again != first {
		t.Errorf("the repeated attempt is at version %v later, not %v", again, first)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := store.Apply(ctx, graph.CommitInfo{Key: "k3"}, []graph.Change{graph.Delete{ID: "k"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled attempt: %v", err)
	}
	attempt("k3", graph.Delete{ID: "k"})
	if got := must(store.Nodes(t.Context(), []graph.ID{"k"}))(t); got[0] != nil {
		t.Error("the key of a cancelled attempt counts as applied")
	}
}
