package seed

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

func TestIndicators(t *testing.T) {
	indicators := map[string]*graph.Indicator{}
	observations, textOnly := 0, 0
	for _, i := range recordsOf[*graph.Indicator](loadAll(t)) {
		indicators[i.Key] = i
		observations += len(i.Series)
		for _, o := range i.Series {
			if o.Value == nil {
				textOnly++
			}
		}
	}
	// 101 figures: four of the document, six of Table 6, and one that is a target
	if observations != 101-4-6-1 || textOnly != 3 {
		t.Errorf("%d observations, %d without a number: want 90 and 3", observations, textOnly)
	}
	if fair := indicators["fair.onsite_sales"]; len(fair.Series) != 3 || fair.Series[0].Qualifier != graph.AtLeast ||
		fair.Series[2].Value.String() != "2191" || fair.Series[2].From.Year() != 2020 || fair.Unit != "万元" {
		t.Errorf("fair.onsite_sales: %+v", fair)
	}
	for key, want := range map[string]struct {
		nature graph.IndicatorNature
		value  string
		basis  graph.FigureBasis
		unit   string
	}{
		"target.fiscal_funds":            {graph.Anticipatory, "", graph.AnnualMean, ""},
		"target.counties_fund_share":     {graph.Binding, "80", graph.AnnualMean, "%"},
		"target.livelihood_fund_share":   {graph.Binding, "80", graph.AnnualMean, "%"},
		"target.trained_person_times":    {graph.Anticipatory, "150000", graph.Cumulative, "人次"},
		"target.industry_demo_zones":     {graph.Anticipatory, "100", graph.Cumulative, "个"},
		"target.purchases":               {graph.Anticipatory, "100", graph.AnnualMean, "亿元"},
		"target.beautiful_village_sites": {graph.Anticipatory, "50", graph.Cumulative, "个"},
	} {
		i := indicators[key]
		if i == nil || i.Target == nil {
			t.Errorf("%s: no target", key)
			continue
		}
		value, qualifier := "", graph.Qualifier("")
		if i.Target.Value != nil {
			value, qualifier = i.Target.Value.String(), graph.AtLeast
		}
		if i.Nature != want.nature || value != want.value || i.Target.Qualifier != qualifier || i.Target.Basis != want.basis ||
			i.Unit != want.unit || i.Target.From.Year() != 2021 || i.Target.Until.Year() != 2025 {
			t.Errorf("%s: %+v %+v", key, i, i.Target)
		}
		by2025 := ""
		if i.Target.By2025 != nil {
			by2025 = i.Target.By2025.Value.String() + " " + i.Target.By2025.Text
		}
		if both := i.Nature == graph.Binding; both != (by2025 == "80 ≥80%") || both != (by2025 != "") {
			t.Errorf("%s: in 2025 %q: want both columns of the second and third row only", key, by2025)
		}
	}
	flights := indicators["charter_flights.target_per_year"]
	if flights.Target == nil || len(flights.Series) > 0 || flights.IndicatorKind != graph.PublishedFigure ||
		flights.Target.Value.String() != "100" || flights.Target.Basis != graph.Annual || flights.Target.Until.Year() != 2025 {
		t.Errorf("a target and no observation: %+v", flights)
	}
	if good := indicators["aid.assessment_good_years"]; good.Series[0].From.Year() != 2017 || good.Series[0].Until.Year() != 2020 ||
		good.NameZH != "全国脱贫攻坚成效考核连续评价为“好”的年数" {
		t.Errorf("%s: %+v", good.NameZH, good.Series)
	}
	if covid := indicators["liaison.covid_transfers"]; !strings.Contains(covid.NameZH, "驻外驻沪办事机构") {
		t.Errorf("liaison.covid_transfers is called %s", covid.NameZH)
	}
	if text := indicators["target.fiscal_funds"].Target.Text; text != "与上年度大体相当" {
		t.Errorf("the target without a number prints %q", text)
	}
}

// A bound or an estimate shows the words that are printed, or null if only the number is known; never the bare number.
// What is computed shows no words: the plan does not print it.
func TestBoundsShowWhatIsPrinted(t *testing.T) {
	printed, unknown, computed := map[string]string{}, 0, []string(nil)
	for _, i := range recordsOf[*graph.Indicator](loadAll(t)) {
		figures := slices.Clone(i.Series)
		if i.IndicatorKind == graph.PublishedFigure && i.Target != nil {
			figures = append(figures, graph.Observation{Figure: i.Target.Figure, Until: i.Target.Until})
		}
		for _, o := range figures {
			switch {
			case o.Evidence == graph.Derived:
				computed = append(computed, i.Key+" "+o.Value.String()+o.Text)
			case o.Qualifier == graph.Exact && o.Text != o.Value.String():
				t.Errorf("%s: %q is printed %q", i.Key, o.Value, o.Text)
			case (o.Qualifier == graph.AtLeast || o.Qualifier == graph.About) && o.Text == "":
				unknown++
			case o.Qualifier == graph.AtLeast || o.Qualifier == graph.About:
				printed[i.Key+" "+o.Until.String()] = o.Text
			}
		}
	}
	want := map[string]string{"aid.funds_share_to_poor_counties 2020": "80%以上", "liaison.covid_transfers 2020": "9万余人",
		"liaison.double_service_recognised 2020": "近百家", "federation.enterprises 2020-12": "逾两万家",
		"federation.chamber_members 2020-12": "100余家", "federation.branches 2020-12": "10余家",
		"fair.products 2018": "5000余种", "fair.products 2019": "5000余种"}
	if !maps.Equal(printed, want) || unknown != 21-len(want) {
		t.Errorf("%v, and %d of which only the number is known: want %v and %d", printed, unknown, want, 21-len(want))
	}
	slices.Sort(computed)
	if want := []string{"agreements.signed_13th_fyp 9", "invest.inbound_2020_sum 4951.04", "invest.outbound_2020_sum 6261.348035",
		"yrd.new_alliances_13th_fyp 8", "yrd.new_committees_13th_fyp 5"}; !slices.Equal(computed, want) {
		t.Errorf("computed are %q: want %q", computed, want)
	}
	for text, want := range map[string]string{"9万余人": "90000", "近百家": "100", "逾两万家": "20000", "80%以上": "80",
		"三十余种": "30", "100": "", "若干": "", "余": ""} {
		if got := printedNumber(text); got != want {
			t.Errorf("%s says %q: want %q", text, got, want)
		}
	}
}
