package storetest

import (
	"testing"

	"coopgraph/graph"
)

// ranks: the nodes that a text finds, the best first.
func ranks(t *testing.T, store graph.Store) {
	for _, c := range []struct {
		text   string
		kinds  graph.NodeKinds
		filter graph.Filter
		want   []graph.ID
	}{
		{"Ningbo", 0, nil, []graph.ID{ningbo, office}},
		{" níng-BO ", 0, nil, []graph.ID{ningbo, office}},
		{"330206", 0, nil, []graph.ID{beilun}},
		{"3302", 0, nil, []graph.ID{ningbo, beilun}},                                 // the beginning of both codes: prefectures first
		{"浦", 0, nil, []graph.ID{pudong, huangpu}},                                   // the beginning, then a part
		{"zhejiang", 0, nil, []graph.ID{zhejiang, chamber}},                          // the whole, then the beginning
		{"c", 0, nil, []graph.ID{chongqing, council, target, pact, chamber, office}}, // three initials, three parts
		{"Z", 0, nil, []graph.ID{zhejiang, chamber, mengzi}},                         // initials are whole; a part is last
		{"h", graph.NodeKindsOf(graph.KindDistrict, graph.KindPrefecture), nil, []graph.ID{honghe, huangpu, xuhui}},
		{"框架协议", 0, nil, []graph.ID{pact, renewed}},
		{"nothing like it", 0, nil, nil},
		{"〔、〕 -", 0, nil, nil},
		{"ningbo", graph.NodeKindsOf(graph.KindLiaisonOffice), nil, []graph.ID{office}},
		{"ningbo", 0, graph.Not{Filter: graph.Has{Quantifier: graph.Some, Ties: graph.TieKindsOf(graph.Member), Direction: graph.Out}}, []graph.ID{office}},
	} {
		q := graph.Query{Kinds: c.kinds, Text: c.text, Filter: c.filter, Window: all}
		same(t, q, nodes(t, store, q), c.want)
	}
}

// searchPages: the pages of a search are sorted by rank and id, whatever the order of the query.
func searchPages(t *testing.T, store graph.Store) {
	o := newOracle(t, store)
	for _, text := range []string{"a", "ng", "pin", "3", "pinpla", "区", "x", "商会"} {
		for _, filter := range []graph.Filter{nil, number(graph.FieldEvidence, graph.Eq, int64(graph.Official))} {
			for _, order := range []graph.Order{{}, {Field: graph.FieldNameEN, Desc: true}} {
				readNodesInPages(t, store, o, graph.Query{Text: text, Filter: filter, Order: order})
			}
		}
	}
}
