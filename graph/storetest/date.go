package storetest

import (
	"testing"

	"coopgraph/graph"
)

// dates: a comparison holds only if it holds for every day that the record's date may mean.
func dates(t *testing.T, store graph.Store) {
	since := func(op graph.Op, d string, want ...graph.ID) {
		t.Helper()
		filteredTies(t, store, graph.Friendly, test(graph.FieldSince, op, graph.DateValue(day(d))), want...)
	}
	// f1 and f6 2018, f3 2018-04, f4 2018-04-24, f2 and f5 unknown.
	since(graph.Eq, "2018", "f1", "f3", "f4", "f6")
	since(graph.Eq, "2018-04", "f3", "f4")
	since(graph.Eq, "2018-04-24", "f4")
	since(graph.Eq, "2018-05")
	since(graph.Lt, "2018")
	since(graph.Lt, "2018-04-24")
	since(graph.Lt, "2018-04-25", "f4")
	since(graph.Lt, "2018-05", "f3", "f4")
	since(graph.Lt, "2018-06-01", "f3", "f4")
	since(graph.Lt, "2019", "f1", "f3", "f4", "f6")
	since(graph.Lte, "2018-04-23")
	since(graph.Lte, "2018-04-24", "f4")
	since(graph.Lte, "2018-04", "f3", "f4")
	since(graph.Lte, "2018", "f1", "f3", "f4", "f6")
	since(graph.Gt, "2017", "f1", "f3", "f4", "f6")
	since(graph.Gt, "2018-03-31", "f3", "f4")
	since(graph.Gt, "2018-04")
	since(graph.Gt, "2018-04-01", "f4")
	since(graph.Gte, "2018-01-01", "f1", "f3", "f4", "f6")
	since(graph.Gte, "2018-01-02", "f3", "f4")
	since(graph.Gte, "2018-04", "f3", "f4")
	since(graph.Gte, "2018-04-24", "f4")
	filteredTies(t, store, graph.Friendly, graph.Not{Filter: test(graph.FieldSince, graph.Gte, graph.DateValue(day("1000")))}, "f2", "f5")
	filteredTies(t, store, graph.Friendly, test(graph.FieldUntil, graph.Lte, graph.DateValue(day("2021"))), "f4")
	filteredNodes(t, store, graph.NodeKindsOf(graph.KindOrganization), test(graph.FieldSince, graph.Lt, graph.DateValue(day("1998"))), council, panel)
}

// lives: the days on which records hold.
func lives(t *testing.T, store graph.Store) {
	friendly := func(d string, want ...graph.ID) {
		t.Helper()
		filteredTies(t, store, graph.Friendly, graph.HeldOn{Day: day(d)}, want...)
	}
	// No source shows when f2 held; f5 is attested at the end of 2020; f4 ended with 2021.
	friendly("1900-01-01")
	friendly("2017-12-31")
	friendly("2018-01-01", "f1", "f6")
	friendly("2018-04-01", "f1", "f3", "f6")
	friendly("2018-04-24", "f1", "f3", "f4", "f6")
	friendly("2020-12-30", "f1", "f3", "f4", "f6")
	friendly("2020-12-31", "f1", "f3", "f4", "f5", "f6")
	friendly("2021-12-31", "f1", "f3", "f4", "f5", "f6")
	friendly("2022-01-01", "f1", "f3", "f5", "f6")
	filteredTies(t, store, graph.Friendly, graph.Ongoing{}, "f1", "f2", "f3", "f5", "f6")
	filteredTies(t, store, graph.Friendly, graph.Not{Filter: graph.Ongoing{}}, "f4")
	filteredTies(t, store, graph.Supports, graph.HeldOn{Day: day("2020-12-31")}, "s1", "s3")
	filteredTies(t, store, graph.Supports, graph.HeldOn{Day: day("2021-01-01")}, "s2", "s3")
	filteredTies(t, store, graph.Cooperates, graph.Ongoing{}, "c1", "c2", "c3", "c4") // c4 ends in 2999
	filteredTies(t, store, graph.Cooperates, graph.HeldOn{Day: day("3000-01-01")}, "c1", "c2")
	filteredTies(t, store, graph.Within, graph.HeldOn{Day: day("1900-01-01")}, "w01", "w02", "w03", "w04", "w05", "w06", "w07", "w08", "w09", "w10", "w11")
	filteredTies(t, store, graph.Measures, graph.HeldOn{Day: day("1900-01-01")}, "e1")
	filteredNodes(t, store, graph.NodeKindsOf(graph.KindProvince), graph.HeldOn{Day: day("1900-01-01")}, shanghai, zhejiang, chongqing, yunnan)
	offices := graph.NodeKindsOf(graph.KindLiaisonOffice)
	filteredNodes(t, store, offices, graph.HeldOn{Day: day("2020-06-01")}, desk)
	filteredNodes(t, store, offices, graph.HeldOn{Day: day("2020-12-31")}, office, desk)
	filteredNodes(t, store, offices, graph.Ongoing{}, office)
}

// attestations: the records that a day leaves out only because their beginning is not known.
func attestations(t *testing.T, store graph.Store) {
	left := func(kind graph.TieKind, d string, want ...graph.ID) {
		t.Helper()
		filteredTies(t, store, kind, graph.Unattested{Day: day(d)}, want...)
	}
	left(graph.Friendly, "2017-12-31", "f2", "f5")
	left(graph.Friendly, "2020-12-30", "f2", "f5")
	left(graph.Friendly, "2020-12-31", "f2")
	left(graph.Supports, "2020-12-30", "s3")
	left(graph.Supports, "2020-12-31")
	left(graph.Cooperates, "2999-12-31", "c3", "c4")
	left(graph.Cooperates, "3000-01-01", "c3") // c4 has ended
	left(graph.Within, "1900-01-01")
	left(graph.Measures, "1900-01-01")
	filteredNodes(t, store, graph.Places, graph.Unattested{Day: day("1900-01-01")})
	filteredNodes(t, store, graph.NodeKindsOf(graph.KindLiaisonOffice), graph.Unattested{Day: day("2020-12-30")}, office)
	filteredNodes(t, store, graph.NodeKindsOf(graph.KindProgramme), graph.Unattested{Day: day("2999-12-31")}, fair)
}
