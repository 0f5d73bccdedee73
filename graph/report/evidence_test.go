package report_test

import (
	"math"
	"slices"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/report"
)

// evidenceSets is the fifteen non-empty sets of evidence.
func evidenceSets() (sets [][]graph.Evidence) {
	for bits := 1; bits < 1<<len(graph.Evidences); bits++ {
		var set []graph.Evidence
		for i, e := range graph.Evidences {
			if bits>>i&1 == 1 {
				set = append(set, e)
			}
		}
		sets = append(sets, set)
	}
	return sets
}

// Every report on the dataset rests on the evidence of the question alone, and its counts add up.
func TestEveryEvidence(t *testing.T) {
	d := load(t)
	for _, set := range evidenceSets() {
		v := d.View(t, 0, latest, set...)
		m := flows(t, v, graph.LevelPrefecture)
		byEvidence := map[graph.Evidence]int32{}
		for _, f := range slices.Concat(m.Flows, m.Inner) {
			byEvidence[f.Evidence] += f.Count
		}
		sum := m.WithoutPlaces
		for e, count := range byEvidence {
			if !slices.Contains(set, e) {
				t.Errorf("%v: %d ties of %s flow", set, count, e)
			}
			sum += count
		}
		if used := sumOf(v.Basis().Used); sum != used {
			t.Errorf("%v: %d ties flow, %d are used", set, sum, used)
		}
		for _, kind := range []report.GapKind{report.HighInvestmentWithoutAgreement, report.DistrictWithoutTieInRegion,
			report.PublishedAboveRecord} {
			for _, g := range gaps(t, kind, d.coverage, set...).Gaps {
				for _, tie := range g.Ties {
					if !slices.Contains(set, tie.Head().Evidence) {
						t.Errorf("%v: a gap rests on a tie that is %s", set, tie.Head().Evidence)
					}
				}
				if g.Missing != nil && g.Missing.Units <= 0 {
					t.Errorf("%v: %s is missing: %s", set, g.Missing, g.Reason(graph.ZH))
				}
			}
		}
		x := linkage(t, report.LinkageQuery{Level: graph.LevelProvince}, set...)
		for _, p := range x.Places {
			if p.Index != nil && (math.IsNaN(*p.Index) || *p.Index < 0 || *p.Index > 100) {
				t.Errorf("%v: the index of %s is %v", set, nameOf(p.Place), *p.Index)
			}
		}
		for _, code := range []string{"532931", "130703", "330903", "710000", "530000"} {
			c := contacts(t, v, code)
			checkReach(t, c)
			for _, contact := range c.Contacts {
				if !slices.Contains(set, contact.Evidence) {
					t.Errorf("%v: %s is known as %s", set, line(contact), contact.Evidence)
				}
			}
			if c.NearestRoute != nil && !slices.Contains(set, c.NearestRoute.Evidence) {
				t.Errorf("%v: the nearest route is known as %s", set, c.NearestRoute.Evidence)
			}
		}
	}
}

// A tie of a placeholder counts as SYNTHETIC, whatever its own evidence, in paths and in flows too.
func TestTiesOfPlaceholders(t *testing.T) {
	n := analysistest.Star()
	n.Nodes[0].Head().Evidence = graph.Synthetic
	v := analysistest.View(n, graph.Evidences...)
	r, err := analysis.Paths(t.Context(), v, analysis.PathQuery{From: analysistest.IDsAt(n, []int{1}), To: analysistest.IDsAt(n, []int{2}), MaxHops: 2, Limit: 1})
	if err != nil || len(r.Paths) != 1 {
		t.Fatal(r, err)
	}
	if p := r.Paths[0]; p.Evidence != graph.Synthetic || p.Ties[0].Head().Evidence != graph.Official ||
		report.Sentence(graph.NewHierarchy(&graph.Network{}), p, graph.EN) != "[placeholder] n0000001 cooperates with n0000000; [placeholder] n0000000 cooperates with n0000002." {
		t.Errorf("a path over a placeholder is %s: %s", p.Evidence, report.Sentence(graph.NewHierarchy(&graph.Network{}), p, graph.EN))
	}
	counts := map[graph.Evidence]int32{}
	for _, f := range flows(t, v, graph.LevelCounty).Flows {
		counts[f.Evidence] += f.Count
	}
	if counts[graph.Synthetic] != 3 || counts[graph.Official] != 2 {
		t.Errorf("%v flow: want the 3 ties of the placeholder apart from 2", counts)
	}
}
