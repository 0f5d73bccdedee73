package seed

import (
	"fmt"
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

// addPlaceholders fills up the totals for which the plan gives no names. The placeholders of a class are a fixed list.
// Each real record that the plan counts takes the place of the last one. If more are known than the plan publishes,
// there are no placeholders, and coverage shows by how many.
func (b *builder) addPlaceholders() {
	b.checkClasses()
	if b.hasProblems() {
		return
	}
	b.fillPairs()
	known := map[class]int{}
	for _, n := range b.nodes {
		if d := graph.DelegationOf(n); d != nil && d.InPublishedTotal {
			c, _ := classOf(n.Kind(), d)
			known[c]++
		}
	}
	for _, c := range classes {
		for number := 1; number <= b.number(c.total)-known[c]; number++ {
			b.placeholder(c, number)
		}
	}
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

// placeholderLife is the life of a record that no source shows: it fills up a total at the end of 2020.
var placeholderLife = graph.Life{Assumed: totalsDay}

// placeholderProvenance cites the place in the plan that states the total, and says that nothing else is known.
func (b *builder) placeholderProvenance(locator string) graph.Provenance {
	return cited(graph.Synthetic,
		graph.Citation{SourceID: b.plan, Locator: locator, Note: "the plan publishes the total only; it counts from " + totalsDay.String() + " on"},
		graph.Citation{SourceID: b.placeholders})
}

// placeholder adds one chamber or office that is not known. If Shanghai is its host, it has no home; if Shanghai is its
// home, it has no host.
func (b *builder) placeholder(c class, number int) {
	at := position{file: factsFile}
	d := graph.Delegation{Direction: c.direction, Level: c.level, InPublishedTotal: true}
	d.NameZH = fmt.Sprintf("〔占位〕%s%03d", c.nameZH, number)
	d.NameEN = fmt.Sprintf("[placeholder] %s, no. %03d", c.nameEN, number)
	d.Provenance, d.Life = b.placeholderProvenance(b.fact(c.total).Sources[0].Locator), placeholderLife
	identity := []string{"placeholder", string(c.direction), string(c.level), fmt.Sprintf("%03d", number)}
	var n graph.Node = &graph.LiaisonOffice{Delegation: d}
	if c.kind == graph.KindChamber {
		n = &graph.Chamber{Delegation: d}
	}
	b.node(at, n, NodeID(c.kind, identity...))
	home := b.places.shanghai()
	if c.direction == graph.InShanghai {
		b.tie(at, &graph.Seat{}, n, home, d.Provenance, d.Life)
	} else {
		b.tie(at, &graph.Representation{}, n, home, d.Provenance, d.Life)
	}
}
