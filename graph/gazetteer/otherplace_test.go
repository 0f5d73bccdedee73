package gazetteer_test

import (
	"strings"
	"testing"

	"coopgraph/graph/gazetteer"
)

// A text that names several places, or one and what is beside it, is never taken for one of them.
func TestSeveralPlaces(t *testing.T) {
	for text, want := range map[string]string{
		"剑川县、鹤庆县": "532931 532932", "剑川县和鹤庆县": "532931 532932", "剑川县鹤庆县": "532931 532932", "剑川县，鹤庆县": "532931 532932",
		"剑川县/鹤庆县": "532931 532932", "剑川县以及鹤庆县": "532931 532932", "剑川、鹤庆": "532931 532932", "剑川 鹤庆": "532931 532932",
		"巧家县会泽县": "530326 530622", "昭通市鲁甸县、巧家县": "530621 530622", "乌什县 莎车县": "652927 653125",
		"剑川县与丽江市玉龙县交界": "530721 532931", "剑川县鹤庆县草海镇": "532931 532932", "剑川县、洱源县、鹤庆县": "532930 532931 532932",
		"剑川县洱源县鹤庆县": "532930 532931 532932", "Jianchuan, Heqing": "532931 532932", "Jianchuan and Heqing": "532931 532932",
		"Inner Mongolia, Yunnan": "150000 530000", "云南、四川": "510000 530000",
		"遵义市、习水县": "520300 520330", "云南/剑川": "530000 532931", "剑川县（鹤庆县）": "532931 532932",
		"剑川和鹤庆": "532931 532932", "剑川县鹤庆": "532931 532932", "剑川鹤庆": "532931 532932", "鲁甸巧家县": "530621 530622",
		"昭通剑川县": "530600 532931", "鲁甸和田东": "451022 530621", "云南四川": "510000 530000",
	} {
		found := resolved(t, text)
		if _, ok := found.Best(); ok || !found.Ambiguous() || found.Exact() || codes(found) != want {
			t.Errorf("%s leads to %s, want %s together", text, describe(found), want)
		}
	}
	for _, text := range []string{"剑川县以外", "剑川县以外的乡镇", "剑川县之外", "剑川县除外各镇", "剑川县附近", "剑川县各乡", "剑川县至大理铁路", "剑川县人民政府",
		"剑川县云南省", "剑川县金华镇、鹤庆县草海镇", "剑川县金华镇和鹤庆县草海镇", "剑川县金华镇，鹤庆草海镇", "剑川县、剑川县", "非剑川县", "除剑川县", "剑川县人民路", "嘉定新城"} {
		if best, ok := resolved(t, text).Best(); ok {
			t.Errorf("%s is taken for %s", text, describe(gazetteer.Matches{best}))
		}
	}
	for text, want := range map[string][]string{"剑川县金华镇、鹤庆县草海镇": {"532931", "532932"}, "剑川县6.0级地震": {"532931"}, "除剑川县": {"532931"},
		"剑川县532932": {"532931", "532932"}, "云南省地震局通报剑川县灾情": {"530000", "532931"},
		"剑川鹤庆草海镇": {"532931", "532932"}, "剑川和鹤庆地震": {"532931", "532932"}, "鲁甸、巧家、会泽三县": {"530326", "530621", "530622"}} {
		found := resolved(t, text)
		if best, ok := found.Best(); ok || found.Exact() {
			t.Errorf("%s is taken for %s", text, describe(gazetteer.Matches{best}))
		}
		for _, code := range want {
			if !strings.Contains(codes(found), code) {
				t.Errorf("%s shows %s, want %s among them", text, describe(found), code)
			}
		}
	}
	for text, want := range map[string]string{"剑川县和平镇": "532931", "剑川县大同镇": "532931", "剑川县 云南": "532931", "剑川县（云南）": "532931", "剑川县(云南省大理州)": "532931", "剑川县（大理州，云南省）": "532931", "Jianchuan (Yunnan)": "532931", "Jianchuan Yunnan": "532931",
		"剑川县金华镇北门村": "532931"} {
		if best, ok := resolved(t, text).Best(); !ok || best.Place.PlaceHead().Code != want {
			t.Errorf("%s leads to %s, want %s", text, describe(resolved(t, text)), want)
		}
	}
}

// A text that is near the name of a place but usually means another place is never taken for it. It may be shown.
func TestOtherPlaces(t *testing.T) {
	for text, shows := range map[string]string{
		"碧江县": "520602", "下关市": "440200", "忻县市": "", "巴县": "", "虹桥": "120106", "Kweiyang": "610112", "Nanxiang": "430921",
		"西昌地区": "513401", "南宁地区": "450100", "柳州地区": "450200", "重庆省": "500000", "上海省": "310000", "路北县": "130203",
	} {
		found := resolved(t, text)
		if best, ok := found.Best(); ok || found.Exact() {
			t.Errorf("%s is taken for %s", text, describe(gazetteer.Matches{best}))
		}
		if !strings.Contains(codes(found), shows) {
			t.Errorf("%s shows %s, want %s among them", text, describe(found), shows)
		}
	}
	for text, want := range map[string]string{"漾鼻县": "532922", "红桥区": "120106", "洪桥区": "120106", "西双板纳": "532800", "新疆省": "650000", "浦东区": "310115", "宁朗县": "530724"} {
		got := ""
		if best, ok := resolved(t, text).Best(); ok {
			got = best.Place.PlaceHead().Code
		}
		if got != want {
			t.Errorf("%s leads to %s, want %s", text, describe(resolved(t, text)), want)
		}
	}
}

// Short forms of former names find the places of today, as short forms of today's names do. If places share one, all are found.
func TestFormerShortNames(t *testing.T) {
	for text, want := range map[string]string{
		"路南县": "530126", "路南": "130202 530126", "襄樊": "420600", "Xiangfan": "420600", "丽江县": "530702 530721", "丽江": "530700", "思茅": "530800 530802",
		"南市": "310101", "卢湾": "310101", "闸北": "310106", "南汇": "310115", "普洱县": "530821", "中甸": "533401", "梧州": "450400", "晋江": "350582",
		"内蒙": "150000", "版纳": "532800", "旅顺": "210212", "乌市": "650100", "巴州": "511902 652800",
		"宿县地区": "341300", "零陵地区": "431100", "徽州地区": "341000", "昭乌达盟": "150400", "达县地区": "511700",
	} {
		found := resolved(t, text)
		got := strings.Fields(codes(found))
		if !found.Exact() || len(got) != len(strings.Fields(want)) || !contains(got, want) {
			t.Errorf("%s leads to %s, want %s", text, describe(found), want)
		}
	}
}

func contains(codes []string, want string) bool {
	for _, code := range codes {
		if !strings.Contains(want, code) {
			return false
		}
	}
	return true
}
