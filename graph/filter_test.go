package graph_test

import (
	"slices"
	"testing"

	"coopgraph/graph"
)

// A comparison of dates holds only if it holds for every day that the record's date may mean.
func TestTestHoldsOnDates(t *testing.T) {
	const eq, lt, lte, gt, gte = graph.Eq, graph.Lt, graph.Lte, graph.Gt, graph.Gte
	ops := []graph.Op{eq, lt, lte, gt, gte}
	for _, c := range []struct {
		record, asked string
		holds         []graph.Op
	}{
		{"2018", "2018", []graph.Op{eq, lte, gte}},
		{"2018-04", "2018", []graph.Op{eq, lte, gte}},
		{"2018-04-24", "2018-04", []graph.Op{eq, lte, gte}},
		{"2018-04-24", "2018-04-24", []graph.Op{eq, lte, gte}},
		{"2018", "2018-06", nil},
		{"2018", "2018-12-31", []graph.Op{lte}},
		{"2018", "2018-01-01", []graph.Op{gte}},
		{"2018", "2018-12", []graph.Op{lte}},
		{"2017", "2018-06", []graph.Op{lt, lte}},
		{"2017-12-31", "2018", []graph.Op{lt, lte}},
		{"2019", "2018-06", []graph.Op{gt, gte}},
		{"2019-01-01", "2018", []graph.Op{gt, gte}},
		{"2020-02", "2020-02-29", []graph.Op{lte}},
		{"", "2018", nil},
	} {
		t.Run(c.record+" and "+c.asked, func(t *testing.T) {
			for _, op := range ops {
				test := graph.Test{Field: graph.FieldSince, Op: op, Value: graph.DateValue(date(t, c.asked))}
				if got := test.Holds(graph.DateValue(date(t, c.record))); got != slices.Contains(c.holds, op) {
					t.Errorf("%q against %q, op %d: %t", c.record, c.asked, op, got)
				}
			}
		})
	}
	contains := graph.Test{Field: graph.FieldSince, Op: graph.Contains, Value: graph.DateValue(date(t, "2018"))}
	if contains.Holds(graph.DateValue(date(t, "2018"))) {
		t.Error("a date contains")
	}
}

func TestTestHolds(t *testing.T) {
	text, number, dec := graph.TextValue, graph.IntValue, func(s string) graph.Value { return graph.DecimalValue(decimal(t, s)) }
	for _, c := range []struct {
		value graph.Value
		op    graph.Op
		asked graph.Value
		want  bool
	}{
		{text("叶城县"), graph.Eq, text("叶城县"), true},
		{text("叶城县"), graph.Contains, text("城"), true},
		{text("叶城县"), graph.Prefix, text("叶"), true},
		{text("叶城县"), graph.Prefix, text("城"), false},
		{text("a"), graph.Lt, text("b"), true},
		{text("A"), graph.Eq, text("a"), false},
		{number(3), graph.Gt, number(2), true},
		{number(2), graph.Gt, number(2), false},
		{number(2), graph.Gte, number(2), true},
		{graph.BoolValue(false), graph.Lt, graph.BoolValue(true), true},
		{dec("3.7"), graph.Eq, dec("3.70"), true},
		{dec("3.7"), graph.Lte, dec("3.69"), false},
		{graph.Value{}, graph.Eq, text("x"), false},
		{graph.Value{}, graph.Eq, graph.Value{}, false},
		{text("x"), graph.Eq, graph.Value{}, false},
		{text("3"), graph.Eq, number(3), false},
	} {
		if got := (graph.Test{Field: graph.FieldCode, Op: c.op, Value: c.asked}).Holds(c.value); got != c.want {
			t.Errorf("%+v op %d %+v: %t", c.value, c.op, c.asked, got)
		}
	}
}

func TestFiltersCombine(t *testing.T) {
	a, b, c := graph.Ongoing{}, graph.HeldOn{Day: date(t, "2018")}, graph.OfKind{Kinds: graph.TieKindsOf(graph.Friendly)}
	for name, pair := range map[string][2]graph.Filter{
		"all of none":    {graph.All(), nil},
		"all of nils":    {graph.All(nil, nil), nil},
		"all of one":     {graph.All(nil, a, nil), a},
		"all of three":   {graph.All(a, nil, b, c), graph.And{A: graph.And{A: a, B: b}, B: c}},
		"any of none":    {graph.Any(), graph.Never{}},
		"any of one":     {graph.Any(a), a},
		"any of three":   {graph.Any(a, b, c), graph.Or{A: graph.Or{A: a, B: b}, B: c}},
		"any with a nil": {graph.Any(a, nil, b), nil},
		"not":            {graph.Negate(a), graph.Not{Filter: a}},
		"not of nil":     {graph.Negate(nil), graph.Never{}},
	} {
		t.Run(name, func(t *testing.T) {
			if pair[0] != pair[1] {
				t.Errorf("%s: %#v", name, pair[0])
			}
		})
	}
}
