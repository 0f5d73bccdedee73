package report_test

import (
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/report"
)

// Sentences distinguish the two places called 普陀区 in both languages; 浦东新区 is the only one of its name; 潮阳区 and 朝阳区
// have the same name in English alone.
func TestSentencesOfSharedNames(t *testing.T) {
	d := load(t)
	v := d.View(t, graph.TieKindsOf(graph.Within, graph.Supports), graph.Ongoing{})
	for _, c := range []struct{ from, to, zh, en string }{
		{"330903", "330900", "浙江省舟山市普陀区属于舟山市。", "Putuo District (Zhoushan City, Zhejiang Province) lies in Zhoushan City."},
		{"310107", "310000", "上海市普陀区属于上海市。", "Putuo District (Shanghai) lies in Shanghai."},
		{"310115", "310000", "浦东新区属于上海市。", "Pudong New Area lies in Shanghai."},
		{"440513", "440500", "潮阳区属于汕头市。", "Chaoyang District (Shantou City, Guangdong Province) lies in Shantou City."},
	} {
		t.Run(c.from, func(t *testing.T) {
			r, err := analysis.Paths(t.Context(), v, analysis.PathQuery{From: []graph.ID{d.Place(t, c.from).Head().ID},
				To: []graph.ID{d.Place(t, c.to).Head().ID}, MaxHops: 1, Limit: 1})
			if err != nil {
				t.Fatal(err)
			}
			if zh, en := sentences(t, r.Paths[0]); zh != c.zh || en != c.en {
				t.Errorf("%s / %s, not %s / %s", zh, en, c.zh, c.en)
			}
		})
	}
}

// No two locations of a flow map have the same name, in Chinese or in English.
func TestFlowLocationNamesAreUnique(t *testing.T) {
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

// A gap of 普陀区 says which of the two it is.
func TestGapsOfSharedNames(t *testing.T) {
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
