package resolve_test

import (
	"fmt"
	"strings"
	"testing"

	"coopgraph/graph"
)

// belowRelation is what a relation of places lists: the ties of these kinds at the place, or the nodes of a kind at their
// other ends.
type belowRelation struct {
	field   string
	ties    graph.TieKinds
	out, in bool // whether the place may be the first end, and the second one
	nodes   graph.NodeKind
}

var belowRelations = []belowRelation{
	{"ties", graph.AllTies, true, true, 0},
	{"friendlyPairs", graph.TieKindsOf(graph.Friendly), true, true, 0},
	{"pairings", graph.TieKindsOf(graph.Supports), true, true, 0},
	{"cooperations", graph.TieKindsOf(graph.Cooperates), true, true, 0},
	{"chambers", graph.TieKindsOf(graph.Located, graph.Represents), false, true, graph.KindChamber},
	{"liaisonOffices", graph.TieKindsOf(graph.Located, graph.Represents), false, true, graph.KindLiaisonOffice},
	{"agreements", graph.TieKindsOf(graph.Party), true, false, graph.KindAgreement},
	{"memberships", graph.TieKindsOf(graph.Member), true, false, 0},
}

// With below, each relation of a place lists as many records as a simple loop over all ties counts, at any time, and of any
// evidence, on both stores.
func TestBelowCountsAsALoopDoes(t *testing.T) {
	sequential(t)
	for name, open := range stores {
		t.Run(name, func(t *testing.T) {
			store := open(t)
			a := newAPI(t, store)
			network, err := store.Network(t.Context(), graph.Scope{})
			if err != nil {
				t.Fatal(err)
			}
			for arguments, holds := range map[string]graph.Filter{"": graph.Ongoing{}, "history: true": nil, `asOf: "2020"`: graph.HeldOn{Day: 20201231}} {
				for _, evidence := range []graph.EvidenceSet{graph.AllEvidence, graph.EvidenceSetOf(graph.Official, graph.Reported)} {
					t.Run(fmt.Sprint(arguments, " ", evidence), func(t *testing.T) {
						checkBelow(t, a, network, arguments, holds, evidence)
					})
				}
			}
		})
	}
}

// checkBelow compares the counts of all relations of all provinces, of some prefectures and counties, and of the districts.
func checkBelow(t *testing.T, a *api, network *graph.Network, arguments string, holds graph.Filter, evidence graph.EvidenceSet) {
	var fields strings.Builder
	for _, r := range belowRelations {
		fmt.Fprintf(&fields, "%s(below: true, first: 1, evidence: [%s] %s) { totalCount }\n", r.field, strings.Join(names(evidence), " "), arguments)
	}
	places, found := 0, 0.0
	for _, list := range []string{"provinces(first: 100)", "districts", `counties(first: 20, filter: {within: {name: {eq: "大理白族自治州"}}})`,
		`prefectures(first: 60, filter: {within: {name: {in: ["云南省", "安徽省", "江苏省"]}}})`} {
		var answer map[string]struct{ Nodes []map[string]any }
		a.ask(t, fmt.Sprintf(`{ list: %s { nodes { id %s } } }`, list, &fields), &answer)
		for _, got := range answer["list"].Nodes {
			places++
			for _, r := range belowRelations {
				count := got[r.field].(map[string]any)["totalCount"].(float64)
				if want := countBelow(network, graph.ID(got["id"].(string)), r, holds, evidence); count != float64(want) {
					t.Errorf("%s of %s: %v, want %d", r.field, got["id"], count, want)
				}
				found += count
			}
		}
	}
	if places < 100 || found < 1000 {
		t.Errorf("only %d places with %v records", places, found)
	}
}

func names(evidence graph.EvidenceSet) (names []string) {
	for _, e := range graph.Evidences {
		if evidence.Has(e) {
			names = append(names, e.String())
		}
	}
	return names
}

// countBelow counts the records of a relation of a place and of all places below it.
func countBelow(n *graph.Network, place graph.ID, r belowRelation, holds graph.Filter, evidence graph.EvidenceSet) int {
	area := map[graph.ID]bool{place: true}
	for range 2 { // the levels below a province
		for _, tie := range n.Ties {
			if tie.Kind() == graph.Within && area[tie.TieHead().ToID] {
				area[tie.TieHead().FromID] = true
			}
		}
	}
	listed := map[graph.ID]bool{}
	for i, tie := range n.Ties {
		h := tie.TieHead()
		if !r.ties.Has(tie.Kind()) || !(r.out && area[h.FromID] || r.in && area[h.ToID]) || !holdsDuring(holds, tie) {
			continue
		}
		var record graph.Record = tie
		if r.nodes != 0 {
			end := n.Nodes[n.From[i]]
			if r.out {
				end = n.Nodes[n.To[i]]
			}
			if record = end; end.Kind() != r.nodes {
				continue
			}
		}
		if evidence.Has(record.Head().Evidence) {
			listed[record.Head().ID] = true
		}
	}
	return len(listed)
}

func holdsDuring(f graph.Filter, tie graph.Tie) bool {
	switch f := f.(type) {
	case graph.HeldOn:
		return f.Holds(tie)
	case graph.Ongoing:
		_, last := graph.Days(tie)
		return graph.Today() <= last
	}
	return true
}
