package graph_test

import (
	"errors"
	"strings"
	"testing"

	"coopgraph/graph"
)

var byName = graph.NewListing(graph.Query{Kinds: graph.Places, Order: graph.Order{Field: graph.FieldSortKey}}, graph.Step{})

func positions(t testing.TB) []graph.Position {
	t.Helper()
	amount, err := graph.ParseDecimal("-998.118935")
	if err != nil {
		t.Fatal(err)
	}
	var all []graph.Position
	for _, v := range []graph.Value{{}, graph.TextValue("pudong xin qu"), graph.TextValue("叶城县\x00\n"), graph.IntValue(-1 << 63), graph.IntValue(7),
		graph.BoolValue(true), graph.DecimalValue(amount), graph.DateValue(20180400)} {
		all = append(all, graph.Position{Value: v, ID: graph.PlaceID("310115")})
	}
	return all
}

func TestCursorRoundTrip(t *testing.T) {
	for _, at := range positions(t) {
		cursor := byName.Cursor(at).String()
		if strings.Trim(cursor, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			t.Errorf("%+v: %q is not for addresses", at, cursor)
		}
		if got, err := graph.DecodeCursor(byName, cursor); err != nil || got != at {
			t.Errorf("%+v comes back as %+v (%v)", at, got, err)
		}
	}
}

func TestCursorBelongsToItsList(t *testing.T) {
	at := positions(t)[1]
	cursor := byName.Cursor(at).String()
	q := byName.Query
	q.Window = graph.Window{After: at, Limit: 5, Total: true}
	if got, err := graph.DecodeCursor(graph.NewListing(q, graph.Step{}), cursor); err != nil || got != at {
		t.Errorf("another window of the list: %+v, %v", got, err)
	}
	others := map[string]*graph.Listing{
		"kinds": graph.NewListing(graph.Query{Kinds: graph.NodeKindsOf(graph.KindCounty), Order: q.Order}, graph.Step{}),
		"order": graph.NewListing(graph.Query{Kinds: q.Kinds, Order: graph.Order{Field: graph.FieldSortKey, Desc: true}}, graph.Step{}),
		"text":  graph.NewListing(graph.Query{Kinds: q.Kinds, Order: q.Order, Text: "x"}, graph.Step{}),
		"filter": graph.NewListing(graph.Query{Kinds: q.Kinds, Order: q.Order,
			Filter: graph.Test{Field: graph.FieldCode, Op: graph.Eq, Value: graph.TextValue("310000")}}, graph.Step{}),
		"step":     graph.NewListing(graph.Query{}, graph.Step{Ties: graph.TieKindsOf(graph.Friendly), Direction: graph.Both}),
		"analysis": {Computed: &graph.ComputedList{Field: "flows-x"}},
	}
	for name, other := range others {
		if _, err := graph.DecodeCursor(other, cursor); !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "another list") {
			t.Errorf("a list of other %s: %v", name, err)
		}
	}
	computed := graph.Listing{Computed: &graph.ComputedList{Field: "flows-x"}}
	cursor = computed.Cursor(at).String()
	for field, belongs := range map[graph.ID]bool{"flows-x": true, "flows-y": false} {
		_, err := graph.DecodeCursor(&graph.Listing{Computed: &graph.ComputedList{Field: field}}, cursor)
		if (err == nil) != belongs {
			t.Errorf("a computed list of %s: %v", field, err)
		}
	}
}

func TestCursorBelongsToItsDatabase(t *testing.T) {
	a, b := graph.NewIdentity(), graph.NewIdentity()
	l := graph.NewListing(byName.Query, graph.Step{})
	l.Bind(a)
	for _, at := range positions(t) {
		cursor := l.Cursor(at).String()
		if got, err := graph.DecodeCursor(byName, cursor); err != nil || got != at {
			t.Errorf("%+v comes back as %+v (%v)", at, got, err)
		}
		if err := graph.CheckDatabase(cursor, a); err != nil {
			t.Errorf("%q: %v", cursor, err)
		}
		for _, other := range []graph.Identity{b, ""} {
			if err := graph.CheckDatabase(cursor, other); !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "another database") {
				t.Errorf("%q of another database: %v", cursor, err)
			}
		}
	}
}

func TestGarbageIsNoCursor(t *testing.T) {
	good := byName.Cursor(positions(t)[1]).String()
	for _, s := range []string{"", "x", "AAAA", "=", "!!!!!!!!!!", good[:len(good)/2], good + "=", good + "\n", " " + good, "\n" + good,
		strings.Repeat("A", 10), strings.Repeat("_", 40), strings.Repeat("A", 100_000)} {
		if at, err := graph.DecodeCursor(byName, s); !errors.Is(err, graph.ErrInvalid) || at != (graph.Position{}) || len(err.Error()) > 200 {
			t.Errorf("%.50q: %+v, %.300v", s, at, err)
		}
	}
}

func FuzzCursor(f *testing.F) {
	for _, at := range positions(f) {
		f.Add(byName.Cursor(at).String())
	}
	f.Add("")
	f.Fuzz(func(t *testing.T, cursor string) {
		at, err := graph.DecodeCursor(byName, cursor)
		switch {
		case err != nil:
			if at != (graph.Position{}) || graph.CodeOf(err) != graph.InvalidArgument {
				t.Fatalf("%q: %+v, %v", cursor, at, err)
			}
		case at.ID == "":
			t.Fatalf("%q is a position without an id", cursor)
		case byName.Cursor(at).String() != cursor:
			t.Fatalf("%q comes back as %q", cursor, byName.Cursor(at).String())
		}
		for _, other := range positions(t) {
			if there, back := at.Value.Compare(other.Value), other.Value.Compare(at.Value); there != -back {
				t.Fatalf("%+v compared with %+v is %d, and %d the other way", at.Value, other.Value, there, back)
			}
		}
	})
}
