package seed

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

// The English name of an autonomous unit that is named after several peoples lists them with commas and "and": all 43.
func TestNamesOfSeveralPeoples(t *testing.T) {
	several := regexp.MustCompile(`^.+?族.*族自治[州县]$`) // written otherwise than the loader finds them
	named := map[string]string{}
	for _, p := range recordsOf[graph.Place](loadAll(t)) {
		h := p.PlaceHead()
		if !several.MatchString(h.NameZH) {
			continue
		}
		named[h.NameZH] = h.NameEN
		peoples := strings.Count(h.NameZH, "族")
		before, last, and := strings.Cut(h.NameEN, " and ")
		if !and || strings.Count(before, ",") != peoples-2 || !strings.HasSuffix(last, " Autonomous Prefecture") && !strings.HasSuffix(last, " Autonomous County") {
			t.Errorf("%s %s is %q: want %d peoples, and an \"and\" before the last one", h.Code, h.NameZH, h.NameEN, peoples)
		}
	}
	if len(named) != 43 {
		t.Errorf("%d places are named after several peoples: want 43", len(named))
	}
	for zh, want := range map[string]string{
		"红河哈尼族彝族自治州":      "Honghe Hani and Yi Autonomous Prefecture",
		"海西蒙古族藏族自治州":      "Haixi Mongol and Tibetan Autonomous Prefecture",
		"威宁彝族回族苗族自治县":     "Weining Yi, Hui and Miao Autonomous County",
		"双江拉祜族佤族布朗族傣族自治县": "Shuangjiang Lahu, Va, Blang and Dai Autonomous County",
		"积石山保安族东乡族撒拉族自治县": "Jishishan Bonan, Dongxiang and Salar Autonomous County",
	} {
		if named[zh] != want {
			t.Errorf("%s is %q: want %q", zh, named[zh], want)
		}
	}
}

// All 35 autonomous regions and prefectures, and others of every kind, are found by their English short names.
func TestShortEnglishNames(t *testing.T) {
	found := map[string][]string{}
	for _, p := range recordsOf[graph.Place](loadAll(t)) {
		for _, term := range p.NodeHead().Terms.Names {
			found[term] = append(found[term], p.NodeHead().NameZH)
		}
	}
	units := map[string]string{
		"Inner Mongolia": "内蒙古自治区", "Guangxi": "广西壮族自治区", "Xizang": "西藏自治区", "Tibet": "西藏自治区", "Ningxia": "宁夏回族自治区",
		"Xinjiang": "新疆维吾尔自治区", "Hong Kong": "香港特别行政区", "Macao": "澳门特别行政区", "Macau": "澳门特别行政区", "Pudong": "浦东新区",
		"Yanbian": "延边朝鲜族自治州", "Enshi": "恩施土家族苗族自治州", "Xiangxi": "湘西土家族苗族自治州", "Aba": "阿坝藏族羌族自治州",
		"Garze": "甘孜藏族自治州", "Liangshan": "凉山彝族自治州", "Qianxinan": "黔西南布依族苗族自治州", "Qiandongnan": "黔东南苗族侗族自治州",
		"Qiannan": "黔南布依族苗族自治州", "Chuxiong": "楚雄彝族自治州", "Honghe": "红河哈尼族彝族自治州", "Wenshan": "文山壮族苗族自治州",
		"Xishuangbanna": "西双版纳傣族自治州", "Dali": "大理白族自治州", "Dehong": "德宏傣族景颇族自治州", "Nujiang": "怒江傈僳族自治州",
		"Diqing": "迪庆藏族自治州", "Linxia": "临夏回族自治州", "Gannan": "甘南藏族自治州", "Haibei": "海北藏族自治州",
		"Huangnan": "黄南藏族自治州", "Hainan": "海南藏族自治州", "Golog": "果洛藏族自治州", "Yushu": "玉树藏族自治州", "Haixi": "海西蒙古族藏族自治州",
		"Changji": "昌吉回族自治州", "Bortala": "博尔塔拉蒙古自治州", "Bayingolin": "巴音郭楞蒙古自治州",
		"Kizilsu": "克孜勒苏柯尔克孜自治州", "Ili": "伊犁哈萨克自治州", "Xilingol": "锡林郭勒盟", "Binhai": "滨海新区",
		"Shennongjia": "神农架林区", "Oroqen": "鄂伦春自治旗", "Shuangjiang": "双江拉祜族佤族布朗族傣族自治县", "Sandu": "三都水族自治县",
		"Macao Special Administrative Region": "澳门特别行政区", "Honghe Hani-Yi Autonomous Prefecture": "红河哈尼族彝族自治州",
	}
	folded := map[string]bool{}
	for en, zh := range units {
		folded[graph.Fold(en)] = true
		if !slices.Contains(found[graph.Fold(en)], zh) {
			t.Errorf("%s finds %v: want %s too", en, found[graph.Fold(en)], zh)
		}
	}
	autonomous := 0
	for _, p := range recordsOf[graph.Place](loadAll(t)) {
		h := p.PlaceHead()
		if h.Level == graph.LevelCounty || !strings.Contains(h.NameZH, "自治") {
			continue
		}
		autonomous++
		if !folded[graph.Fold(shortEnglish(h.NameEN))] {
			t.Errorf("%s %s is not in this test as %s", h.Code, h.NameZH, shortEnglish(h.NameEN))
		}
	}
	if autonomous != 35 {
		t.Errorf("%d autonomous regions and prefectures: want 35", autonomous)
	}
}
