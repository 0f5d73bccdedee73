package gazetteer_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/gazetteer"
	"coopgraph/seed"
)

// dataset is the gazetteer of the project's own places.
var dataset = sync.OnceValues(func() (*gazetteer.Gazetteer, error) {
	data, err := seed.Load()
	if err != nil {
		return nil, err
	}
	network := &graph.Network{Revision: 1}
	index := map[graph.ID]int32{}
	for _, c := range data.Changes {
		switch r := c.(graph.Create).Record.(type) {
		case graph.Node:
			index[r.Head().ID] = int32(len(network.Nodes))
			network.Nodes = append(network.Nodes, r)
		case graph.Tie:
			network.Ties = append(network.Ties, r)
			network.From = append(network.From, index[r.TieHead().FromID])
			network.To = append(network.To, index[r.TieHead().ToID])
		}
	}
	return gazetteer.New(graph.NewHierarchy(network)), nil
})

// shown is matches as text: how, the cost and the places.
func shown(found gazetteer.Matches) string {
	var all []string
	for _, m := range found {
		all = append(all, fmt.Sprintf("%s %d %s", m.By, m.Cost, m.Place.PlaceHead().NameZH))
	}
	return strings.Join(all, ", ")
}

func TestTry(t *testing.T) {
	g, err := dataset()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"漾濞县苍山西镇", "漾鼻县", "Yangbi", "yangbi", "532922100", "532922000000", "532922100201", "53", "5329", "重慶", "云南剑川", "大理 漾濞", "Yangbi, Dali", "Jianchuan, Yunnan",
		"Xinjiang", "Yanbian", "Liangshan", "Honghe", "Wenshan", "新疆", "大理", "剑川区", "大理自治州", "新疆省", "漾濞自治县", "大理州漾鼻县", "大理州下关镇", "大同镇", "剑川镇", "鼓楼区华侨路街道", "东三县",
		"漾鼻", "涧川县", "北京路", "Yangbi County", "Xinjang", "大理白族", "浦东新", "南汇县", "重庆县", "海南县", "999999", "532999", "Nowhere", "没有的地方", "漾濞县", "宣威县", "云南省大理州漾濞彝族自治县苍山西镇", "上海市浦东新区川沙新镇", "普陀区", "Shanghai", "Yunan", "Yunnn", "Yangbie", "Dali"} {
		m := g.Resolve(s)
		b, ok := m.Best()
		name := ""
		if ok {
			name = b.Place.PlaceHead().NameZH
		}
		t.Logf("%s → %v %s | %s", s, ok, name, shown(m))
	}
}
