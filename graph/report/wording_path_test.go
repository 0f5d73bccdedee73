package report_test

import (
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/report"
)

// The sentences of paths of the dataset.
func TestSentences(t *testing.T) {
	d := load(t)
	for _, c := range []struct {
		from, to string
		kinds    graph.TieKinds
		asOf     graph.Filter
		zh, en   string
	}{
		{"310115", "532900", graph.TieKindsOf(graph.Supports, graph.Within), analysistest.EndOf(2021),
			"浦东新区对口帮扶祥云县（2021年起，表7）；祥云县属于大理白族自治州。",
			"Pudong New Area supports Xiangyun County (since 2021, Table 7); Xiangyun County lies in Dali Bai Autonomous Prefecture."},
		{"532931", "310115", graph.TieKindsOf(graph.Supports, graph.Within), analysistest.EndOf(2021),
			"剑川县由浦东新区对口帮扶（2021年起，表7）。",
			"Jianchuan County is supported by Pudong New Area (since 2021, Table 7)."},
		{"330000", "310000", graph.TieKindsOf(graph.Invests), nil,
			"浙江省企业在上海市投资（2020年，371.38亿元，表4）。",
			"Zhejiang Province's enterprises invest in Shanghai (2020, RMB 37.1 billion, Table 4)."},
		{"310115", "430000", graph.AllTies &^ graph.TieKindsOf(graph.Invests), nil,
			"浦东新区属于上海市；上海市设有上海市湖南商会；上海市湖南商会代表湖南省。",
			"Pudong New Area lies in Shanghai; Shanghai hosts the Hunan Chamber of Commerce in Shanghai; " +
				"the Hunan Chamber of Commerce in Shanghai represents Hunan Province."},
		{"310101", "310000", graph.TieKindsOf(graph.Supports), nil,
			"黄浦区对口帮扶景谷傣族彝族自治县（2021年起，表7）；景谷傣族彝族自治县由上海市对口帮扶（至2020年，附录2）。",
			"Huangpu District (Shanghai) supports Jinggu Dai and Yi Autonomous County (since 2021, Table 7); " +
				"Jinggu Dai and Yi Autonomous County is supported by Shanghai (until 2020, Appendix 2)."},
		{"310115", "310104", graph.TieKindsOf(graph.Cooperates, graph.Friendly), nil,
			"浦东新区与三明市合作（2022年起）；三明市与上海市合作（2022年起）；上海市与大连市合作（2018年起，表5）；" +
				"大连市与松江区合作（2017年起）；松江区与阜阳市结为友好城区；阜阳市与徐汇区结为友好城区。",
			"Pudong New Area cooperates with Sanming City (since 2022); Sanming City cooperates with Shanghai (since 2022); " +
				"Shanghai cooperates with Dalian City (since 2018, Table 5); Dalian City cooperates with Songjiang District " +
				"(since 2017); Songjiang District and Fuyang City are a friendly pair; " +
				"Fuyang City and Xuhui District are a friendly pair."},
	} {
		t.Run(c.from+" to "+c.to, func(t *testing.T) {
			v := d.View(t, c.kinds, c.asOf)
			r, err := analysis.Paths(t.Context(), v, analysis.PathQuery{From: []graph.ID{d.Place(t, c.from).Head().ID},
				To: []graph.ID{d.Place(t, c.to).Head().ID}, MaxHops: 6, Limit: 1})
			if err != nil || len(r.Paths) != 1 {
				t.Error(r, err)
				return
			}
			if zh, en := sentences(t, r.Paths[0]); zh != c.zh || en != c.en {
				t.Errorf("%s\n%s", zh, en)
			}
		})
	}
}

// The dataset has ties of every kind, each has a sentence in both directions, and a placeholder's sentence marks it.
func TestSentencesOfEveryKind(t *testing.T) {
	d := load(t)
	v := d.View(t, 0, nil, graph.Evidences...)
	seen := map[graph.TieKind]bool{}
	for _, tie := range v.Network().Ties {
		seen[tie.Kind()] = true
		h := tie.TieHead()
		for _, ends := range [2][2]graph.ID{{h.FromID, h.ToID}, {h.ToID, h.FromID}} {
			checkSentence(t, v, ends[0], ends[1])
		}
	}
	for kind := range graph.AllTies.All {
		if !seen[kind] {
			t.Errorf("the dataset has no %v", kind)
		}
	}
}

func checkSentence(t *testing.T, v *analysis.View, from, to graph.ID) {
	t.Helper()
	r, err := analysis.Paths(t.Context(), v, analysis.PathQuery{From: []graph.ID{from}, To: []graph.ID{to}, MaxHops: 1, Limit: 1})
	if err != nil || len(r.Paths) != 1 {
		t.Fatal(r, err)
	}
	p := r.Paths[0]
	zh, en := sentences(t, p)
	for _, end := range p.Nodes {
		h := end.NodeHead()
		if !strings.Contains(zh, h.NameZH) || !strings.Contains(en, h.Name(graph.EN)) {
			t.Errorf("%s / %s does not name %s", zh, en, h.NameZH)
		}
	}
	marked := strings.Contains(zh, "占位") && strings.Contains(en, "placeholder")
	if p.Evidence == graph.Synthetic && !marked {
		t.Errorf("%s / %s does not say that it is a placeholder", zh, en)
	}
	if strings.Contains(zh, "%!") || strings.Contains(en, "%!") {
		t.Errorf("%s / %s is badly formatted", zh, en)
	}
}

// sentences is the sentence of a path in both languages.
func sentences(t *testing.T, p *analysis.Path) (zh, en string) {
	t.Helper()
	h := load(t).Hierarchy
	return report.Sentence(h, p, graph.ZH), report.Sentence(h, p, graph.EN)
}
