package seed

import (
	"strings"
	"testing"

	"coopgraph/graph"
)

// The level of a body that Shanghai has elsewhere is that of its host.
func TestLevelsOfShanghaisOwnBodies(t *testing.T) {
	levels := map[string]graph.OrganizationLevel{}
	for _, n := range recordsOf[graph.Node](loadAll(t)) {
		if d := graph.DelegationOf(n); d != nil && d.Direction == graph.Elsewhere && d.Evidence != graph.Synthetic {
			levels[d.NameZH] = d.Level
		}
	}
	for name, want := range map[string]graph.OrganizationLevel{
		"上海市人民政府驻北京办事处":      graph.OrgProvincial,
		"上海市人民政府驻海南联络处":      graph.OrgProvincial,
		"上海市人民政府驻新疆办事处":      graph.OrgProvincial,
		"上海市人民政府驻广州办事处":      graph.OrgSubProvincial,
		"上海市人民政府驻广州办事处厦门联络处": graph.OrgSubProvincial,
		"上海市人民政府驻深圳联络处":      graph.OrgSubProvincial,
		"上海市人民政府驻武汉办事处":      graph.OrgSubProvincial,
		"上海市人民政府驻昆明办事处":      graph.OrgPrefecture,
		"上海市人民政府驻西藏办事处":      graph.OrgPrefecture, // in 拉萨
		"黑龙江省上海商会":           graph.OrgProvincial,
		"大连市上海商会":            graph.OrgSubProvincial,
		"南通市上海商会":            graph.OrgPrefecture,
		"西藏自治区上海商会":          graph.OrgProvincial,
	} {
		if levels[name] != want {
			t.Errorf("%s is %s: want %s", name, levels[name], want)
		}
		delete(levels, name)
	}
	if len(levels) > 0 {
		t.Errorf("not looked at: %v", levels)
	}
}

// A chamber or an office that is only being prepared is none yet: its source shows that somebody wants it.
func TestNothingInPreparationIsHeld(t *testing.T) {
	titles := map[graph.ID]string{}
	for _, s := range recordsOf[*graph.Source](loadAll(t)) {
		titles[s.ID] = s.NameZH
	}
	for _, n := range recordsOf[graph.Node](loadAll(t)) {
		if graph.DelegationOf(n) == nil {
			continue
		}
		for _, c := range n.Head().Sources {
			if strings.Contains(titles[c.SourceID], "筹") || strings.Contains(c.Note, "preparation") {
				t.Errorf("%s is in preparation: %s, %s", n.NodeHead().NameZH, titles[c.SourceID], c.Note)
			}
		}
	}
}
