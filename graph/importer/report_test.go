package importer_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"coopgraph/graph"
	"coopgraph/graph/importer"
)

// describe writes a report as text.
func describe(r *importer.Report, l graph.Language) string {
	var b strings.Builder
	for _, m := range r.Remarks(l) {
		fmt.Fprintf(&b, "%s\n", m.Reason)
	}
	for i := range r.Sheets {
		s := &r.Sheets[i]
		fmt.Fprintf(&b, "sheet %s %s\n", s.Name, s.Kind)
		for _, m := range s.Remarks(l) {
			fmt.Fprintf(&b, "  %s [%s]\n", m.Reason, m.Action)
		}
	}
	for row := range r.Rows(l) {
		fmt.Fprintf(&b, "%s %s %s\n", strings.TrimSpace(row.Sheet+" "+strconv.Itoa(row.Number)), row.Status, row.Label)
		for _, m := range row.Remarks {
			fmt.Fprintf(&b, "    %s %s [%s]", m.Cell, m.Reason, m.Action)
			if m.Field != "" {
				fmt.Fprintf(&b, " %s -> %s", m.Before, m.After)
			}
			for _, c := range m.Candidates {
				fmt.Fprintf(&b, " %s %s", c.Path, c.Code)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

const pairs = "district,partner,since,source\n徐汇区,安徽省阜阳市,2019年7月,名单 (2024-05)\n浦东新区,大理市,二〇一三年,名单 (2024-05)\n普陀区,普陀区,2019/7/30,名单 (2024-05)\n"

// encoded returns a text in another encoding.
func encoded(t *testing.T, text string, to interface{ String(string) (string, error) }) []byte {
	t.Helper()
	s, err := to.String(text)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(s)
}

// The same rows are read from each format and encoding.
func TestEncodings(t *testing.T) {
	d := load(t)
	tsv := strings.ReplaceAll(pairs, ",", "\t")
	for name, file := range map[string][]byte{
		"UTF-8": []byte(pairs), "BOM": []byte("\ufeff" + pairs), "GB18030": encoded(t, pairs, simplifiedchinese.GB18030.NewEncoder()),
		"UTF-16LE": encoded(t, pairs, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()),
		"UTF-16BE": encoded(t, tsv, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder()),
		"tabs":     []byte(tsv), "semicolons": []byte(strings.ReplaceAll(pairs, ",", ";")), "wide commas": []byte(strings.ReplaceAll(pairs, ",", "，")),
		"CRLF":   []byte(strings.ReplaceAll(pairs, "\n", "\r\n")),
		"quoted": []byte("\"district\",partner,since,\"source\"\n徐汇区,安徽省阜阳市,2019年7月,\"名单\n(2024-05)\"\n\n浦东新区,大理市,2013,x\n普陀区,普陀区,2019-07-30,x\n"),
	} {
		t.Run(name, func(t *testing.T) {
			r := d.read(t, file, importer.Options{Evidence: graph.Official})
			if r.Counts != (importer.Counts{New: 2, Changed: 1}) {
				t.Errorf("%+v\n%s", r.Counts, describe(r, graph.EN))
			}
		})
	}
}

// Rows that are pasted without a header have the columns that are needed, in their order. Rows are counted as a spreadsheet does.
func TestWithoutHeader(t *testing.T) {
	d := load(t)
	r := d.read(t, []byte("徐汇区\t大理市\t2019\t名单\n\n黄浦区\t宾川县\t\t名单\n"), importer.Options{Evidence: graph.Reported, Kind: importer.FriendlyPairs})
	if r.Counts != (importer.Counts{New: 2}) {
		t.Errorf("%+v\n%s", r.Counts, describe(r, graph.EN))
	}
	numbers := ""
	for row := range r.Rows(graph.EN) {
		numbers += strconv.Itoa(row.Number) + " "
	}
	if numbers != "1 3 " {
		t.Errorf("the rows are %s", numbers)
	}
}

// The header of a template, with the examples below it, is a file of its kind, in both languages.
func TestTemplates(t *testing.T) {
	d := load(t)
	for _, k := range importer.Kinds {
		for _, l := range []graph.Language{graph.ZH, graph.EN} {
			t.Run(string(k)+" "+string(l), func(t *testing.T) {
				file, err := importer.Template(k, l)
				if err != nil {
					t.Fatal(err)
				}
				f, err := excelize.OpenReader(bytes.NewReader(file))
				if err != nil {
					t.Fatal(err)
				}
				defer func() { _ = f.Close() }()
				b := &book{f, t}
				sheets := f.GetSheetList()
				if len(sheets) != 2 {
					t.Fatalf("the sheets are %q", sheets)
				}
				var examples []any
				for _, c := range k.Columns() {
					if c.HelpZH == "" || c.HelpEN == "" || c.ZH == "" || c.Presence == importer.Filled && c.Example == "" && c.Name != "alias" {
						t.Errorf("%s: %+v has no help, Chinese name or example", k, c)
					}
					if example := c.Example; c.Name == "alias" {
						examples = append(examples, "金华古城")
					} else {
						examples = append(examples, example)
					}
				}
				r := d.read(t, b.rowsOf(sheets[0], 2, examples).bytes(), importer.Options{})
				if r.Kind != k || r.Counts.Total() != 1 || r.Applicable() != nil {
					t.Errorf("it is %s, %+v\n%s", r.Kind, r.Counts, describe(r, l))
				}
				for i := range r.Sheets[0].Columns {
					if r.Sheets[0].Columns[i].Column == "" {
						t.Errorf("%s is not known", r.Sheets[0].Columns[i].Title)
					}
				}
			})
		}
	}
	if _, err := importer.Template("ties", graph.ZH); graph.CodeOf(err) != graph.InvalidArgument {
		t.Errorf("another kind: %v", err)
	}
}

// The spreadsheet with remarks is the same one: cells, formats and other sheets stay, corrections are in it, and it can be read
// again, with the remarks left out.
func TestWriteXLSX(t *testing.T) {
	d := load(t)
	b := newBook(t).rows(row("名单"), row("区", "合作地区", "建立时间", "备注"), row("徐汇区", "鼓楼区", "2019", "=1+1"), row("黄浦区", "大理市", 43676, ""), row("静安区", "宾川县", 2019)).
		format("yyyy-mm-dd", "C4")
	b.must(b.SetCellFormula("Sheet1", "C5", "2000+19"))
	_, err := b.NewSheet("其他")
	b.must(err)
	b.rowsOf("其他", 1, row("别的"))
	o := importer.Options{Name: "名单.xlsx", Evidence: graph.Official, Source: "名单", Corrections: map[string]string{"B3": "320106", "C5": "2020"}}
	r := d.read(t, b.bytes(), o)
	if r.Counts != (importer.Counts{New: 3}) {
		t.Fatalf("%+v\n%s", r.Counts, describe(r, graph.EN))
	}
	for round := range 2 {
		var out bytes.Buffer
		if err := r.Write(&out, graph.ZH); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		for at, want := range map[string]string{"A1": "名单", "B3": "320106", "D3": "=1+1", "C4": "2019-07-30", "C5": "2020", "E2": "导入备注", "E3": "新增", "F2": "", "F3": ""} {
			if got, err := f.GetCellValue("Sheet1", at); err != nil || got != want {
				t.Errorf("round %d: %s is %q, %v: want %q", round, at, got, err, want)
			}
		}
		if formula, err := f.GetCellFormula("Sheet1", "D3"); err != nil || formula != "" {
			t.Errorf("a text is the formula %q, %v", formula, err)
		}
		if got, _ := f.GetCellValue("其他", "A1"); got != "别的" {
			t.Errorf("the other sheet has %q", got)
		}
		_ = f.Close()
		o.Corrections = nil
		if r = d.read(t, out.Bytes(), o); r.Counts != (importer.Counts{New: 3}) {
			t.Errorf("read again: %+v\n%s", r.Counts, describe(r, graph.EN))
		}
	}
}

// A CSV file with remarks has a BOM, the same rows, and no text that a spreadsheet program takes for a formula.
func TestWriteCSV(t *testing.T) {
	d := load(t)
	file := []byte("一览表\n\n区;合作地区;建立时间;备注\n徐汇区;鼓楼区;2019;=cmd|' /C calc'!A0\n黄浦区;大理市;2019;-5\n黄浦区;宾川县;2019;@x\n")
	r := d.read(t, file, importer.Options{Evidence: graph.Official, Source: "名单"})
	var out bytes.Buffer
	if err := r.Write(&out, graph.EN); err != nil {
		t.Fatal(err)
	}
	want := "\ufeff一览表;;;\r\n\r\n区;合作地区;建立时间;备注;import remarks\r\n徐汇区;鼓楼区;2019;'=cmd|' /C calc'!A0;\"in doubt; B4 “鼓楼区” may be several places: 江苏省南京市鼓楼区 320106, " +
		"江苏省徐州市鼓楼区 320302, 福建省福州市鼓楼区 350102, 河南省开封市鼓楼区 410204. Say which one, for example with the province before it or by its code\"\r\n" +
		"黄浦区;大理市;2019;-5;new\r\n黄浦区;宾川县;2019;'@x;new\r\n"
	if out.String() != want {
		t.Errorf("it is\n%q\nwant\n%q", out.String(), want)
	}
	again := d.read(t, out.Bytes(), importer.Options{Evidence: graph.Official, Source: "名单"})
	if again.Counts != r.Counts {
		t.Errorf("read again: %+v, was %+v", again.Counts, r.Counts)
	}
	for row := range again.Rows(graph.EN) {
		if row.Number == 4 && row.Cells[3].Text != "=cmd|' /C calc'!A0" {
			t.Errorf("the note is %q", row.Cells[3].Text)
		}
	}
}

// A row in doubt or refused holds up the whole file. Options that can't be are refused.
func TestNotApplicable(t *testing.T) {
	d := load(t)
	r := d.read(t, []byte("区,合作地区,建立时间,来源\n徐汇区,鼓楼区,2019,x\n徐汇区,大理市,2019,x\n"), importer.Options{Evidence: graph.Official})
	if _, err := r.Changes(t.Context()); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("changes: %v", err)
	}
	for name, o := range map[string]importer.Options{
		"synthetic": {Evidence: graph.Synthetic}, "kind": {Kind: "ties"}, "correction of the header": {Evidence: graph.Official, Corrections: map[string]string{"A1": "x"}},
		"correction elsewhere": {Corrections: map[string]string{"Z9": "x"}}, "correction of another sheet": {Corrections: map[string]string{"x!A2": "x"}},
		"no such cell": {Corrections: map[string]string{"7": "x"}},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := importer.Read(t.Context(), []byte(pairs), o, d.network, d.gazetteer); !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("it is %v", err)
			}
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := importer.Read(ctx, []byte(pairs), importer.Options{}, d.network, d.gazetteer); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// A header that fits several kinds needs the kind, or a title that tells it.
func TestSeveralKinds(t *testing.T) {
	d := load(t)
	file := []byte("名称,代表地区,来源\n上海市大理商会,大理州,名单 (2024)\n")
	if _, err := importer.Read(t.Context(), file, importer.Options{Evidence: graph.Official}, d.network, d.gazetteer); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("without a hint: %v", err)
	}
	for name, o := range map[string]importer.Options{"kind": {Kind: importer.Chambers}, "name": {Name: "在沪商会.csv"}} {
		t.Run(name, func(t *testing.T) {
			o.Evidence = graph.Official
			if r := d.read(t, file, o); r.Kind != importer.Chambers || r.Counts.New != 1 {
				t.Errorf("it is %s, %+v", r.Kind, r.Counts)
			}
		})
	}
}

// A row that does not say its evidence is REPORTED, which the report says once. A record that is there keeps its evidence.
func TestDefaultEvidence(t *testing.T) {
	d := load(t)
	const header, cells = "district,partner,since,source,evidence\n", "徐汇区,大理市,2019,名单 (2024),"
	for _, step := range []struct {
		row  string
		want graph.Evidence
	}{{cells, graph.Reported}, {cells + "OFFICIAL", graph.Official}, {cells, graph.Official}, {cells + "DERIVED", graph.Derived},
		{cells, graph.Derived}, {strings.Replace(cells, "名单", "年鉴", 1), graph.Derived}} {
		r := d.read(t, []byte(header+step.row+"\n"), importer.Options{})
		said := strings.HasSuffix(step.row, "L") || strings.HasSuffix(step.row, "D")
		if remarks := r.Remarks(graph.EN); (len(remarks) == 0) != said {
			t.Errorf("%s: the remarks are %v", step.row, remarks)
		}
		changes, err := r.Changes(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		d.apply(t, d.seed.WithPlaceholders(d.network, changes))
		found := 0
		for _, tie := range d.network.Ties {
			if p, ok := tie.(*graph.FriendlyPair); ok && p.LabelZH == "徐汇区与大理市友好城区" {
				if found++; p.Evidence != step.want {
					t.Errorf("%s: the evidence is %s, want %s", step.row, p.Evidence, step.want)
				}
			}
		}
		if found != 1 {
			t.Errorf("%s: %d pairs", step.row, found)
		}
	}
}

// A row is in doubt if it would change a record by a source that shows less than how the record is known. Its source alone may
// be added.
func TestWeakerEvidence(t *testing.T) {
	d := load(t)
	for name, test := range map[string]struct {
		row  string
		want importer.Counts
	}{
		"another beginning":                {"徐汇区,元阳县,1999,东西部协作,,我的博客,DERIVED", importer.Counts{InDoubt: 1}},
		"an end":                           {"徐汇区,元阳县,2021,东西部协作,2022,我的博客,", importer.Counts{InDoubt: 1}},
		"an end by a source as good":       {"徐汇区,元阳县,2021,东西部协作,2022,某通知,OFFICIAL", importer.Counts{Changed: 1}},
		"a further source of what is said": {"徐汇区,元阳县,2021,东西部协作,,某报道,REPORTED", importer.Counts{Changed: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			r := d.read(t, []byte("district,supported,since,scheme,until,source,evidence\n"+test.row+"\n"), importer.Options{Kind: importer.Pairings})
			if r.Counts != test.want {
				t.Errorf("%+v, want %+v\n%s", r.Counts, test.want, describe(r, graph.EN))
			}
		})
	}
}

// The words by which the pages name evidence are read, and so is their header.
func TestWordsOfEvidence(t *testing.T) {
	d := load(t)
	for word, want := range map[string]graph.Evidence{"规划原文": graph.Official, "公开来源": graph.Reported, "推算": graph.Derived} {
		changes, err := d.read(t, []byte("区,合作地区,建立时间,来源,依据\n徐汇区,大理市,2019,名单 (2024),"+word+"\n"), importer.Options{}).Changes(t.Context())
		if err != nil {
			t.Errorf("%s: %v", word, err)
			continue
		}
		created, _ := changes[len(changes)-1].(graph.Create)
		if pair, ok := created.Record.(*graph.FriendlyPair); !ok || pair.Evidence != want {
			t.Errorf("%s: the changes are %v, want a pair that is %s", word, changes, want)
		}
	}
}

// Two new chambers of one home and host without English names are in doubt only if their times overlap.
func TestNewBodies(t *testing.T) {
	d := load(t)
	for name, want := range map[string]importer.Counts{"2010": {New: 2}, "2016": {New: 1, InDoubt: 1}} {
		t.Run(name, func(t *testing.T) {
			file := "chamber,home,founded,until,source\n上海剑川商会,剑川县,2005," + name + ",名单\n上海市剑川商会,剑川县,2015,,名单\n"
			if r := d.read(t, []byte(file), importer.Options{}); r.Counts != want {
				t.Errorf("%+v\n%s", r.Counts, describe(r, graph.EN))
			}
		})
	}
}

// Dates of cells are those of the workbook's date system, as far as the cells show them.
func TestDateCells(t *testing.T) {
	d := load(t)
	for name, want := range map[string]map[string]string{
		"dates": {"徐汇区与桐乡市友好城区": "2019-07-30", "黄浦区与大理市友好城区": "2019-07-30", "静安区与宾川县友好城区": "2019-07", "长宁区与弥渡县友好城区": "2019",
			"虹口区与巍山彝族回族自治县友好城区": "2019-07", "金山区与鹤庆县友好城区": ""},
		"dates_from_1904": {"徐汇区与桐乡市友好城区": "2019-07-30", "黄浦区与大理市友好城区": "2019-07-30"},
	} {
		t.Run(name, func(t *testing.T) {
			m := messy[slices.IndexFunc(messy, func(m messyFile) bool { return m.name == name })]
			m.options.Corrections = map[string]string{}
			if name == "dates" { // the rows that are refused
				for _, at := range []string{"8", "9", "10", "11"} {
					m.options.Corrections["A"+at], m.options.Corrections["B"+at], m.options.Corrections["C"+at] = "", "", ""
				}
			}
			changes, err := d.read(t, m.file(t), m.options).Changes(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			since := map[string]string{}
			for _, c := range changes {
				if p, ok := c.(graph.Create).Record.(*graph.FriendlyPair); ok {
					since[p.LabelZH] = p.Since.String()
				}
			}
			for label, date := range want {
				if got, ok := since[label]; !ok || got != date {
					t.Errorf("%s is since %q, %t: want %q", label, got, ok, date)
				}
			}
		})
	}
}
