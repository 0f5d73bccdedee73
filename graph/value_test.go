package graph_test

import (
	"testing"

	"coopgraph/graph"
)

// Values of a kind order among themselves, and null comes after everything.
func TestValueCompare(t *testing.T) {
	for _, sorted := range [][]graph.Value{
		{graph.TextValue("A"), graph.TextValue("a"), graph.TextValue("ab"), graph.TextValue("é"), graph.TextValue("")},
		{graph.IntValue(-2), graph.IntValue(0), graph.IntValue(10), {}},
		{graph.BoolValue(false), graph.BoolValue(true), {}},
		{graph.DecimalValue(decimal(t, "-1.5")), graph.DecimalValue(decimal(t, "0.9")), graph.DecimalValue(decimal(t, "0.91")), {}},
		{graph.DateValue(date(t, "2018")), graph.DateValue(date(t, "2018-01")), graph.DateValue(date(t, "2018-01-01")), graph.DateValue(0)},
	} {
		for i := range sorted {
			for j := range sorted {
				got, want := sorted[i].Compare(sorted[j]), 0
				if i < j {
					want = -1
				} else if i > j {
					want = 1
				}
				if got != want {
					t.Errorf("%+v compared with %+v is %d", sorted[i], sorted[j], got)
				}
			}
		}
	}
	if graph.DecimalValue(decimal(t, "3.7")).Compare(graph.DecimalValue(decimal(t, "3.70"))) != 0 {
		t.Error("3.7 is not 3.70")
	}
}

func TestValueReads(t *testing.T) {
	if v := graph.TextValue(""); !v.IsNull() || v != (graph.Value{}) {
		t.Error("an empty text is not null")
	}
	if v := graph.DateValue(0); !v.IsNull() || v != (graph.Value{}) {
		t.Error("an unknown date is not null")
	}
	if v := graph.TextValue("x"); v.Text() != "x" || v.Int() != 0 || v.IsNull() {
		t.Errorf("text: %+v", v)
	}
	if v := graph.BoolValue(true); v.Int() != 1 || v.Text() != "" {
		t.Errorf("bool: %+v", v)
	}
	if v := graph.DateValue(date(t, "2018-04")); v.Int() != 20180400 {
		t.Errorf("date: %+v", v)
	}
	d, ok := graph.DecimalValue(decimal(t, "3.70")).Decimal()
	if !ok || d.String() != "3.70" || graph.DecimalValue(d).Int() != 0 {
		t.Errorf("decimal: %s, %t", d, ok)
	}
	if d, ok := graph.IntValue(5).Decimal(); !ok || d.String() != "5" {
		t.Errorf("integer as decimal: %s, %t", d, ok)
	}
	if _, ok := graph.TextValue("5").Decimal(); ok {
		t.Error("a text is a decimal")
	}
}
