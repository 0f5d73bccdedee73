package report

import (
	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/internal/budget"
)

// basisOf is what an answer for a year rests on, of a view of all times: the ties that hold on its last day, and its flows.
func basisOf(m *budget.Budget, v *analysis.View, year int32) (analysis.Basis, error) {
	day := lastDay(year)
	b := v.Basis()
	b.AsOf, b.Used, b.LeftOut, b.Unattested = &day, nil, nil, 0
	var used, leftOut graph.EvidenceTally
	n := v.Network()
	for i, t := range n.Ties {
		if err := m.Spend(1); err != nil {
			return analysis.Basis{}, err
		}
		if holds(t, year) {
			used[analysis.EvidenceOf(t, n.Nodes[n.From[i]], n.Nodes[n.To[i]])]++
		}
		b.Unattested += b2i(graph.Unattested{Day: day}.Holds(t))
	}
	for _, x := range v.Excluded() {
		if err := m.Spend(1); err != nil {
			return analysis.Basis{}, err
		}
		if !x.Unattested {
			leftOut[x.Evidence] += b2i(holds(x.Tie, year))
		}
	}
	b.Used, b.LeftOut = used.Counts(), leftOut.Counts()
	return b, nil
}
