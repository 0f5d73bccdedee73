package seed

import (
	"strings"
	"testing"

	"coopgraph/graph"
)

// A label says which place is meant if several have its name, in both languages; English labels read as sentences do.
func TestLabels(t *testing.T) {
	labels := map[string]string{}
	for _, tie := range recordsOf[graph.Tie](loadAll(t)) {
		h := tie.TieHead()
		labels[h.LabelZH] = h.LabelEN
	}
	for zh, en := range map[string]string{
		"上海市普陀区与浙江省舟山市普陀区：战略合作":           "Putuo District (Shanghai) and Putuo District (Zhoushan City, Zhejiang Province): strategic cooperation",
		"上海市宝山区对口支援叶城县":                   "Baoshan District (Shanghai) supports Yecheng County (paired assistance)",
		"普陀区隶属上海市":                        "Putuo District is part of Shanghai",
		"无锡市是长三角城市经济协调会成员":                "Wuxi City is a member of the Yangtze River Delta Cities Economic Coordination Council",
		"上海市浙江商会设在上海市":                    "The Zhejiang Chamber of Commerce in Shanghai is located in Shanghai",
		"上海市是《上海市人民政府山东省人民政府战略合作框架协议》的一方": "Shanghai is a party to the “Framework Agreement of Shanghai and Shandong on Strategic Cooperation”",
		"内蒙古自治区企业在上海市投资(2020年)":           "Investment by enterprises of the Inner Mongolia Autonomous Region in Shanghai, 2020",
		"徐汇区与阜阳市友好城区":                     "Xuhui District and Fuyang City, a friendly pair",
	} {
		if labels[zh] != en {
			t.Errorf("%s is %q: want %q", zh, labels[zh], en)
		}
	}
}

// If a place shares its full name with another one, the labels of its ties name the place above it too.
func TestLabelsTellPlacesApart(t *testing.T) {
	d, store, h := fillStore(t, loadAll(t), nil)
	defer func() { _ = store.Close() }()
	told := 0
	for _, tie := range recordsOf[graph.Tie](d) {
		head := tie.TieHead()
		for i, id := range []graph.ID{head.FromID, head.ToID} {
			p := h.Place(id)
			if p == nil || i == 0 && tie.Kind() == graph.Within {
				continue
			}
			if h.Shared(p.PlaceHead().NameZH) {
				told++
				if !strings.Contains(head.LabelZH, h.Path(p)) {
					t.Errorf("%s does not say %s", head.LabelZH, h.Path(p))
				}
			}
			if name := p.PlaceHead().NameEN; h.Shared(name) && !strings.Contains(head.LabelEN, name+" (") {
				t.Errorf("%s does not say which %s", head.LabelEN, name)
			}
		}
	}
	if told == 0 {
		t.Error("no tie has such an end")
	}
}

// Ties of every kind have a label that names both ends.
func TestEveryKindHasALabel(t *testing.T) {
	from := &graph.Organization{NodeHeader: graph.NodeHeader{NameZH: "甲", NameEN: "One"}}
	to := &graph.Organization{NodeHeader: graph.NodeHeader{NameZH: "乙", NameEN: "Two"}}
	for k := range graph.AllTies.All {
		t.Run(k.String(), func(t *testing.T) {
			zh, en := (&Names{}).Label(nil, graph.NewTie(k), from, to)
			if !strings.Contains(zh, "甲") || !strings.Contains(zh, "乙") || !strings.Contains(en, "One") || !strings.Contains(en, "Two") {
				t.Errorf("the label is %q, %q: say both ends in label.go", zh, en)
			}
		})
	}
}
