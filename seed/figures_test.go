package seed

import (
	"maps"
	"reflect"
	"strings"
	"testing"

	"coopgraph/graph"
)

// placeNamesAndHierarchy returns the names of the dataset's nodes by id, and its hierarchy.
func placeNamesAndHierarchy(t *testing.T) (names map[graph.ID]string, h *graph.Hierarchy) {
	t.Helper()
	names = map[graph.ID]string{}
	n := &graph.Network{Nodes: recordsOf[graph.Node](loadAll(t))}
	index := map[graph.ID]int32{}
	for i, node := range n.Nodes {
		names[node.Head().ID] = node.NodeHead().NameZH
		index[node.Head().ID] = int32(i)
	}
	for _, tie := range recordsOf[*graph.Containment](loadAll(t)) {
		n.Ties = append(n.Ties, tie)
		n.From, n.To = append(n.From, index[tie.FromID]), append(n.To, index[tie.ToID])
	}
	return names, graph.NewHierarchy(n)
}

func TestPairingsAreThoseOfTable7(t *testing.T) {
	names, h := placeNamesAndHierarchy(t)
	type reach struct{ counties, prefectures, provinces int }
	on := func(day graph.Date) reach {
		var r reach
		prefectures, provinces := map[graph.Place]bool{}, map[graph.Place]bool{}
		for _, p := range recordsOf[*graph.Pairing](loadAll(t)) {
			if (graph.HeldOn{Day: day}).Holds(p) {
				place := h.Place(p.ToID)
				r.counties += int(p.CountyCount)
				prefectures[h.Prefecture(place)], provinces[h.Province(place)] = true, true
			}
		}
		r.prefectures, r.provinces = len(prefectures), len(provinces)
		return r
	}
	for day, want := range map[graph.Date]reach{
		graph.NewDate(1949, 12, 31): {},
		graph.NewDate(2020, 11, 30): {},
		graph.NewDate(2020, 12, 31): {101, 20, 7},
		graph.NewDate(2021, 1, 1):   {106, 21, 6},
		graph.NewDate(2025, 12, 31): {106, 21, 6},
	} {
		if got := on(day); got != want {
			t.Errorf("on %s: %v: want %v", day, got, want)
		}
	}
	unattested := 0
	for _, p := range recordsOf[*graph.Pairing](loadAll(t)) {
		if (graph.Unattested{Day: graph.NewDate(2020, 11, 30)}).Holds(p) {
			unattested++
		}
	}
	if unattested != 18+74+1 {
		t.Errorf("%d pairings are left out of 2020-11: want 93", unattested)
	}
	perDistrict, perScheme, before := map[string]int{}, map[graph.PairingScheme]int{}, map[graph.Evidence]int{}
	for _, p := range recordsOf[*graph.Pairing](loadAll(t)) {
		if p.Until != 0 {
			before[p.Evidence]++
			if p.FromID != graph.Shanghai || p.Until != graph.NewDate(2020, 0, 0) || p.Since != 0 || p.Attested != totalsDay {
				t.Errorf("%s: %v", p.LabelZH, p.Life)
			}
			continue
		}
		perDistrict[names[p.FromID]]++
		perScheme[p.Scheme]++
		if known := p.Scheme == graph.EastWestCooperation; p.SinceKnown() != known || known != (p.Attested == planDay) || p.Assumed != 0 {
			t.Errorf("%s: %v", p.LabelZH, p.Life)
		}
	}
	want := map[string]int{"浦东新区": 12, "黄浦区": 7, "静安区": 6, "徐汇区": 5, "长宁区": 4, "普陀区": 6, "虹口区": 5, "杨浦区": 5,
		"宝山区": 7, "闵行区": 9, "嘉定区": 9, "金山区": 4, "松江区": 7, "青浦区": 5, "奉贤区": 6, "崇明区": 8, "上海市": 1}
	if !maps.Equal(perDistrict, want) {
		t.Errorf("%v: want %v", perDistrict, want)
	}
	if want := map[graph.PairingScheme]int{graph.EastWestCooperation: 88, graph.PairedAssistance: 18}; !maps.Equal(perScheme, want) {
		t.Errorf("%v: want %v", perScheme, want)
	}
	if want := map[graph.Evidence]int{graph.Derived: 74, graph.Official: 1}; !maps.Equal(before, want) {
		t.Errorf("before 2021: %v: want %v", before, want)
	}
}

func TestCouncilsGrow(t *testing.T) {
	names, _ := placeNamesAndHierarchy(t)
	members := func(council string, day graph.Date) (n int) {
		for _, m := range recordsOf[*graph.Membership](loadAll(t)) {
			if names[m.ToID] == council && (graph.HeldOn{Day: day}).Holds(m) {
				n++
			}
		}
		return n
	}
	for year, want := range map[int]int{1996: 0, 1997: 15, 2003: 16, 2010: 22, 2013: 30, 2018: 34, 2019: 41, 2025: 41} {
		if got := members(yangtzeDelta, graph.NewDate(year, 12, 31)); got != want {
			t.Errorf("%s in %d: %d: want %d", yangtzeDelta, year, got, want)
		}
	}
	for year, want := range map[int]int{1985: 4, 2016: 4, 2017: 26, 2019: 26, 2020: 27} {
		if got := members(yangtzeCities, graph.NewDate(year, 12, 31)); got != want {
			t.Errorf("%s in %d: %d: want %d", yangtzeCities, year, got, want)
		}
	}
}

func TestInvestmentIsExact(t *testing.T) {
	type sum struct {
		flows, enterprises int32
		amount, share      string
	}
	got := map[bool]sum{}
	for _, outbound := range []bool{true, false} {
		var s sum
		var amount, share graph.Decimal
		for _, f := range recordsOf[*graph.InvestmentFlow](loadAll(t)) {
			if (f.FromID == graph.Shanghai) != outbound {
				continue
			}
			s.flows++
			s.enterprises += f.Enterprises
			amount, _ = amount.Add(f.Amount)
			share, _ = share.Add(f.Share)
		}
		s.amount, s.share = amount.String(), share.String()
		got[outbound] = s
	}
	want := map[bool]sum{true: {30, 21137, "6261.348035", "99.99"}, false: {30, 9787, "4951.04", "99.99"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%v: want %v", got, want)
	}
}

// What began when no source says holds from the day that a source attests, and what is only taken to be one of a
// published total from the day of that.
func TestAttestedBeginnings(t *testing.T) {
	names, _ := placeNamesAndHierarchy(t)
	lives := map[string]graph.Life{}
	for _, r := range recordsOf[*graph.Cooperation](loadAll(t)) {
		lives[names[r.FromID]+" "+names[r.ToID]+" "+r.Form] = r.Life
	}
	for _, r := range recordsOf[*graph.FriendlyPair](loadAll(t)) {
		lives[names[r.FromID]+" "+names[r.ToID]] = r.Life
	}
	for _, n := range recordsOf[graph.Node](loadAll(t)) {
		lives[n.NodeHead().NameZH] = n.Head().Life
	}
	day := graph.NewDate
	for name, want := range map[string]graph.Life{
		"长宁区 克拉玛依市 结对(对口支援)": {Attested: day(2023, 7, 5)},
		"虹口区 定海区 战略合作":       {Attested: totalsDay},
		"松江区 庄河市 沪连对口合作":     {Since: day(2017, 0, 0)},
		"黄浦区 新北区":            {Since: day(2019, 7, 30), Attested: day(2019, 7, 31)},
		"松江区 阜阳市":            {Attested: day(2024, 11, 12), Assumed: totalsDay},
		"浙江省人民政府驻上海办事处":      {Attested: day(2017, 10, 5)},
		"上海市丹阳商会":            {Attested: day(2020, 12, 0)},
		"上海市江苏商会":            {Attested: day(2016, 0, 0)},
		"南通市人民政府驻上海联络处":      {Attested: day(2025, 5, 22), Assumed: totalsDay},
		"上海市芜湖商会":            {},
		"上海兴化商会":             {},
		"上海铜陵商会":             {Attested: day(2026, 3, 0), Assumed: totalsDay},
		"西藏自治区上海商会":          {Since: day(2023, 11, 25), Attested: day(2023, 11, 26)},
		"上海市天津商会":            {Assumed: totalsDay},
		"〔占位〕各地在沪商会(省级)001":  {Assumed: totalsDay},
		yangtzeDelta:         {Attested: day(1997, 0, 0)},
		"长江流域园区合作联盟":         {Attested: planDay},
		"环珠峰生态文化旅游圈":         {Attested: totalsDay},
		"上海市":                {Attested: day(2023, 0, 0)},
	} {
		if got, ok := lives[name]; !ok || got != want {
			t.Errorf("%s: %+v: want %+v", name, got, want)
		}
	}
}

// Whoever reads a record that counts earlier than a source shows it, or that no source dates, is told so.
func TestNotesOfDates(t *testing.T) {
	for _, r := range recordsOf[graph.Record](loadAll(t)) {
		h := r.Head()
		if _, ok := r.(*graph.Source); ok {
			continue
		}
		notes := ""
		for _, c := range h.Sources {
			if c.Relevance == graph.RelevanceUnknown && h.Attested == totalsDay {
				t.Errorf("%s is attested for the day of the totals, and its source does not say so", h.ID)
			}
			notes += c.Note + "\n"
		}
		if h.Assumed != 0 && !strings.Contains(notes, "it counts from 2020-12-31 on") {
			t.Errorf("%s counts from %s on by an assumption that no note states: %q", h.ID, h.Assumed, notes)
		}
		if h.Attested == 0 && h.Evidence != graph.Synthetic && !strings.Contains(notes, "the source has no date") {
			t.Errorf("%s: no source dates it, and no note says so: %q", h.ID, notes)
		}
	}
}
