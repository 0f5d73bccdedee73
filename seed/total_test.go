package seed

import (
	"context"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/graph/report"
)

// fillStore returns a dataset and a store that holds it.
func fillStore(t *testing.T, d *Dataset, err error) (*Dataset, graph.Store, *graph.Hierarchy) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	store := memory.New()
	t.Cleanup(func() { _ = store.Close() })
	if _, err := store.Apply(context.Background(), graph.CommitInfo{Actor: "seed"}, d.Changes()); err != nil {
		t.Fatal(err)
	}
	network, err := store.Network(context.Background(), graph.Scope{Nodes: graph.Places, Ties: graph.TieKindsOf(graph.Within)})
	if err != nil {
		t.Fatal(err)
	}
	return d, store, graph.NewHierarchy(network)
}

// coverageRow asks a store for the records that it holds of a total.
func coverageRow(t *testing.T, store graph.Store, h *graph.Hierarchy, total *graph.Total) *report.CoverageRow {
	t.Helper()
	var cases []report.Case
	if total.Nodes != nil {
		q := *total.Nodes
		q.Window.Limit = graph.NoLimit
		page, err := store.ListNodes(context.Background(), q)
		if err != nil {
			t.Fatalf("%s: %v", total.Key, err)
		}
		for _, n := range page.Nodes() {
			cases = append(cases, report.Case{Record: n})
		}
	}
	if total.Ties != nil {
		s := *total.Ties
		s.Window.Limit = graph.NoLimit
		page, err := store.ListTies(context.Background(), s)
		if err != nil {
			t.Fatalf("%s: %v", total.Key, err)
		}
		for _, hop := range page.Nodes() {
			cases = append(cases, report.Case{Record: hop.Tie, Partner: h.Place(hop.End.Head().ID)})
		}
	}
	coverage, err := report.Cover(total, cases, h)
	if err != nil {
		t.Fatalf("%s: %v", total.Key, err)
	}
	return coverage
}

// A county that has a second supporter still counts once, and a pairing that stands for several counties for as many.
func TestSecondSupporter(t *testing.T) {
	d, store, h := fillStore(t, loadAll(t), nil)
	pairing := func(to string, counties int32) graph.Create {
		p := &graph.Pairing{Scheme: graph.EastWestCooperation, CountyCount: counties}
		p.FromID, p.ToID = graph.PlaceID("310104"), graph.PlaceID(to)
		p.ID, p.Life = TieID(p), graph.Life{Since: graph.NewDate(2021, 0, 0)}
		p.Provenance = cited(graph.Reported, graph.Citation{SourceID: "source"})
		return graph.Create{Record: p}
	}
	held := func(want map[string]string) {
		t.Helper()
		for i := range d.Totals {
			if total := &d.Totals[i]; want[total.Key] != "" {
				if got := coverageRow(t, store, h, total).Held.String(); got != want[total.Key] {
					t.Errorf("%s is %s, want %s", total.Key, got, want[total.Key])
				}
			}
		}
	}
	for _, step := range []struct {
		change graph.Create
		want   map[string]string
	}{
		{pairing("532530", 1), map[string]string{"aid.counties_from_2021": "106", districtCounties: "105", eastWestCounties: "88", assistedCounties: "18", "aid.counties_end_2020": "101"}},
		{pairing("520300", 3), map[string]string{"aid.counties_from_2021": "109", districtCounties: "108", eastWestCounties: "91", assistedCounties: "18", "aid.counties_end_2020": "101"}},
	} {
		if _, err := store.Apply(t.Context(), graph.CommitInfo{}, []graph.Change{step.change}); err != nil {
			t.Fatal(err)
		}
		held(step.want)
	}
}

// heldCounts are what a total counts: as published, all records held, those held without placeholders, and those of the plan
// itself alone.
type heldCounts struct{ published, all, real, official string }

var heldOfTotals = map[string]heldCounts{
	"friendly.domestic_pairs":                       {"496", "496", "6", "0"},
	"chambers.in_shanghai_total":                    {"174", "174", "45", "0"},
	"chambers.in_shanghai_provincial":               {"26", "26", "22", "0"},
	"chambers.in_shanghai_cross_region":             {"1", "1", "0", "0"},
	"chambers.in_shanghai_prefecture":               {"146", "146", "22", "0"},
	"chambers.in_shanghai_county":                   {"1", "1", "1", "0"},
	"chambers.outside_total":                        {"28", "28", "2", "0"},
	"chambers.outside_provincial":                   {"24", "24", "1", "0"},
	"chambers.outside_sub_provincial":               {"4", "4", "1", "0"},
	"liaison.in_shanghai_total":                     {"169", "169", "34", "0"},
	"liaison.in_shanghai_provincial":                {"29", "29", "18", "0"},
	"liaison.in_shanghai_sub_provincial":            {"12", "12", "5", "0"},
	"liaison.in_shanghai_prefecture_and_xpcc":       {"128", "128", "11", "0"},
	"aid.counties_end_2020":                         {"101", "101", "101", "101"},
	"aid.prefectures_end_2020":                      {"20", "20", "20", "20"},
	"aid.provinces_end_2020":                        {"7", "7", "7", "7"},
	"aid.counties_from_2021":                        {"106", "106", "106", "106"},
	"aid.prefectures_from_2021":                     {"21", "21", "21", "21"},
	"aid.provinces_from_2021":                       {"6", "6", "6", "6"},
	"aid.counties_by_districts_from_2021":           {"105", "105", "105", "105"},
	"aid.counties_east_west_from_2021":              {"88", "88", "88", "88"},
	"aid.counties_paired_assistance_from_2021":      {"18", "18", "18", "18"},
	"agreements.signed_13th_fyp":                    {"9", "10", "10", "9"},
	"agreements.provinces_with_framework_agreement": {"19", "8", "8", "7"},
	"dalian.districts_paired":                       {"10", "1", "1", "0"},
	"yangtze_council.members":                       {"27", "27", "27", "5"},
	"yrd.members":                                   {"", "41", "41", "11"},
	"yrd.new_committees_13th_fyp":                   {"5", "5", "5", "5"},
	"yrd.new_alliances_13th_fyp":                    {"8", "8", "8", "8"},
	"yrd.new_members_2018":                          {"4", "4", "4", "4"},
	"yrd.new_members_2019":                          {"7", "7", "7", "7"},
	"invest.outbound_2020_sum":                      {"6261.348035", "6261.348035", "6261.348035", "6261.348035"},
	"invest.outbound_2020_enterprises":              {"21137", "21137", "21137", "21137"},
	"invest.inbound_2020_sum":                       {"4951.04", "4951.04", "4951.04", "4951.04"},
	"invest.inbound_2020_enterprises":               {"9787", "9787", "9787", "9787"},
	"invest.by_year":                                {"", "", "", ""},
	"target.indicators":                             {"7", "7", "7", "7"},
	"aid.funds_by_year":                             {"", "", "", ""},
}

// Each total that the plan publishes is held as published, or its explanation says why not. The second numbers are what
// is held without placeholders, and of what the plan itself says alone.
func TestTotals(t *testing.T) {
	decimal := func(d *graph.Decimal) string {
		if d == nil {
			return ""
		}
		return d.String()
	}
	got := map[string]heldCounts{}
	whole, err := Load()
	d, store, h := fillStore(t, whole, err)
	for i := range d.Totals {
		total := &d.Totals[i]
		if _, twice := got[total.Key]; twice {
			t.Errorf("%s is there twice", total.Key)
		}
		coverage := coverageRow(t, store, h, total)
		got[total.Key] = heldCounts{published: decimal(total.Published), all: decimal(coverage.Held)}
		differs := total.Published == nil || coverage.Missing != nil && coverage.Missing.Units != 0
		if differs && total.ExplanationZH == "" || (total.ExplanationZH == "") != (total.ExplanationEN == "") {
			t.Errorf("%s is not explained: %q, %q", total.Key, total.ExplanationZH, total.ExplanationEN)
		}
		if total.NameZH == "" || total.NameEN == "" || total.Unit == "" || len(total.Sources) == 0 {
			t.Errorf("%s: %+v", total.Key, total)
		}
	}
	for layers, set := range map[string]func(*heldCounts, string){
		"official,reported": func(x *heldCounts, s string) { x.real = s },
		"official":          func(x *heldCounts, s string) { x.official = s },
	} {
		parsed, err := ParseLayers(layers)
		if err != nil {
			t.Fatal(err)
		}
		part, err := Load(parsed...)
		d, store, h := fillStore(t, part, err)
		for i := range d.Totals {
			x := got[d.Totals[i].Key]
			set(&x, decimal(coverageRow(t, store, h, &d.Totals[i]).Held))
			got[d.Totals[i].Key] = x
		}
	}
	for key, w := range heldOfTotals {
		if got[key] != w {
			t.Errorf("%s: %+v: want %+v", key, got[key], w)
		}
	}
	if len(got) != len(heldOfTotals) {
		t.Errorf("%d totals: want %d", len(got), len(heldOfTotals))
	}
}
