package storetest

import (
	"testing"

	"coopgraph/graph"
)

func test(f graph.Field, op graph.Op, v graph.Value) graph.Filter {
	return graph.Test{Field: f, Op: op, Value: v}
}

func text(f graph.Field, op graph.Op, s string) graph.Filter { return test(f, op, graph.TextValue(s)) }

func number(f graph.Field, op graph.Op, n int64) graph.Filter { return test(f, op, graph.IntValue(n)) }

func amount(op graph.Op, units int64, scale uint8) graph.Filter {
	return test(graph.FieldAmount, op, graph.DecimalValue(graph.Decimal{Units: units, Scale: scale}))
}

// filteredTies fails unless these ties of the kind pass the filter.
func filteredTies(t *testing.T, store graph.Store, kind graph.TieKind, f graph.Filter, want ...graph.ID) {
	t.Helper()
	same(t, f, ties(t, store, graph.Step{Ties: graph.TieKindsOf(kind), Filter: f, Window: all}), want)
}

// filteredNodes fails unless these nodes of the kinds pass the filter.
func filteredNodes(t *testing.T, store graph.Store, kinds graph.NodeKinds, f graph.Filter, want ...graph.ID) {
	t.Helper()
	same(t, f, nodes(t, store, graph.Query{Kinds: kinds, Filter: f, Window: all}), want)
}

// values: each comparison of each kind of value.
func values(t *testing.T, store graph.Store) {
	const en, form = graph.FieldNameEN, graph.FieldForm
	places := func(f graph.Filter, want ...graph.ID) { t.Helper(); filteredNodes(t, store, graph.Places, f, want...) }
	places(text(en, graph.Eq, "Ningbo"), ningbo)
	places(text(en, graph.Lt, "Chongqing"), beilun)
	places(text(en, graph.Lte, "Chongqing"), beilun, chongqing)
	places(text(en, graph.Gt, "Shanghai"), xuhui, zhejiang, yunnan)
	places(text(en, graph.Gte, "Shanghai"), shanghai, xuhui, zhejiang, yunnan)
	places(text(en, graph.Contains, "hai"), shanghai)
	places(text(en, graph.Contains, ".*"))
	places(text(en, graph.Prefix, "Hu"), huangpu)
	places(text(en, graph.Prefix, "hu"))
	places(text(graph.FieldCode, graph.Prefix, "33"), zhejiang, ningbo, beilun)
	places(text(graph.FieldNameZH, graph.Contains, "浦"), huangpu, pudong)
	places(text(graph.FieldLevel, graph.Eq, "PREFECTURE"), ningbo, honghe, eastEnd, westEnd)
	places(text(graph.FieldID, graph.Eq, string(gejiu)), gejiu)
	places(text(graph.FieldSortKey, graph.Gt, "53"), eastEnd, westEnd)
	places(number(graph.FieldCode, graph.Eq, 330000)) // a text is not a number
	filteredTies(t, store, graph.Cooperates, text(form, graph.Eq, "战略合作"), "c1", "c4")
	filteredTies(t, store, graph.Cooperates, text(graph.FieldFromID, graph.Eq, string(ningbo)), "c3")
	filteredTies(t, store, graph.Cooperates, text(graph.FieldToID, graph.Lt, string(ningbo)))

	invests := func(f graph.Filter, want ...graph.ID) {
		t.Helper()
		filteredTies(t, store, graph.Invests, f, want...)
	}
	invests(number(graph.FieldEnterprises, graph.Eq, 80), "i2", "i5")
	invests(number(graph.FieldEnterprises, graph.Lt, 80), "i4")
	invests(number(graph.FieldEnterprises, graph.Lte, 80), "i2", "i4", "i5")
	invests(number(graph.FieldEnterprises, graph.Gt, 80), "i1", "i3")
	invests(number(graph.FieldEnterprises, graph.Gte, 80), "i1", "i2", "i3", "i5")
	invests(number(graph.FieldYear, graph.Eq, 2019), "i1")
	invests(number(graph.FieldRank, graph.Gt, 1), "i4", "i5")
	invests(amount(graph.Eq, 37, 1), "i1", "i2", "i5")
	invests(amount(graph.Eq, 3700, 3), "i1", "i2", "i5")
	invests(amount(graph.Lt, 370, 2), "i4")
	invests(amount(graph.Lte, 37, 1), "i1", "i2", "i4", "i5")
	invests(amount(graph.Gt, 3699999999, 9), "i1", "i2", "i3", "i5")
	invests(amount(graph.Gte, 12, 0), "i3")
	invests(number(graph.FieldAmount, graph.Eq, 12)) // a decimal is not an integer
	invests(test(graph.FieldGrowth, graph.Gte, graph.DecimalValue(graph.Decimal{})), "i2", "i3")
	invests(test(graph.FieldShare, graph.Lt, graph.DecimalValue(graph.Decimal{Units: 5})), "i3", "i4")
	invests(test(graph.FieldAmountLargeProjects, graph.Gt, graph.DecimalValue(graph.Decimal{Units: 1})), "i3", "i5")

	yes, no := graph.BoolValue(true), graph.BoolValue(false)
	filteredTies(t, store, graph.Friendly, test(graph.FieldInPublishedTotal, graph.Eq, yes), "f1", "f2", "f6")
	filteredTies(t, store, graph.Friendly, test(graph.FieldInPublishedTotal, graph.Eq, no), "f3", "f4", "f5")
	filteredTies(t, store, graph.Member, test(graph.FieldRotatingChair, graph.Eq, yes), "m2")
	filteredTies(t, store, graph.Member, text(graph.FieldRole, graph.Eq, "FOUNDER"), "m1")
	filteredTies(t, store, graph.Supports, text(graph.FieldScheme, graph.Eq, "PAIRED_ASSISTANCE"), "s3")
	filteredTies(t, store, graph.Supports, number(graph.FieldCountyCount, graph.Lt, 9), "s1", "s2")
	filteredTies(t, store, graph.Friendly, number(graph.FieldEvidence, graph.Gte, int64(graph.Derived)), "f2", "f5", "f6")
	filteredNodes(t, store, 0, test(graph.FieldRenewal, graph.Eq, yes), renewed)
	filteredNodes(t, store, 0, text(graph.FieldDirection, graph.Eq, "IN_SHANGHAI"), chamber, office)
	filteredNodes(t, store, 0, text(graph.FieldSubkind, graph.Eq, "COMMITTEE"), panel)
	filteredNodes(t, store, 0, text(graph.FieldStatus, graph.Eq, "UNDER_WAY"), fair)
	filteredNodes(t, store, 0, text(graph.FieldNature, graph.Eq, "ANTICIPATORY"), target)
	filteredNodes(t, store, 0, text(graph.FieldKey, graph.Prefix, "friendly."), pairs)
	filteredNodes(t, store, 0, text(graph.FieldLevel, graph.Eq, "COUNTY"), desk, huangpu, xuhui, pudong, beilun, wanzhou, gejiu, mengzi)
}

// logic: two values, and null passes no test.
func logic(t *testing.T, store graph.Store) {
	founder := text(graph.FieldRole, graph.Eq, "FOUNDER")
	chair := test(graph.FieldRotatingChair, graph.Eq, graph.BoolValue(true))
	roles := graph.Any(founder, text(graph.FieldRole, graph.Eq, "MEMBER"))
	members := func(f graph.Filter, want ...graph.ID) {
		t.Helper()
		filteredTies(t, store, graph.Member, f, want...)
	}
	members(nil, "m1", "m2", "m3")
	members(graph.Never{})
	members(graph.Not{Filter: graph.Never{}}, "m1", "m2", "m3")
	members(graph.Not{Filter: founder}, "m2", "m3") // m3 has no role
	members(graph.Not{Filter: graph.Not{Filter: founder}}, "m1")
	members(graph.And{A: founder, B: chair})
	members(graph.Or{A: founder, B: chair}, "m1", "m2")
	members(graph.Or{A: founder, B: graph.Not{Filter: chair}}, "m1", "m3")
	members(graph.And{A: roles, B: graph.Not{Filter: chair}}, "m1")
	members(graph.Not{Filter: roles}, "m3")
	members(roles, "m1", "m2")
	members(graph.Any(founder, chair, graph.Never{}, text(graph.FieldID, graph.Eq, "m3")), "m1", "m2", "m3")
	members(graph.All(roles, founder, nil), "m1")
	// A part without a filter holds for everything.
	members(graph.And{A: nil, B: chair}, "m2")
	members(graph.Or{A: nil, B: chair}, "m1", "m2", "m3")
	members(graph.Not{Filter: nil})
	// No value compares with null, whatever the comparison.
	for _, op := range []graph.Op{graph.Eq, graph.Lt, graph.Lte, graph.Gt, graph.Gte, graph.Contains, graph.Prefix} {
		members(graph.Test{Field: graph.FieldRole, Op: op})
		members(text(graph.FieldForm, op, "x"))
	}
	// Filters of nodes hold for no tie, and those of ties for no node.
	members(graph.Has{Quantifier: graph.None, Direction: graph.Both})
	members(graph.Near{Kilometres: 30000})
	members(graph.BBox{West: -180, South: -90, East: 180, North: 90})
	filteredNodes(t, store, 0, graph.OfKind{})
	filteredNodes(t, store, 0, graph.End{Of: graph.From})
	filteredTies(t, store, graph.Member, graph.OfKind{Kinds: graph.TieKindsOf(graph.Member)}, "m1", "m2", "m3")
	same(t, "kinds", ties(t, store, graph.Step{Window: all, Filter: graph.OfKind{Kinds: graph.TieKindsOf(graph.Leads, graph.Participates)}}),
		[]graph.ID{"l1", "t1"})
	same(t, "no kinds", ties(t, store, graph.Step{Window: all, Filter: graph.Not{Filter: graph.OfKind{}}}), nil)
}

// names: a whole folded name of a node, in any logic; not its initials, and nothing of a tie.
func names(t *testing.T, store graph.Store) {
	named := func(s string) graph.Filter { return graph.Named{Form: graph.Fold(s)} }
	places := func(f graph.Filter, want ...graph.ID) { t.Helper(); filteredNodes(t, store, graph.Places, f, want...) }
	places(named("宁波市"), ningbo)
	places(named("NINGBO"), ningbo)
	places(named("330200"), ningbo)
	places(named("pinpla"), everyPlace(t, store)...) // the pinyin of all of them
	places(named("Ningb"))
	places(named("n")) // its initials
	places(named(""))
	places(graph.Any(named("ningbo"), named("beilun"), graph.Never{}), ningbo, beilun)
	places(graph.Any(named("ningbo"), text(graph.FieldCode, graph.Eq, "330206")), ningbo, beilun)
	places(graph.All(named("ningbo"), named("330200")), ningbo)
	places(graph.All(named("pinpla"), graph.Not{Filter: graph.Any(named("ningbo"), graph.Not{Filter: text(graph.FieldNameEN, graph.Prefix, "Ningbo")})}))
	filteredNodes(t, store, 0, named("the plan"), plan)
	filteredTies(t, store, graph.Member, named("m1"))
	filteredTies(t, store, graph.Member, graph.Not{Filter: named("m1")}, "m1", "m2", "m3")
	filteredTies(t, store, graph.Within, graph.End{Of: graph.To, Filter: named("ningbo")}, "w05")
}

func everyPlace(t *testing.T, store graph.Store) []graph.ID {
	t.Helper()
	return nodes(t, store, graph.Query{Kinds: graph.Places, Window: all})
}
