package graph_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

func TestIDs(t *testing.T) {
	seen := map[graph.ID]string{}
	for _, parts := range [][]string{{"friendly"}, {"friendly", "浦东新区", "叶城县"}, {"friendly", "叶城县", "浦东新区"},
		{"friendly", "浦东新区叶城县"}, {"friendly", "浦东新区", "叶城县", "2018"}, {"pairing", "浦东新区", "叶城县"}, {"chamber", "x"}, {"Chamber", "x"}} {
		id := graph.NewID(parts[0], parts[1:]...)
		if other, ok := seen[id]; ok {
			t.Errorf("%q and %s have one id", parts, other)
		}
		seen[id] = fmt.Sprint(parts)
		if !strings.HasPrefix(string(id), strings.ToLower(parts[0])+"-") || graph.NewID(parts[0], parts[1:]...) != id {
			t.Errorf("%q: %s", parts, id)
		}
		for i := range len(id) {
			if c := id[i]; c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') {
				t.Errorf("%q: %s is not plain", parts, id)
			}
		}
	}
	if id := graph.PlaceID("310115"); id != "place-310115" || graph.PlaceID("310000") != graph.Shanghai {
		t.Errorf("place: %s", id)
	}
}

func TestKindSets(t *testing.T) {
	if got := slices.Collect(graph.Places.All); !slices.Equal(got, []graph.NodeKind{graph.KindProvince, graph.KindPrefecture, graph.KindCounty, graph.KindDistrict}) {
		t.Errorf("places: %v", got)
	}
	if got := slices.Collect(graph.NodeKindsOf(graph.KindSource, graph.KindChamber).All); !slices.Equal(got, []graph.NodeKind{graph.KindChamber, graph.KindSource}) {
		t.Errorf("two kinds: %v", got)
	}
	everyNode, everyTie := slices.Collect(graph.NodeKinds(0).All), slices.Collect(graph.TieKinds(0).All)
	if len(everyNode) != graph.NumNodeKinds || !slices.Equal(everyNode, slices.Collect(graph.AllNodes.All)) || !graph.NodeKinds(0).Has(graph.KindSource) {
		t.Errorf("every kind of node: %v", everyNode)
	}
	if len(everyTie) != graph.NumTieKinds || !slices.Equal(everyTie, slices.Collect(graph.AllTies.All)) || !graph.TieKinds(0).Has(graph.Measures) {
		t.Errorf("every kind of tie: %v", everyTie)
	}
	if s := graph.TieKindsOf(graph.Friendly); !s.Has(graph.Friendly) || s.Has(graph.Supports) {
		t.Errorf("one kind: %v", slices.Collect(s.All))
	}
	for k := range graph.Places.All {
		if k == graph.KindPrefecture {
			break // All stops when it is told to
		}
	}
	for _, k := range everyNode {
		var back graph.NodeKind
		if err := back.UnmarshalGQL(k.String()); err != nil || back != k {
			t.Errorf("%s is read as %s (%v)", k, back, err)
		}
	}
	for _, k := range everyTie {
		var back graph.TieKind
		if err := back.UnmarshalGQL(k.String()); err != nil || back != k {
			t.Errorf("%s is read as %s (%v)", k, back, err)
		}
	}
	for _, e := range graph.Evidences {
		var back graph.Evidence
		if err := back.UnmarshalGQL(e.String()); err != nil || back != e {
			t.Errorf("%s is read as %s (%v)", e, back, err)
		}
	}
	for _, wrong := range []any{"", "nonsense", "friendly", nil, 3} {
		var k graph.TieKind
		if err := k.UnmarshalGQL(wrong); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%v is read as a kind (%v)", wrong, err)
		}
	}
}

func TestJoins(t *testing.T) {
	for _, c := range []struct {
		tie      graph.TieKind
		from, to graph.NodeKind
		want     bool
	}{
		{graph.Within, graph.KindDistrict, graph.KindProvince, true},
		{graph.Within, graph.KindOrganization, graph.KindOrganization, true},
		{graph.Within, graph.KindChamber, graph.KindProvince, false},
		{graph.Friendly, graph.KindDistrict, graph.KindCounty, true},
		{graph.Friendly, graph.KindCounty, graph.KindDistrict, false},
		{graph.Supports, graph.KindProvince, graph.KindPrefecture, true},
		{graph.Supports, graph.KindCounty, graph.KindCounty, false},
		{graph.Cooperates, graph.KindPrefecture, graph.KindProvince, true},
		{graph.Invests, graph.KindProvince, graph.KindProvince, true},
		{graph.Invests, graph.KindProvince, graph.KindPrefecture, false},
		{graph.Member, graph.KindPrefecture, graph.KindOrganization, true},
		{graph.Member, graph.KindOrganization, graph.KindPrefecture, false},
		{graph.Leads, graph.KindPrefecture, graph.KindOrganization, true},
		{graph.Party, graph.KindProvince, graph.KindAgreement, true},
		{graph.Located, graph.KindChamber, graph.KindDistrict, true},
		{graph.Located, graph.KindOrganization, graph.KindDistrict, false},
		{graph.Represents, graph.KindLiaisonOffice, graph.KindPrefecture, true},
		{graph.Participates, graph.KindProvince, graph.KindProgramme, true},
		{graph.Measures, graph.KindIndicator, graph.KindProgramme, true},
		{graph.Measures, graph.KindProgramme, graph.KindIndicator, false},
	} {
		t.Run(fmt.Sprintf("%s from %s to %s", c.tie, c.from, c.to), func(t *testing.T) {
			if got := c.tie.Joins(c.from, c.to); got != c.want {
				t.Errorf("%s from %s to %s: %t", c.tie, c.from, c.to, got)
			}
		})
	}
	for k := range graph.AllTies.All {
		if k.Joins(graph.KindSource, graph.KindSource) {
			t.Errorf("%s joins sources", k)
		}
	}
}

func TestCheck(t *testing.T) {
	pair := func(change func(*graph.FriendlyPair)) *graph.FriendlyPair {
		p := &graph.FriendlyPair{TieHeader: graph.TieHeader{Header: graph.Header{ID: "friendly-1", Provenance: graph.Provenance{
			Evidence: graph.Official, Sources: []graph.Citation{{SourceID: "source-1"}}}}}}
		change(p)
		return p
	}
	for name, c := range map[string]struct {
		change func(*graph.FriendlyPair)
		part   string
	}{
		"whole":         {func(*graph.FriendlyPair) {}, ""},
		"one day":       {func(p *graph.FriendlyPair) { p.Since, p.Until = 20180424, 20180424 }, ""},
		"within a year": {func(p *graph.FriendlyPair) { p.Since, p.Until = 20180400, 20180000 }, ""},
		"no id":         {func(p *graph.FriendlyPair) { p.ID = "" }, "without an id"},
		"chinese id":    {func(p *graph.FriendlyPair) { p.ID = "友" }, "ASCII"},
		"id with space": {func(p *graph.FriendlyPair) { p.ID = "a b" }, "ASCII"},
		"no evidence":   {func(p *graph.FriendlyPair) { p.Evidence = 0 }, "no evidence"},
		"odd evidence":  {func(p *graph.FriendlyPair) { p.Evidence = 9 }, "no evidence"},
		"no source":     {func(p *graph.FriendlyPair) { p.Sources = nil }, "no source"},
		"backwards":     {func(p *graph.FriendlyPair) { p.Since, p.Until = 20190000, 20181231 }, "ends before it begins"},
		"too early":     {func(p *graph.FriendlyPair) { p.Attested, p.Until = 20201231, 20190000 }, "ends before it begins"},
	} {
		t.Run(name, func(t *testing.T) {
			err := graph.Check(pair(c.change))
			if (err == nil) != (c.part == "") || err != nil && (!errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), c.part)) {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
}

// An error of something that has no id does not begin with the id that is not there.
func TestErrorsWithoutAnID(t *testing.T) {
	draft := graph.NewDraft(nil)
	for want, err := range map[string]error{
		"<nil> is no record":     graph.Check(nil),
		"a record without an id": graph.Check(&graph.County{}),
		"<nil> is no change":     draft.Change(nil),
	} {
		if !errors.Is(err, graph.ErrInvalid) || err.Error() != want {
			t.Errorf("the error is %q, want %q", err, want)
		}
	}
}

func TestObservations(t *testing.T) {
	at := func(from, until graph.Date) graph.Observation { return graph.Observation{From: from, Until: until} }
	indicator := &graph.Indicator{Series: []graph.Observation{at(20160000, 20200000), at(20180000, 20180000), at(0, 20201231), at(20210000, 0)}}
	year := func(n int32) *int32 { return &n }
	for _, c := range []struct {
		from, to *int32
		want     []int
	}{
		{nil, nil, []int{0, 1, 2, 3}},
		{year(2018), year(2018), []int{0, 1}},
		{year(2019), nil, []int{0, 2, 3}},
		{nil, year(2017), []int{0}},
		{year(2021), year(2030), []int{3}},
		{year(2022), nil, nil},
		{year(2019), year(2018), []int{0}}, // the one that lies on both sides
	} {
		var got []int
		for _, o := range indicator.Observations(c.from, c.to) {
			got = append(got, slices.IndexFunc(indicator.Series, func(s graph.Observation) bool { return s.From == o.From && s.Until == o.Until }))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestErrors(t *testing.T) {
	cause := errors.New("the disk is full")
	err := fmt.Errorf("apply: %w", &graph.Error{Code: graph.Unavailable, Message: "not now", Cause: cause})
	if !errors.Is(err, graph.ErrUnavailable) || errors.Is(err, graph.ErrConflict) || !errors.Is(err, cause) || graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("%v is not what it is", err)
	}
	if err.Error() != "apply: not now: the disk is full" || graph.CodeOf(cause) != "" || graph.CodeOf(nil) != "" {
		t.Errorf("%v", err)
	}
	if errors.Is(err, &graph.Error{Code: graph.Unavailable, Message: "another"}) {
		t.Error("errors with messages of their own are one")
	}
}

// Whatever a record is made of, its id is one that a store takes, and the same parts in other places are another record.
func FuzzNewID(f *testing.F) {
	f.Add("chamber", "上海市浙江商会", "")
	f.Add("FRIENDLY", "place-310104", "place-341200")
	f.Add("x", "a\x00b", "c")
	f.Fuzz(func(t *testing.T, kind, a, b string) {
		for _, r := range kind {
			if r < 'A' || r > 'z' {
				t.Skip("kinds are words")
			}
		}
		id := graph.NewID(kind, a, b)
		source := &graph.Source{}
		source.ID, source.Evidence, source.Sources = id, graph.Official, []graph.Citation{{SourceID: id}}
		if err := graph.Check(source); err != nil {
			t.Error(err)
		}
		if graph.NewID(kind, a, b) != id || graph.NewID(kind, a, b, "") == id || a != b && graph.NewID(kind, b, a) == id {
			t.Errorf("%s is not made of %q, %q and %q alone", id, kind, a, b)
		}
	})
}
