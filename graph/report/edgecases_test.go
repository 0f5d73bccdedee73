package report_test

import (
	"slices"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/report"
)

// Over networks without nodes, of one place, and of places without ties each report is empty, and none fails.
func TestEdgeCases(t *testing.T) {
	d := load(t)
	for name, n := range d.EdgeCases(t) {
		t.Run(name, func(t *testing.T) {
			v := analysistest.View(n)
			f, err := report.Flows(t.Context(), v, d.Hierarchy, provinces)
			if err != nil || len(f.Flows) != 0 || len(f.Inner) != min(1, len(n.Ties))*len(kindsOf(n)) {
				t.Errorf("%s: flows %+v, %v", name, f, err)
			}
			change, err := report.Compare(t.Context(), v, v, d.Hierarchy)
			if err != nil || change.Began != 0 || change.Ended != 0 || change.Stayed != counted(v) {
				t.Errorf("%s: comparison %+v, %v", name, change, err)
			}
			for _, kind := range []report.GapKind{report.HighInvestmentWithoutAgreement, report.DistrictWithoutTieInRegion,
				report.PublishedAboveRecord} {
				list, err := report.Gaps(t.Context(), v, d.Hierarchy, nil, report.GapQuery{Kind: kind, Top: 3})
				if err != nil || len(list.Gaps) != 0 {
					t.Errorf("%s: gaps %+v, %v", name, list, err)
				}
			}
			x, err := report.Linkage(t.Context(), v, d.Hierarchy, nil, report.LinkageQuery{Level: graph.LevelProvince})
			if err != nil || len(x.Places) != 0 {
				t.Errorf("%s: index %+v, %v", name, x, err)
			}
			hit := contacts(t, v, "532931")
			if hit.Reach != report.ReachNone || hit.Threshold != nil || hit.Notice(graph.ZH) == "" {
				t.Errorf("%s: contacts %+v", name, hit)
			}
		})
	}
}

func kindsOf(n *graph.Network) (kinds []graph.TieKind) {
	for _, tie := range n.Ties {
		if !slices.Contains(kinds, tie.Kind()) {
			kinds = append(kinds, tie.Kind())
		}
	}
	return kinds
}
