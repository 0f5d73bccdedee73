package graph_test

import (
	"fmt"
	"slices"
	"testing"

	"coopgraph/graph"
)

func TestHeldOn(t *testing.T) {
	for _, c := range []struct {
		since, until, attested, assumed string
		held, unattested, neither       []string
	}{
		{since: "2018", until: "2020", held: []string{"2018-01-01", "2019-06-15", "2020-12-31"}, neither: []string{"2017-12-31", "2021-01-01"}},
		{since: "2018-04-24", until: "2018-04-24", held: []string{"2018-04-24"}, neither: []string{"2018-04-23", "2018-04-25"}},
		{since: "2018-02", held: []string{"2018-02-01", "9999-12-31"}, neither: []string{"2018-01-31"}},
		{unattested: []string{"1000-01-01", "9999-12-31"}},
		{until: "2020", unattested: []string{"1000-01-01", "2020-12-31"}, neither: []string{"2021-01-01"}},
		{attested: "2020-12-31", held: []string{"2020-12-31", "2021-06-01"}, unattested: []string{"1949-12-31", "2020-12-30"}},
		{attested: "2020-12-31", until: "2020", held: []string{"2020-12-31"}, unattested: []string{"2020-12-30"}, neither: []string{"2021-01-01"}},
		{attested: "2020", held: []string{"2020-12-31"}, unattested: []string{"2020-12-30"}}, // which day of the year is not known
		{attested: "2024-11-12", assumed: "2020-12-31", held: []string{"2020-12-31", "2024-11-12"}, unattested: []string{"2020-12-30"}},
		{assumed: "2020-12-31", held: []string{"2020-12-31"}, unattested: []string{"2020-12-30"}},
		{since: "2018", attested: "2020", held: []string{"2018-01-01"}, neither: []string{"2017-12-31"}}, // what is known wins
	} {
		t.Run(fmt.Sprintf("since %s until %s attested %s assumed %s", c.since, c.until, c.attested, c.assumed), func(t *testing.T) {
			life := graph.Life{Since: date(t, c.since), Until: date(t, c.until), Attested: date(t, c.attested), Assumed: date(t, c.assumed)}
			pair := &graph.FriendlyPair{TieHeader: graph.TieHeader{Header: graph.Header{Life: life}}}
			for state, days := range map[[2]bool][]string{{true, false}: c.held, {false, true}: c.unattested, {}: c.neither} {
				for _, d := range days {
					day := date(t, d)
					if got := [2]bool{graph.HeldOn{Day: day}.Holds(pair), graph.Unattested{Day: day}.Holds(pair)}; got != state {
						t.Errorf("%+v on %s: held and unattested %v, want %v", c, d, got, state)
					}
				}
			}
			if life.SinceKnown() != (c.since != "") {
				t.Errorf("%+v: since is known: %t", c, life.SinceKnown())
			}
		})
	}
}

// Places, and the ties that say what lies in what and what measures what, have no beginning. All other records have one.
func TestWhatHoldsAlways(t *testing.T) {
	always := []string{"PROVINCE", "PREFECTURE", "COUNTY", "DISTRICT", "WITHIN", "MEASURES"}
	in1949 := date(t, "1949-10-01")
	for kind, r := range everyKind() {
		t.Run(kind, func(t *testing.T) {
			r.Head().Attested = date(t, "2023")
			held, unattested := (graph.HeldOn{Day: in1949}).Holds(r.Record), (graph.Unattested{Day: in1949}).Holds(r.Record)
			if want := slices.Contains(always, kind); held != want || unattested == want {
				t.Errorf("in 1949: held %t, unattested %t", held, unattested)
			}
		})
	}
}
