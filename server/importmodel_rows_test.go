package main

import (
	"fmt"
	"slices"

	"coopgraph/graph"
)

// file returns the header and the rows of a file of a random kind. Some rows may be wrong.
func (m *importModel) file() (header string, rows []string) {
	district := func() string { return m.place(graph.KindDistrict) }
	elsewhere := func() string { return m.place(graph.KindPrefecture, graph.KindCounty) }
	var row func() string
	n := 1 + m.IntN(40)
	switch m.IntN(5) {
	case 0, 1:
		header, n = "区,合作地区,建立时间,计入公布总数,来源", 20*n
		of := district()
		row = func() string {
			pair := of + "," + elsewhere()
			if m.IntN(8) == 0 { // one that may be known, with another date
				pair = m.pairs[m.IntN(len(m.pairs))]
			}
			m.pairs = append(m.pairs, pair)
			return fmt.Sprintf("%s,%s,%s,名单", pair, m.date(), m.flag())
		}
	case 2:
		header = "商会名称,代表地区,所在地区,成立时间,计入公布总数,来源"
		row = func() string {
			m.names++
			home, host := m.place(graph.KindProvince, graph.KindPrefecture, graph.KindCounty), "上海市"
			if m.IntN(3) == 0 {
				home, host = host, m.place(graph.KindProvince, graph.KindPrefecture)
			}
			return fmt.Sprintf("第%d商会,%s,%s,%s,%s,名单", m.names, home, host, m.date(), m.flag())
		}
	case 3:
		header = "机构名称,代表地区,设立时间,来源"
		row = func() string {
			m.names++
			return fmt.Sprintf("第%d办事处,%s,%s,名单", m.names, m.place(graph.KindProvince, graph.KindPrefecture), m.date())
		}
	default:
		header = "合作方,合作地区,合作形式,建立时间,来源"
		row = func() string { return fmt.Sprintf("%s,%s,战略合作,%s,名单", district(), elsewhere(), m.date()) }
	}
	for range n {
		rows = append(rows, row())
	}
	return header, rows
}

// place returns the path, the name or the code of a place of these kinds.
func (m *importModel) place(kinds ...graph.NodeKind) string {
	for {
		p := m.places[m.IntN(len(m.places))]
		if !slices.Contains(kinds, p.Kind()) {
			continue
		}
		switch m.IntN(4) {
		case 0:
			return p.PlaceHead().Code
		case 1:
			return p.PlaceHead().NameZH
		}
		return m.hierarchy.Path(p)
	}
}

func (m *importModel) date() string {
	dates := []string{"", "不详", "2019年7月", "2012", "1998.5.1", "2020-12-31", "2023/4/5"}
	return dates[m.IntN(len(dates))]
}

func (m *importModel) flag() string { return []string{"", "", "是", "否"}[m.IntN(4)] }
