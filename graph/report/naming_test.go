package report_test

import (
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/report"
)

// Two places called 普陀区 are told apart in both languages; what is called 浦东新区 is the only one, and 潮阳区 and 朝阳区
// are the same in English alone.
func TestPlacesOfOneNameAreToldApart(t *testing.T) {
	d := load(t)
	v := d.View(t, graph.TieKindsOf(graph.Within, graph.Supports), graph.Ongoing{})
	for _, c := range []struct{ from, to, zh, en string }{
		{"330903", "330900", "浙江省舟山市普陀区属于舟山市。", "Putuo District (Zhoushan City, Zhejiang Province) lies in Zhoushan City."},
		{"310107", "310000", "上海市普陀区属于上海市。", "Putuo District (Shanghai) lies in Shanghai."},
		{"310115", "310000", "浦东新区属于上海市。", "Pudong New Area lies in Shanghai."},
		{"440513", "440500", "潮阳区属于汕头市。", "Chaoyang District (Shantou City, Guangdong Province) lies in Shantou City."},
	} {
		r, err := analysis.Paths(t.Context(), v, analysis.PathQuery{From: []graph.ID{d.Place(t, c.from).Head().ID},
			To: []graph.ID{d.Place(t, c.to).Head().ID}, MaxHops: 1, Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		if p := r.Paths[0]; report.Sentence(load(t).Hierarchy, p, graph.ZH) != c.zh || report.Sentence(load(t).Hierarchy, p, graph.EN) != c.en {
			t.Errorf("%s / %s, not %s / %s", report.Sentence(load(t).Hierarchy, p, graph.ZH), report.Sentence(load(t).Hierarchy, p, graph.EN), c.zh, c.en)
		}
	}
}

// No two places of a map are labelled the same, in Chinese or in English.
func TestLabelsOfFlowsAreUnique(t *testing.T) {
	d := load(t)
	m := flows(t, d.View(t, graph.TieKindsOf(graph.Within, graph.Supports, graph.Friendly), nil, graph.Evidences...), graph.LevelCounty)
	for _, language := range []graph.Language{graph.ZH, graph.EN} {
		seen := map[string]graph.Place{}
		for _, l := range m.Locations {
			name := l.Name(language)
			if other := seen[name]; other != nil {
				t.Errorf("%s is both %s and %s", name, d.Hierarchy.Path(other), d.Hierarchy.Path(l.Place))
			}
			seen[name] = l.Place
		}
	}
}

// A gap of 普陀区 says which one.
func TestGapsNameDistricts(t *testing.T) {
	d := load(t)
	named := 0
	for _, g := range gaps(t, report.DistrictWithoutTieInRegion, d.coverage, graph.Official).Gaps {
		if nameOf(g.Subjects[0]) == "普陀区" {
			named++
			if !strings.Contains(g.Reason(graph.ZH), "上海市普陀区与") || !strings.Contains(g.Reason(graph.EN), "of Putuo District (Shanghai) with") {
				t.Errorf("%s / %s", g.Reason(graph.ZH), g.Reason(graph.EN))
			}
		}
	}
	if named == 0 {
		t.Error("普陀区 has no gap to tell")
	}
}
