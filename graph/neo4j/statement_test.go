package neo4j

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"coopgraph/graph"
)

// everyFilter is each kind of filter, for nodes and for ties, with each comparison of each field.
func everyFilter() (ofNodes, ofTies []graph.Filter) {
	values := map[valueType]graph.Value{textValue: graph.TextValue("x"), numberValue: graph.IntValue(1), boolValue: graph.BoolValue(true),
		decimalValue: graph.DecimalValue(graph.Decimal{Units: 1, Scale: 1}), dateValue: graph.DateValue(20180400)}
	test := func(field graph.Field, op graph.Op) graph.Filter {
		return graph.Test{Field: field, Op: op, Value: values[byField[field].values]}
	}
	both := []graph.Filter{nil, graph.And{A: graph.Ongoing{}, B: graph.HeldOn{Day: 20200101}}, graph.Never{}}
	for fields := range slices.Chunk(slices.Sorted(maps.Keys(byField)), 6) { // to plan six takes little longer than one
		var each graph.Filter = graph.Never{}
		for _, field := range fields {
			each = graph.Or{A: each, B: graph.Or{A: graph.And{A: test(field, graph.Lt), B: test(field, graph.Gte)}, B: graph.Not{Filter: test(field, graph.Eq)}}}
		}
		both = append(both, each)
	}
	for op := graph.Eq; op <= graph.Prefix; op++ {
		both = append(both, graph.And{A: test(graph.FieldSince, op), B: graph.And{A: test(graph.FieldNameZH, op), B: test(graph.FieldAmount, op)}})
	}
	ofNodes = append(ofNodes, both...)
	ofNodes = append(ofNodes, graph.Named{Form: "x"}, graph.Or{A: graph.Named{Form: "x"}, B: graph.Or{A: graph.Named{Form: "y"}, B: test(graph.FieldCode, graph.Eq)}},
		graph.Near{Longitude: 121, Latitude: 31, Kilometres: 5}, graph.BBox{West: 1, East: 2, South: 3, North: 4},
		graph.BBox{West: 2, East: 1, South: 3, North: 4})
	ofTies = append(ofTies, both...)
	ofTies = append(ofTies, graph.OfKind{}, graph.OfKind{Kinds: graph.TieKindsOf(graph.Member)})
	for _, side := range []graph.Side{graph.From, graph.To, graph.Far} {
		ofTies = append(ofTies, graph.End{Of: side, Kinds: graph.Places, Filter: graph.Ongoing{}})
	}
	for _, arrow := range []graph.TieDirection{graph.Out, graph.In, graph.Both} {
		for _, quantifier := range []graph.Quantifier{graph.Some, graph.Every, graph.None} {
			has := graph.Has{Quantifier: quantifier, Direction: arrow, Among: graph.Ongoing{}, Filter: graph.Or{A: test(graph.FieldForm, graph.Eq), B: ofTies[len(ofTies)-1]}}
			ofNodes = append(ofNodes, has, graph.Has{Quantifier: graph.Some, Direction: graph.Both, Filter: graph.End{Of: graph.From, Filter: has}})
		}
	}
	return ofNodes, ofTies
}

// explainStatement asks Neo4j whether it accepts a statement.
func explainStatement(t *testing.T, s *Store, text string, q map[string]any) {
	t.Helper()
	if strings.Contains(text, "{{") {
		t.Errorf("a {{name}} was not replaced:\n%s", text)
	}
	session := s.session(t.Context(), neo4j.AccessModeRead)
	defer closeSession(t.Context(), session)
	if _, err := s.run(t.Context(), autoCommit{session}, "explain", "EXPLAIN "+text, q); err != nil {
		t.Errorf("%v\n%s", err, text)
	}
}

// testStatements: Neo4j accepts every statement that reads or writes, with every filter, or with some of the filters.
func testStatements(t *testing.T, s *Store, allFilters bool) {
	skips := func(i int) bool { return !allFilters && i%5 != 1 }
	full := graph.Window{Limit: 1, After: graph.Position{ID: "a"}, Before: graph.Position{ID: "b"}, Total: true}
	window := func(i int) graph.Window { // most are planned without what repeats the filter
		if i%16 == 1 {
			return full
		}
		return graph.Window{Limit: 1}
	}
	ofNodes, ofTies := everyFilter()
	for i, f := range ofNodes {
		if skips(i) {
			continue
		}
		body, q := listNodesStatement(graph.Query{Kinds: []graph.NodeKinds{0, graph.Places}[i%2], Filter: f,
			Order: graph.Order{Field: graph.FieldNameEN, Desc: i%2 == 0}, Window: window(i)})
		explainStatement(t, s, body, q)
	}
	for i, f := range ofTies {
		if skips(i) {
			continue
		}
		body, q := listTiesStatement(graph.Step{Filter: f, Order: graph.Order{Field: graph.FieldAmount, Of: graph.Side(i % 3)}, Window: window(i)})
		explainStatement(t, s, atRevision(body), q)
		if i%2 == 0 {
			arrow := graph.TieDirection(1 + i/2%3)
			step := graph.Step{Direction: arrow, Deep: i%4 == 0 && arrow != graph.Both, Below: i%4 == 2, BelowBy: graph.Ongoing{}, Filter: f, Window: window(i),
				Order: graph.Order{Field: graph.FieldSince, Of: graph.Side(i % 4), Desc: i%2 == 1}}
			q := map[string]any{"ids": []string{"a"}}
			explainStatement(t, s, atRevision(expandStatement(step, q)), q)
			step.Deep, step.Below, step.Ties, step.Order = false, false, graph.TieKindsOf(graph.Friendly), graph.Order{Desc: i%4 == 0} // by index scans
			explainStatement(t, s, atRevision(expandStatement(step, q)), q)
		}
	}
	ids := []string{"a"}
	rows := []any{map[string]any{"properties": map[string]any{"id": "a", "fromId": "a", "toId": "b"}, "labels": []string{"Node"}, "type": "MEMBER"}}
	explainStatement(t, s, atRevision(statement("search", "where", "true")), withNodeColumns(0, map[string]any{"text": "a"}))
	explainStatement(t, s, statement("apply_shapes", "types", types(0)), map[string]any{"nodes": ids, "ties": ids, "labels": kindLabels})
	for _, name := range []string{"commits", "commits_of_record", "commit_at", "edits_later"} {
		explainStatement(t, s, atRevision(statement(name)), map[string]any{"ids": ids, "record": "a", "before": 9, "limit": 9, "revision": 9, "at": time.Now().UTC()})
	}
	edits, q := editsStatement([]graph.Revision{1}, graph.EditQuery{Record: "a"})
	explainStatement(t, s, atRevision(edits), q)
	keys := setTieKeys()
	properties, ties := nodeKeys()
	for name, holes := range map[string][]string{"apply_create_nodes": nil, "apply_replace_nodes": {"labels", "Place", "properties", properties, "types", types(ties), "keys", keys},
		"apply_create_ties": {"keys", keys}, "apply_replace_ties": {"types", types(0), "keys", keys}} {
		explainStatement(t, s, statement(name, holes...), map[string]any{"rows": rows})
	}
}

func FuzzFilter(f *testing.F) {
	f.Add("' OR 1=1 //zq", uint8(1), uint8(2))
	f.Add("$q.f[0]zq", uint8(5), uint8(6))
	f.Add("?zq", uint8(7), uint8(7))
	f.Fuzz(func(t *testing.T, input string, field, op uint8) {
		ours, _ := listNodesStatement(graph.Query{Filter: filterOf("placeholder", field, op), Window: graph.Window{Limit: 1}})
		theirs, q := listNodesStatement(graph.Query{Filter: filterOf(input, field, op), Window: graph.Window{Limit: 1}})
		if input != "" && ours != theirs {
			t.Errorf("the text depends on the input:\n%s\n%s", ours, theirs)
		}
		if n := strings.Count(theirs, "$q.f["); n != len(q["f"].([]any)) {
			t.Errorf("%d values, and %d places for them:\n%s", len(q["f"].([]any)), n, theirs)
		}
	})
}

// filterOf has a text of a user's wherever one can be.
func filterOf(input string, field, op uint8) graph.Filter {
	test := graph.Test{Field: graph.Field(field), Op: graph.Op(op), Value: graph.TextValue(input)}
	other := graph.Test{Field: graph.FieldNameZH, Op: graph.Contains, Value: graph.TextValue(input)}
	return graph.Or{A: graph.Not{Filter: test}, B: graph.And{A: graph.And{A: other, B: graph.Named{Form: input}}, B: graph.Has{Quantifier: graph.Every, Direction: graph.Both,
		Filter: graph.Or{A: test, B: graph.End{Of: graph.Far, Filter: graph.Or{A: test, B: test}}}}}}
}
