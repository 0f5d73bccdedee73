package seed

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"coopgraph/graph"
)

// The names of places that are easily read wrong.
func TestReadings(t *testing.T) {
	pinyin := map[string]string{}
	for _, n := range recordsOf[graph.Node](loadAll(t)) {
		pinyin[n.NodeHead().NameZH] = n.NodeHead().Pinyin
	}
	for name, want := range map[string]string{
		"重庆市": "chong qing shi", "六安市": "lu an shi", "亳州市": "bo zhou shi", "蚌埠市": "beng bu shi", "台州市": "tai zhou shi",
		"丽水市": "li shui shi", "铅山县": "yan shan xian", "乐清市": "yue qing shi", "东阿县": "dong e xian", "番禺区": "pan yu qu",
		"厦门市": "xia men shi", "长沙市": "chang sha shi", "长子县": "zhang zi xian", "子长市": "zi chang shi", "洪洞县": "hong tong xian",
		"浚县": "xun xian", "荥阳市": "xing yang shi", "荥经县": "ying jing xian", "禄劝彝族苗族自治县": "lu quan yi zu miao zu zi zhi xian",
		"泸水市": "lu shui shi", "勐腊县": "meng la xian", "莘县": "shen xian", "大埔县": "da bu xian", "黄埔区": "huang pu qu",
		"会泽县": "hui ze xian", "涡阳县": "guo yang xian", "黟县": "yi xian", "歙县": "she xian", "阆中市": "lang zhong shi",
		"郫都区": "pi du qu", "犍为县": "qian wei xian", "珙县": "gong xian", "尉犁县": "yu li xian", "尉氏县": "wei shi xian",
		"牟定县": "mou ding xian", "中牟县": "zhong mu xian", "牟平区": "mu ping qu", "单县": "shan xian", "闽侯县": "min hou xian",
		"乐亭县": "lao ting xian", "乐陵市": "lao ling shi", "蔚县": "yu xian", "井陉县": "jing xing xian", "鄄城县": "juan cheng xian",
		"枞阳县": "zong yang xian", "盱眙县": "xu yi xian", "邗江区": "han jiang qu", "溧阳市": "li yang shi", "嵊州市": "sheng zhou shi",
		"鄞州区": "yin zhou qu", "儋州市": "dan zhou shi", "大城县": "dai cheng xian", "宕昌县": "tan chang xian",
		"巴音郭楞蒙古自治州": "ba yin guo leng meng gu zi zhi zhou", "西藏自治区": "xi zang zi zhi qu", "吕梁市": "lü liang shi",
		"略阳县": "lüe yang xian", "喀什地区": "ka shi di qu", "长三角城市经济协调会": "chang san jiao cheng shi jing ji xie diao hui",
		"上海市长宁区党政代表团赴克拉玛依市考察 (2023-07-05)": "shang hai shi chang ning qu dang zheng dai biao tuan fu ke la ma yi shi kao cha 2023 07 05",
	} {
		if pinyin[name] != want {
			t.Errorf("%s is read %q: want %q", name, pinyin[name], want)
		}
	}
}

// The English name of a place begins with its pinyin, but for those that testdata/romanised_otherwise.csv lists:
// names of Mongolian, Tibetan, Uygur and other languages, translations, and a few of old use (Harbin, Shaanxi).
func TestReadingsAgreeWithEnglishNames(t *testing.T) {
	f, err := os.Open("testdata/romanised_otherwise.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // it was only read
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for _, cells := range rows[1:] {
		listed[cells[0]] = cells[3]
	}
	for _, p := range recordsOf[graph.Place](loadAll(t)) {
		h := p.PlaceHead()
		first := graph.Fold(strings.Fields(h.NameEN)[0])
		agrees, read := false, ""
		for syllable := range strings.FieldsSeq(h.Pinyin) {
			read += graph.Fold(syllable)
			agrees = agrees || read == first
		}
		switch known, ok := listed[h.Code]; {
		case !agrees && !ok:
			t.Errorf("%s,%s,%s,%s: the English name is no pinyin of it", h.Code, h.NameZH, h.NameEN, h.Pinyin)
		case agrees && ok:
			t.Errorf("%s %s is listed as romanised otherwise, and is not", h.Code, h.NameZH)
		case ok && known != h.Pinyin:
			t.Errorf("%s %s is read %s: the list has %s", h.Code, h.NameZH, h.Pinyin, known)
		}
		delete(listed, h.Code)
	}
	for code := range listed {
		t.Errorf("%s is no place", code)
	}
}

func TestTerms(t *testing.T) {
	nodes := map[string]graph.Node{}
	for _, n := range recordsOf[graph.Node](loadAll(t)) {
		nodes[n.NodeHead().NameZH] = n
	}
	for name, finds := range map[string][]string{
		"禄劝彝族苗族自治县":  {"530128", "禄劝", "禄劝县", "luquan", "lu quan", "lq", "lqx", "Luquan Yi Miao Autonomous County"},
		"吕梁市":        {"lüliang", "luliang", "lvliang", "LVLIANG", "ll"},
		"重庆市":        {"重庆", "chongqing", "cq", "cqs"},
		"西藏自治区":      {"Tibet", "Xizang", "xizang", "西藏"},
		"乌鲁木齐市":      {"Ürümqi", "urumqi", "wulumuqi"},
		yangtzeDelta: {"长三角协调会", "changsanjiao", "csj", "Yangtze River Delta"},
		"国内友好城区":     {"friendly.domestic_pairs", "yhcq"},
	} {
		for _, s := range finds {
			if graph.Rank(nodes[name], graph.Fold(s)) == graph.NoRank {
				t.Errorf("%s is not found by %q: it has %q", name, s, nodes[name].NodeHead().Terms)
			}
		}
	}
	if key := nodes["吕梁市"].NodeHead().SortKey; key != "lvliangshi" {
		t.Errorf("the sort key of 吕梁市 is %q", key)
	}
}
