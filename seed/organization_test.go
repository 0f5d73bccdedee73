package seed

import (
	"testing"

	"coopgraph/graph"
)

// 牵头 is the word of Table 1 only: its thirteen committees and alliances have a lead city, and nothing else has.
func TestOnlyTable1SaysWhoLeads(t *testing.T) {
	organizations := map[graph.ID]*graph.Organization{}
	for _, o := range recordsOf[*graph.Organization](loadAll(t)) {
		organizations[o.ID] = o
	}
	leads := recordsOf[*graph.Leadership](loadAll(t))
	for _, l := range leads {
		if o := organizations[l.ToID]; o.Sources[0].Locator != "表1" || l.Sources[0].Locator != "表1" || o.OrgKind == graph.Council {
			t.Errorf("%s, cited as %s", l.LabelZH, l.Sources[0].Locator)
		}
	}
	if len(leads) != 5+8 {
		t.Errorf("%d lead cities: want 13", len(leads))
	}
}

// The members of Table 2 say at which meeting they joined, and no other one does.
func TestMeetingsOfTable2(t *testing.T) {
	joined := map[string]int{}
	for _, m := range recordsOf[*graph.Membership](loadAll(t)) {
		joined[m.Since.String()[:min(4, len(m.Since.String()))]+" "+m.Meeting]++
		if (m.Meeting != "") != (m.Sources[0].Locator == "表2") {
			t.Errorf("%s: %q, cited as %s", m.LabelZH, m.Meeting, m.Sources[0].Locator)
		}
	}
	for meeting, want := range map[string]int{"2018 长三角协调会第18次市长联席会议": 4, "2019 长三角协调会第19次市长联席会议": 7} {
		if joined[meeting] != want {
			t.Errorf("%s: %d members: want %d", meeting, joined[meeting], want)
		}
	}
}

// The plan is dated 2021-09-07, and was printed on 2021-09-22.
func TestDaysOfThePlan(t *testing.T) {
	for _, s := range recordsOf[*graph.Source](loadAll(t)) {
		issued, printed := graph.NewDate(2021, 9, 7), graph.NewDate(2021, 9, 22)
		if isPlan := s.NameZH == planTitle; isPlan && (s.Since != issued || s.PrintedOn != printed) || !isPlan && s.PrintedOn != 0 {
			t.Errorf("%s: issued %s, printed %s", s.NameZH, s.Since, s.PrintedOn)
		}
	}
}
