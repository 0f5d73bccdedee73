package seed

import (
	"maps"
	"slices"

	"coopgraph/graph"
)

// class is one of the classes of chambers and offices that the plan counts, and the names of its placeholders.
type class struct {
	kind           graph.NodeKind
	direction      graph.Direction
	level          graph.OrganizationLevel
	total          string // the key of the figure that states the total
	nameZH, nameEN string
}

var classes = []class{
	{graph.KindChamber, graph.InShanghai, graph.OrgProvincial, "chambers.in_shanghai_provincial",
		"各地在沪商会(省级)", "provincial chamber of commerce in Shanghai"},
	{graph.KindChamber, graph.InShanghai, graph.OrgCrossRegion, "chambers.in_shanghai_cross_region",
		"各地在沪商会(跨区域)", "cross-region chamber of commerce in Shanghai"},
	{graph.KindChamber, graph.InShanghai, graph.OrgPrefecture, "chambers.in_shanghai_prefecture",
		"各地在沪商会(地级)", "prefecture-level chamber of commerce in Shanghai"},
	{graph.KindChamber, graph.InShanghai, graph.OrgCounty, "chambers.in_shanghai_county",
		"各地在沪商会(县级)", "county-level chamber of commerce in Shanghai"},
	{graph.KindChamber, graph.Elsewhere, graph.OrgProvincial, "chambers.outside_provincial",
		"上海在外商会(省级)", "provincial Shanghai chamber of commerce elsewhere"},
	{graph.KindChamber, graph.Elsewhere, graph.OrgSubProvincial, "chambers.outside_sub_provincial",
		"上海在外商会(副省级城市)", "sub-provincial Shanghai chamber of commerce elsewhere"},
	{graph.KindLiaisonOffice, graph.InShanghai, graph.OrgProvincial, "liaison.in_shanghai_provincial",
		"省级驻沪办事机构", "provincial liaison office in Shanghai"},
	{graph.KindLiaisonOffice, graph.InShanghai, graph.OrgSubProvincial, "liaison.in_shanghai_sub_provincial",
		"副省级驻沪办事机构", "sub-provincial liaison office in Shanghai"},
	{graph.KindLiaisonOffice, graph.InShanghai, graph.OrgPrefecture, "liaison.in_shanghai_prefecture_and_xpcc",
		"地级和兵团驻沪办事机构", "prefecture-level or XPCC liaison office in Shanghai"},
}

// checkClasses checks that the classes add up to the totals that the plan states.
func (b *builder) checkClasses() {
	sums := map[string]int{}
	for _, c := range classes {
		sums[c.sum()] += b.number(c.total)
	}
	for _, total := range slices.Sorted(maps.Keys(sums)) {
		expect(b, factsFile, total, b.number(total), sums[total])
	}
}

// sum returns the key of the total of which the class is a part: chambers.in_shanghai_total for
// chambers.in_shanghai_provincial.
func (c class) sum() string {
	switch {
	case c.kind == graph.KindLiaisonOffice:
		return "liaison.in_shanghai_total"
	case c.direction == graph.InShanghai:
		return "chambers.in_shanghai_total"
	}
	return "chambers.outside_total"
}

// Counted reports whether the plan counts chambers or offices of this direction and level.
func Counted(kind graph.NodeKind, d *graph.Delegation) bool {
	_, counted := classOf(kind, d)
	return counted
}

func classOf(kind graph.NodeKind, d *graph.Delegation) (class, bool) {
	i := slices.IndexFunc(classes, func(c class) bool {
		return c.kind == kind && c.direction == d.Direction && c.level == d.Level
	})
	if i < 0 {
		return class{}, false
	}
	return classes[i], true
}
