package resolve_test

import (
	"fmt"
	"strings"
	"testing"

	"coopgraph/graph"
)

// Conditions on relations, in statistics of every set of evidence, agree with counts of all ties by a simple loop.
func TestQuantifiersConsiderTheEvidence(t *testing.T) {
	store := stores["memory"](t)
	a := newAPI(t, store)
	network, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	recent := graph.Test{Field: graph.FieldSince, Op: graph.Gte, Value: graph.DateValue(graph.NewDate(2018, 0, 0))}
	for field, kind := range map[string]graph.TieKind{"friendlyPairs": graph.Friendly, "pairings": graph.Supports, "cooperations": graph.Cooperates} {
		for condition, namesEvidence := range map[string]bool{"": false, "evidence: {notIn: []}": true} {
			t.Run(field+" "+condition, func(t *testing.T) {
				for answer := graph.EvidenceSet(0); answer <= graph.AllEvidence; answer += 2 {
					if !answer.Has(graph.Reported) {
						continue // places are REPORTED, so there would be none to count
					}
					domain := answer
					if !namesEvidence {
						domain &= graph.KnownEvidence
					}
					var query strings.Builder
					quantifiers := [...]string{"some", "every", "none"}
					for _, quantifier := range quantifiers {
						fmt.Fprintf(&query, `%s: statistics(of: PLACES, groupBy: [], evidence: [%s], filter: {places: {%s: {%[1]s: {since: {gte: "2018"} %[4]s}}}}) { count }`+"\n",
							quantifier, evidenceList(answer), field, condition)
					}
					var got map[string][]struct{ Count int }
					a.ask(t, "{"+query.String()+"}", &got)
					for i, n := range countQuantified(network, kind, domain, recent) {
						if quantifier := quantifiers[i]; got[quantifier][0].Count != n {
							t.Errorf("%s of %v is %d, want %d", quantifier, answer, got[quantifier][0].Count, n)
						}
					}
				}
			})
		}
	}
}

// countQuantified counts the places of which some, every and none of the ties that have not ended meet a condition.
func countQuantified(n *graph.Network, kind graph.TieKind, domain graph.EvidenceSet, passes graph.Test) (counts [3]int) {
	passing, failing := map[int32]int{}, map[int32]int{}
	for i, tie := range n.Ties {
		until := tie.Head().Until
		if tie.Kind() != kind || until != 0 && until.Last() < graph.Today() || !domain.Has(tie.Head().Evidence) {
			continue
		}
		for _, end := range [...]int32{n.From[i], n.To[i]} {
			if passes.Holds(tie.Value(passes.Field)) {
				passing[end]++
			} else {
				failing[end]++
			}
		}
	}
	for i, node := range n.Nodes {
		if !graph.Places.Has(node.Kind()) {
			continue
		}
		for k, holds := range [...]bool{passing[int32(i)] > 0, failing[int32(i)] == 0, passing[int32(i)] == 0} {
			if holds {
				counts[k]++
			}
		}
	}
	return counts
}

func evidenceList(s graph.EvidenceSet) string {
	var names []string
	for _, e := range graph.Evidences {
		if s.Has(e) {
			names = append(names, e.String())
		}
	}
	return strings.Join(names, ", ")
}

// With asOf, unattested counts the places that meet a condition on a relation only if a tie held whose beginning is not
// known. The counts agree with counts of all ties by a simple loop.
func TestUnattestedRelations(t *testing.T) {
	store := stores["memory"](t)
	a := newAPI(t, store)
	network, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	for field, kind := range map[string]graph.TieKind{"friendlyPairs": graph.Friendly, "pairings": graph.Supports, "cooperations": graph.Cooperates} {
		for _, year := range []int{1949, 2018, 2020, 2021, 2024} {
			t.Run(fmt.Sprint(field, " ", year), func(t *testing.T) {
				day := graph.NewDate(year, 12, 31)
				var some, notEvery [2]int // places that meet the condition, and places that may have met it
				for _, ties := range tiesByPlace(network, kind) {
					var holds, fails [2]bool
					for _, tie := range ties {
						if may := (graph.Unattested{Day: day}).Holds(tie); may || (graph.HeldOn{Day: day}).Holds(tie) {
							holds[toInt(may)] = true
							fails[toInt(may)] = fails[toInt(may)] || tie.Head().Since == 0
						}
					}
					some[0], some[1] = some[0]+toInt(holds[0]), some[1]+toInt(holds[1] && !holds[0])
					notEvery[0], notEvery[1] = notEvery[0]+toInt(fails[0]), notEvery[1]+toInt(fails[1] && !fails[0])
				}
				var got map[string][]struct{ Count, Unattested int }
				a.ask(t, fmt.Sprintf(`{
					some: statistics(of: PLACES, groupBy: [], asOf: "%[1]d", filter: {places: {%[2]s: {some: {}}}}) { count unattested }
					notNone: statistics(of: PLACES, groupBy: [], asOf: "%[1]d", filter: {places: {not: {%[2]s: {none: {}}}}}) { count unattested }
					notEvery: statistics(of: PLACES, groupBy: [], asOf: "%[1]d", filter: {places: {not: {%[2]s: {every: {since: {gte: "1900"}}}}}}) { count unattested }
					none: statistics(of: PLACES, groupBy: [], asOf: "%[1]d", filter: {places: {%[2]s: {none: {}}}}) { count unattested }
					every: statistics(of: PLACES, groupBy: [], asOf: "%[1]d", filter: {places: {%[2]s: {every: {since: {gte: "1900"}}}}}) { count unattested }
				}`, year, field), &got)
				for alias, want := range map[string][2]int{"some": some, "notNone": some, "notEvery": notEvery} {
					if row := got[alias][0]; row.Count != want[0] || row.Unattested != want[1] {
						t.Errorf("%s: %+v, want %v", alias, row, want)
					}
				}
				if n := got["none"][0].Unattested + got["every"][0].Unattested; n != 0 {
					t.Errorf("none and every leave out %d, but another tie cannot make a place meet them", n)
				}
			})
		}
	}
}

// tiesByPlace returns the known ties of a kind by the places at their ends.
func tiesByPlace(n *graph.Network, kind graph.TieKind) map[int32][]graph.Tie {
	ties := map[int32][]graph.Tie{}
	for i, tie := range n.Ties {
		if tie.Kind() == kind && graph.KnownEvidence.Has(tie.Head().Evidence) {
			ties[n.From[i]], ties[n.To[i]] = append(ties[n.From[i]], tie), append(ties[n.To[i]], tie)
		}
	}
	return ties
}

func toInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
