package importer_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"coopgraph/graph"
	"coopgraph/graph/importer"
)

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
