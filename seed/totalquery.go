package seed

import (
	"strconv"

	"coopgraph/graph"
)

// totalQuery finds the records that a total counts.
type totalQuery struct {
	nodes  *graph.Query
	ties   *graph.Step
	counts graph.Counting
}

// totalQueries returns the query of each total, by the total's key.
func (b *builder) totalQueries() map[string]totalQuery {
	q := map[string]totalQuery{
		"friendly.domestic_pairs": tieQuery(graph.Friendly, graph.CountRecords, inTotal()),
		"target.indicators":       nodeQuery(graph.KindIndicator, is(graph.FieldSubkind, string(graph.PlanTarget))),
	}
	addDelegationQueries(q)
	addPairingQueries(q)
	addAgreementQueries(q)
	b.addCouncilQueries(q)
	addInvestmentQueries(q)
	return q
}

// nodeQuery counts nodes of a kind.
func nodeQuery(kind graph.NodeKind, filters ...graph.Filter) totalQuery {
	return totalQuery{nodes: &graph.Query{Kinds: graph.NodeKindsOf(kind), Filter: graph.All(filters...)}}
}

// tieQuery counts ties of a kind.
func tieQuery(kind graph.TieKind, counts graph.Counting, filters ...graph.Filter) totalQuery {
	return totalQuery{ties: &graph.Step{Ties: graph.TieKindsOf(kind), Filter: graph.All(filters...)}, counts: counts}
}

func is(f graph.Field, text string) graph.Filter {
	return graph.Test{Field: f, Op: graph.Eq, Value: graph.TextValue(text)}
}

// endIs matches a tie that has this node at one end.
func endIs(side graph.Side, id graph.ID) graph.Filter {
	return graph.End{Of: side, Filter: is(graph.FieldID, string(id))}
}

// beganIn matches what began in these years, both included.
func beganIn(from, until int) graph.Filter {
	return graph.All(
		graph.Test{Field: graph.FieldSince, Op: graph.Gte, Value: graph.DateValue(graph.NewDate(from, 0, 0))},
		graph.Test{Field: graph.FieldSince, Op: graph.Lte, Value: graph.DateValue(graph.NewDate(until, 0, 0))})
}

// inTotal matches what the plan counts at the end of 2020.
func inTotal() graph.Filter {
	return graph.All(graph.HeldOn{Day: totalsDay},
		graph.Test{Field: graph.FieldInPublishedTotal, Op: graph.Eq, Value: graph.BoolValue(true)})
}

func addDelegationQueries(q map[string]totalQuery) {
	for _, c := range classes {
		direction := is(graph.FieldDirection, string(c.direction))
		q[c.sum()] = nodeQuery(c.kind, direction, inTotal())
		q[c.total] = nodeQuery(c.kind, direction, is(graph.FieldLevel, string(c.level)), inTotal())
	}
}

func addPairingQueries(q map[string]totalQuery) {
	before, after := graph.HeldOn{Day: totalsDay}, graph.HeldOn{Day: graph.NewDate(2021, 12, 31)}
	for unit, counts := range map[string]graph.Counting{"counties": graph.CountCounties,
		"prefectures": graph.CountPrefectures, "provinces": graph.CountProvinces} {
		q["aid."+unit+"_end_2020"] = tieQuery(graph.Supports, counts, before)
		q["aid."+unit+"_from_2021"] = tieQuery(graph.Supports, counts, after)
	}
	for key, filter := range map[string]graph.Filter{
		districtCounties: graph.End{Of: graph.From, Kinds: graph.NodeKindsOf(graph.KindDistrict)},
		eastWestCounties: is(graph.FieldScheme, string(graph.EastWestCooperation)),
		assistedCounties: is(graph.FieldScheme, string(graph.PairedAssistance)),
	} {
		q[key] = tieQuery(graph.Supports, graph.CountCounties, after, filter)
	}
}

func addAgreementQueries(q map[string]totalQuery) {
	// dalian is the form of the districts' ties that belong to the cooperation with Dalian.
	const dalian = "沪连对口合作"
	q["agreements.signed_13th_fyp"] = nodeQuery(graph.KindAgreement,
		is(graph.FieldSubkind, string(graph.FrameworkAgreement)), beganIn(2016, 2020))
	q["agreements.provinces_with_framework_agreement"] = tieQuery(graph.Cooperates, graph.CountProvinces,
		is(graph.FieldForm, forms[graph.FrameworkAgreement]), endIs(graph.From, graph.Shanghai),
		graph.End{Of: graph.To, Kinds: graph.NodeKindsOf(graph.KindProvince)}, graph.HeldOn{Day: totalsDay})
	q["dalian.districts_paired"] = tieQuery(graph.Cooperates, graph.CountRecords, is(graph.FieldForm, dalian),
		graph.End{Of: graph.From, Kinds: graph.NodeKindsOf(graph.KindDistrict)}, graph.HeldOn{Day: totalsDay})
}

func (b *builder) addCouncilQueries(q map[string]totalQuery) {
	delta, cities := b.organization(yangtzeDelta).ID, b.organization(yangtzeCities).ID
	members := func(of graph.ID, when graph.Filter) totalQuery {
		return tieQuery(graph.Member, graph.CountRecords, endIs(graph.To, of), when)
	}
	q["yangtze_council.members"] = members(cities, graph.HeldOn{Day: totalsDay})
	q["yrd.members"] = members(delta, graph.HeldOn{Day: totalsDay})
	for _, year := range []int{2018, 2019} {
		q["yrd.new_members_"+strconv.Itoa(year)] = members(delta, beganIn(year, year))
	}
	for key, kind := range map[string]graph.OrganizationKind{"yrd.new_committees_13th_fyp": graph.Committee,
		"yrd.new_alliances_13th_fyp": graph.Alliance} {
		q[key] = nodeQuery(graph.KindOrganization, is(graph.FieldSubkind, string(kind)), beganIn(2016, 2020),
			graph.Has{Quantifier: graph.Some, Ties: graph.TieKindsOf(graph.Within), Direction: graph.Out,
				Filter: endIs(graph.Far, delta)})
	}
}

func addInvestmentQueries(q map[string]totalQuery) {
	year := graph.Test{Field: graph.FieldYear, Op: graph.Eq, Value: graph.IntValue(investmentYear)}
	for _, t := range investmentTables {
		q[t.sum] = tieQuery(graph.Invests, graph.SumAmount, year, endIs(t.shanghai, graph.Shanghai))
		q[t.enterprises] = tieQuery(graph.Invests, graph.SumEnterprises, year, endIs(t.shanghai, graph.Shanghai))
	}
}
