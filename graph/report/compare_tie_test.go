package report_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/report"
)

// Between any two years the counts of ties add up to those of their subjects, and a tie counts only as what it can be.
func TestTieChanges(t *testing.T) {
	d := load(t)
	view := func(year int) *analysis.View {
		day := graph.NewDate(year, 12, 31)
		n, err := d.Store.Network(t.Context(), graph.Scope{Ties: report.ComparedTies, Tie: graph.MayHold(day)})
		if err != nil {
			t.Fatal(err)
		}
		v, err := analysis.NewView(t.Context(), n, graph.Evidences, &day, graph.UnattestedOn(day))
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	met := map[report.Outcome]int{}
	for _, years := range [][2]int{{2020, 2021}, {2010, 2021}, {2000, 2026}, {2018, 2019}, {2015, 2020}, {1990, 2000}} {
		t.Run(fmt.Sprint(years), func(t *testing.T) {
			checkTieChanges(t, compare(t, view(years[0]), view(years[1])), met)
		})
	}
	for _, outcome := range report.Outcomes {
		if met[outcome] == 0 {
			t.Errorf("no tie is %s", outcome)
		}
	}
}

// The same holds between any two parts of the network, whichever beginnings are not known.
func TestRandomTieChanges(t *testing.T) {
	d := load(t)
	all, err := d.Store.Network(t.Context(), graph.Scope{Ties: report.ComparedTies})
	if err != nil {
		t.Fatal(err)
	}
	met := map[report.Outcome]int{}
	for seed := range uint64(40) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := analysistest.Random(seed)
			part := func() *graph.Network {
				part, share := &graph.Network{Version: all.Version, Nodes: all.Nodes}, r.Float64()
				for i, tie := range all.Ties {
					if r.Float64() < share {
						part.Ties, part.From, part.To = append(part.Ties, tie), append(part.From, all.From[i]), append(part.To, all.To[i])
					}
				}
				return part
			}
			unknown := func(graph.Tie) bool { return r.IntN(4) == 0 }
			before, err := analysis.NewView(t.Context(), part(), graph.Evidences, nil, unknown)
			if err != nil {
				t.Fatal(err)
			}
			checkTieChanges(t, compare(t, before, analysistest.View(part(), graph.Evidences...)), met)
		})
	}
	if len(met) != len(report.Outcomes) {
		t.Errorf("the outcomes are %v", met)
	}
}

// checkTieChanges compares the ties of a comparison with its subjects, and counts their outcomes.
func checkTieChanges(t *testing.T, c *report.NetworkChange, met map[report.Outcome]int) {
	t.Helper()
	changes, err := c.TieChanges(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	sums, ties := map[*report.SubjectChange]report.TieChange{}, map[graph.ID]bool{}
	for _, change := range changes {
		met[change.Outcome()]++
		ties[change.Tie.Head().ID] = true
		checkTieChange(t, change)
		s := sums[change.Subject]
		s.Began, s.Ended, s.Stayed, s.Undated = s.Began+change.Began, s.Ended+change.Ended, s.Stayed+change.Stayed, s.Undated+change.Undated
		sums[change.Subject] = s
	}
	for _, s := range c.Subjects {
		if sum := sums[s]; sum.Began != s.Began || sum.Ended != s.Ended || sum.Stayed != s.Stayed || sum.Undated != s.Undated {
			t.Errorf("the ties of %s count %+v, not %+v", nameOf(s.Subject), sum, s)
		}
		for _, tie := range slices.Concat(s.Before, s.After) {
			if !ties[tie.Head().ID] {
				t.Errorf("%s is missing", tie.Head().ID)
			}
		}
	}
	if len(ties) != len(changes) {
		t.Errorf("%d ties stand in %d rows", len(ties), len(changes))
	}
}

// checkTieChange checks what a tie may count as.
func checkTieChange(t *testing.T, c *report.TieChange) {
	t.Helper()
	counts, all := int32(1), c.Began+c.Ended+c.Stayed+c.Undated
	if p, ok := c.Tie.(*graph.Pairing); ok {
		counts = p.CountyCount
	}
	ok := c.Began >= 0 && c.Ended >= 0 && c.Stayed >= 0 && c.Undated >= 0
	switch {
	case c.Before && c.After:
		ok = ok && c.Stayed == counts && all == counts && c.Outcome() == report.OutcomeStayed
	case c.Before:
		ok = ok && c.Ended == all && all <= counts
	case c.After:
		ok = ok && c.Ended == 0 && all == counts
	default:
		ok = false
	}
	if !ok {
		t.Errorf("%s counts as %+v", c.Tie.Head().ID, c)
	}
}

// Support from 2020 to 2021: the counties of 遵义市 ended with one tie, fourteen began, and 92 stayed, 74 of which Shanghai
// supported before a district did: the ties of Shanghai count as nothing.
func TestTieChangesOfSupport(t *testing.T) {
	d, supports := load(t), graph.TieKindsOf(graph.Supports)
	c := compare(t, d.View(t, supports, analysistest.EndOf(2020)), d.View(t, supports, analysistest.EndOf(2021)))
	changes, err := c.TieChanges(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		outcome       report.Outcome
		before, after bool
		hands         report.Hands
	}
	got := map[row]int{}
	for _, change := range changes {
		got[row{change.Outcome(), change.Before, change.After, change.Subject.Hands}]++
	}
	want := map[row]int{
		{report.OutcomeBegan, false, true, report.HandsNone}: 14, {report.OutcomeEnded, true, false, report.HandsNone}: 1,
		{report.OutcomeStayed, true, true, report.HandsSame}: 18, {report.OutcomeStayed, false, true, report.HandsNarrowed}: 74,
		{report.OutcomeStayed, true, false, report.HandsNarrowed}: 74,
	}
	if !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
