package seed

import (
	"strings"
	"testing"

	"coopgraph/graph"
)

// Each English name and each reading of the dataset's files is needed by something.
func TestNamesAreUsed(t *testing.T) {
	b := newBuilder(dataset())
	b.readNames()
	if err := b.err(); err != nil {
		t.Fatal(err)
	}
	used, everything := map[string]bool{}, ""
	for _, n := range recordsOf[graph.Node](loadAll(t)) {
		h := n.NodeHead()
		used[h.NameZH] = b.english[h.NameZH] == h.NameEN
		everything += h.NameZH + strings.Join(h.Aliases, "\n") + "\n"
	}
	for _, c := range recordsOf[*graph.Cooperation](loadAll(t)) {
		used[c.Form] = true
	}
	for name := range b.english {
		if !used[name] {
			t.Errorf("names.csv: nothing is called %s", name)
		}
	}
	for text := range b.readings.words {
		if !strings.Contains(everything, text) {
			t.Errorf("%s: nothing has %s in its name", readingsFile, text)
		}
	}
}

func TestEnglishNamesOfBodies(t *testing.T) {
	names := map[string]string{}
	for _, n := range recordsOf[graph.Node](loadAll(t)) {
		names[n.NodeHead().NameZH] = n.NodeHead().NameEN
	}
	for zh, want := range map[string]string{
		"上海市浙江商会":         "Zhejiang Chamber of Commerce in Shanghai",
		"上海内蒙古商会":         "Inner Mongolia Chamber of Commerce in Shanghai",
		"上海市新疆商会":         "Xinjiang Chamber of Commerce in Shanghai",
		"上海泉州市区商会":        "Quanzhou City Proper Chamber of Commerce in Shanghai",
		"大连市上海商会":         "Shanghai Chamber of Commerce in Dalian",
		"西藏自治区上海商会":       "Shanghai Chamber of Commerce in Xizang",
		"温州市人民政府驻上海联络处":   "Liaison Office of Wenzhou in Shanghai",
		"上海市人民政府驻武汉办事处":   "Office of Shanghai in Wuhan",
		"〔占位〕省级驻沪办事机构001": "[placeholder] provincial liaison office in Shanghai, no. 001",
	} {
		if names[zh] != want {
			t.Errorf("%s is %q: want %q", zh, names[zh], want)
		}
	}
}
