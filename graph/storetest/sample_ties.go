package storetest

import "coopgraph/graph"

// sampleTies returns the ties of the sample. These are all but WITHIN, which the drawing of the nodes shows:
//
//	FRIENDLY   f1 huangpu─ningbo 2018     f2 huangpu─honghe ?      f3 xuhui─ningbo 2018-04    f4 xuhui─wanzhou 2018-04-24…2021
//	           f5 pudong─huangpu ?, attested 2020-12-31            f6 pudong─ningbo 2018
//	SUPPORTS   s1 xuhui→gejiu 2017…2020   s2 pudong→mengzi 2021    s3 shanghai→honghe ?, assumed 2020-12-31, attested 2023-04
//	COOPERATES c1 pudong→ningbo 2016      c2 pudong→ningbo 2016    c3 ningbo→ningbo           c4 honghe→ningbo …2999
//	INVESTS    i1 shanghai→zhejiang 2019, 3.7     i2 shanghai→zhejiang 2020, 3.70    i3 zhejiang→shanghai 2020, 12
//	           i4 shanghai→yunnan 2020, -0.5         i5 shanghai→yunnan 2018, 3.7
//	MEMBER     m1 zhejiang→council, founder       m2 ningbo→council, rotating chair  m3 panel→council
//	and        l1 shanghai LEADS council          p1 pudong, p2 ningbo PARTY pact    p3 pudong PARTY renewed
//	           o1 office LOCATED huangpu          r1 office REPRESENTS ningbo        o2 chamber LOCATED pudong
//	           r2 chamber REPRESENTS zhejiang     t1 yunnan PARTICIPATES fair        e1 pairs MEASURES fair
func sampleTies() []graph.Record {
	life := func(since, until, attested graph.Date) graph.Life {
		return graph.Life{Since: since, Until: until, Attested: attested}
	}
	since := func(s string) graph.Life { return life(day(s), 0, 0) }
	end2020, unknown := life(0, 0, day("2020-12-31")), graph.Life{}
	within := func(id, inner, outer graph.ID) graph.Record {
		return &graph.Containment{TieHeader: tie(id, inner, outer, graph.Official, unknown)}
	}
	return []graph.Record{
		within("w01", huangpu, shanghai), within("w02", xuhui, shanghai), within("w03", pudong, shanghai),
		within("w04", ningbo, zhejiang), within("w05", beilun, ningbo), within("w06", wanzhou, chongqing),
		within("w07", honghe, yunnan), within("w08", gejiu, honghe), within("w09", mengzi, honghe),
		within("w10", panel, council), within("w11", desk, office),

		&graph.FriendlyPair{TieHeader: tie("f1", huangpu, ningbo, graph.Reported, since("2018")), InPublishedTotal: true},
		&graph.FriendlyPair{TieHeader: tie("f2", huangpu, honghe, graph.Synthetic, unknown), InPublishedTotal: true},
		&graph.FriendlyPair{TieHeader: tie("f3", xuhui, ningbo, graph.Reported, since("2018-04"))},
		&graph.FriendlyPair{TieHeader: tie("f4", xuhui, wanzhou, graph.Reported, life(day("2018-04-24"), day("2021"), 0))},
		&graph.FriendlyPair{TieHeader: tie("f5", pudong, huangpu, graph.Synthetic, end2020)},
		&graph.FriendlyPair{TieHeader: tie("f6", pudong, ningbo, graph.Derived, since("2018")), InPublishedTotal: true},

		&graph.Pairing{TieHeader: tie("s1", xuhui, gejiu, graph.Official, life(day("2017"), day("2020"), 0)),
			Scheme: graph.EastWestCooperation, CountyCount: 1},
		&graph.Pairing{TieHeader: tie("s2", pudong, mengzi, graph.Official, since("2021")),
			Scheme: graph.EastWestCooperation, CountyCount: 1},
		&graph.Pairing{TieHeader: tie("s3", shanghai, honghe, graph.Official,
			graph.Life{Assumed: day("2020-12-31"), Attested: day("2023-04")}), Scheme: graph.PairedAssistance, CountyCount: 9},

		&graph.Cooperation{TieHeader: tie("c1", pudong, ningbo, graph.Reported, since("2016")), Form: "战略合作"},
		&graph.Cooperation{TieHeader: tie("c2", pudong, ningbo, graph.Reported, since("2016")), Form: "合作备忘录"},
		&graph.Cooperation{TieHeader: tie("c3", ningbo, ningbo, graph.Derived, unknown)},
		&graph.Cooperation{TieHeader: tie("c4", honghe, ningbo, graph.Reported, life(0, day("2999"), 0)), Form: "战略合作"},

		&graph.InvestmentFlow{TieHeader: tie("i1", shanghai, zhejiang, graph.Official, life(day("2019"), day("2019"), 0)), Year: 2019,
			Enterprises: 120, Amount: *decimal(37, 1), AmountLargeProjects: *decimal(1, 9), Share: *decimal(255, 1), Rank: 1},
		&graph.InvestmentFlow{TieHeader: tie("i2", shanghai, zhejiang, graph.Official, life(day("2020"), day("2020"), 0)), Year: 2020,
			Enterprises: 80, Amount: *decimal(370, 2), AmountLargeProjects: *decimal(100, 2), Growth: decimal(0, 0), Share: *decimal(30, 0), Rank: 1},
		&graph.InvestmentFlow{TieHeader: tie("i3", zhejiang, shanghai, graph.Official, life(day("2020"), day("2020"), 0)), Year: 2020,
			Enterprises: 300, Amount: *decimal(12, 0), AmountLargeProjects: *decimal(998118935, 6), Growth: decimal(125, 1), Share: *decimal(41, 1), Rank: 1},
		&graph.InvestmentFlow{TieHeader: tie("i4", shanghai, yunnan, graph.Official, life(day("2020"), day("2020"), 0)), Year: 2020,
			Enterprises: 9, Amount: *decimal(-5, 1), AmountLargeProjects: *decimal(0, 0), Growth: decimal(-1250, 2), Share: *decimal(5, 1), Rank: 12},
		&graph.InvestmentFlow{TieHeader: tie("i5", shanghai, yunnan, graph.Derived, life(day("2018"), day("2018"), 0)), Year: 2018,
			Enterprises: 80, Amount: *decimal(37, 1), AmountLargeProjects: *decimal(37, 1), Share: *decimal(255, 1), Rank: 2},

		&graph.Membership{TieHeader: tie("m1", zhejiang, council, graph.Official, since("1997")), Role: graph.Founder},
		&graph.Membership{TieHeader: tie("m2", ningbo, council, graph.Official, since("1997")), Role: graph.OrdinaryMember, RotatingChair: true, Meeting: "第18次联席会议"},
		&graph.Membership{TieHeader: tie("m3", panel, council, graph.Official, unknown)},
		&graph.Leadership{TieHeader: tie("l1", shanghai, council, graph.Official, unknown)},
		&graph.AgreementParty{TieHeader: tie("p1", pudong, pact, graph.Reported, since("2018-04-24"))},
		&graph.AgreementParty{TieHeader: tie("p2", ningbo, pact, graph.Reported, since("2018-04-24"))},
		&graph.AgreementParty{TieHeader: tie("p3", pudong, renewed, graph.Reported, unknown)},
		&graph.Seat{TieHeader: tie("o1", office, huangpu, graph.Reported, unknown)},
		&graph.Seat{TieHeader: tie("o2", chamber, pudong, graph.Reported, unknown)},
		&graph.Representation{TieHeader: tie("r1", office, ningbo, graph.Reported, unknown)},
		&graph.Representation{TieHeader: tie("r2", chamber, zhejiang, graph.Reported, unknown)},
		&graph.Participation{TieHeader: tie("t1", yunnan, fair, graph.Official, unknown)},
		&graph.Measurement{TieHeader: tie("e1", pairs, fair, graph.Official, unknown)},
	}
}

func tie(id, from, to graph.ID, evidence graph.Evidence, life graph.Life) graph.TieHeader {
	return graph.TieHeader{Header: header(id, evidence, life), FromID: from, ToID: to,
		LabelZH: string(from) + "与" + string(to), LabelEN: string(from) + " and " + string(to)}
}
