package gazetteer_test

import (
	"strings"
	"testing"

	"coopgraph/graph/gazetteer"
)

// The five autonomous regions and thirty autonomous prefectures by their English short names, Hong Kong, Macau and
// Pudong: each is found, alone or together with what shares the name.
func TestAutonomousUnits(t *testing.T) {
	for name, code := range map[string]string{
		"Guangxi": "450000", "Inner Mongolia": "150000", "Xizang": "540000", "Ningxia": "640000", "Xinjiang": "650000",
		"Yanbian": "222400", "Enshi": "422800", "Xiangxi": "433100", "Aba": "513200", "Garze": "513300", "Liangshan": "513400",
		"Qianxinan": "522300", "Qiandongnan": "522600", "Qiannan": "522700", "Chuxiong": "532300", "Honghe": "532500",
		"Wenshan": "532600", "Xishuangbanna": "532800", "Dali": "532900", "Dehong": "533100", "Nujiang": "533300", "Diqing": "533400",
		"Linxia": "622900", "Gannan": "623000", "Haibei": "632200", "Huangnan": "632300", "Hainan": "632500", "Golog": "632600",
		"Yushu": "632700", "Haixi": "632800", "Changji": "652300", "Bortala": "652700", "Bayingolin": "652800", "Kizilsu": "653000",
		"Ili": "654000", "Hong Kong": "810000", "Macau": "820000", "Pudong": "310115",
	} {
		found := resolved(t, name)
		if !found.Exact() || found[0].By != gazetteer.ByName || !strings.Contains(codes(found), code) {
			t.Errorf("%s leads to %s", name, describe(found))
		}
	}
}
