package seed

import (
	"maps"
	"strings"
	"testing"

	"coopgraph/graph"
)

// What the plan names has a kind, how far it had come, its section, and says whether the plan prints its name; it is
// found by that name.
func TestProgrammesSayHowFarTheyHaveCome(t *testing.T) {
	kinds, statuses, printed := map[graph.ProgrammeKind]int{}, map[graph.ProgrammeStatus]int{}, map[bool]int{}
	programmes := map[string]*graph.Programme{}
	for _, p := range recordsOf[*graph.Programme](loadAll(t)) {
		programmes[p.NameZH] = p
		kinds[p.ProgrammeKind]++
		statuses[p.Status]++
		c := p.Sources[0]
		if strings.HasPrefix(c.Note, "the plan prints this name") || strings.HasPrefix(c.Note, "the name describes") {
			printed[strings.HasPrefix(c.Note, "the plan prints")]++
		}
		if c.Locator == "" || p.Evidence != graph.Official || (p.Status == graph.Ended) != (p.Until != 0) {
			t.Errorf("%s: %+v, %s, until %s", p.NameZH, c, p.Status, p.Until)
		}
	}
	if want := map[graph.ProgrammeKind]int{graph.Undertaking: 13, graph.Platform: 4, graph.Mechanism: 17, graph.Project: 9}; !maps.Equal(kinds, want) {
		t.Errorf("%v: want %v", kinds, want)
	}
	if want := map[graph.ProgrammeStatus]int{graph.Announced: 22, graph.UnderWay: 20, graph.Ended: 1}; !maps.Equal(statuses, want) {
		t.Errorf("%v: want %v", statuses, want)
	}
	if want := map[bool]int{true: 15, false: 12}; !maps.Equal(printed, want) {
		t.Errorf("names that are printed: %v: want %v", printed, want)
	}
	for text, name := range map[string]string{
		"招商信息对接平台": "招商信息对接平台", "推进落实清单": "合作框架协议内容推进落实清单制度", "成效评估机制": "合作框架协议成效评估机制",
		"应急联动机制": "重大突发公共事件应急联动工作机制", "飞地经济": "飞地经济", "产业合作园区": "产业合作园区", "enclave": "飞地经济",
	} {
		if p := programmes[name]; p == nil || graph.Rank(p, graph.Fold(text)) == graph.NoRank {
			t.Errorf("%s is not found by %s", name, text)
		}
	}
}
