package report_test

import (
	"slices"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/report"
)

// Of two supporters of a county the one of stronger evidence comes first, whatever their codes and however many counties
// they support.
func TestContactsAreOrderedByEvidence(t *testing.T) {
	d := load(t)
	n := *d.View(t, report.ContactTies, graph.Ongoing{}).Network()
	supported := graph.PlaceID("532931")
	at := slices.IndexFunc(n.Ties, func(tie graph.Tie) bool { return tie.Kind() == graph.Supports && tie.TieHead().ToID == supported })
	reporter := slices.IndexFunc(n.Nodes, func(node graph.Node) bool { return node.Head().ID == graph.PlaceID("310104") })
	if at < 0 || reporter < 0 {
		t.Fatal("the plan has no such pairing")
	}
	reported := *n.Ties[at].(*graph.Pairing)
	reported.ID, reported.FromID = "~"+reported.ID, graph.PlaceID("310104")
	reported.Evidence, reported.CountyCount = graph.Reported, 5
	n.Ties, n.From, n.To = append(slices.Clip(n.Ties), &reported), append(slices.Clip(n.From), int32(reporter)), append(slices.Clip(n.To), n.To[at])

	c := contacts(t, analysistest.View(&n, graph.Official, graph.Reported), "532931").Contacts
	if len(c) < 2 || line(c[0]) != "SUPPORTS 0 剑川县 浦东新区" || line(c[1]) != "SUPPORTS 0 剑川县 徐汇区" {
		t.Errorf("first %s, then %s", line(c[0]), line(c[1]))
	}
}
