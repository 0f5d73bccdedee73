package report_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/report"
)

// If nothing is tied to a place itself, reach says whether something is tied to a place above it, or only a route leads
// there.
func TestContactReach(t *testing.T) {
	d := load(t)
	withoutBodies := report.ContactTies &^ graph.TieKindsOf(graph.Represents)
	for _, test := range []struct {
		code     string
		kinds    graph.TieKinds
		evidence []graph.Evidence
		reach    report.ContactReach
		listed   string
		route    string
		notice   string
	}{
		// the office of the province above
		{"150600", report.ContactTies, nil, report.ReachAbove, "LIAISON_OFFICE 1 鄂尔多斯市 内蒙古自治区 内蒙古自治区人民政府驻上海办事处", "", "直接联系，所列为其上级"},
		// without bodies, nothing at Liaoning itself: what Dalian, in the same province, is tied to
		{"210100", withoutBodies, nil, report.ReachRoute, "COOPERATION 1 沈阳市 辽宁省 大连市 上海市",
			"上海市企业在辽宁省投资（2020年，82.8054亿元，表3）；辽宁省下辖沈阳市。", "最近途径：上海市企业在辽宁省投资"},
		// nor in Hebei, but for its investment; two more cities have a 桥西区
		{"130703", withoutBodies, nil, report.ReachRoute, "INVESTMENT 2 桥西区 张家口市 河北省 上海市",
			"上海市企业在河北省投资（2020年，97.7106亿元，表3）；河北省下辖张家口市；张家口市下辖河北省张家口市桥西区。",
			"没有与河北省张家口市桥西区的直接联系；除投资外，与其上级也没有。最近途径"},
		// the plan does not say what lies in what, and so its evidence ends at the province
		{"130703", report.ContactTies, []graph.Evidence{graph.Official}, report.ReachRoute, "INVESTMENT 2 桥西区 张家口市 河北省 上海市",
			"上海市企业在河北省投资（2020年，97.7106亿元，表3）。", "最近途径"},
		{"130703", withoutBodies, []graph.Evidence{graph.Reported}, report.ReachNone, "", "", "没有记录不等于没有联系"},
		{"710000", report.ContactTies, nil, report.ReachNone, "", "", "没有记录不等于没有联系"},
	} {
		t.Run(test.code, func(t *testing.T) {
			c := contacts(t, d.View(t, test.kinds, latest, test.evidence...), test.code)
			route := ""
			if c.NearestRoute != nil {
				route = report.Sentence(load(t).Hierarchy, c.NearestRoute, graph.ZH)
				if !strings.Contains(c.Notice(graph.EN), "nearest route: "+report.Sentence(load(t).Hierarchy, c.NearestRoute, graph.EN)) {
					t.Errorf("%s: %s does not tell the route", nameOf(c.Place), c.Notice(graph.EN))
				}
			}
			if c.Reach != test.reach || route != test.route || !strings.Contains(c.Notice(graph.ZH), test.notice) {
				t.Errorf("%s: %s, %s, %s", nameOf(c.Place), c.Reach, route, c.Notice(graph.ZH))
			}
			var lines []string
			for _, x := range c.Contacts {
				lines = append(lines, line(x))
			}
			if test.listed == "" && len(lines) > 0 || test.listed != "" && !slices.Contains(lines, test.listed) {
				t.Errorf("%s: %q is not among\n%s", nameOf(c.Place), test.listed, strings.Join(lines, "\n"))
			}
		})
	}
	v := d.View(t, report.ContactTies, latest)
	for _, code := range []string{"310000", "310115"} {
		if _, err := report.FindContacts(t.Context(), v, d.Hierarchy, d.Place(t, code)); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: %v: want InvalidArgument", code, err)
		}
	}
}

// checkReach checks the reach against the contacts and the route.
func checkReach(t *testing.T, c *report.Contacts) {
	t.Helper()
	// A body's first relation may be a farther one, with the nearer one among its other ties.
	h := load(t).Hierarchy
	nearby := func(id graph.ID) bool {
		p := h.Place(id)
		for p != nil && p.Head().ID != c.Place.Head().ID {
			p = h.Within(p)
		}
		return p != nil
	}
	direct := slices.ContainsFunc(c.Contacts, func(x *report.Contact) bool {
		return x.Distance == 0 || slices.ContainsFunc(slices.Concat(x.Ties, x.OtherTies), func(tie graph.Tie) bool {
			return nearby(tie.TieHead().FromID) || nearby(tie.TieHead().ToID)
		})
	})
	if direct != (c.Reach == report.ReachDirect) || (c.NearestRoute != nil) != (c.Reach == report.ReachRoute) ||
		c.Reach == report.ReachAbove && len(c.Contacts) == 0 || c.Reach == report.ReachNone && len(c.Contacts) > 0 {
		t.Fatalf("%s: %s, with %d contacts, directly: %t", nameOf(c.Place), c.Reach, len(c.Contacts), direct)
	}
	if c.NearestRoute == nil {
		return
	}
	nodes := c.NearestRoute.Nodes
	last, isPlace := nodes[len(nodes)-1].(graph.Place)
	if first, ok := nodes[0].(graph.Place); !ok || !graph.InShanghaiArea(first) || !isPlace || !slices.Contains(c.Route, last) {
		t.Fatalf("the nearest route to %s is %s", nameOf(c.Place), report.Sentence(load(t).Hierarchy, c.NearestRoute, graph.ZH))
	}
}
