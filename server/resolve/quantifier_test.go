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
	a := serve(t, store)
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
