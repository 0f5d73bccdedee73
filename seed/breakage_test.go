package seed

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"coopgraph/graph"
)

// edited returns the dataset with one file changed: the replacement takes the place of old in the only line containing
// this text, or in the whole file if the text is empty. If the replacement is empty too, the line is deleted.
func edited(t *testing.T, file, containing, old, replacement string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(dataset(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(dataset(), path)
		files[path] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(files[file].Data, []byte("\n"))
	changed := 0
	for i, line := range lines {
		if strings.Contains(string(line), containing) && strings.Contains(string(line), old) {
			changed++
			lines[i] = []byte(strings.Replace(string(line), old, replacement, 1))
		}
	}
	if changed != 1 {
		t.Fatalf("%s: %d lines with %q and %q: want one", file, changed, containing, old)
	}
	files[file] = &fstest.MapFile{Data: bytes.Join(lines, nil)}
	return files
}

// pairing begins the row of 剑川县 in Table 7.
const pairing = "浦东新区,310115,剑川县,532931,"

// brokenRows are edits of one row each, and the error that each must give.
var brokenRows = []struct {
	what, file, row, old, new string
	want                      string
}{
	{"unknown place", pairingsFile, pairing, "532931", "532999",
		`plan/table7_pairings.csv:2:31: county_code is "532999": want the code of a place`},
	{"another place", pairingsFile, pairing, "剑川县", "鹤庆县",
		`plan/table7_pairings.csv:2:21: county_as_printed is "鹤庆县": want a name of 532931 剑川县`},
	{"wrong prefecture", pairingsFile, pairing, "532900", "530100",
		`plan/table7_pairings.csv:2:48: prefecture_code is "530100": want "532900"`},
	{"wrong province", pairingsFile, pairing, "云南省", "四川省",
		`plan/table7_pairings.csv:2:55: province is "四川省": want 云南省`},
	{"attested too late", chambersFile, "上海市江苏商会,", "2016", "2021",
		`reported/chambers.csv:8:78: attested is "2021": want 2020-12-31 or before, as relevance says`},
	{"attested too early", chambersFile, "上海朔州商会,", "after_2020,,", "after_2020,2020,",
		`reported/chambers.csv:26:85: attested is "2020": want a day after 2020-12-31, as relevance says`},
	{"attested by no date", officesFile, "上海市人民政府驻武汉办事处,", "2020-12-31", "",
		`reported/liaison_offices.csv:27:131: attested is "": want 2020-12-31 or before, as relevance says`},
	{"unknown enum value", pairingsFile, pairing, ",东西部协作,", ",东西协作,",
		`plan/table7_pairings.csv:2:87: scheme is "东西协作": want "东西部协作" or "对口支援"`},
	{"missing row", pairingsFile, pairing, pairing + "大理州,532900,云南省,云南东西部协作,东西部协作,row and column\n", "",
		`plan/table7_pairings.csv: counties of 浦东新区: 11: want 12`},
	{"duplicate", pairingsFile, "浦东新区,310115,鹤庆县", "鹤庆县,532932", "剑川县,532931",
		`plan/table7_pairings.csv:3: 浦东新区与剑川县东西部协作: it is there already, in plan/table7_pairings.csv:2`},
	{"another scheme", pairingsFile, pairing, ",东西部协作,", ",对口支援,",
		`plan/table7_pairings.csv: counties of 东西部协作: 87: want 88`},
	{"wrong number of columns", pairingsFile, pairing, ",row and column", "",
		`plan/table7_pairings.csv:2: 9 columns: want 10`},
	{"broken quotes", pairingsFile, pairing, "剑川县", `剑"川县`,
		`plan/table7_pairings.csv:2:24: bare " in non-quoted-field`},
	{"space", pairingsFile, pairing, "剑川县", "剑川县 ",
		`plan/table7_pairings.csv:2:21: county_as_printed is "剑川县 ": want UTF-8 without spaces around it
plan/table7_pairings.csv:2:21: county_as_printed is "剑川县 ": want a name of 532931 剑川县`},
	{"wrong header", pairingsFile, "district,", "scheme", "schema",
		`plan/table7_pairings.csv:1: the columns are "district,district_code,county_as_printed,county_code,prefecture_as_printed,prefecture_code,province,heading,schema,basis": want district,district_code,county_as_printed,county_code,prefecture_as_printed,prefecture_code,province,heading,scheme,basis`},
	{"wrong sum", investmentTables[0].file, "江苏,3680", "998.118935", "998.118936",
		`plan/table3_outbound_investment.csv: the amounts sum to 6261.348036: want 6261.348035, as in plan/facts.csv`},
	{"wrong count", investmentTables[1].file, "北京,1548", "1548", "1549",
		`plan/table4_inbound_investment.csv: enterprises: 9788: want 9787`},
	{"wrong rank", investmentTables[1].file, "广东,1335", ",2\n", ",3\n",
		`plan/table4_inbound_investment.csv:3:39: rank is "3": want 2
plan/table4_inbound_investment.csv:4:38: rank is "3": want 4`},
	{"malformed decimal", investmentTables[0].file, "江苏,3680", "837.1465", "837,1465",
		`plan/table3_outbound_investment.csv:2: 8 columns: want 7
plan/table3_outbound_investment.csv:3:43: rank is "2": want 1`},
	{"no decimal", investmentTables[0].file, "江苏,3680", "27.58", "27.58%",
		`plan/table3_outbound_investment.csv:2:33: yoy_growth_pct is "27.58%": want a number with at most nine decimals`},
	{"large projects exceed all", investmentTables[0].file, "江苏,3680", "837.1465", "1837.1465",
		`plan/table3_outbound_investment.csv:2:24: investment_in_projects_regcap_gt_50m_100m_cny is "1837.1465": want no more than 998.118935`},
	{"a prefecture of that name", investmentTables[0].file, "吉林,118", "吉林", "淮安",
		`plan/table3_outbound_investment.csv:28:1: province is "淮安": want the name of one place`},
	{"malformed date", frameworkFile, "贵州省", "2016-09-14", "2016-9-14",
		`plan/table5_agreements.csv:2:113: signed_date is "2016-9-14": want a date as 2018, 2018-04 or 2018-04-24, or nothing`},
	{"impossible date", frameworkFile, "贵州省", "2016-09-14", "2016-02-30",
		`plan/table5_agreements.csv:2:113: signed_date is "2016-02-30": want a date as 2018, 2018-04 or 2018-04-24, or nothing`},
	{"unknown mark", frameworkFile, "安徽省,2016", "重签", "续签",
		`plan/table5_agreements.csv:3:91: note_as_printed is "续签": want "" or "重签"`},
	{"Table 1 differs", additionsFile, "生态经济", "淮安", "盐城",
		`plan/table1_yrd_committees.csv:3:51: lead_city is "盐城": want what plan/organizations.csv has: 淮安市`},
	{"Table 2 differs", expansionFile, "铜陵", "2018,", "2019,",
		`plan/table2_yrd_expansion.csv:2:1: year is "2019": want what reported/memberships.csv has: "2018"
plan/table2_yrd_expansion.csv:2:51: printed_new_members is "4": want what plan/facts.csv has`},
	{"a member is missing", membershipsFile, "长江沿岸中心城市经济协调会,330900", "长江沿岸中心城市经济协调会,330900,舟山市", "长江三角洲城市经济协调会,110000,北京市",
		`reported/memberships.csv: members of 长江沿岸中心城市经济协调会: 26: want 27`},
	{"target differs", targetsFile, "产业示范片区", "≥100个", "≥200个",
		`plan/facts.csv:96:28: value is "100": want ≥200个 as in plan/table6_indicators.csv`},
	{"no figure", factsFile, "aid.wanzhou_end_2020", "1,EXACT", "one,EXACT",
		`plan/facts.csv:21:22: value is "one": want a number with at most nine decimals`},
	{"classes do not sum", factsFile, "chambers.in_shanghai_total", "174", "175",
		`plan/facts.csv: chambers.in_shanghai_total: 175: want 174`},
	{"pairs beyond all places", factsFile, "friendly.domestic_pairs", "496", "310000",
		`plan/facts.csv: 310000 friendly pairs: want at most 3161, the places that placeholders may name`},
	{"class that is not counted", officesFile, "上海市人民政府驻武汉办事处", "false,", "true,",
		`reported/liaison_offices.csv:27:113: in_published_total is "true": want false of a class that the plan does not count`},
	{"counted after 2020", districtTiesFile, "普陀区,310107,苏州市", "false,", "true,",
		`reported/ties.csv:8:73: in_published_total is "true": want false of what is from after 2020
reported/ties.csv:8:73: in_published_total is "true": want false of what is no friendly pair`},
	{"relevance against date", districtTiesFile, "徐汇区,310104,阜阳市,341200,COOPERATES", "by_end_2020", "after_2020",
		`reported/ties.csv:4:73: relevance is "after_2020": want what 2019-10 means`},
	{"no flag", districtTiesFile, "徐汇区,310104,阜阳市,341200,FRIENDLY", "true", "yes",
		`reported/ties.csv:3:58: in_published_total is "yes": want true or false`},
	{"no translation", districtTiesFile, "虹口区,310109,桐乡市", "战略合作", "战略协作",
		`reported/ties.csv:5:46: form is "战略协作": want a name with an English one in names.csv`},
	{"end of the wrong kind", districtTiesFile, "徐汇区,310104,阜阳市,341200,FRIENDLY", "徐汇区,310104", "上海市,310000",
		`reported/ties.csv:3: 上海市与阜阳市友好城区: no FRIENDLY tie goes from a PROVINCE to a PREFECTURE`},
	{"host of what is in Shanghai", chambersFile, "上海市浙江商会", "310000", "320000",
		`reported/chambers.csv:2:53: host_code is "320000": want 310000 of what is in Shanghai`},
	{"home of another level", chambersFile, "上海市浙江商会", "330000", "330500",
		`reported/chambers.csv:2:46: home_code is "330500": want a PROVINCE as the home of a PROVINCIAL body`},
	{"level of another host", officesFile, "上海市人民政府驻昆明办事处", "PREFECTURE", "PROVINCIAL",
		`reported/liaison_offices.csv:29:51: level is "PROVINCIAL": want PREFECTURE, which is its host's`},
	{"home and host alike", chambersFile, "上海市浙江商会", "330000", "310000",
		`reported/chambers.csv:2:46: home_code is "310000": want another place than its host`},
	{"number without a qualifier", factsFile, "aid.wanzhou_end_2020", "1,EXACT", "1,",
		`plan/facts.csv:21:24: qualifier is "": want how the number is meant`},
	{"printed without a word for the bound", factsFile, "liaison.covid_transfers_min", "9万余人", "90000",
		`plan/facts.csv:51:44: printed is "90000": want words that say 90000`},
	{"printed otherwise", factsFile, "liaison.covid_transfers_min", "9万余人", "8万余人",
		`plan/facts.csv:51:44: printed is "8万余人": want words that say 90000`},
	{"printed beside an exact number", factsFile, "aid.wanzhou_end_2020", "1,EXACT,", "1,EXACT,一个",
		`plan/facts.csv:21:30: printed is "一个": want nothing if the value is as printed`},
	{"2025 in another unit", targetsFile, "对口帮扶保障和改善民生", "≥80%,", "≥80个,",
		`plan/table6_indicators.csv:4:55: target_2025 is "≥80个": want a number of %`},
	{"another title of the same document", chambersFile, "上海市吉林商会,", "(上海哈尔滨商会网站 2025-10-30)", "(2025-10-30)",
		`reported/chambers.csv:15:80: another title of http://www.shhrb.com/news/detail.asp?Rid=2025: it is there already, in reported/chambers.csv:12:94`},
	{"a mirror's word", districtTiesFile, "徐汇区,310104,阜阳市,341200,FRIENDLY", ",medium,", ",high,",
		`reported/ties.csv:3:72: confidence is "high": want medium of what wxredian.com shows, which is in reported/mirrors.csv`},
	{"a word without an address", chambersFile, "上海市辽宁商会,", ",medium,", ",high,",
		`reported/chambers.csv:55:83: confidence is "high": want medium of what has no address: nobody can look it up`},
	{"a government's mirror", mirrorsFile, "av069.com", "av069.com", "shanghai.gov.cn",
		`reported/mirrors.csv:11:1: host is "shanghai.gov.cn": want a host that is not a government's`},
	{"a mirror with its www", mirrorsFile, "av069.com", "av069.com", "www.av069.com",
		`reported/mirrors.csv:11:1: host is "www.av069.com": want the name of a host in small letters, without www.`},
	{"a lead that is not Table 1's", organizationsFile, "上海喀什职教联盟", ",,,310000 653100", ",,310000,310000 653100",
		`plan/organizations.csv:27:48: lead_code is "310000": want nothing: the plan says 牵头 in its Table 1 only`},
	{"an organization that stands nowhere", organizationsFile, "上海在外企业服务中心", ",三(三)3,", ",,",
		`plan/organizations.csv:23:53: note is "": want a text`},
	{"printed on another day", factsFile, "doc.printed_date", "2021-09-22,,", "2021-09-23,,",
		`plan/facts.csv: doc.printed_date: 2021-09-23: want 2021-09-22`},
	{"the point of another place", divisionsFile, "653121,", "75.86153,39.37443", "75.98951,39.47066",
		`geo/divisions.csv: 653101 喀什市 and 653121 疏附县 are within a kilometre of each other: want other coordinates, or a row in geo/neighbours.csv`},
	{"no neighbours", neighboursFile, "230403,", "230404", "230405",
		"geo/divisions.csv: 230404 南山区 and 230403 工农区 are within a kilometre of each other: want other coordinates, or a row in geo/neighbours.csv\n" +
			`geo/neighbours.csv:3:8: neighbour_code is "230405": want a place of the same level within a kilometre of 230403`},
	{"ended without an end", mechanismsFile, "东西部扶贫协作七大行动", "2016,2020,", "2016,,",
		`plan/mechanisms.csv:27:92: status is "ENDED": want ENDED of what has an until, and of nothing else`},
	{"unknown status", mechanismsFile, "飞地经济,", "ANNOUNCED", "PLANNED",
		`plan/mechanisms.csv:10:40: status is "PLANNED": want "ANNOUNCED" or "UNDER_WAY" or "ENDED"`},
	{"printed or not", mechanismsFile, "飞地经济,", ",true", ",yes",
		`plan/mechanisms.csv:10:107: printed is "yes": want true or false`},
	{"a programme twice", mechanismsFile, "飞地经济,", "飞地经济", "旅游援疆“包机”",
		`plan/mechanisms.csv:10: 旅游援疆“包机”: it is there already, in plan/programmes.csv:4`},
	{"programme without figures", programmesFile, "旅游援疆", "charter_flights.", "charters.",
		`plan/programmes.csv: 旅游援疆“包机”: no figure has a key that begins with charters.`},
	{"wrong share", investmentTables[0].file, "江苏,3680", "15.94", "15.95",
		`plan/table3_outbound_investment.csv: shares: 100.00: want 99.99`},
	{"office before the one above", officesFile, "上海市人民政府驻海南联络处", "上海市人民政府驻广州办事处", "上海市人民政府驻北京办事处",
		`reported/liaison_offices.csv:24:62: parent is "上海市人民政府驻北京办事处": want an office of a row before`},
	{"place twice", divisionsFile, "110102,", "110102", "110101",
		`geo/divisions.csv:370:1: 110101: it is there already, in geo/divisions.csv:369:1`},
	{"name that is another's alias", organizationsFile, "长江沿岸中心城市经济协调会", "长江沿岸中心城市经济协调会,,", "长江沿岸中心城市经济协调会,长三角协调会,",
		`plan/organizations.csv:3: 长三角协调会: it is there already, in plan/organizations.csv:2`},
	{"parent of the same level", divisionsFile, "110102,", "110000", "110101",
		`geo/divisions.csv:370:42: parent_code is "110101": want the code of a place above it, in a row before`},
	{"no degrees", divisionsFile, "110102,", "116.", "216.",
		`geo/divisions.csv:370:49: lng is "216.35615": want degrees`},
	{"alias of no place", aliasesFile, "110102,", "110102", "110199",
		`geo/aliases.csv:5: 110199: no such place in geo/divisions.csv`},
	{"alias of itself", aliasesFile, "110102,", "西城", "西城区",
		`geo/divisions.csv:370:8: name_zh is "西城区": want another name than geo/aliases.csv and geo/former.csv have of it`},
	{"other name of nothing", otherNamesFile, "各地在沪商会,在沪异地商会", "各地在沪商会", "异地商会",
		`reported/names.csv:3: nothing is called 异地商会`},
	{"former code of today", formerFile, "520581,黔西县,520522", "520522", "520523",
		`geo/former.csv:2320: 520581: its former code 520523 is that of 金沙县 today`},
	{"nothing former", formerFile, "520581,黔西县,520522", "黔西县,520522", ",",
		`geo/former.csv:2320:8: former_name is "": want a name, or a code in former_code`},
	{"unreadable name", divisionsFile, "110102,", "西城区", "西𫩧区",
		`geo/divisions.csv:370: no reading of 𫩧 in 西𫩧区: add one to geo/readings.csv`},
	{"name that is not Chinese", divisionsFile, "110102,", "西城区", "Xicheng",
		`geo/divisions.csv:370:8: name_zh is "Xicheng": want a Chinese name`},
	{"another document", factsFile, "doc.number", "14号", "15号",
		`plan/facts.csv: doc.number: 沪府合办发〔2021〕15号: want 沪府合办发〔2021〕14号`},
	{"too few syllables", readingsFile, "大埔,", "da bu", "dabu",
		`geo/readings.csv:19:8: pinyin is "dabu": want a syllable of small letters for each character of 大埔`},
	{"total without a question", totalsFile, "target.indicators,", "target.indicators", "target.number",
		`plan/totals.csv: no row has the key target.indicators with a whole number`},
	{"total that is a figure", totalsFile, "friendly.domestic_pairs,", "domestic_pairs,,", "domestic_pairs,495,",
		`plan/totals.csv:2:25: published is "495": want nothing of a figure that is in plan/facts.csv`},
	{"indicator without a name", figuresFile, "fair.buyers,", "fair.buyers", "fair.sellers",
		"plan/figures.csv:71:1: key is \"fair.sellers\": want the key of a figure in plan/facts.csv\n" +
			"plan/figures.csv: no row has the key fair.buyers, which is in plan/facts.csv"},
}

// One wrong row loads nothing. The error says where it is, what is there and what is expected.
func TestOneBrokenRowLoadsNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("it reads the dataset a hundred times")
	}
	for _, test := range brokenRows {
		t.Run(test.what, func(t *testing.T) {
			d, err := load(edited(t, test.file, test.row, test.old, test.new), nil)
			if err == nil || d != nil {
				t.Fatalf("it loads: want %s", test.want)
			}
			if err.Error() != test.want {
				t.Errorf("got  %s\nwant %s", err, test.want)
			}
			if !errors.Is(err, graph.ErrInvalid) || graph.CodeOf(err) != graph.InvalidArgument {
				t.Error("it is no InvalidArgument")
			}
		})
	}
}

func TestEachFileIsNeeded(t *testing.T) {
	if testing.Short() {
		t.Skip("it reads the dataset forty times")
	}
	err := fs.WalkDir(dataset(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		without := edited(t, factsFile, "", "doc.number", "doc.number").(fstest.MapFS)
		delete(without, path)
		if _, err := load(without, nil); !errors.Is(err, graph.ErrInvalid) || !strings.HasPrefix(err.Error(), path+": ") {
			t.Errorf("without %s: %v", path, err)
		}
		without[path] = &fstest.MapFile{}
		if _, err := load(without, nil); !errors.Is(err, graph.ErrInvalid) || !strings.HasPrefix(err.Error(), path+":1: no header") {
			t.Errorf("with %s empty: %v", path, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
