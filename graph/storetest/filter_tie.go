package storetest

import (
	"testing"

	"coopgraph/graph"
)

// ends: conditions on the nodes at the ends of ties.
func ends(t *testing.T, store graph.Store) {
	isNingbo := text(graph.FieldNameEN, graph.Eq, "Ningbo")
	friendly := func(f graph.Filter, want ...graph.ID) {
		t.Helper()
		filteredTies(t, store, graph.Friendly, f, want...)
	}
	friendly(graph.End{Of: graph.To, Filter: isNingbo}, "f1", "f3", "f6")
	friendly(graph.End{Of: graph.From, Filter: isNingbo})
	friendly(graph.End{Of: graph.To, Kinds: graph.NodeKindsOf(graph.KindPrefecture)}, "f1", "f2", "f3", "f6")
	friendly(graph.End{Of: graph.To, Kinds: graph.NodeKindsOf(graph.KindPrefecture), Filter: graph.Not{Filter: isNingbo}}, "f2")
	friendly(graph.Not{Filter: graph.End{Of: graph.To, Kinds: graph.Places}})
	friendly(graph.End{Of: graph.From}, "f1", "f2", "f3", "f4", "f5", "f6")

	// Far is the node that a step leads to: from huangpu these are ningbo, honghe and pudong.
	step := graph.Step{Ties: graph.TieKindsOf(graph.Friendly), Direction: graph.Both, Window: all}
	for _, c := range []struct {
		filter graph.Filter
		want   []graph.ID
	}{
		{graph.End{Of: graph.Far, Filter: isNingbo}, []graph.ID{"f1"}},
		{graph.End{Of: graph.Far, Kinds: graph.NodeKindsOf(graph.KindDistrict)}, []graph.ID{"f5"}},
		{graph.End{Of: graph.From, Filter: text(graph.FieldCode, graph.Eq, "310101")}, []graph.ID{"f1", "f2"}},
		{graph.End{Of: graph.To, Filter: text(graph.FieldCode, graph.Eq, "310101")}, []graph.ID{"f5"}},
	} {
		step.Filter = c.filter
		same(t, c.filter, tieIDs(expandOne(t, store, huangpu, step)), c.want)
	}
}

// quantifiers: conditions on the ties of nodes.
func quantifiers(t *testing.T, store graph.Store) {
	friendly, districts := graph.TieKindsOf(graph.Friendly), graph.NodeKindsOf(graph.KindDistrict)
	has := func(q graph.Quantifier, direction graph.TieDirection, among, filter graph.Filter) graph.Filter {
		return graph.Has{Quantifier: q, Ties: friendly, Direction: direction, Among: among, Filter: filter}
	}
	of := func(f graph.Filter, want ...graph.ID) { t.Helper(); filteredNodes(t, store, districts, f, want...) }
	counted := test(graph.FieldInPublishedTotal, graph.Eq, graph.BoolValue(true))
	prefecture := graph.End{Of: graph.Far, Kinds: graph.NodeKindsOf(graph.KindPrefecture)}
	// Out: huangpu f1+ f2+, xuhui f3 f4, pudong f5 f6+; those with a + are counted.
	of(has(graph.Some, graph.Out, nil, counted), huangpu, pudong)
	of(has(graph.Every, graph.Out, nil, counted), huangpu)
	of(has(graph.None, graph.Out, nil, counted), xuhui)
	of(has(graph.Some, graph.In, nil, nil), huangpu)
	of(has(graph.Every, graph.In, nil, counted), xuhui, pudong) // there are none
	of(has(graph.None, graph.In, nil, nil), xuhui, pudong)
	of(has(graph.Every, graph.Both, nil, nil), huangpu, xuhui, pudong)
	of(has(graph.Every, graph.Both, nil, counted))
	of(has(graph.Some, graph.Both, nil, graph.Never{}))
	// Among: only ties to prefectures, of which xuhui has f3 and pudong f6.
	of(has(graph.Some, graph.Both, prefecture, counted), huangpu, pudong)
	of(has(graph.Every, graph.Both, prefecture, counted), huangpu, pudong)
	of(has(graph.None, graph.Both, prefecture, counted), xuhui)
	of(has(graph.Every, graph.Both, graph.Never{}, graph.Never{}), huangpu, xuhui, pudong)
	// Among: only ties that still go on.
	of(has(graph.Every, graph.Out, graph.Ongoing{}, prefecture), huangpu, xuhui)
	// Among: only known ties, which leaves out f2 and f5; only placeholders; none at all.
	known, placeholders := graph.KnownEvidence.Filter(), graph.EvidenceSetOf(graph.Synthetic).Filter()
	of(has(graph.Some, graph.Out, known, nil), huangpu, xuhui, pudong)
	of(has(graph.Some, graph.In, known, nil))
	of(has(graph.None, graph.In, known, nil), huangpu, xuhui, pudong)
	of(graph.Not{Filter: has(graph.Some, graph.In, known, nil)}, huangpu, xuhui, pudong)
	of(has(graph.Every, graph.Out, known, counted), huangpu, pudong)
	of(has(graph.Every, graph.In, known, graph.Never{}), huangpu, xuhui, pudong)
	of(has(graph.Some, graph.Out, placeholders, nil), huangpu, pudong)
	of(has(graph.Every, graph.Out, placeholders, counted), huangpu, xuhui)
	of(has(graph.None, graph.Both, graph.EvidenceSet(0).Filter(), nil), huangpu, xuhui, pudong)
	of(has(graph.Some, graph.Both, graph.EvidenceSet(0).Filter(), nil))
	// Among: only ties to known places, which all of them are.
	of(has(graph.Some, graph.Out, graph.End{Of: graph.Far, Filter: known}, nil), huangpu, xuhui, pudong)
	of(has(graph.Some, graph.Out, graph.End{Of: graph.Far, Filter: placeholders}, nil))
	// Far is the end that is not the node, in either direction.
	of(has(graph.Some, graph.Both, nil, graph.End{Of: graph.Far, Kinds: districts}), huangpu, pudong)
	of(has(graph.Some, graph.In, nil, graph.End{Of: graph.Far, Filter: text(graph.FieldCode, graph.Eq, "310115")}), huangpu)
	of(has(graph.Some, graph.In, nil, graph.End{Of: graph.To, Filter: text(graph.FieldCode, graph.Eq, "310101")}), huangpu)
	// Filters nest: districts with a friend that is paired with another district that supports a county.
	supporting := graph.Has{Quantifier: graph.Some, Ties: graph.TieKindsOf(graph.Supports), Direction: graph.Out,
		Filter: graph.End{Of: graph.To, Kinds: graph.NodeKindsOf(graph.KindCounty)}}
	paired := graph.Has{Quantifier: graph.Some, Ties: friendly, Direction: graph.In, Filter: graph.End{Of: graph.From, Filter: supporting}}
	of(has(graph.Some, graph.Out, nil, graph.End{Of: graph.To, Filter: paired}), huangpu, xuhui, pudong)
	of(has(graph.Every, graph.Out, nil, graph.End{Of: graph.To, Filter: paired}), xuhui, pudong)
	// Every kind, and nodes without any tie.
	filteredNodes(t, store, 0, graph.Has{Quantifier: graph.None, Direction: graph.Both}, target, eastEnd, westEnd, gazette, plan)
	filteredNodes(t, store, 0, graph.Not{Filter: graph.Has{Quantifier: graph.Some, Direction: graph.Out}},
		pact, renewed, target, council, chongqing, eastEnd, westEnd, fair, gazette, plan)
	// A tie from a node to itself is one of its ties, and leads to it.
	filteredNodes(t, store, graph.Places, graph.Has{Quantifier: graph.Some, Ties: graph.TieKindsOf(graph.Cooperates), Direction: graph.Both,
		Filter: graph.And{A: text(graph.FieldID, graph.Eq, "c3"), B: graph.End{Of: graph.Far, Filter: text(graph.FieldNameEN, graph.Eq, "Ningbo")}}},
		ningbo)
}
