package report_test

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/report"
)

func contacts(t *testing.T, v *analysis.View, code string) *report.Contacts {
	t.Helper()
	d := load(t)
	c, err := report.FindContacts(t.Context(), v, d.Hierarchy, d.Place(t, code))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// line is a contact in one line: relation, distance, and route.
func line(c *report.Contact) string {
	words := string(c.Relation) + " " + strconv.Itoa(int(c.Distance))
	for _, n := range c.Route {
		words += " " + nameOf(n)
	}
	return words
}

func TestContactsOfASupportedCounty(t *testing.T) {
	d := load(t)
	c := contacts(t, d.View(t, report.ContactTies, graph.Ongoing{}), "532931") // 剑川县
	var got []string
	for _, x := range c.Contacts {
		got = append(got, line(x))
	}
	want := []string{
		"SUPPORTS 0 剑川县 浦东新区",
		"SUPPORTS_SIBLING 1 剑川县 大理白族自治州 漾濞彝族自治县 奉贤区",
		"COOPERATION 2 剑川县 大理白族自治州 云南省 上海市",
		"LIAISON_OFFICE 2 剑川县 大理白族自治州 云南省 上海市人民政府驻昆明办事处",
		"LIAISON_OFFICE 2 剑川县 大理白族自治州 云南省 云南省人民政府驻上海办事处",
		"AGREEMENT 2 剑川县 大理白族自治州 云南省 关于建立沪滇沿边产业转移工作促进机制的协议",
		"AGREEMENT 2 剑川县 大理白族自治州 云南省 上海云南两省市对口帮扶合作第十三次联席会议纪要",
		"CHAMBER 2 剑川县 大理白族自治州 云南省 上海市云南商会",
		"ORGANIZATION 2 剑川县 大理白族自治州 云南省 上海云南职教联盟",
	}
	if !slices.Equal(got, want) {
		t.Errorf("\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	// Dali has eleven supported counties in Table 7: Jianchuan and five more of Pudong, and five of Fengxian.
	for i, want := range [][2]int{{1, 5}, {5, 0}, {2, 0}, {2, 0}, {2, 0}, {2, 0}, {2, 0}, {2, 0}, {2, 0}} {
		if i < len(c.Contacts) && (len(c.Contacts[i].Ties) != want[0] || len(c.Contacts[i].OtherTies) != want[1]) {
			t.Errorf("%s rests on %d ties and has %d more: want %v", got[i], len(c.Contacts[i].Ties), len(c.Contacts[i].OtherTies), want)
		}
	}
	if c.Reach != report.ReachDirect || c.NearestRoute != nil || !strings.Contains(c.Notice(graph.ZH), "没有给出联系电话") || !strings.Contains(c.Notice(graph.EN), "no telephone numbers") {
		t.Errorf("%s, notice %s %s", c.Reach, c.Notice(graph.ZH), c.Notice(graph.EN))
	}
}

// Note 15: level four or more severe for supported areas, level three or more severe for other provinces.
func TestContactThreshold(t *testing.T) {
	d := load(t)
	now, before := d.View(t, report.ContactTies, graph.Ongoing{}), d.View(t, report.ContactTies, analysistest.EndOf(2020))
	reported := d.View(t, report.ContactTies, graph.Ongoing{}, graph.Reported)
	for _, test := range []struct {
		view   *analysis.View
		code   string
		places report.ThresholdPlaces
		level  int32
		unsure string // what the notice says of it
	}{
		{now, "532931", report.SupportedAreas, 4, ""}, // 剑川县, supported
		{now, "650200", report.SupportedAreas, 4, ""}, // 克拉玛依市, supported as a whole
		{now, "650203", report.SupportedAreas, 4, ""}, // 克拉玛依区, in it
		// Supported counties are in them, and others.
		{now, "530000", report.SupportedAreas, 4, "规划未说明"},    // 云南省: 88 of 129
		{now, "530100", report.SupportedAreas, 4, "规划未说明"},    // 昆明市
		{now, "420000", report.SupportedAreas, 4, "规划未说明"},    // 湖北省: 夷陵区
		{now, "420500", report.SupportedAreas, 4, "规划未说明"},    // 宜昌市
		{now, "500000", report.SupportedAreas, 4, "规划未说明"},    // 重庆市: 万州区
		{now, "533400", report.SupportedAreas, 4, ""},         // 迪庆州: all three
		{now, "653122", report.OtherProvinces, 3, "规划未说明"},    // 疏勒县, in 喀什地区 and not in Table 7
		{now, "520300", report.OtherProvinces, 3, ""},         // 遵义市 from 2021
		{now, "320411", report.OtherProvinces, 3, ""},         // 新北区
		{before, "520300", report.SupportedAreas, 4, "规划未说明"}, // nine of its counties
		{before, "520302", "", 0, "遵义市有9个县(区、市)得到帮扶而未列名，"},    // one of its counties
		// What the evidence leaves out decides where it can, and is no reason to answer otherwise.
		{reported, "532931", "", 0, "因所选依据或日期未被采用"},
		{reported, "650203", "", 0, "因所选依据或日期未被采用"},
		{reported, "653122", report.OtherProvinces, 3, "规划未说明"},
		{reported, "320411", report.OtherProvinces, 3, ""},
	} {
		t.Run(test.code, func(t *testing.T) {
			checkThreshold(t, contacts(t, test.view, test.code), test.places, test.level, test.unsure)
		})
	}
}

// checkThreshold checks the threshold of a place, none if places is empty, and what the notice says of it.
func checkThreshold(t *testing.T, c *report.Contacts, places report.ThresholdPlaces, level int32, unsure string) {
	t.Helper()
	if len(c.Thresholds) != 2 {
		t.Fatalf("%s: %d thresholds", nameOf(c.Place), len(c.Thresholds))
	}
	if got := c.Threshold; places == "" {
		if got != nil {
			t.Errorf("%s: %s, which nothing decides", nameOf(c.Place), got.Places)
		}
	} else if got == nil || got.Places != places || got.Level == nil || *got.Level != level {
		t.Errorf("%s: %v: want %s, level %d", nameOf(c.Place), got, places, level)
	}
	for _, said := range []string{"规划未说明", "未列名，", "未被采用"} {
		if strings.Contains(c.Notice(graph.ZH), said) != strings.Contains(unsure, said) {
			t.Errorf("%s: %s", nameOf(c.Place), c.Notice(graph.ZH))
		}
	}
	if !strings.Contains(c.Notice(graph.ZH), unsure) {
		t.Errorf("%s: %s", nameOf(c.Place), c.Notice(graph.ZH))
	}
	if strings.Contains(c.Notice(graph.EN), "does not say whether") != (unsure == "规划未说明") {
		t.Errorf("%s: %s", nameOf(c.Place), c.Notice(graph.EN))
	}
	for _, x := range c.Thresholds {
		if len(x.Sources) != 1 || x.Sources[0].Locator != "附录15" || x.Figure.Evidence != graph.Official {
			t.Errorf("%s: cited as %v", x.Places, x.Sources)
		}
	}
}

func TestContactAddresses(t *testing.T) {
	d := load(t)
	c := contacts(t, d.View(t, report.ContactTies, graph.Ongoing{}), "540100") // 拉萨市
	addresses := map[string]string{}
	for _, x := range c.Contacts {
		if x.Address != nil {
			addresses[nameOf(x.Who)] = *x.Address
		}
	}
	if want := "西藏自治区拉萨市生态路仙足岛"; len(addresses) != 1 || addresses["上海市人民政府驻西藏办事处"] != want {
		t.Errorf("%v: want that of 上海市人民政府驻西藏办事处, %s", addresses, want)
	}
}

// Shanghai's office in Kunming is one of Kunming for places in Kunming, and one of the province for the rest of Yunnan.
func TestContactsOfShanghaisOwnOffices(t *testing.T) {
	v := load(t).View(t, report.ContactTies, graph.Ongoing{})
	for code, want := range map[string]string{
		"530100": "LIAISON_OFFICE 0 昆明市 上海市人民政府驻昆明办事处",
		"530102": "LIAISON_OFFICE 1 五华区 昆明市 上海市人民政府驻昆明办事处",
		"530400": "LIAISON_OFFICE 1 玉溪市 云南省 上海市人民政府驻昆明办事处",
		"530000": "LIAISON_OFFICE 0 云南省 昆明市 上海市人民政府驻昆明办事处",
	} {
		t.Run(code, func(t *testing.T) {
			var lines []string
			for _, x := range contacts(t, v, code).Contacts {
				lines = append(lines, line(x))
			}
			if !slices.Contains(lines, want) {
				t.Errorf("%s is not among\n%s", want, strings.Join(lines, "\n"))
			}
		})
	}
}

// A district that supports many places in the one that was hit is one contact: Table 7 has 88 counties of Yunnan.
func TestContactsOfAProvince(t *testing.T) {
	districts, counties, friendly := 0, 0, 0
	for _, x := range contacts(t, load(t).View(t, report.ContactTies, graph.Ongoing{}), "530000").Contacts {
		if x.Relation == report.ContactSupports {
			districts++
			for _, tie := range x.Ties {
				if tie.Kind() != graph.Supports {
					t.Errorf("%s: a tie of support is %s", line(x), tie.Kind())
				}
				counties++
			}
			for _, tie := range x.OtherTies {
				if tie.Kind() != graph.Friendly {
					t.Errorf("%s: another tie is %s", line(x), tie.Kind())
				}
				friendly++
			}
		}
	}
	if districts != 16 || counties != 88 || friendly != 2 { // of friendly pairs, those of 浦东新区 and 普陀区
		t.Errorf("%d districts support %d counties, with %d friendly pairs: want 16, 88 and 2", districts, counties, friendly)
	}
}

// Governments come before chambers: those of counties in the place and that of its province come last.
func TestContactsOfAPlaceWithChambers(t *testing.T) {
	var got []string
	for _, x := range contacts(t, load(t).View(t, report.ContactTies, graph.Ongoing{}), "350400").Contacts {
		got = append(got, line(x))
	}
	want := []string{
		"COOPERATION 0 三明市 上海市", "COOPERATION 0 三明市 虹口区", "COOPERATION 0 三明市 杨浦区", "COOPERATION 0 三明市 嘉定区", "COOPERATION 0 三明市 浦东新区",
		"AGREEMENT 0 三明市 革命老区重点城市对口合作工作方案: 上海市—三明市",
		"LIAISON_OFFICE 1 三明市 福建省 上海市人民政府驻广州办事处厦门联络处", "LIAISON_OFFICE 1 三明市 福建省 福建省人民政府驻上海办事处",
		"CHAMBER 0 三明市 永安市 上海永安商会", "CHAMBER 0 三明市 宁化县 上海宁化商会", "CHAMBER 0 三明市 大田县 大田上海商会",
		"CHAMBER 1 三明市 福建省 上海市福建商会",
	}
	if !slices.Equal(got, want) {
		t.Errorf("\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// The evidence of a contact is the strongest of ties that each make it, and the weakest of ties that only together do.
func TestContactEvidence(t *testing.T) {
	v := load(t).View(t, report.ContactTies, graph.Ongoing{})
	for _, test := range []struct {
		code string
		line string
		ties int
		want graph.Evidence
	}{
		{"210283", "COOPERATION 1 庄河市 大连市 上海市", 2, graph.Official},        // Table 5, and a national plan that others report
		{"511500", "ORGANIZATION 0 宜宾市 长江沿岸中心城市经济协调会", 2, graph.Reported}, // the plan names Shanghai alone
	} {
		found := false
		for _, x := range contacts(t, v, test.code).Contacts {
			if line(x) == test.line {
				found = true
				if len(x.Ties) != test.ties || x.Evidence != test.want {
					t.Errorf("%s: %d ties, %s: want %d and %s", test.line, len(x.Ties), x.Evidence, test.ties, test.want)
				}
			}
		}
		if !found {
			t.Errorf("there is no %s", test.line)
		}
	}
}

// contactGroup is the group of a contact's relation: support, governments and their offices, other bodies.
func contactGroup(c *report.Contact) int {
	switch c.Relation {
	case report.ContactSupports, report.ContactSupportsSibling:
		return 0
	case report.ContactCooperation, report.ContactLiaisonOffice, report.ContactFriendly, report.ContactAgreement:
		return 1
	}
	return 2
}

// tieKinds is the kinds of ties that make a relation.
var tieKinds = map[report.ContactRelation]graph.TieKinds{
	report.ContactSupports: graph.TieKindsOf(graph.Supports), report.ContactSupportsSibling: graph.TieKindsOf(graph.Supports),
	report.ContactCooperation: graph.TieKindsOf(graph.Cooperates), report.ContactFriendly: graph.TieKindsOf(graph.Friendly),
	report.ContactLiaisonOffice: graph.TieKindsOf(graph.Represents, graph.Located), report.ContactChamber: graph.TieKindsOf(graph.Represents, graph.Located),
	report.ContactAgreement: graph.TieKindsOf(graph.Party), report.ContactOrganization: graph.TieKindsOf(graph.Member),
	report.ContactInvestment: graph.TieKindsOf(graph.Invests),
}

// supported is how many counties a contact's ties support.
func supported(c *report.Contact) (counties int64) {
	for _, tie := range c.Ties {
		counties += tie.Value(graph.FieldCountyCount).Int()
	}
	return counties
}

// For any place: the route leads from it, each step up or down one level, to the body; the ties are ones that the
// view uses and that make the relation; the order is by rank, by group, and in a group by distance.
func TestContactsOfEveryPlace(t *testing.T) {
	d := load(t)
	for name, v := range map[string]*analysis.View{"known": d.View(t, report.ContactTies, graph.Ongoing{}),
		"placeholders too": d.View(t, report.ContactTies, graph.Ongoing{}, graph.Evidences...)} {
		t.Run(name, func(t *testing.T) {
			used := map[graph.Tie]bool{}
			for _, tie := range v.Network().Ties {
				used[tie] = true
			}
			placeholders := 0
			for i, n := range v.Network().Nodes {
				p, ok := n.(graph.Place)
				if !ok || graph.InShanghaiArea(p) || i%7 != 0 {
					continue
				}
				c := contacts(t, v, p.PlaceHead().Code)
				checkReach(t, c)
				bodies := map[graph.Node]bool{}
				for k, x := range c.Contacts {
					if bodies[x.Who] {
						t.Fatalf("%s, %s: %s is there twice", name, nameOf(n), nameOf(x.Who))
					}
					bodies[x.Who] = true
					if k > 0 && x.Relation == report.ContactSupports && supported(x) > supported(c.Contacts[k-1]) && x.Distance == c.Contacts[k-1].Distance {
						t.Fatalf("%s, %s: %s supports more than %s", name, nameOf(n), nameOf(x.Who), nameOf(c.Contacts[k-1].Who))
					}
					if int(x.Rank) != k+1 || x.Route[0] != n || x.Route[len(x.Route)-1] != x.Who || x.Route[x.Distance] != x.At {
						t.Fatalf("%s, %s: %d is %s", name, nameOf(n), x.Rank, line(x))
					}
					if k > 0 && cmp.Or(cmp.Compare(contactGroup(c.Contacts[k-1]), contactGroup(x)), cmp.Compare(c.Contacts[k-1].Distance, x.Distance)) > 0 {
						t.Fatalf("%s, %s: %s comes after %s", name, nameOf(n), line(x), line(c.Contacts[k-1]))
					}
					for s := 1; s < len(x.Route)-1; s++ {
						a, b := x.Route[s-1].(graph.Place), x.Route[s].(graph.Place)
						if d.Hierarchy.Within(a) != b && d.Hierarchy.Within(b) != a {
							t.Fatalf("%s, %s: from %s to %s in %s", name, nameOf(n), nameOf(a), nameOf(b), line(x))
						}
					}
					for _, tie := range x.Ties {
						if !used[tie] || !tieKinds[x.Relation].Has(tie.Kind()) {
							t.Fatalf("%s: %s rests on a tie that is left out, or that is %s", name, line(x), tie.Kind())
						}
					}
					for _, tie := range x.OtherTies {
						if !used[tie] || slices.Contains(x.Ties, tie) {
							t.Fatalf("%s: %s has another tie that is left out, or one of its own", name, line(x))
						}
					}
					if x.Evidence == graph.Synthetic {
						placeholders++
					}
				}
			}
			if (placeholders > 0) != (name != "known") {
				t.Errorf("%s: %d contacts are placeholders", name, placeholders)
			}
		})
	}
}
