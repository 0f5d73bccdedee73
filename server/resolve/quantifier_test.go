package resolve_test

import (
	"fmt"
	"strings"
	"testing"

	"coopgraph/graph"
)

// Conditions on relations, in answers that may rest on any evidence: each as counted by hand from all ties.
func TestQuantifiersLookAtWhatMayCount(t *testing.T) {
	store := stores["memory"](t)
	a := over(t, store)
	network, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	recent := graph.Test{Field: graph.FieldSince, Op: graph.Gte, Value: graph.DateValue(graph.NewDate(2018, 0, 0))}
	for field, kind := range map[string]graph.TieKind{"friendlyPairs": graph.Friendly, "pairings": graph.Supports, "cooperations": graph.Cooperates} {
		for names, named := range map[string]bool{"": false, "evidence: {notIn: []}": true} {
			var query strings.Builder
			want := map[string]int{}
			for answer := graph.EvidenceSet(0); answer <= graph.AllEvidence; answer += 2 {
				if !answer.Has(graph.Reported) {
					continue // which places are, and only they are counted then
				}
				domain := answer
				if !named {
					domain &= graph.KnownEvidence
				}
				counts := quantified(network, kind, domain, recent)
				for i, quantifier := range [...]string{"some", "every", "none"} {
					alias := fmt.Sprintf("%s%d", quantifier, answer)
					want[alias] = counts[i]
					fmt.Fprintf(&query, `%s: statistics(of: PLACES, groupBy: [], evidence: [%s], filter: {places: {%s: {%s: {since: {gte: "2018"} %s}}}}) { count }`+"\n",
						alias, evidenceList(answer), field, quantifier, names)
				}
			}
			var got map[string][]struct{ Count int }
			a.ask(t, "{"+query.String()+"}", &got)
			for alias, n := range want {
				if got[alias][0].Count != n {
					t.Errorf("%s %q: %s is %d, want %d", field, names, alias, got[alias][0].Count, n)
				}
			}
		}
	}
}

// quantified is of how many places some, every and none of the ties that have not ended pass.
func quantified(n *graph.Network, kind graph.TieKind, domain graph.EvidenceSet, passes graph.Test) (counts [3]int) {
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

// As of a day, a condition on a relation leaves out only for an unknown beginning what passes if a tie held of which the
// day does not know it: each as counted by hand from all ties.
func TestUnattestedRelations(t *testing.T) {
	store := stores["memory"](t)
	a := over(t, store)
	network, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	for field, kind := range map[string]graph.TieKind{"friendlyPairs": graph.Friendly, "pairings": graph.Supports, "cooperations": graph.Cooperates} {
		for _, year := range []int{1949, 2018, 2020, 2021, 2024} {
			day := graph.NewDate(year, 12, 31)
			var some, notEvery [2]int // that hold, and that may have held
			for _, ties := range tiesByPlace(network, kind) {
				var holds, fails [2]bool
				for _, tie := range ties {
					if may := (graph.Unattested{Day: day}).Holds(tie); may || (graph.HeldOn{Day: day}).Holds(tie) {
						holds[b2i(may)] = true
						fails[b2i(may)] = fails[b2i(may)] || tie.Head().Since == 0
					}
				}
				some[0], some[1] = some[0]+b2i(holds[0]), some[1]+b2i(holds[1] && !holds[0])
				notEvery[0], notEvery[1] = notEvery[0]+b2i(fails[0]), notEvery[1]+b2i(fails[1] && !fails[0])
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
					t.Errorf("%s %d: %s: %+v, want %v", field, year, alias, row, want)
				}
			}
			if n := got["none"][0].Unattested + got["every"][0].Unattested; n != 0 {
				t.Errorf("%s %d: none and every leave out %d, and no tie more makes them pass", field, year, n)
			}
		}
	}
}

// tiesByPlace are the known ties of a kind by the places at their ends.
func tiesByPlace(n *graph.Network, kind graph.TieKind) map[int32][]graph.Tie {
	ties := map[int32][]graph.Tie{}
	for i, tie := range n.Ties {
		if tie.Kind() == kind && graph.KnownEvidence.Has(tie.Head().Evidence) {
			ties[n.From[i]], ties[n.To[i]] = append(ties[n.From[i]], tie), append(ties[n.To[i]], tie)
		}
	}
	return ties
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
