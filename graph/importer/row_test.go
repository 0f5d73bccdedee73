package importer_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode"

	"coopgraph/graph"
	"coopgraph/graph/importer"
)

// What is remarked on the last row of a file, and at which cell.
func TestRemarks(t *testing.T) {
	d := load(t)
	const pairings = "supporter,supported,scheme,since,county_count,source\n"
	for _, test := range []struct {
		name, file string
		status     importer.Status
		cell, code string
		reason     string // is in the reason, in English
	}{
		{"a prefecture that is supported", pairings + "静安区,文山州,东西部协作,2022,,名单\n", importer.InDoubt, "E2", "NO_COUNTY_COUNT", "Wenshan"},
		{"a prefecture, without the column", "supporter,supported,scheme,since,source\n静安区,文山州,东西部协作,2022,名单\n", importer.InDoubt, "", "NO_COUNTY_COUNT", "Wenshan"},
		{"a prefecture with its count", pairings + "静安区,文山州,东西部协作,2022,３,名单\n", importer.New, "", "", ""},
		{"a county is one", pairings + "静安区,剑川县,东西部协作,2022,2,名单\n", importer.Refused, "E2", "BAD_COUNTY_COUNT", "is one county"},
		{"half a county", pairings + "静安区,文山州,东西部协作,2022,0.5,名单\n", importer.Refused, "E2", "BAD_COUNTY_COUNT", "whole number"},
		{"the count that is there stays", pairings + "上海市,遵义市,东西部协作,,,名单\n", importer.Changed, "", "CHANGED_FIELD", "Sources"},
		{"the same row", pairs + "浦东新区,云南大理市,二〇一三年,名单 (2024-05)\n", importer.Same, "", "TWICE", "row 3"},
		{"a row that contradicts another one", pairs + "浦东新区,云南大理市,2014,年鉴 (2024)\n", importer.Refused, "C5", "CONTRADICTS", "row 3 and differs from it in since, source"},
		{"a chamber of the same name", "chamber,home,founded,until,source\n上海大理商会,大理州,2000,2005,名单\n上海大理商会,大理州,2010,,名单\n", importer.Refused, "C3", "CONTRADICTS", "founded, until"},
		{"a day as a number", pairs + "黄浦区,宾川县,43676,名单\n", importer.New, "C5", "NUMERIC_DATE", "2019-07-30"},
		{"a month after a point", pairs + "黄浦区,宾川县,２０１９.7,名单\n", importer.New, "C5", "NUMERIC_DATE", "2019-07"},
		{"a district that is a part of another one now", pairs + "南汇区,宾川县,2019,名单\n", importer.New, "A5", "OTHER_NAME", "Pudong"},
		{"a former code", pairs + "黄浦区,110223,2019,名单\n", importer.New, "B5", "OTHER_NAME", "Tongzhou"},
		{"a short name", pairs + "浦东,云南宾川,2019,名单\n", importer.New, "", "", ""},
		{"a code of today", pairs + "310115000000,532924,2019,名单\n", importer.New, "", "", ""},
		{"a province", pairs + "黄浦区,云南省,2019,名单\n", importer.Refused, "B5", "WRONG_PLACE", "county or district"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := d.read(t, []byte(test.file), importer.Options{})
			rows := slices.Collect(r.Rows(graph.EN))
			last := rows[len(rows)-1]
			found := slices.ContainsFunc(last.Remarks, func(m importer.Remark) bool {
				return m.Code == test.code && m.Cell == test.cell && strings.Contains(m.Reason, test.reason)
			})
			if last.Status != test.status || found != (test.code != "") || test.code == "" && len(last.Remarks) > 0 {
				t.Errorf("it is %s\n%s", last.Status, describe(r, graph.EN))
			}
		})
	}
}

// A pairing with a prefecture stands for as many counties as the row says, and its label says so.
func TestCountyCount(t *testing.T) {
	d := load(t)
	file := []byte("支援方,受援方,结对类别,建立时间,县数,出处\n静安区,文山州,东西部协作,2022,3,名单\n")
	changes, err := d.read(t, file, importer.Options{}).Changes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	pairing, ok := changes[len(changes)-1].(graph.Create).Record.(*graph.Pairing)
	if !ok || pairing.CountyCount != 3 || !strings.Contains(pairing.LabelZH, "3个县") {
		t.Fatalf("%+v", changes[len(changes)-1])
	}
	d.apply(t, changes)
	r := d.read(t, []byte(strings.Replace(string(file), ",3,", ",4,", 1)), importer.Options{})
	if report := describe(r, graph.ZH); r.Counts.Changed != 1 || !strings.Contains(report, "县数有变更 [] 3 -> 4") {
		t.Errorf("%+v\n%s", r.Counts, report)
	}
}

// Agreements of one title are told apart by their parties and the days of their signatures.
func TestAgreementsOfOneTitle(t *testing.T) {
	d := load(t)
	file := []byte("title,parties,kind,signed,source\n战略合作框架协议,徐汇区、大理市,FRAMEWORK,2010,汇编\n战略合作框架协议,徐汇区、文山市,FRAMEWORK,2010,汇编\n" +
		"战略合作框架协议,徐汇区、文山市,FRAMEWORK,2015,汇编\n")
	changes, err := d.read(t, file, importer.Options{}).Changes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	agreements := map[graph.ID]bool{}
	for _, c := range changes {
		if a, ok := c.(graph.Create).Record.(*graph.Agreement); ok {
			agreements[a.ID] = true
		}
	}
	if len(agreements) != 3 {
		t.Errorf("%d agreements", len(agreements))
	}
	d.apply(t, changes)
	if r := d.read(t, file, importer.Options{}); r.Counts != (importer.Counts{Same: 3}) {
		t.Errorf("again: %+v\n%s", r.Counts, describe(r, graph.EN))
	}
}

// Errors about a whole file are in both languages.
func TestFileErrors(t *testing.T) {
	d := load(t)
	for name, file := range map[string]string{
		"empty": "", "a PDF": "%PDF-1.7", "a picture": "\x89PNG", "compressed": "Rar!", "JSON": `{"a":1}`, "a broken archive": "PK\x03\x04 broken",
		"no table": "a,b\n1,2\n", "a column is missing": "区,合作地区,建立时间\n徐汇区,大理市,2019\n", "a long cell": "区," + strings.Repeat("x", 140_000) + "\n",
		"UTF-8 and something else": "\ufeff区,\xff\n",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := importer.Read(t.Context(), []byte(file), importer.Options{}, d.network, d.gazetteer)
			e, ok := errors.AsType[*importer.FileError](err)
			if !ok || !errors.Is(err, graph.ErrInvalid) {
				t.Fatalf("%v", err)
			}
			isHan := func(r rune) bool { return unicode.Is(unicode.Han, r) }
			for language, want := range map[graph.Language]bool{graph.ZH: true, graph.EN: false} {
				in := e.In(language)
				if chinese := strings.ContainsFunc(in.Message, isHan) && strings.ContainsFunc(in.Hint, isHan); chinese != want || in.Hint == "" {
					t.Errorf("%s: %s %s", language, in.Message, in.Hint)
				}
			}
		})
	}
}
