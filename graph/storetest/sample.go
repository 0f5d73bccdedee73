package storetest

import "coopgraph/graph"

// The ids of the nodes of the sample: places by code, then the others by id.
var (
	shanghai, huangpu, xuhui, pudong = graph.Shanghai, graph.PlaceID("310101"), graph.PlaceID("310104"), graph.PlaceID("310115")
	zhejiang, ningbo, beilun         = graph.PlaceID("330000"), graph.PlaceID("330200"), graph.PlaceID("330206")
	chongqing, wanzhou               = graph.PlaceID("500000"), graph.PlaceID("500101")
	yunnan, honghe, gejiu, mengzi    = graph.PlaceID("530000"), graph.PlaceID("532500"), graph.PlaceID("532501"), graph.PlaceID("532503")
	eastEnd, westEnd                 = graph.PlaceID("990001"), graph.PlaceID("990002")
)

const (
	pact    graph.ID = "agreement-pact"
	renewed graph.ID = "agreement-renewed"
	chamber graph.ID = "chamber-zhejiang"
	pairs   graph.ID = "indicator-pairs"
	target  graph.ID = "indicator-target"
	office  graph.ID = "office-ningbo"
	desk    graph.ID = "office-ningbo-desk"
	council graph.ID = "org-council"
	panel   graph.ID = "org-panel"
	fair    graph.ID = "programme-fair"
	plan    graph.ID = "source-plan"
	gazette graph.ID = "source-gazette"
)

// Sample returns a small network with every kind of node and tie. Each field has a value in some records and none in
// others. sampleTies draws the ties between these nodes:
//
//	shanghai               zhejiang      chongqing     yunnan             eastEnd, westEnd: prefectures in
//	├ huangpu              └ ningbo      └ wanzhou     └ honghe           no province, half a degree on
//	├ xuhui                  └ beilun                    ├ gejiu          either side of the antimeridian
//	└ pudong                                             └ mengzi
//
//	council ◁ panel    office ◁ desk    pact, renewed    chamber    fair    pairs, target    plan, gazette
func Sample() []graph.Record {
	return append(sampleNodes(), sampleTies()...)
}

func sampleNodes() []graph.Record {
	growth := graph.Decimal{Units: -150, Scale: 2}
	return []graph.Record{
		&graph.Province{PlaceHeader: place("310000", "上海市", "Shanghai", graph.LevelProvince, 121.4737, 31.2304)},
		&graph.District{PlaceHeader: place("310101", "黄浦区", "Huangpu", graph.LevelCounty, 121.4846, 31.2317)},
		&graph.District{PlaceHeader: place("310104", "徐汇区", "Xuhui", graph.LevelCounty, 121.4365, 31.1883)},
		&graph.District{PlaceHeader: place("310115", "浦东新区", "", graph.LevelCounty, 121.5447, 31.2215)},
		&graph.Province{PlaceHeader: place("330000", "浙江省", "Zhejiang", graph.LevelProvince, 120.1536, 30.2655)},
		&graph.Prefecture{PlaceHeader: place("330200", "宁波市", "Ningbo", graph.LevelPrefecture, 121.5440, 29.8683)},
		&graph.County{PlaceHeader: place("330206", "北仑区", "Beilun", graph.LevelCounty, 121.8444, 29.8989)},
		&graph.Province{PlaceHeader: place("500000", "重庆市", "Chongqing", graph.LevelProvince, 106.5516, 29.5630)},
		&graph.County{PlaceHeader: place("500101", "万州区", "", graph.LevelCounty, 108.4087, 30.8077)},
		&graph.Province{PlaceHeader: place("530000", "云南省", "Yunnan", graph.LevelProvince, 102.7123, 25.0406)},
		&graph.Prefecture{PlaceHeader: place("532500", "红河州", "Honghe", graph.LevelPrefecture, 103.3756, 23.3642)},
		&graph.County{PlaceHeader: place("532501", "个旧市", "Gejiu", graph.LevelCounty, 103.1600, 23.3591)},
		&graph.County{PlaceHeader: place("532503", "蒙自市", "Mengzi", graph.LevelCounty, 103.3649, 23.3961)},
		&graph.Prefecture{PlaceHeader: place("990001", "东端", "", graph.LevelPrefecture, 179.5, 10)},
		&graph.Prefecture{PlaceHeader: place("990002", "西端", "", graph.LevelPrefecture, -179.5, 10)},

		&graph.Chamber{Delegation: graph.Delegation{
			NodeHeader: node(chamber, graph.Reported, graph.Life{Since: day("2009-06")}, "浙江商会", "Zhejiang Chamber"),
			Direction:  graph.InShanghai, Level: graph.OrgProvincial, InPublishedTotal: true}},
		&graph.LiaisonOffice{Delegation: graph.Delegation{
			NodeHeader: node(office, graph.Reported, graph.Life{Attested: day("2020-12-31")}, "宁波办事处", "Ningbo Office"),
			Direction:  graph.InShanghai, Level: graph.OrgSubProvincial, InPublishedTotal: true}, Address: "黄浦区1号"},
		&graph.LiaisonOffice{Delegation: graph.Delegation{
			NodeHeader: node(desk, graph.Synthetic, graph.Life{Since: day("2019"), Until: day("2020")}, "〔占位〕窗口", ""),
			Direction:  graph.Elsewhere, Level: graph.OrgCounty}},
		&graph.Organization{NodeHeader: node(council, graph.Official, graph.Life{Since: day("1997")}, "协调会", "Council"),
			OrgKind: graph.Council},
		&graph.Organization{NodeHeader: node(panel, graph.Official, graph.Life{Since: day("1997-10")}, "专委会", "Panel"),
			OrgKind: graph.Committee},
		&graph.Agreement{NodeHeader: node(pact, graph.Reported, graph.Life{Since: day("2018-04-24")}, "框架协议", "Pact"),
			AgreementKind: graph.FrameworkAgreement},
		&graph.Agreement{NodeHeader: node(renewed, graph.Reported, graph.Life{Since: day("2020-02"), Until: day("2025")}, "框架协议（续）", ""),
			AgreementKind: graph.FrameworkAgreement, Renewal: true},
		&graph.Programme{NodeHeader: node(fair, graph.Official, graph.Life{}, "对口帮扶展销会", "Fair"),
			ProgrammeKind: graph.Undertaking, Status: graph.UnderWay},
		&graph.Indicator{NodeHeader: node(pairs, graph.Official, graph.Life{}, "友好城区", "Friendly pairs"),
			Key: "friendly.pairs", IndicatorKind: graph.PublishedFigure, Unit: "对",
			Series: []graph.Observation{
				{Figure: figure(graph.Official, decimal(496, 0), "496", graph.Exact, graph.Cumulative), Until: day("2020-12-31")},
				{Figure: figure(graph.Derived, &growth, "", graph.About, graph.AnnualMean), From: day("2016"), Until: day("2020")},
			}},
		&graph.Indicator{NodeHeader: node(target, graph.Official, graph.Life{}, "消费帮扶", "Consumption"),
			Key: "consumption", IndicatorKind: graph.PlanTarget, Nature: graph.Anticipatory, Unit: "亿元",
			Target: &graph.Target{Figure: figure(graph.Official, decimal(30050, 2), "300.50以上", graph.AtLeast, graph.Cumulative),
				From: day("2021"), Until: day("2025"),
				By2025: &graph.PrintedFigure{Value: decimal(60, 0), Text: "≥60", Qualifier: graph.AtLeast}},
			Series: []graph.Observation{{Figure: figure(graph.Official, nil, "完成任务", "", ""), From: day("2020"), Until: day("2020")}}},
		&graph.Source{NodeHeader: node(plan, graph.Official, graph.Life{Since: day("2021-08-04")}, "十四五规划", "The plan"),
			DocumentNumber: "沪府办发〔2021〕16号", Issuer: "上海市人民政府办公厅", PrintedOn: day("2021-08-11"), URL: "https://example.org/plan"},
		&graph.Source{NodeHeader: node(gazette, graph.Reported, graph.Life{}, "公报", "")},
	}
}

// node returns the header of a node with a value for everything that nodes have.
func node(id graph.ID, evidence graph.Evidence, life graph.Life, zh, en string) graph.NodeHeader {
	h := graph.NodeHeader{Header: header(id, evidence, life), NameZH: zh, NameEN: en, Pinyin: "pin " + string(id[:3]),
		SortKey: string(id[:3]), Aliases: []string{zh + "（简）"}}
	h.Terms = graph.Terms{Names: []string{graph.Fold(zh)}, Pinyin: []string{"pin" + string(id[:3])}}
	if en != "" {
		h.Terms.Names = append(h.Terms.Names, graph.Fold(en))
		h.Terms.Initials = []string{graph.Fold(en[:1])}
	}
	return h
}

func place(code, zh, en string, level graph.PlaceLevel, longitude, latitude float64) graph.PlaceHeader {
	h := node(graph.PlaceID(code), graph.Official, graph.Life{}, zh, en)
	h.Terms.Names = append(h.Terms.Names, code)
	h.SortKey = code[:2] // the same for all of one province
	return graph.PlaceHeader{NodeHeader: h, Code: code, Level: level,
		Location: graph.Location{Longitude: longitude, Latitude: latitude, Basis: graph.BasisSeat}}
}

// header cites two sources: one with every part of a citation, one with none.
func header(id graph.ID, evidence graph.Evidence, life graph.Life) graph.Header {
	return graph.Header{ID: id, Provenance: provenance(evidence), Life: life}
}

func provenance(evidence graph.Evidence) graph.Provenance {
	return graph.Provenance{Evidence: evidence, Sources: []graph.Citation{
		{SourceID: plan, Locator: "表7", Confidence: graph.High, Relevance: graph.ByEnd2020, Note: "as printed"},
		{SourceID: gazette},
	}}
}

func figure(e graph.Evidence, value *graph.Decimal, text string, q graph.Qualifier, b graph.FigureBasis) graph.Figure {
	return graph.Figure{Provenance: provenance(e), PrintedFigure: graph.PrintedFigure{Value: value, Text: text, Qualifier: q}, Basis: b}
}

func decimal(units int64, scale uint8) *graph.Decimal {
	return &graph.Decimal{Units: units, Scale: scale}
}

// day parses a valid date.
func day(s string) graph.Date {
	d, err := graph.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}
