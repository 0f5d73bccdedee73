package graph

import "testing"

// Questions that differ in any part differ in their canonical form, and equal ones have the same.
func TestCanonicalForm(t *testing.T) {
	name := Test{FieldNameZH, Eq, TextValue("a")}
	filters := []Filter{nil, Never{}, Ongoing{}, HeldOn{20201231}, HeldOn{20210101}, Unattested{20201231}, name,
		Test{FieldNameEN, Eq, TextValue("a")}, Test{FieldNameZH, Prefix, TextValue("a")}, Test{FieldNameZH, Eq, TextValue("b")},
		Test{FieldYear, Eq, IntValue(1)}, Test{FieldYear, Eq, DateValue(1)}, Test{FieldYear, Eq, Value{}},
		Test{FieldAmount, Eq, DecimalValue(Decimal{10, 1})}, Test{FieldAmount, Eq, DecimalValue(Decimal{10, 2})},
		And{name, Ongoing{}}, And{Ongoing{}, name}, And{name, nil}, And{And{name, name}, name}, And{name, And{name, name}},
		Or{name, Ongoing{}}, Not{name}, Not{Not{name}}, Not{}, Named{}, Named{"a"}, Named{"b"},
		OfKind{TieKindsOf(Friendly)}, OfKind{TieKindsOf(Supports)},
		End{From, 0, nil}, End{To, 0, nil}, End{From, Places, nil}, End{From, 0, name},
		Has{Some, TieKindsOf(Friendly), Both, nil, name}, Has{None, TieKindsOf(Friendly), Both, nil, name},
		Has{Some, TieKindsOf(Friendly), In, nil, name}, Has{Some, TieKindsOf(Within), Both, nil, name},
		Has{Some, TieKindsOf(Friendly), Both, name, nil}, Has{Some, TieKindsOf(Friendly), Both, name, name},
		Near{1, 2, 3}, Near{1, 3, 2}, BBox{1, 2, 3, 4}, BBox{1, 2, 4, 3}}
	var asked []any
	for _, f := range filters {
		asked = append(asked, Query{Filter: f}, Step{Filter: f}, Scope{Node: f})
		if f != nil {
			asked = append(asked, Scope{Tie: f})
		}
	}
	asked = append(asked, Query{Kinds: Places}, Query{Text: "a"}, Query{Order: Order{Field: FieldCode}},
		Query{Order: Order{Field: FieldCode, Desc: true}}, Query{Order: Order{Field: FieldCode, Of: From}}, Query{Order: Order{Field: FieldSortKey}},
		Query{Order: Order{Near: Near{1, 2, 3}}}, Query{Order: Order{Near: Near{2, 1, 3}}}, Query{Order: Order{Near: Near{1, 2, 3}, Desc: true}}, Step{Order: Order{Near: Near{1, 2, 3}}},
		Scope{Nodes: Places}, Scope{Ties: AllTies}, Step{Ties: AllTies}, Step{Direction: Out}, Step{Deep: true}, Step{Below: true}, Step{Below: true, BelowBy: Ongoing{}},
		Step{Below: true, BelowBy: HeldOn{20201231}}, Step{Ends: Places}, Step{Listed: Far}, Step{Order: Order{Field: FieldCode, Of: Far}})
	met := map[string]any{}
	for _, q := range asked {
		form := string(canonical(q))
		if other, ok := met[form]; ok {
			t.Errorf("%#v and %#v have the same form", q, other)
		}
		met[form] = q
		if string(canonical(q)) != form {
			t.Errorf("%#v has two forms", q)
		}
	}
	for _, windowed := range []any{Query{Text: "a", Window: Window{Limit: 5}}, Step{Deep: true, Window: Window{Last: true}}} {
		if met[string(canonical(windowed))] == nil {
			t.Errorf("the window of %#v makes a difference", windowed)
		}
	}
}

func canonical(question any) []byte {
	switch q := question.(type) {
	case Query:
		return q.appendTo(nil)
	case Step:
		return q.appendTo(nil)
	case Scope:
		return []byte(q.Canonical())
	}
	return nil
}
