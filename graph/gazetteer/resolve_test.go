package gazetteer_test

import (
	"testing"

	"coopgraph/graph/gazetteer"
)

// Each text, the way in which it was matched, and the code of the place that it clearly means; if there is none, all codes.
func TestResolve(t *testing.T) {
	const name, code, township, misspelt = gazetteer.ByName, gazetteer.ByCode, gazetteer.ByTownship, gazetteer.BySpelling
	for _, c := range []struct {
		text string
		by   gazetteer.MatchedBy
		want string
	}{
		// Names to the letter: full, short, as printed, in pinyin, in English, former, traditional.
		{"漾濞彝族自治县", name, "532922"}, {"漾濞", name, "532922"}, {"漾濞县", name, "532922"}, {"Yangbi", name, "532922"}, {"yangbi", name, "532922"},
		{"重慶", name, "500000"}, {"闸北区", name, "310106"}, {"新疆", name, "650000"}, {"延边", name, "222400"},
		{"ＹＡＮＧＢＩ", name, "532922"}, {"Ürümqi City", name, "650100"}, {"大理州", name, "532900"},
		{"黔西县", name, "520581"}, {"米林县", name, "540481"}, {"错那县", name, "540581"}, {"澄江县", name, "530481"}, {"襄樊市", name, "420600"},
		// Paths.
		{"云南剑川", name, "532931"}, {"大理 漾濞", name, "532922"}, {"云南省大理白族自治州剑川县", name, "532931"}, {"上海市宝山区", name, "310113"},
		{"Yunnan Jianchuan", name, "532931"}, {"Jianchuan, Yunnan", name, "532931"}, {"漾濞，大理", name, "532922"}, {"雲南劍川", name, "532931"},
		{"Putuo District, Zhoushan City, Zhejiang Province", name, "330903"}, {"漾濞，大理州，云南", name, "532922"},
		// Several places share it: none is chosen.
		{"普陀区", name, "310107 330903"}, {"Xinjiang", name, "650000 140825"}, {"Yanbian", name, "222400 510422"},
		{"Liangshan", name, "513400 370832"}, {"Honghe", name, "532500 532529"}, {"Wenshan", name, "532600 532601"}, {"大理", name, "532900 532901"},
		// Codes.
		{"532922", code, "532922"}, {"532922000000", code, "532922"}, {"532922000", code, "532922"}, {"5329", code, "532900"}, {"53", code, "530000"},
		{"530000", code, "530000"}, {"５３２９２２", code, "532922"},
		{"522423", code, "520581"}, {"530422000000", code, "530481"}, // of 黔西县 and 澄江县
		{"532922100", township, "532922"}, {"532922100201", township, "532922"}, {"441900003", township, "441900"},
		// Townships.
		{"漾濞县苍山西镇", township, "532922"}, {"云南省大理州漾濞彝族自治县苍山西镇", township, "532922"}, {"上海市浦东新区川沙新镇", township, "310115"},
		{"漾濞縣蒼山西鎮", township, "532922"},
		// One character wrong, or the word for the level.
		{"漾鼻县", misspelt, "532922"}, {"大理州漾鼻县", misspelt, "532922"}, {"涧川县", misspelt, "532931"},
		{"大理自治州", misspelt, "532900"}, {"漾濞自治县", misspelt, "532922"}, {"大瑶县", misspelt, "532326"}, {"新疆省", misspelt, "650000"},
		{"Yangbi County", misspelt, "532922"}, {"大理白族", misspelt, "532900"},
	} {
		found := resolved(t, c.text)
		if len(found) == 0 || found[0].By != c.by || found[0].Text != c.text {
			t.Errorf("%s leads to %s, want %s %s", c.text, describe(found), c.by, c.want)
			continue
		}
		got := codes(found)
		if best, ok := found.Best(); ok {
			got = best.Place.PlaceHead().Code
		}
		if exact := c.by == name || c.by == code; got != c.want || found.Exact() != exact {
			t.Errorf("%s leads to %s, want %s %s", c.text, describe(found), c.by, c.want)
		}
	}
}

// A text that may mean several places, or is near a name by chance, has no answer; its best candidate is the first.
func TestUnclear(t *testing.T) {
	for text, first := range map[string]string{
		"鼓楼区华侨路街道":  "320106", // four districts are called that
		"东三县":       "350626", // 东山县, which sounds most alike, or 东安县, 东海县 …
		"剑川镇":       "532931", // a town may be called like a county elsewhere
		"大同镇":       "140200",
		"北京路":       "110000",
		"大理州下关镇":    "532900", // in one of its counties
		"532900100": "532900",
		"漾鼻":        "532922", // without a word for the level
		"剑川区":       "532931",
		"Jianchuen": "532931", // a letter more or less is another syllable mostly: Nanxian, Nanxiang
		"Yangbie":   "532922",
		"Yagnbi":    "532922",
		"海南县":       "460000", // or 海南州, or 海南区 of 乌海
		"Xinjang":   "650000", // or 新绛县, or 信阳市
		"苏北":        "620923", // 肃北 sounds alike
		"姚大县":       "532326", // 大姚县, with its characters swapped, or 姚安县
		"漾鼻县苍山西":    "",
	} {
		found := resolved(t, text)
		if best, ok := found.Best(); ok || found.Exact() {
			t.Errorf("%s is taken for %s %s", text, best.By, best.Place.PlaceHead().NameZH)
		}
		got := ""
		if len(found) > 0 {
			got = found[0].Place.PlaceHead().Code
		}
		if got != first || len(found) > 10 {
			t.Errorf("%s leads to %s, want %s first", text, describe(found), first)
		}
	}
	for _, text := range []string{"", "-", "999999", "532999", "5", "532", "53292", "5329221", "53292210", "532922100201000", "没有的地方", "Nowhere", "天安门", "新加坡", "x", "县", "lq"} {
		if found := resolved(t, text); len(found) > 0 {
			t.Errorf("%q leads to %s", text, describe(found))
		}
	}
}

func TestCode(t *testing.T) {
	g := places(t)
	for text, want := range map[string]string{"532922": "532922", "532922 号": "", "532922100": "532922", "53": "530000", "999999": "", "漾濞": "", "": ""} {
		if got := codes(g.Code(text)); got != want {
			t.Errorf("the code %q leads to %q, want %q", text, got, want)
		}
	}
}

func TestCandidates(t *testing.T) {
	g := places(t)
	got := g.Candidates(g.Resolve("漾鼻县"))
	if len(got) != 1 || got[0].ID != "place-532922" || got[0].Code != "532922" || got[0].Name != "漾濞彝族自治县" ||
		got[0].Path != "云南省大理白族自治州漾濞彝族自治县" {
		t.Errorf("%+v", got)
	}
	if got := g.Candidates(nil); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}
