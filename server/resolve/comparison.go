package resolve

import (
	"fmt"
	"strconv"

	"coopgraph/graph"
	"coopgraph/schema"
)

// test returns one comparison, or no condition if there is no operand.
func test[V any](field graph.Field, op graph.Op, operand *V, value func(V) graph.Value) graph.Filter {
	if operand == nil {
		return nil
	}
	return graph.Test{Field: field, Op: op, Value: value(*operand)}
}

// among returns the condition that the field is one of the values, or no condition if values is nil. An empty list matches
// nothing, and so does a value that is null in the domain, for example the empty text.
func among[V any](t *translator, field graph.Field, values []V, value func(V) graph.Value) graph.Filter {
	if values == nil {
		return nil
	}
	if len(values) > maxConditions {
		t.fail(fmt.Sprintf("a list of %d values", len(values)), fmt.Sprintf("List at most %d values.", maxConditions))
		return nil
	}
	tests := make([]graph.Filter, 0, len(values))
	for _, v := range values {
		if operand := value(v); !operand.IsNull() {
			tests = append(tests, graph.Test{Field: field, Op: graph.Eq, Value: operand})
		}
	}
	return graph.Any(tests...)
}

// enum translates the conditions eq, in and notIn on an enum.
func enum[V any](t *translator, field graph.Field, eq *V, in, notIn []V, value func(V) graph.Value) graph.Filter {
	is := graph.All(test(field, graph.Eq, eq, value), among(t, field, in, value))
	if notIn == nil {
		return is
	}
	return graph.All(is, graph.Negate(among(t, field, notIn, value)))
}

func textual[S ~string](s S) graph.Value { return graph.TextValue(string(s)) }

func integral[N ~int32 | ~uint8](n N) graph.Value { return graph.IntValue(int64(n)) }

func (t *translator) text(field graph.Field, f *schema.StringFilter) graph.Filter {
	if f == nil {
		return nil
	}
	// An empty text is null in the domain: nothing equals it, and everything contains it.
	nonEmpty := func(s *string) *string {
		if s != nil && *s == "" {
			return nil
		}
		return s
	}
	equals := test(field, graph.Eq, f.Eq, graph.TextValue)
	if f.Eq != nil && *f.Eq == "" {
		equals = graph.Never{}
	}
	return graph.All(equals, among(t, field, f.In, graph.TextValue),
		test(field, graph.Contains, nonEmpty(f.Contains), graph.TextValue),
		test(field, graph.Prefix, nonEmpty(f.StartsWith), graph.TextValue))
}

// name translates a condition on the names of a record: eq and in look at every form of each name, contains and
// startsWith at the full names as they are written.
func (t *translator) name(f *schema.NameFilter) graph.Filter {
	if f == nil {
		return nil
	}
	var is graph.Filter
	if f.Eq != nil {
		is = called([]string{*f.Eq})
	}
	if len(f.In) > maxConditions {
		t.fail(fmt.Sprintf("a list of %d names", len(f.In)), fmt.Sprintf("List at most %d values.", maxConditions))
	} else if f.In != nil {
		is = graph.All(is, called(f.In))
	}
	written := &schema.StringFilter{Contains: f.Contains, StartsWith: f.StartsWith}
	return graph.All(is, graph.Any(t.text(graph.FieldNameZH, written), t.text(graph.FieldNameEN, written)))
}

// called returns the condition that the record has one of the names, in any form. A text that folds to nothing is not a
// name.
func called(names []string) graph.Filter {
	var tests []graph.Filter
	for _, name := range names {
		if form := graph.Fold(name); form != "" {
			tests = append(tests, graph.Named{Form: form})
		}
	}
	return graph.Any(tests...)
}

func (t *translator) date(field graph.Field, f *schema.DateFilter) graph.Filter {
	if f == nil {
		return nil
	}
	return graph.All(test(field, graph.Eq, f.Eq, graph.DateValue), test(field, graph.Lt, f.Lt, graph.DateValue),
		test(field, graph.Lte, f.Lte, graph.DateValue), test(field, graph.Gt, f.Gt, graph.DateValue),
		test(field, graph.Gte, f.Gte, graph.DateValue))
}

func (t *translator) integer(field graph.Field, f *schema.IntFilter) graph.Filter {
	if f == nil {
		return nil
	}
	return graph.All(test(field, graph.Eq, f.Eq, integral), test(field, graph.Lt, f.Lt, integral),
		test(field, graph.Lte, f.Lte, integral), test(field, graph.Gt, f.Gt, integral), test(field, graph.Gte, f.Gte, integral))
}

func (t *translator) decimal(field graph.Field, f *schema.FloatFilter) graph.Filter {
	if f == nil {
		return nil
	}
	number := func(x float64) graph.Value {
		d, err := graph.ParseDecimal(strconv.FormatFloat(x, 'f', -1, 64)) // the shortest digits that identify x
		if err != nil {
			t.fail(fmt.Sprintf("%g cannot be compared exactly", x), "Give a number with at most nine decimals and 18 digits.")
		}
		return graph.DecimalValue(d)
	}
	return graph.All(test(field, graph.Lt, f.Lt, number), test(field, graph.Lte, f.Lte, number),
		test(field, graph.Gt, f.Gt, number), test(field, graph.Gte, f.Gte, number))
}

func (t *translator) flag(field graph.Field, f *bool) graph.Filter {
	return test(field, graph.Eq, f, graph.BoolValue)
}

// recordEvidence translates a condition on the evidence of the record itself.
func (t *translator) recordEvidence(f *schema.EvidenceFilter) graph.Filter {
	if f == nil {
		return nil
	}
	passes := enum(t, graph.FieldEvidence, f.Eq, f.In, f.NotIn, integral)
	t.namesEvidence = t.namesEvidence || passes != nil
	asked := graph.AllEvidence &^ graph.EvidenceSetOf(f.NotIn...)
	if f.In != nil {
		asked &= graph.EvidenceSetOf(f.In...)
	}
	if f.Eq != nil {
		asked &= graph.EvidenceSetOf(*f.Eq)
	}
	if asked != 0 && t.records&asked == 0 {
		t.fail(fmt.Sprintf("the filter asks for %v, which the argument evidence leaves out", asked),
			fmt.Sprintf("Add %v to the argument evidence, or remove the condition from the filter.", asked))
	}
	return passes
}
