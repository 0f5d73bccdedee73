package report_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/report"
)

// latest holds for what has not ended and for investment, which is always of a year that has ended.
var latest = graph.Or{A: graph.Ongoing{}, B: graph.OfKind{Kinds: graph.TieKindsOf(graph.Invests)}}

func gaps(t *testing.T, kind report.GapKind, coverage []*report.CoverageRow, evidence ...graph.Evidence) *report.GapList {
	t.Helper()
	d := load(t)
	q := report.GapQuery{Kind: kind, Top: 10}
	list, err := report.Gaps(t.Context(), d.View(t, kind.Ties(), latest, evidence...), d.Hierarchy, coverage, q)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range list.Gaps {
		for _, words := range []string{g.Reason(graph.ZH), g.Reason(graph.EN), g.What(graph.ZH), g.What(graph.EN), g.Suggestion(graph.ZH), g.Suggestion(graph.EN)} {
			if words == "" || strings.Contains(words, "%!") {
				t.Errorf("%s: a text is %q", g.Kind, words)
			}
		}
		if len(g.Sources) == 0 {
			t.Errorf("%s: no source", g.Reason(graph.ZH))
		}
	}
	return list
}

// The sums of Tables 3 and 4: of the ten provinces with the highest, Zhejiang, Shandong and Anhui have an agreement.
func TestGapsHighInvestmentWithoutAgreement(t *testing.T) {
	d := load(t)
	list := gaps(t, report.HighInvestmentWithoutAgreement, d.coverage)
	want := []struct{ name, amount, rank string }{{"北京市", "2732.3038", "第1位"}, {"江苏省", "1425.008935", "第2位"},
		{"广东省", "1057.353", "第4位"}, {"四川省", "499.2299", "第6位"}, {"天津市", "376.4127", "第7位"},
		{"福建省", "348.8411", "第8位"}, {"湖北省", "332.4343", "第9位"}}
	if len(list.Gaps) != len(want) {
		t.Fatalf("%d gaps: want %d", len(list.Gaps), len(want))
	}
	for i, g := range list.Gaps {
		w := want[i]
		if nameOf(g.Subjects[0]) != w.name || g.Amount.String() != w.amount || !strings.Contains(g.Reason(graph.ZH), w.rank) {
			t.Errorf("%s %s, %s: want %v", nameOf(g.Subjects[0]), g.Amount, g.Reason(graph.ZH), w)
		}
		if g.Standing != report.NotOnRecord || g.Published.String() != "19" || g.Held.String() != "8" || len(g.Ties) != 2 ||
			!strings.Contains(g.Reason(graph.ZH), "没有记录不等于不存在") {
			t.Errorf("%s: %s, %s of %s, %d ties, %s", w.name, g.Standing, g.Held, g.Published, len(g.Ties), g.Reason(graph.ZH))
		}
		var locators []string
		for _, c := range g.Sources {
			locators = append(locators, c.Locator)
		}
		for _, locator := range []string{"表3", "表4", "一(一)4"} {
			if !slices.Contains(locators, locator) {
				t.Errorf("%s: %v does not cite %s", w.name, locators, locator)
			}
		}
	}
	// Sanming has an agreement of its own.
	if !strings.Contains(list.Gaps[5].Reason(graph.ZH), "与其下辖地方的有1项") || strings.Contains(list.Gaps[0].Reason(graph.ZH), "下辖") {
		t.Errorf("%s\n%s", list.Gaps[5].Reason(graph.ZH), list.Gaps[0].Reason(graph.ZH))
	}
}

// If all that is published is on record, what is not among it is published as none.
func TestGapStanding(t *testing.T) {
	complete := &report.CoverageRow{Total: &graph.Total{Key: "agreements.provinces_with_framework_agreement",
		Published: &graph.Decimal{Units: 7}}, Held: &graph.Decimal{Units: 7},
		ByEvidence: []report.CoverageEvidence{{Evidence: graph.Official, Held: graph.Decimal{Units: 7}}}}
	for _, g := range gaps(t, report.HighInvestmentWithoutAgreement, []*report.CoverageRow{complete}).Gaps {
		if g.Standing != report.PublishedAsNone || strings.Contains(g.Reason(graph.ZH), "不等于") {
			t.Errorf("%s: %s", g.Standing, g.Reason(graph.ZH))
		}
	}
	for _, g := range gaps(t, report.HighInvestmentWithoutAgreement, nil).Gaps {
		if g.Standing != report.NotOnRecord || g.Published != nil {
			t.Errorf("without any total: %s, %s published", g.Standing, g.Published)
		}
	}
}

func TestGapsDistrictWithoutTieInRegion(t *testing.T) {
	d := load(t)
	missing := map[string][]string{}
	for _, g := range gaps(t, report.DistrictWithoutTieInRegion, d.coverage).Gaps {
		council := nameOf(g.Subjects[1])
		missing[council] = append(missing[council], nameOf(g.Subjects[0]))
		// 23 and 9 of the members have a tie of a district on record
		members, free := "40个成员", "尚无任何区结对的17个成员"
		if council == "长江沿岸中心城市经济协调会" {
			members = "26个成员"
		}
		if !strings.Contains(g.Reason(graph.ZH), members) || !strings.Contains(g.Suggestion(graph.ZH), free) {
			t.Errorf("%s %s: want %s, %s", g.Reason(graph.ZH), g.Suggestion(graph.ZH), members, free)
		}
		if g.Standing != report.NotOnRecord || g.Held.String() != "6" || g.Published.String() != "496" {
			t.Errorf("%s: %s, %s of %s pairs", nameOf(g.Subjects[0]), g.Standing, g.Held, g.Published)
		}
	}
	for council, want := range map[string][]string{
		"长三角城市经济协调会": {"长宁区", "杨浦区", "宝山区", "浦东新区", "崇明区"},
		// all but 黄浦区 (万州), 静安区 (夷陵), 普陀区 (南京, 南通, 镇江, 泰州), 虹口区 (定海) and 松江区 (合肥, 芜湖)
		"长江沿岸中心城市经济协调会": {"徐汇区", "长宁区", "杨浦区", "闵行区", "宝山区", "嘉定区", "浦东新区", "金山区", "青浦区",
			"奉贤区", "崇明区"},
	} {
		t.Run(council, func(t *testing.T) {
			if !slices.Equal(missing[council], want) {
				t.Errorf("%s: %v: want %v", council, missing[council], want)
			}
		})
	}
	// Placeholders would tie every district to cities of the delta: they are left out unless they are asked for.
	with := gaps(t, report.DistrictWithoutTieInRegion, d.coverage, graph.Evidences...).Gaps
	if len(with) >= 6 {
		t.Errorf("%d gaps with placeholders", len(with))
	}
	for _, g := range with { // which fill no total
		if g.Standing != report.NotOnRecord || g.Held.String() != "6" {
			t.Errorf("%s: %s, %s held", nameOf(g.Subjects[0]), g.Standing, g.Held)
		}
	}
}

func TestGapsPublishedAboveRecord(t *testing.T) {
	d := load(t)
	list := gaps(t, report.PublishedAboveRecord, d.coverage)
	if with := gaps(t, report.PublishedAboveRecord, d.coverage, graph.Evidences...); len(with.Gaps) != len(list.Gaps) {
		t.Errorf("of %d gaps placeholders leave %d", len(list.Gaps), len(with.Gaps))
	}
	got := map[string]string{}
	for i, g := range list.Gaps {
		if len(g.Subjects) != 1 {
			t.Fatalf("%s is about %d things", g.Reason(graph.ZH), len(g.Subjects))
		}
		key := g.Subjects[0].(*graph.Indicator).Key
		got[key] = g.Missing.String()
		if sum, ok := g.Held.Add(*g.Missing); !ok || sum.Compare(*g.Published) != 0 {
			t.Errorf("%s: %s and %s are not %s", key, g.Held, g.Missing, g.Published)
		}
		if i > 0 {
			before := list.Gaps[i-1]
			if before.Missing.Float()/before.Published.Float() < g.Missing.Float()/g.Published.Float() {
				t.Errorf("%s comes after what misses less of its total", key)
			}
		}
	}
	// 496 − 6; 174 − 45 = 4 + 1 + 124; 28 − 2 = 23 + 3; 169 − 34 = 11 + 7 + 117; 10 − 1; 19 − 8
	want := map[string]string{"friendly.domestic_pairs": "490", "chambers.in_shanghai_total": "129",
		"chambers.in_shanghai_provincial": "4", "chambers.in_shanghai_cross_region": "1", "chambers.in_shanghai_prefecture": "124",
		"chambers.outside_total": "26", "chambers.outside_provincial": "23", "chambers.outside_sub_provincial": "3",
		"liaison.in_shanghai_total": "135", "liaison.in_shanghai_provincial": "11", "liaison.in_shanghai_sub_provincial": "7",
		"liaison.in_shanghai_prefecture_and_xpcc": "117", "dalian.districts_paired": "9",
		"agreements.provinces_with_framework_agreement": "11"}
	if len(got) != len(want) {
		t.Errorf("%v: want %v", got, want)
	}
	for key, w := range want {
		if got[key] != w {
			t.Errorf("%s: %s missing: want %s", key, got[key], w)
		}
	}
	// On reports alone none of the supported counties is held; they are counted with 个.
	missing := "2020年底对口帮扶的县(区、市)：101个县(区、市)"
	reported := gaps(t, report.PublishedAboveRecord, d.coverage, graph.Reported).Gaps
	if i := slices.IndexFunc(reported, func(g *report.Gap) bool { return g.What(graph.ZH) == missing }); i < 0 ||
		!strings.HasPrefix(reported[i].Reason(graph.ZH), "规划公布101个县(区、市)(") {
		t.Errorf("no gap of reports is %s", missing)
	}
}

func TestGapsRefuse(t *testing.T) {
	d := load(t)
	v := d.View(t, 0, latest)
	if _, err := report.Gaps(t.Context(), v, d.Hierarchy, d.coverage, report.GapQuery{Kind: "NO_SUCH_GAP", Top: 10}); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("an unknown kind: %v", err)
	}
	if _, err := report.Gaps(t.Context(), v, d.Hierarchy, d.coverage, report.GapQuery{Kind: report.HighInvestmentWithoutAgreement}); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("the top 0: %v", err)
	}
}
