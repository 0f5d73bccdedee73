package seed

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"coopgraph/graph"
)

// repeated returns the dataset with a further row in one file: the row containing this text, with a replacement for
// old. line and last are the numbers of the two rows.
func repeated(t *testing.T, file, containing, old, replacement string) (files fstest.MapFS, line, last int) {
	t.Helper()
	files = edited(t, factsFile, "", "doc.number", "doc.number").(fstest.MapFS)
	lines := bytes.SplitAfter(files[file].Data, []byte("\n"))
	last = len(lines) // the part behind the last line end is empty
	for i, l := range lines {
		if strings.Contains(string(l), containing) && strings.Contains(string(l), old) {
			files[file] = &fstest.MapFile{Data: append(files[file].Data, strings.Replace(string(l), old, replacement, 1)...)}
			return files, i + 1, last
		}
	}
	t.Fatalf("%s: no line with %q and %q", file, containing, old)
	return nil, 0, 0
}

// The same thing said twice is refused with both rows, though it is said with another date, name, note or role.
func TestNothingIsSaidTwice(t *testing.T) {
	if testing.Short() {
		t.Skip("it reads the dataset twenty times")
	}
	const pair, cooperation = "黄浦区,310101,新北区,320411,FRIENDLY", "徐汇区,310104,阜阳市,341200,COOPERATES"
	for _, test := range []struct{ what, file, row, old, new, name string }{
		{"pair with another date", districtTiesFile, pair, "2019-07-30", "2020-01-01", "黄浦区与新北区友好城区"},
		{"pair without a date", districtTiesFile, pair, "2019-07-30", "", "黄浦区与新北区友好城区"},
		{"pair that is not counted", districtTiesFile, pair, "true,by_end_2020", "false,unknown", "黄浦区与新北区友好城区"},
		{"cooperation of the same day", districtTiesFile, cooperation, "high", "medium", "徐汇区与阜阳市：战略合作"},
		{"cooperation of that year", districtTiesFile, cooperation, "2019-10", "2019", "徐汇区与阜阳市：战略合作"},
		{"cooperation without a date", districtTiesFile, cooperation, "2019-10,false,by_end_2020,", ",false,unknown,", "徐汇区与阜阳市：战略合作"},
		{"pairing of another scheme", pairingsFile, "浦东新区,310115,剑川县", ",东西部协作,", ",对口支援,", "浦东新区对口支援剑川县"},
		{"chamber of another name", chambersFile, "上海市浙江商会", "上海市浙江商会", "上海浙江总商会", "上海浙江总商会"},
		{"chamber of another day", chambersFile, "上海市浙江商会", "1986-03-05", "1986", "上海市浙江商会"},
		{"office of another name", officesFile, "江西省人民政府驻上海办事处", "江西省人民政府驻上海办事处", "江西省政府驻沪办", "江西省政府驻沪办"},
		{"member of another year", membershipsFile, ",310000,上海市,1997", "1997", "1996", "上海市是长三角城市经济协调会成员"},
		{"agreement of the same day", agreementsFile, "上海云南两省市对口帮扶合作", "2011-08-10", "2011-08", "上海云南两省市对口帮扶合作第十三次联席会议纪要"},
		{"agreement without a date", agreementsFile, "上海云南两省市对口帮扶合作", "2011-08-10", "", "上海云南两省市对口帮扶合作第十三次联席会议纪要"},
		{"organization", organizationsFile, "长江流域园区合作联盟", "三(二)2", "三(二)1", "长江流域园区合作联盟"},
		{"programme", programmesFile, "环珠峰生态文化旅游圈", "附录4", "附录3", "环珠峰生态文化旅游圈"},
		{"figure", factsFile, "aid.wanzhou_end_2020", "1,EXACT", "2,EXACT", "aid.wanzhou_end_2020"},
		{"total", totalsFile, "dalian.districts_paired", "", "", "dalian.districts_paired"},
		{"alias", aliasesFile, "110102,西城", "", "", "西城"},
		{"reading", readingsFile, "长子,", "zhang zi", "chang zi", "长子"},
		{"translation", "names.csv", "战略合作,", "strategic", "Strategic", "战略合作"},
	} {
		t.Run(test.what, func(t *testing.T) {
			files, line, last := repeated(t, test.file, test.row, test.old, test.new)
			want := fmt.Sprintf("%s:%d: %s: it is there already, in %s:%d", test.file, last, test.name, test.file, line)
			if d, err := load(files, nil); err == nil || d != nil {
				t.Errorf("it loads: want %s", want)
			} else if err.Error() != want {
				t.Errorf("got  %s\nwant %s", err, want)
			}
		})
	}
}

// What dates or forms tell apart is not the same thing.
func TestDatesTellApart(t *testing.T) {
	const cooperation = "虹口区,310109,桐乡市,330483,COOPERATES"
	for _, test := range []struct{ what, file, row, old, new string }{
		{"cooperation of another year", districtTiesFile, cooperation, "2018-04", "2020-04"},
		{"cooperation of another form", districtTiesFile, cooperation, "战略合作", "合作备忘录"},
		{"agreement of that title, renewed", agreementsFile, "上海云南两省市对口帮扶合作", "2011-08-10", "2013-08-10"},
	} {
		files, _, _ := repeated(t, test.file, test.row, test.old, test.new)
		d, err := load(files, nil)
		if err != nil {
			t.Errorf("%s: %v", test.what, err)
			continue
		}
		ids := map[graph.ID]bool{}
		for _, r := range recordsOf[graph.Record](d) {
			ids[r.Head().ID] = true
		}
		if len(ids) != len(d.Records) || len(ids) <= len(loadAll(t).Records) {
			t.Errorf("%s: %d records, %d ids; %d before", test.what, len(d.Records), len(ids), len(loadAll(t).Records))
		}
		for _, r := range recordsOf[graph.Record](loadAll(t)) {
			if !ids[r.Head().ID] {
				t.Errorf("%s: %s is gone", test.what, r.Head().ID)
			}
		}
	}
}

// Investment is told apart by its year alone. (In the plan's tables a row that is repeated has a rank too many as well.)
func TestInvestmentOfOneYear(t *testing.T) {
	b := newBuilder(dataset())
	for _, step := range []func(*builder){(*builder).readNames, (*builder).readSources, (*builder).readMirrors, (*builder).readOtherNames, (*builder).readPlaces} {
		step(b)
	}
	flow := func(line int, year int32) {
		b.tie(position{file: "a.csv", line: line}, &graph.InvestmentFlow{Year: year}, b.places.shanghai(), b.places.byCode["320000"],
			b.planProvenance("表3", ""), graph.Life{Since: graph.NewDate(int(year), 0, 0), Until: graph.NewDate(int(year), 0, 0)},
			strconv.Itoa(int(year)))
	}
	flow(2, 2020)
	flow(3, 2021)
	if err := b.err(); err != nil {
		t.Fatal(err)
	}
	flow(4, 2020)
	if err, want := b.err(), "a.csv:4: 上海市企业在江苏省投资(2020年): it is there already, in a.csv:2"; err == nil || err.Error() != want {
		t.Errorf("%v: want %s", err, want)
	}
}

// Dates tell two records of one identity apart if they cannot overlap.
func TestDistinct(t *testing.T) {
	date := func(s string) graph.Date {
		d, _ := graph.ParseDate(s)
		return d
	}
	life := func(since, until string) graph.Life { return graph.Life{Since: date(since), Until: date(until)} }
	for _, test := range []struct {
		dated bool
		s, t  graph.Life
		want  bool
	}{
		{false, life("2010", "2015"), life("2016", ""), true},
		{false, life("", "2015"), life("2016-01-01", ""), true},
		{false, life("2010", "2015"), life("2015", ""), false},
		{false, life("2010", ""), life("2016", ""), false},
		{false, life("2010", "2015"), life("", ""), false},
		{true, life("2010", ""), life("2016", ""), true},
		{true, life("2016", ""), life("2016-03", ""), false},
		{true, life("", ""), life("2016-03", ""), false},
		{true, life("2016-03-01", ""), life("2016-03-02", ""), true},
	} {
		t.Run(fmt.Sprint(test.s, test.t), func(t *testing.T) {
			s, u := test.s, test.t
			if Distinct(s, u, test.dated) != test.want || Distinct(u, s, test.dated) != test.want {
				t.Errorf("%v, %v: want %t", test.s, test.t, test.want)
			}
		})
	}
}
