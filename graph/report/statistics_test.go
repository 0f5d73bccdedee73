package report_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/report"
)

// rowText is a row as text: its groups, count, sum, average, minimum and maximum.
func rowText(r *report.StatisticRow) string {
	var b strings.Builder
	for _, g := range r.Groups {
		if g.Value == nil {
			b.WriteString("null ")
		} else {
			b.WriteString(*g.Value + " ")
		}
	}
	fmt.Fprint(&b, r.Count)
	if r.Sum != nil {
		fmt.Fprintf(&b, " %s %.2f %s %s", r.Sum, *r.Average, r.Min, r.Max)
	}
	return b.String()
}

func TestSummarize(t *testing.T) {
	h := load(t).Hierarchy
	pair := func(district, partner string, e graph.Evidence, since graph.Date) report.Case {
		p := &graph.FriendlyPair{InPublishedTotal: since == 0}
		p.Evidence, p.Since = e, since
		c := report.Case{Record: p}
		c.Put(h.Place(graph.PlaceID(partner)))
		c.Put(h.Place(graph.PlaceID(district)))
		return c
	}
	pairs := []report.Case{
		pair("310115", "330903", graph.Reported, 20180400), pair("310115", "500101", graph.Synthetic, 0),
		pair("310107", "330903", graph.Synthetic, 0), pair("310107", "330000", graph.Official, 20180000),
	}
	flow := func(from, to, amount string) report.Case {
		d, err := graph.ParseDecimal(amount)
		if err != nil {
			t.Fatal(err)
		}
		f := &graph.InvestmentFlow{Year: 2020, Amount: d}
		f.Evidence, f.FromID, f.ToID = graph.Official, graph.PlaceID(from), graph.PlaceID(to)
		return report.Case{Record: f, Here: h.Place(graph.Shanghai)}
	}
	flows := []report.Case{flow("310000", "330000", "0.1"), flow("310000", "500000", "0.20"), flow("330000", "310000", "-3")}
	for _, c := range []struct {
		cases   []report.Case
		by      []report.Dimension
		measure graph.Field
		want    string
	}{
		{pairs, nil, 0, "4"},
		{nil, nil, 0, ""},
		{pairs, []report.Dimension{report.ByDistrict}, 0, "普陀区 2; 浦东新区 2"},
		{pairs, []report.Dimension{report.ByProvince, report.ByEvidence}, 0, "浙江省 OFFICIAL 1; 浙江省 REPORTED 1; 浙江省 SYNTHETIC 1; 重庆市 SYNTHETIC 1"},
		{pairs, []report.Dimension{report.ByPrefecture}, 0, "舟山市 2; 万州区 1; null 1"},
		{pairs, []report.Dimension{report.ByYear, report.ByInPublishedTotal}, 0, "2018 false 2; null true 2"},
		{pairs, []report.Dimension{report.ByKind}, graph.FieldAmount, "FRIENDLY 4"},
		{flows, []report.Dimension{report.ByDirection}, graph.FieldAmount, "ELSEWHERE 2 0.30 0.15 0.1 0.20; IN_SHANGHAI 1 -3 -3.00 -3 -3"},
		{flows, []report.Dimension{report.ByYear}, graph.FieldCountyCount, "2020 3"},
	} {
		t.Run(fmt.Sprint(c.by, " of ", c.measure), func(t *testing.T) {
			rows, err := report.Summarize(c.cases, c.by, c.measure, h)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range rows {
				got = append(got, rowText(r))
			}
			if s := strings.Join(got, "; "); s != c.want {
				t.Errorf("%v of %d: %s\nwant %s", c.by, c.measure, s, c.want)
			}
		})
	}
	large := []report.Case{flow("310000", "330000", "9000000000000000000"), flow("310000", "500000", "9000000000000000000")}
	if _, err := report.Summarize(large, nil, graph.FieldAmount, h); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("a sum beyond %d: %v", int64(math.MaxInt64), err)
	}
}

// Rows of numbers by evidence are those of the records themselves.
func TestSummarizeTally(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, by := range [][]report.Dimension{nil, {report.ByEvidence}} {
		if !report.IsTally(by, 0) {
			t.Errorf("a statistic by %v needs more than a tally", by)
		}
		for range 50 {
			var cases []report.Case
			var attested, unattested graph.EvidenceTally
			for range random.IntN(6) {
				p := &graph.FriendlyPair{}
				p.Evidence = graph.Evidences[random.IntN(4)]
				c := report.Case{Record: p, Unattested: random.IntN(2) == 0}
				cases = append(cases, c)
				if c.Unattested {
					unattested[p.Evidence]++
				} else {
					attested[p.Evidence]++
				}
			}
			want, err := report.Summarize(cases, by, 0, nil)
			got := report.SummarizeTally(attested, unattested, by)
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("by %v: %v, want %v, %v", by, got, want, err)
			}
		}
	}
	for _, by := range [][]report.Dimension{{report.ByYear}, {report.ByEvidence, report.ByYear}} {
		if report.IsTally(by, 0) || report.IsTally(nil, graph.FieldAmount) {
			t.Errorf("a statistic by %v needs a tally alone", by)
		}
	}
}

func TestCover(t *testing.T) {
	h := load(t).Hierarchy
	pairing := func(to string, e graph.Evidence, counties int32) report.Case {
		p := &graph.Pairing{CountyCount: counties}
		p.Evidence, p.ToID = e, graph.PlaceID(to)
		return report.Case{Record: p, Here: h.Place(graph.Shanghai), Partner: h.Place(graph.PlaceID(to))}
	}
	cases := []report.Case{pairing("330903", graph.Derived, 1), pairing("330900", graph.Official, 9), pairing("500101", graph.Derived, 1),
		pairing("500101", graph.Derived, 1)} // a second supporter
	published := graph.Decimal{Units: 12}
	for counts, want := range map[graph.Counting]string{
		graph.CountRecords:     "4 missing 8: OFFICIAL 1, DERIVED 3",
		graph.CountCounties:    "11 missing 1: OFFICIAL 9, DERIVED 2",
		graph.CountPrefectures: "2 missing 10: OFFICIAL 1, DERIVED 1", // Zhoushan is official already
		graph.CountProvinces:   "2 missing 10: OFFICIAL 1, DERIVED 1",
	} {
		t.Run(fmt.Sprint(counts), func(t *testing.T) {
			row, err := report.Cover(&graph.Total{Published: &published, Ties: &graph.Step{}, Counts: counts}, cases, h)
			if err != nil {
				t.Fatal(err)
			}
			var by []string
			for _, e := range row.ByEvidence {
				by = append(by, fmt.Sprintf("%s %s", e.Evidence, e.Held))
			}
			if got := fmt.Sprintf("%s missing %s: %s", row.Held, row.Missing, strings.Join(by, ", ")); got != want {
				t.Errorf("counting %d: %s, want %s", counts, got, want)
			}
		})
	}
	row, err := report.Cover(&graph.Total{Published: &published}, nil, h)
	if err != nil || row.Held != nil || row.Missing != nil {
		t.Errorf("a total of which nothing can be held: %+v %v", row, err)
	}
}

func TestSortStatistics(t *testing.T) {
	row := func(count int32, sum string) *report.StatisticRow {
		r := &report.StatisticRow{Count: count}
		if d, err := graph.ParseDecimal(sum); err == nil {
			mean := d.Float() / float64(count)
			r.Sum, r.Min, r.Max, r.Average = &d, &d, &d, &mean
		}
		return r
	}
	a, b, c, null := row(1, "9"), row(3, "6.5"), row(3, "10"), row(2, "")
	for _, k := range []struct {
		by   report.Aggregate
		desc bool
		want [4]*report.StatisticRow
	}{
		{report.AggregateCount, false, [4]*report.StatisticRow{a, null, b, c}},
		{report.AggregateCount, true, [4]*report.StatisticRow{b, c, null, a}},
		{report.AggregateSum, false, [4]*report.StatisticRow{b, a, c, null}},
		{report.AggregateSum, true, [4]*report.StatisticRow{c, a, b, null}},
		{report.AggregateAverage, true, [4]*report.StatisticRow{a, c, b, null}},
		{report.AggregateMin, false, [4]*report.StatisticRow{b, a, c, null}},
		{report.AggregateMax, true, [4]*report.StatisticRow{c, a, b, null}},
	} {
		t.Run(fmt.Sprint(k.by, " ", k.desc), func(t *testing.T) {
			rows := []*report.StatisticRow{a, b, null, c}
			report.SortStatistics(rows, k.by, k.desc)
			if [4]*report.StatisticRow(rows) != k.want {
				t.Errorf("by %s, descending %t: they are not in order", k.by, k.desc)
			}
		})
	}
}
