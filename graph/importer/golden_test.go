package importer_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"coopgraph/graph"
	"coopgraph/graph/importer"
)

var update = flag.Bool("update", false, "write the golden reports")

// book makes an XLSX file.
type book struct {
	*excelize.File
	testing.TB
}

func newBook(t testing.TB) *book {
	f := excelize.NewFile()
	t.Cleanup(func() { _ = f.Close() })
	return &book{f, t}
}

func (b *book) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// rows writes rows of Sheet1; an empty text is no cell.
func (b *book) rows(rows ...[]any) *book {
	b.Helper()
	return b.rowsOf("Sheet1", 1, rows...)
}

func (b *book) rowsOf(sheet string, first int, rows ...[]any) *book {
	b.Helper()
	for i, row := range rows {
		for column, value := range row {
			if value == "" {
				continue
			}
			at, err := excelize.CoordinatesToCellName(column+1, first+i)
			b.must(err)
			b.must(b.SetCellValue(sheet, at, value))
		}
	}
	return b
}

func (b *book) merge(first, last string) *book {
	b.Helper()
	b.must(b.MergeCell("Sheet1", first, last))
	return b
}

func (b *book) format(format string, cells ...string) *book {
	b.Helper()
	style, err := b.NewStyle(&excelize.Style{CustomNumFmt: &format})
	b.must(err)
	for _, at := range cells {
		b.must(b.SetCellStyle("Sheet1", at, at, style))
	}
	return b
}

func (b *book) bytes() []byte {
	b.Helper()
	var out bytes.Buffer
	b.must(b.Write(&out))
	return out.Bytes()
}

func row(cells ...any) []any { return cells }

// messyFile is a spreadsheet as people make them, and how it is read.
type messyFile struct {
	name    string
	options importer.Options
	file    func(t testing.TB) []byte
}

var messy = []messyFile{
	{"titles_totals_notes", importer.Options{Name: "友好城区名单.xlsx", Evidence: graph.Official}, func(t testing.TB) []byte {
		return newBook(t).rows(row("上海市各区友好城区一览表"), row("（截至2024年5月）"), row(),
			row("序号", "本区", "友好城区", "缔结日期", "来源"),
			row(1, "徐汇区", "安徽省阜阳市", "2019.7", "名单 (2024-05)"),
			row(2, "长宁区", "青海省果洛州", "2013年", "名单 (2024-05)"), row(),
			row("小计", "", "2对"),
			row(3, "静安区", "喀什地区巴楚县", "二〇一〇年九月", "名单 (2024-05)"),
			row("合计", "", "3对"),
			row("注：本表不含国际友好城市。"),
			row("填表人：张三")).merge("A1", "E1").bytes()
	}},
	{"merged_districts", importer.Options{Evidence: graph.Official, Source: "各区报送名单 (2024-05)"}, func(t testing.TB) []byte {
		return newBook(t).rows(row("区", "合作地区", "建立时间"), row("徐汇区", "阜阳市", "2019"), row("", "桐乡市", "2020"), row("", "大理市", "2021"),
			row("黄浦区", "西双版纳州勐海县", "2021"), row("", "", "")).merge("A2", "A4").bytes()
	}},
	{"two_header_rows", importer.Options{Evidence: graph.Reported, Source: "名单"}, func(t testing.TB) []byte {
		return newBook(t).rows(row("上海区", "合作方信息", "", "时间", ""), row("", "合作地区", "形式", "建立时间", "结束时间"),
			row("虹口区", "浙江省桐乡市", "战略合作", "2018-04", ""), row("杨浦区", "浙江省嘉兴市", "合作备忘录", "2019-10-24", "2022")).
			merge("A1", "A2").merge("B1", "C1").merge("D1", "E1").bytes()
	}},
	{"two_languages", importer.Options{Evidence: graph.Official}, func(t testing.TB) []byte {
		return newBook(t).rows(row("来 源", "建立时间（年/月）", "合作地区 ", "　区", "联系电话"), row("source", "since", "partner", "district", "phone"),
			row("名单 (2024)", "２０１９年７月", "Fuyang", "xuhui", "021-1234"), row("名单 (2024)", "July 2019", "532901", "310115", "")).bytes()
	}},
	{"hidden", importer.Options{Evidence: graph.Official, Source: "名单 (2024)"}, func(t testing.TB) []byte {
		b := newBook(t).rows(row("区", "合作地区", "建立时间", "内部备注", "备注"), row("徐汇区", "阜阳市", "2019", "x", "公开"), row("黄浦区", "大理市", "2020", "", ""))
		b.must(b.SetColVisible("Sheet1", "E", false))
		b.must(b.SetRowVisible("Sheet1", 3, false))
		_, err := b.NewSheet("旧表")
		b.must(err)
		b.rowsOf("旧表", 1, row("区", "合作地区", "建立时间"), row("徐汇区", "桐乡市", "2001"))
		b.must(b.SetSheetVisible("旧表", false))
		return b.bytes()
	}},
	{"dates", importer.Options{Evidence: graph.Official, Source: "名单 (2024)"}, func(t testing.TB) []byte {
		day := time.Date(2019, 7, 30, 0, 0, 0, 0, time.UTC)
		b := newBook(t).rows(row("区", "合作地区", "建立时间"), row("徐汇区", "桐乡市", day), row("黄浦区", "大理市", 43676), row("静安区", "宾川县", day),
			row("长宁区", "弥渡县", day), row("普陀区", "祥云县", 2019), row("虹口区", "巍山县", 201907), row("杨浦区", "永平县", "2019年底"),
			row("宝山区", "云龙县", "2019/13/1"), row("闵行区", "洱源县", "30/7/2019"), row("嘉定区", "剑川县", 2019.1), row("金山区", "鹤庆县", "不详"),
			row("松江区", "南涧县", "2019-07-30 00:00:00"))
		return b.format("yyyy-mm-dd", "C2").format(`yyyy"年"m"月"`, "C4").format("yyyy", "C5").bytes()
	}},
	{"dates_from_1904", importer.Options{Evidence: graph.Official, Source: "名单 (2024)"}, func(t testing.TB) []byte {
		b, from1904 := newBook(t), true
		b.must(b.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}))
		return b.rows(row("区", "合作地区", "建立时间"), row("徐汇区", "桐乡市", 42214), row("黄浦区", "大理市", 42214)).format("yyyy-mm-dd", "C2").bytes()
	}},
	{"places", importer.Options{Evidence: graph.Reported, Source: "名单 (2024)", Kind: importer.FriendlyPairs}, func(t testing.TB) []byte {
		return newBook(t).rows(row("区", "合作地区", "建立时间"), row("普陀区", "普陀区", "2019"), row("徐汇区", "鼓楼区", "2019"), row("徐汇区", "江苏南京鼓楼", "2019"),
			row("闸北区", "阜阳市", "2019"), row("徐汇区", "黄浦区", "2019"), row("徐汇区", "大里市", "2019"), row("徐汇区", "不存在的地方", "2019"),
			row("徐汇区", "剑川县、鹤庆县", "2019"), row("", "阜阳市", "2019"), row("徐汇区", "襄樊市", "2019"), row("徐汇", "310000", "2019"), row("徐汇", "上海市", "2019")).bytes()
	}},
	{"twice", importer.Options{Evidence: graph.Official, Source: "名单 (2024)"}, func(t testing.TB) []byte {
		return newBook(t).rows(row("区", "合作地区", "建立时间"), row("徐汇区", "大理市", "2019"), row("徐汇区", "大理市", "2019"), row("徐汇区", "云南大理市", "2020")).bytes()
	}},
	{"evidence", importer.Options{}, func(t testing.TB) []byte {
		return newBook(t).rows(row("区", "合作地区", "建立时间", "证据类别", "来源", "来源网址", "计入公布总数"),
			row("徐汇区", "大理市", "2019", "官方", "名单", "", ""), row("徐汇区", "宾川县", "2019", "SYNTHETIC", "名单", "", ""), row("徐汇区", "弥渡县", "2019", "", "名单", "", ""),
			row("徐汇区", "祥云县", "2019", "听说", "名单", "", ""), row("徐汇区", "永平县", "2019", "报道", "", "", ""), row("徐汇区", "云龙县", "2019", "reported", "网页", "javascript:alert(1)", ""),
			row("徐汇区", "洱源县", "2023", "规划原文", "名单", "https://example.org/a", "是"), row("徐汇区", "剑川县", "", "公开来源", "名单", "", "也许"), row("徐汇区", "鹤庆县", "", "官方", "名单", "", "√"),
			row("徐汇区", "巍山县", "2019", "报道", "coopgraph占位数据", "", "")).bytes()
	}},
	{"formulas", importer.Options{Evidence: graph.Official, Source: "名单 (2024)"}, func(t testing.TB) []byte {
		b := newBook(t).rows(row("区", "合作地区", "建立时间"), row("徐汇区", "大理市", 2019), row("黄浦区", "宾川县", ""), row("静安区", "弥渡县", 2020), row("长宁区", "", 2021))
		b.must(b.SetCellFormula("Sheet1", "C2", "2018+1"))
		b.must(b.SetCellFormula("Sheet1", "B5", "B4"))
		b.must(b.SetCellFormula("Sheet1", "C3", "C2+1"))
		return b.bytes()
	}},
	{"sheets", importer.Options{Evidence: graph.Official, Source: "名单 (2024)"}, func(t testing.TB) []byte {
		b := newBook(t)
		b.must(b.SetSheetName("Sheet1", "说明"))
		b.rowsOf("说明", 1, row("本文件有两张表"))
		for _, name := range []string{"组织", "成员", "不全"} {
			_, err := b.NewSheet(name)
			b.must(err)
		}
		b.rowsOf("组织", 1, row("组织名称", "组织类别", "成立时间"), row("沪滇合作联盟", "联盟", "2022"), row("长三角城市经济协调会", "协调会", "1997"))
		b.rowsOf("成员", 1, row("组织名称", "成员", "加入时间", "角色"), row("沪滇合作联盟", "上海市", "2022", "创始成员"), row("沪滇合作联盟", "昆明市", "2022", ""),
			row("不存在的联盟", "昆明市", "2022", ""), row("长三角协调会", "无锡市", "1997", ""))
		b.rowsOf("不全", 1, row("区", "合作地区"), row("徐汇区", "大理市"))
		return b.bytes()
	}},
	{"chambers", importer.Options{Name: "商会名单.xlsx", Evidence: graph.Reported, Source: "市工商联名单 (2024-03)"}, func(t testing.TB) []byte {
		return newBook(t).rows(row("商会名称", "代表地区", "所在地", "级别", "成立时间", "英文名称"), row("上海市浙江商会", "浙江省", "上海市", "省级", "1986-03-05", ""),
			row("上海市大理商会", "大理州", "", "", "2015", ""), row("上海市浙江青年商会", "浙江省", "", "", "2016", ""),
			row("上海市浙江女企业家商会", "浙江省", "", "省级", "2016", "Zhejiang Women Entrepreneurs' Chamber of Commerce in Shanghai"),
			row("拉萨市上海商会", "上海市", "拉萨市", "省级", "", ""), row("Chamber", "昆明市", "", "", "", ""), row("上海市昆明商会", "昆明市", "杭州市", "", "", ""),
			row("〔占位〕在沪地级商会001", "梅州市", "", "", "", "")).bytes()
	}},
	{"observations", importer.Options{Evidence: graph.Official, Source: "年度统计 (2024)"}, func(t testing.TB) []byte {
		return newBook(t).rows(row("指标", "数值", "时间", "单位"), row("friendly.domestic_pairs", "510", "2023-12-31", ""), row("friendly.domestic_pairs", "496", "2020-12-31", ""),
			row("friendly.domestic_pairs", "５２０", "2024年", "对"), row("没有的指标", "1", "2023", ""), row("friendly.domestic_pairs", "约500", "2022", ""),
			row("friendly.domestic_pairs", "1,234", "2021", "亿元")).bytes()
	}},
	{"observations_reported", importer.Options{Source: "区合作交流办台账 (2024)"}, func(t testing.TB) []byte {
		return newBook(t).rows(row("指标", "数值", "时间", "单位"), row("friendly.domestic_pairs", "501", "2022", "对"), row("invest.outbound_2020_sum", "6300", "2022", "亿元")).bytes()
	}},
	{"aliases", importer.Options{Evidence: graph.Reported, Source: "地名志", Kind: importer.PlaceAliases}, func(t testing.TB) []byte {
		return newBook(t).rows(row("地区", "别名"), row("剑川县", "金华古城"), row("剑川县", "石宝"), row("大理市", "剑川县"), row("襄阳市", "襄樊市"), row("剑川县", "金华古城")).bytes()
	}},
	{"agreements", importer.Options{Evidence: graph.Reported, Source: "协议汇编 (2024)"}, func(t testing.TB) []byte {
		return newBook(t).rows(row("协议名称", "签约方", "协议类别", "签署时间"), row("徐汇区大理市合作协议", "徐汇区、大理市", "框架协议", "2023-05-01"),
			row("上海市与大连市对口合作实施方案", "上海市；大连市", "国家方案", "2018-03"), row("三方协议", "徐汇区", "框架协议", "2023"), row("四方协议", "徐汇区、大理市", "口头", "2023")).bytes()
	}},
	{"pairings", importer.Options{Evidence: graph.Official, Source: "结对名单 (2024)"}, func(t testing.TB) []byte {
		return newBook(t).rows(row("帮扶方", "受援县", "类别", "起始时间", "结束时间"), row("静安区", "文山州广南县", "东西部协作", "2021", ""), row("上海市", "克拉玛依市", "对口支援", "", ""),
			row("静安区", "宁洱县", "东西部协作", "2021", "2020"), row("昆明市", "大理市", "对口支援", "", "")).bytes()
	}},
	{"offices", importer.Options{Evidence: graph.Reported, Source: "驻沪机构名录 (2024)"}, func(t testing.TB) []byte {
		return newBook(t).rows(row("机构名称", "派出地区", "级别", "设立时间", "地址"), row("湖南省人民政府驻上海办事处", "湖南省", "省级", "", "上海市某路1号"), row("剑川县人民政府驻上海联络处", "剑川县", "", "2021", ""),
			row("大连市人民政府驻上海办事处", "大连市", "地级", "", "")).bytes()
	}},
}

// The reports of messy spreadsheets, in both languages, are the golden ones.
func TestGoldenReports(t *testing.T) {
	d := load(t)
	for _, m := range messy {
		t.Run(m.name, func(t *testing.T) {
			r := d.read(t, m.file(t), m.options)
			for _, l := range []graph.Language{graph.ZH, graph.EN} {
				got := fmt.Sprintf("%+v\n%s", r.Counts, describe(r, l))
				path := filepath.Join("testdata", m.name+"."+strings.ToLower(string(l))+".txt")
				if *update {
					if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if got != string(want) {
					t.Errorf("%s: the report is\n%s\nand should be\n%s", l, got, want)
				}
			}
		})
	}
}

// What a report says can be applied, if nothing is in doubt, and a second time changes nothing.
func TestTwiceChangesNothing(t *testing.T) {
	for _, m := range messy {
		t.Run(m.name, func(t *testing.T) {
			d := load(t)
			file := m.file(t)
			m.options.Corrections = map[string]string{}
			r := d.read(t, file, m.options)
			good := 0
			for row := range r.Rows(graph.ZH) { // leave out what is wrong
				if row.Status != importer.InDoubt && row.Status != importer.Refused {
					good++
					continue
				}
				for _, c := range row.Cells {
					at := c.Cell
					if row.Sheet != "" {
						at = row.Sheet + "!" + at
					}
					m.options.Corrections[at] = ""
				}
			}
			r = d.read(t, file, m.options)
			if r.Counts.InDoubt+r.Counts.Refused > 0 || r.Counts.Total() != good {
				t.Fatalf("%+v, and %d were good:\n%s", r.Counts, good, describe(r, graph.EN))
			}
			changes, err := r.Changes(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			d.apply(t, d.seed.WithPlaceholders(d.network, changes))
			again := d.read(t, file, m.options)
			if again.Counts.Same != good {
				t.Errorf("a second time: %+v\n%s", again.Counts, describe(again, graph.EN))
			}
			if changes, err := again.Changes(t.Context()); err != nil || len(changes) > 0 {
				t.Errorf("a second time: %d changes, %v", len(changes), err)
			}
		})
	}
}
