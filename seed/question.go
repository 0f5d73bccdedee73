package seed

import (
	"strconv"

	"coopgraph/graph"
)

// question is what a total counts.
type question struct {
	nodes  *graph.Query
	ties   *graph.Step
	counts graph.Counting
}

// questions finds what is held of each total, by its key.
func (b *book) questions() map[string]question {
	q := map[string]question{
		"friendly.domestic_pairs": askTies(graph.Friendly, graph.CountRecords, inTotal()),
		"target.indicators":       askNodes(graph.KindIndicator, is(graph.FieldSubkind, string(graph.PlanTarget))),
	}
	askDelegations(q)
	askPairings(q)
	askAgreements(q)
	b.askCouncils(q)
	askInvestment(q)
	return q
}

// askNodes asks for nodes of a kind.
func askNodes(kind graph.NodeKind, filters ...graph.Filter) question {
	return question{nodes: &graph.Query{Kinds: graph.NodeKindsOf(kind), Filter: graph.All(filters...)}}
}

// askTies asks for ties of a kind.
func askTies(kind graph.TieKind, counts graph.Counting, filters ...graph.Filter) question {
	return question{ties: &graph.Step{Ties: graph.TieKindsOf(kind), Filter: graph.All(filters...)}, counts: counts}
}

func is(f graph.Field, text string) graph.Filter {
	return graph.Test{Field: f, Op: graph.Eq, Value: graph.TextValue(text)}
}

// endIs holds for a tie one end of which is this node.
func endIs(side graph.Side, id graph.ID) graph.Filter {
	return graph.End{Of: side, Filter: is(graph.FieldID, string(id))}
}

// beganIn holds for what began in these years.
func beganIn(from, until int) graph.Filter {
	return graph.All(
		graph.Test{Field: graph.FieldSince, Op: graph.Gte, Value: graph.DateValue(graph.NewDate(from, 0, 0))},
		graph.Test{Field: graph.FieldSince, Op: graph.Lte, Value: graph.DateValue(graph.NewDate(until, 0, 0))})
}

// inTotal holds for what the plan counts at the end of 2020.
func inTotal() graph.Filter {
	return graph.All(graph.HeldOn{Day: totalsDay},
		graph.Test{Field: graph.FieldInPublishedTotal, Op: graph.Eq, Value: graph.BoolValue(true)})
}

func askDelegations(q map[string]question) {
	for _, c := range classes {
		direction := is(graph.FieldDirection, string(c.direction))
		q[c.sum()] = askNodes(c.kind, direction, inTotal())
		q[c.total] = askNodes(c.kind, direction, is(graph.FieldLevel, string(c.level)), inTotal())
	}
}

func askPairings(q map[string]question) {
	before, after := graph.HeldOn{Day: totalsDay}, graph.HeldOn{Day: graph.NewDate(2021, 12, 31)}
	for unit, counts := range map[string]graph.Counting{"counties": graph.CountCounties,
		"prefectures": graph.CountPrefectures, "provinces": graph.CountProvinces} {
		q["aid."+unit+"_end_2020"] = askTies(graph.Supports, counts, before)
		q["aid."+unit+"_from_2021"] = askTies(graph.Supports, counts, after)
	}
	for key, filter := range map[string]graph.Filter{
		districtCounties: graph.End{Of: graph.From, Kinds: graph.NodeKindsOf(graph.KindDistrict)},
		eastWestCounties: is(graph.FieldScheme, string(graph.EastWestCooperation)),
		assistedCounties: is(graph.FieldScheme, string(graph.PairedAssistance)),
	} {
		q[key] = askTies(graph.Supports, graph.CountCounties, after, filter)
	}
}

func askAgreements(q map[string]question) {
	// dalian is the form of the ties of districts that belong to the cooperation with Dalian.
	const dalian = "沪连对口合作"
	q["agreements.signed_13th_fyp"] = askNodes(graph.KindAgreement,
		is(graph.FieldSubkind, string(graph.FrameworkAgreement)), beganIn(2016, 2020))
	q["agreements.provinces_with_framework_agreement"] = askTies(graph.Cooperates, graph.CountProvinces,
		is(graph.FieldForm, forms[graph.FrameworkAgreement]), endIs(graph.From, graph.Shanghai),
		graph.End{Of: graph.To, Kinds: graph.NodeKindsOf(graph.KindProvince)}, graph.HeldOn{Day: totalsDay})
	q["dalian.districts_paired"] = askTies(graph.Cooperates, graph.CountRecords, is(graph.FieldForm, dalian),
		graph.End{Of: graph.From, Kinds: graph.NodeKindsOf(graph.KindDistrict)}, graph.HeldOn{Day: totalsDay})
}

func (b *book) askCouncils(q map[string]question) {
	delta, cities := b.organization(yangtzeDelta).ID, b.organization(yangtzeCities).ID
	members := func(of graph.ID, when graph.Filter) question {
		return askTies(graph.Member, graph.CountRecords, endIs(graph.To, of), when)
	}
	q["yangtze_council.members"] = members(cities, graph.HeldOn{Day: totalsDay})
	q["yrd.members"] = members(delta, graph.HeldOn{Day: totalsDay})
	for _, year := range []int{2018, 2019} {
		q["yrd.new_members_"+strconv.Itoa(year)] = members(delta, beganIn(year, year))
	}
	for key, kind := range map[string]graph.OrganizationKind{"yrd.new_committees_13th_fyp": graph.Committee,
		"yrd.new_alliances_13th_fyp": graph.Alliance} {
		q[key] = askNodes(graph.KindOrganization, is(graph.FieldSubkind, string(kind)), beganIn(2016, 2020),
			graph.Has{Quantifier: graph.Some, Ties: graph.TieKindsOf(graph.Within), Direction: graph.Out,
				Filter: endIs(graph.Far, delta)})
	}
}

func askInvestment(q map[string]question) {
	year := graph.Test{Field: graph.FieldYear, Op: graph.Eq, Value: graph.IntValue(investmentYear)}
	for _, t := range investmentTables {
		q[t.sum] = askTies(graph.Invests, graph.SumAmount, year, endIs(t.shanghai, graph.Shanghai))
		q[t.enterprises] = askTies(graph.Invests, graph.SumEnterprises, year, endIs(t.shanghai, graph.Shanghai))
	}
}
