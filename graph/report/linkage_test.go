package report_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/report"
)

func linkage(t *testing.T, o report.LinkageQuery, evidence ...graph.Evidence) *report.LinkageIndex {
	t.Helper()
	d := load(t)
	x, err := report.Linkage(t.Context(), d.View(t, report.LinkageTies, nil, evidence...), d.Hierarchy, d.coverage, o)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func measureOf(x *report.LinkageIndex, c report.LinkageComponent) (*report.LinkageMeasure, int) {
	for i, m := range x.Components {
		if m.Component == c {
			return m, i
		}
	}
	return nil, -1
}

func placeOf(t *testing.T, x *report.LinkageIndex, name string) *report.LinkagePlace {
	t.Helper()
	for _, p := range x.Places {
		if nameOf(p.Place) == name {
			return p
		}
	}
	t.Fatalf("no place is called %s", name)
	return nil
}

// Computed by hand from Tables 3, 4 and 7: ln(1+x) of each, scaled from minimum to maximum, and their mean times 100.
func TestLinkageOfProvinces(t *testing.T) {
	x := linkage(t, report.LinkageQuery{Level: graph.LevelProvince})
	if x.Year != 2020 || len(x.Places) != 33 {
		t.Errorf("%d places in %d: want 33 in 2020", len(x.Places), x.Year)
	}
	for i, want := range []struct {
		name        string
		index       float64
		best, worst int32
	}{
		{"云南省", 66.43237431180383, 1, 2}, {"北京市", 61.23952574502406, 1, 2}, {"江苏省", 59.36845585875516, 3, 3},
		{"浙江省", 58.49887981131145, 4, 4}, {"广东省", 56.48729206872207, 5, 5}, {"山东省", 52.24724396663032, 6, 6},
	} {
		p := x.Places[i]
		if nameOf(p.Place) != want.name || math.Abs(*p.Index-want.index) > 1e-9 || *p.Rank != int32(i+1) ||
			*p.BestRank != want.best || *p.WorstRank != want.worst {
			t.Errorf("%d is %s with %v, rank %d from %d to %d: want %v", i+1, nameOf(p.Place), *p.Index, *p.Rank, *p.BestRank,
				*p.WorstRank, want)
		}
	}
	// Qinghai: six counties of Golog, 3.5309 out and 0.03 in, the least of both tables.
	p := placeOf(t, x, "青海省")
	if *p.Rank != 30 || math.Abs(*p.Index-15.023474281681217) > 1e-9 || p.Values[0].Value.String() != "6" ||
		p.Values[2].Value.String() != "3.5309" || p.Values[3].Value.String() != "0.03" {
		t.Errorf("青海省: rank %d, %v", *p.Rank, *p.Index)
	}
}

func TestLinkageComponents(t *testing.T) {
	x := linkage(t, report.LinkageQuery{Level: graph.LevelProvince})
	for component, want := range map[report.LinkageComponent]struct {
		included        bool
		held, published string
		reason          string
	}{
		report.LinkagePairings:       {true, "101", "101", "100.0%"},
		report.LinkageInvestmentOut:  {true, "6261.348035", "6261.348035", "100.0%"},
		report.LinkageInvestmentIn:   {true, "4951.04", "4951.04", "100.0%"},
		report.LinkageAgreements:     {false, "8", "19", "42.1%，低于下限80%"},
		report.LinkageChambers:       {false, "47", "202", "23.3%，低于下限80%"},
		report.LinkageLiaisonOffices: {false, "34", "169", "20.1%，低于下限80%"},
		report.LinkageFriendlyPairs:  {false, "6", "496", "1.2%，低于下限80%"},
		report.LinkageCooperations:   {false, "50", "", "没有2020年可比的公布总数"},
	} {
		t.Run(string(component), func(t *testing.T) {
			m, _ := measureOf(x, component)
			published := ""
			if m.Published != nil {
				published = m.Published.String()
			}
			if m.Included != want.included || m.Held.String() != want.held || published != want.published ||
				!strings.Contains(m.Reason(graph.ZH), want.reason) || m.Reason(graph.EN) == "" || (m.Weight > 0) != want.included {
				t.Errorf("%s: included %v, %s of %s, %s: want %v", component, m.Included, m.Held, published, m.Reason(graph.ZH), want)
			}
		})
	}
	if _, sources := measureOf(x, report.LinkageInvestmentOut); x.Components[sources].Sources[0].Locator != "表3" {
		t.Errorf("outbound investment is cited as %v", x.Components[sources].Sources)
	}
	left := x.Basis.LeftOut
	if len(left) != 1 || left[0].Evidence != graph.Synthetic || left[0].Count == 0 {
		t.Errorf("left out: %v", left)
	}
}

// What is not known is not 0: Hong Kong, Macao and Taiwan are in neither table of investment, and so have no index;
// that they have no supported county is published, for all 101 are on record.
func TestLinkageMissingIsNotZero(t *testing.T) {
	x := linkage(t, report.LinkageQuery{Level: graph.LevelProvince})
	for _, name := range []string{"香港特别行政区", "澳门特别行政区", "台湾省"} {
		p := placeOf(t, x, name)
		if p.Index != nil || p.Rank != nil || p.Values[2].Value != nil || p.Values[2].Standing != report.NotOnRecord {
			t.Errorf("%s: %+v", name, p)
		}
		if v := p.Values[0]; v.Value == nil || v.Value.Units != 0 || v.Standing != report.PublishedAsNone {
			t.Errorf("%s: pairings %+v: want a published none", name, v)
		}
	}
	beijing := placeOf(t, x, "北京市")
	if _, i := measureOf(x, report.LinkageFriendlyPairs); beijing.Values[i].Value != nil {
		t.Errorf("北京市 has %s friendly pairs: want that none is on record", beijing.Values[i].Value)
	}
	// A flow of 0 that is published is a value.
	d := load(t)
	zero := &graph.InvestmentFlow{Year: 2020, TieHeader: graph.TieHeader{Header: graph.Header{ID: "tie-zero", Provenance: graph.Provenance{
		Evidence: graph.Official}}, FromID: graph.Shanghai, ToID: graph.PlaceID("810000")}}
	n := &graph.Network{Nodes: []graph.Node{d.Place(t, "310000"), d.Place(t, "810000"), d.Place(t, "820000")},
		Ties: []graph.Tie{zero}, From: []int32{0}, To: []int32{1}}
	x, err := report.Linkage(t.Context(), analysistest.View(n), d.Hierarchy, d.coverage, report.LinkageQuery{Level: graph.LevelProvince})
	if err != nil {
		t.Fatal(err)
	}
	v := placeOf(t, x, "香港特别行政区").Values[2]
	if v.Value == nil || v.Value.Units != 0 || v.Standing != report.OnRecord {
		t.Errorf("a published 0: %+v", v)
	}
	if v := placeOf(t, x, "澳门特别行政区").Values[2]; v.Value != nil {
		t.Errorf("no flow published: %+v", v)
	}
}

// The index can be computed again from its parts: each normalized value from the component's minimum and maximum, the index from
// those and the weights, the ranks from the indices; and the ranks with changed weights lie between the best and the worst.
func TestLinkageRecomputed(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 2020))
	all, recomputed := linkage(t, report.LinkageQuery{Level: graph.LevelProvince}).Components, 0
	for round := range 60 {
		o := report.LinkageQuery{Level: []graph.PlaceLevel{graph.LevelProvince, graph.LevelPrefecture}[round%2]}
		for _, m := range all {
			if round > 1 && random.IntN(3) == 0 {
				o.Weights = append(o.Weights, report.LinkageWeight{Component: m.Component, Weight: 0.1 + random.Float64()})
			}
		}
		if len(o.Weights) < report.MinLinkageComponents {
			o.Weights = nil
		}
		evidence := []graph.Evidence{graph.Official, graph.Reported, graph.Derived}
		if round%3 == 0 {
			evidence = graph.Evidences
		}
		x := linkage(t, o, evidence...)
		weights := make([]float64, len(x.Components))
		for i, m := range x.Components {
			weights[i] = m.Weight
		}
		sum := 0.0
		for _, w := range weights {
			sum += w
		}
		if reason := x.Reason(graph.ZH); (reason != nil) != !slices.ContainsFunc(x.Places, func(p *report.LinkagePlace) bool { return p.Index != nil }) {
			t.Fatalf("the reason is %v", reason)
		}
		if sum == 0 && x.Reason(graph.EN) != nil { // too few components
			continue
		}
		recomputed++
		if math.Abs(sum-1) > 1e-9 {
			t.Fatalf("the weights sum to %v", sum)
		}
		printed := recompute(t, x, weights)
		for i, p := range x.Places {
			if (p.Index == nil) != math.IsNaN(printed[i]) || p.Index != nil && math.Abs(*p.Index-printed[i]) > 1e-9 {
				t.Fatalf("%s: printed %v, recomputed %v", nameOf(p.Place), p.Index, printed[i])
			}
			if p.Index != nil && (*p.Rank != rankOf(printed, i) || *p.BestRank > *p.Rank || *p.WorstRank < *p.Rank) {
				t.Fatalf("%s: rank %d from %d to %d, recomputed %d", nameOf(p.Place), *p.Rank, *p.BestRank, *p.WorstRank,
					rankOf(printed, i))
			}
		}
		moved := append([]float64(nil), weights...)
		moved[random.IntN(len(moved))] *= []float64{0.8, 1.2}[random.IntN(2)]
		other := recompute(t, x, moved)
		for i, p := range x.Places {
			if r := rankOf(other, i); p.Index != nil && (r < *p.BestRank || r > *p.WorstRank) {
				t.Fatalf("%s: rank %d with moved weights, printed from %d to %d", nameOf(p.Place), r, *p.BestRank, *p.WorstRank)
			}
		}
	}
	if recomputed < 30 {
		t.Errorf("%d indices are too few to prove anything", recomputed)
	}
}

// recompute is the index of each place from the values, NaN if an included one is missing.
func recompute(t *testing.T, x *report.LinkageIndex, weights []float64) []float64 {
	indices := make([]float64, len(x.Places))
	for k, p := range x.Places {
		sum, of := 0.0, 0.0
		for i, m := range x.Components {
			v := p.Values[i]
			normalized := math.NaN()
			if v.Value != nil {
				least, most := math.Log1p(m.Min.Float()), math.Log1p(m.Max.Float())
				normalized = 0
				if most > least {
					normalized = (math.Log1p(v.Value.Float()) - least) / (most - least)
				}
				if math.Abs(normalized-*v.Normalized) > 1e-12 {
					t.Fatalf("%s, %s: printed %v, recomputed %v", nameOf(p.Place), m.Component, *v.Normalized, normalized)
				}
			}
			if m.Included {
				sum, of = sum+weights[i]*normalized, of+weights[i]
			}
		}
		indices[k] = 100 * sum / of
	}
	return indices
}

// rankOf is 1 more than the number of higher indices.
func rankOf(indices []float64, of int) int32 {
	rank := int32(1)
	for _, v := range indices {
		if v-indices[of] > 1e-9 {
			rank++
		}
	}
	return rank
}

func TestLinkageRefuses(t *testing.T) {
	d := load(t)
	v, tooMuch := d.View(t, 0, nil), 80.0
	weights := func(w ...report.LinkageWeight) report.LinkageQuery {
		return report.LinkageQuery{Level: graph.LevelProvince, Weights: w}
	}
	for name, o := range map[string]report.LinkageQuery{
		"counties":       {Level: graph.LevelCounty},
		"negative":       weights(report.LinkageWeight{Component: report.LinkagePairings, Weight: -1}),
		"not a number":   weights(report.LinkageWeight{Component: report.LinkagePairings, Weight: math.NaN()}),
		"infinite":       weights(report.LinkageWeight{Component: report.LinkagePairings, Weight: math.Inf(1)}),
		"one component":  weights(report.LinkageWeight{Component: report.LinkagePairings, Weight: 1}, report.LinkageWeight{Component: report.LinkageCooperations}),
		"no weight":      weights(report.LinkageWeight{Component: report.LinkagePairings}),
		"unknown":        weights(report.LinkageWeight{Component: "TOURISTS", Weight: 1}),
		"twice":          weights(report.LinkageWeight{Component: report.LinkagePairings, Weight: 1}, report.LinkageWeight{Component: report.LinkagePairings, Weight: 1}),
		"least coverage": {Level: graph.LevelProvince, MinCoverage: &tooMuch},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := report.Linkage(t.Context(), v, d.Hierarchy, d.coverage, o); !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("%s: %v: want InvalidArgument", name, err)
			}
		})
	}
}

// reasonOf is why no place has an index, empty if one has.
func reasonOf(x *report.LinkageIndex, language graph.Language) string {
	if reason := x.Reason(language); reason != nil {
		return *reason
	}
	return ""
}
