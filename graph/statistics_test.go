package graph

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
)

// A small part of the network:
//
//	310000 上海市 ── 310115 浦东新区          330000 浙江省 ── 330900 舟山市 ── 330903 普陀区
//	           └─── 310107 普陀区            500000 重庆市 ── 500101 万州区
func sampleHierarchy() *Hierarchy {
	n := &Network{Version: Version{Revision: 7}}
	index := map[string]int32{}
	add := func(code, name, parent string, p Place) {
		h := p.PlaceHead()
		h.ID, h.Code, h.NameZH, h.Terms = PlaceID(code), code, name, Terms{Names: []string{code, Fold(name)}}
		index[code] = int32(len(n.Nodes))
		n.Nodes = append(n.Nodes, p)
		if parent != "" {
			n.Ties = append(n.Ties, &Containment{})
			n.From, n.To = append(n.From, index[code]), append(n.To, index[parent])
		}
	}
	add("310000", "上海市", "", &Province{})
	add("310115", "浦东新区", "310000", &District{})
	add("310107", "普陀区", "310000", &District{})
	add("330000", "浙江省", "", &Province{})
	add("330900", "舟山市", "330000", &Prefecture{})
	add("330903", "普陀区", "330900", &County{})
	add("500000", "重庆市", "", &Province{})
	add("500101", "万州区", "500000", &County{})
	return NewHierarchy(n)
}

func TestHierarchy(t *testing.T) {
	h := sampleHierarchy()
	name := func(p Place) string {
		if p == nil {
			return "-"
		}
		return p.PlaceHead().NameZH
	}
	for _, c := range []struct{ code, province, prefecture, path string }{
		{"330903", "浙江省", "舟山市", "浙江省舟山市普陀区"},
		{"330900", "浙江省", "舟山市", "浙江省舟山市"},
		{"330000", "浙江省", "-", "浙江省"},
		{"500101", "重庆市", "万州区", "重庆市万州区"}, // it has no prefecture, so the plan counts it as one
	} {
		p := h.Place(PlaceID(c.code))
		if got := [3]string{name(h.Province(p)), name(h.Prefecture(p)), h.Path(p)}; got != [3]string{c.province, c.prefecture, c.path} {
			t.Errorf("%s lies in %v", c.code, got)
		}
	}
	if h.Province(nil) != nil || h.Prefecture(nil) != nil {
		t.Error("no place lies somewhere")
	}
	if !h.Shared("普陀区") || h.Shared("万州区") || h.Shared("") {
		t.Error("only 普陀区 is the name of two places")
	}
	var codes []string
	for p := range h.All {
		if codes = append(codes, p.PlaceHead().Code); len(codes) == 3 {
			break
		}
	}
	if got := strings.Join(codes, " "); got != "310000 310115 310107" { // as the network has them
		t.Errorf("the first places are %s", got)
	}
}

// shown is a row as text: its groups, count, sum, average, least and most.
func shown(r *StatisticRow) string {
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
	h := sampleHierarchy()
	pair := func(district, partner string, e Evidence, since Date) Case {
		p := &FriendlyPair{InPublishedTotal: since == 0}
		p.Evidence, p.Since = e, since
		c := Case{Record: p}
		c.Put(h.Place(PlaceID(partner)))
		c.Put(h.Place(PlaceID(district)))
		return c
	}
	pairs := []Case{
		pair("310115", "330903", Reported, 20180400), pair("310115", "500101", Synthetic, 0),
		pair("310107", "330903", Synthetic, 0), pair("310107", "330000", Official, 20180000),
	}
	flow := func(from, to, amount string) Case {
		d, err := ParseDecimal(amount)
		if err != nil {
			t.Fatal(err)
		}
		f := &InvestmentFlow{Year: 2020, Amount: d}
		f.Evidence, f.FromID, f.ToID = Official, PlaceID(from), PlaceID(to)
		return Case{Record: f, Here: h.Place(Shanghai)}
	}
	flows := []Case{flow("310000", "330000", "0.1"), flow("310000", "500000", "0.20"), flow("330000", "310000", "-3")}
	for _, c := range []struct {
		cases   []Case
		by      []Dimension
		measure Field
		want    string
	}{
		{pairs, nil, 0, "4"},
		{nil, nil, 0, ""},
		{pairs, []Dimension{ByDistrict}, 0, "普陀区 2; 浦东新区 2"},
		{pairs, []Dimension{ByProvince, ByEvidence}, 0, "浙江省 OFFICIAL 1; 浙江省 REPORTED 1; 浙江省 SYNTHETIC 1; 重庆市 SYNTHETIC 1"},
		{pairs, []Dimension{ByPrefecture}, 0, "舟山市 2; 万州区 1; null 1"},
		{pairs, []Dimension{ByYear, ByInPublishedTotal}, 0, "2018 false 2; null true 2"},
		{pairs, []Dimension{ByKind}, FieldAmount, "FRIENDLY 4"},
		{flows, []Dimension{ByDirection}, FieldAmount, "ELSEWHERE 2 0.30 0.15 0.1 0.20; IN_SHANGHAI 1 -3 -3.00 -3 -3"},
		{flows, []Dimension{ByYear}, FieldCountyCount, "2020 3"},
	} {
		rows, err := Summarize(c.cases, c.by, c.measure, h)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range rows {
			got = append(got, shown(r))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%v of %d: %s\nwant %s", c.by, c.measure, s, c.want)
		}
	}
	large := []Case{flow("310000", "330000", "9000000000000000000"), flow("310000", "500000", "9000000000000000000")}
	if _, err := Summarize(large, nil, FieldAmount, h); !errors.Is(err, ErrInvalid) {
		t.Errorf("a sum beyond %d: %v", int64(math.MaxInt64), err)
	}
}

func TestCover(t *testing.T) {
	h := sampleHierarchy()
	pairing := func(to string, e Evidence, counties int32) Case {
		p := &Pairing{CountyCount: counties}
		p.Evidence = e
		return Case{Record: p, Here: h.Place(Shanghai), Partner: h.Place(PlaceID(to))}
	}
	cases := []Case{pairing("330903", Derived, 1), pairing("330900", Official, 9), pairing("500101", Derived, 1)}
	published := Decimal{Units: 12}
	for counts, want := range map[Counting]string{
		CountRecords:     "3 missing 9: OFFICIAL 1, DERIVED 2",
		CountCounties:    "11 missing 1: OFFICIAL 9, DERIVED 2",
		CountPrefectures: "2 missing 10: OFFICIAL 1, DERIVED 1", // Zhoushan is official already
		CountProvinces:   "2 missing 10: OFFICIAL 1, DERIVED 1",
	} {
		row, err := (&Total{Published: &published, Ties: &Step{}, Counts: counts}).Cover(cases, h)
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
	}
	row, err := (&Total{Published: &published}).Cover(nil, h)
	if err != nil || row.Held != nil || row.Missing != nil {
		t.Errorf("a total of which nothing can be held: %+v %v", row, err)
	}
}

func TestSortStatistics(t *testing.T) {
	row := func(count int32, sum string) *StatisticRow {
		r := &StatisticRow{Count: count}
		if d, err := ParseDecimal(sum); err == nil {
			mean := d.Float() / float64(count)
			r.Sum, r.Min, r.Max, r.Average = &d, &d, &d, &mean
		}
		return r
	}
	a, b, c, null := row(1, "9"), row(3, "6.5"), row(3, "10"), row(2, "")
	for _, k := range []struct {
		by   Aggregate
		desc bool
		want [4]*StatisticRow
	}{
		{AggregateCount, false, [4]*StatisticRow{a, null, b, c}},
		{AggregateCount, true, [4]*StatisticRow{b, c, null, a}},
		{AggregateSum, false, [4]*StatisticRow{b, a, c, null}},
		{AggregateSum, true, [4]*StatisticRow{c, a, b, null}},
		{AggregateAverage, true, [4]*StatisticRow{a, c, b, null}},
		{AggregateMin, false, [4]*StatisticRow{b, a, c, null}},
		{AggregateMax, true, [4]*StatisticRow{c, a, b, null}},
	} {
		rows := []*StatisticRow{a, b, null, c}
		SortStatistics(rows, k.by, k.desc)
		if [4]*StatisticRow(rows) != k.want {
			t.Errorf("by %s, descending %t: they are not in order", k.by, k.desc)
		}
	}
}
