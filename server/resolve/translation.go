package resolve

import (
	"fmt"
	"strconv"

	"coopgraph/graph"
	"coopgraph/schema"
)

// translation turns the filters of the schema into those of the domain, and keeps the first thing that is wrong.
type translation struct {
	life     lifetime          // when what a condition on a relation looks at holds
	evidence graph.EvidenceSet // and what the answer may rest on; all that there is for a list

	named   bool // whether the condition that is translated names evidence, also inside its and, or and not
	err     error
	nesting int // of relations, now
	filters int // that were translated
}

// mostFilters is how many conditions a filter may join, and how many values one of them may list.
const mostFilters = 1000

// mostNested is how deep conditions on relations may be nested: each level looks at all of a node's ties.
const mostNested = 4

// nested translates a condition on a relation, and says whether it names evidence.
func (t *translation) nested(condition func() graph.Filter) (passes graph.Filter, named bool) {
	if t.nesting == mostNested {
		t.wrong(fmt.Sprintf("conditions on relations are nested more than %d deep", mostNested), "Ask in two steps, with the ids or codes of the first.")
		return nil, false
	}
	t.nesting++
	defer func() { t.nesting-- }()
	return t.apart(condition)
}

// apart translates a condition on another record within a condition: whether it names evidence is none of the outer's
// business.
func (t *translation) apart(condition func() graph.Filter) (passes graph.Filter, named bool) {
	outer := t.named
	t.named = false
	passes = condition()
	named, t.named = t.named, outer
	return passes, named
}

func translate[F any](how func(*translation, *F) graph.Filter, f *F, life lifetime, evidence graph.EvidenceSet) (graph.Filter, error) {
	t := translation{life: life, evidence: evidence}
	filter := how(&t, f)
	return filter, t.err
}

func (t *translation) wrong(message, hint string) {
	if t.err == nil {
		t.err = invalid(message, hint)
	}
}

// logic joins the tests of a filter with its and, or and not.
func logic[F any](t *translation, how func(*translation, *F) graph.Filter, and, or []*F, not *F, tests ...graph.Filter) graph.Filter {
	if t.filters++; t.filters > mostFilters {
		t.wrong(fmt.Sprintf("more than %d conditions", mostFilters), "Ask in several steps.")
		return nil
	}
	for _, f := range and {
		tests = append(tests, how(t, f))
	}
	if or != nil {
		anyOf := make([]graph.Filter, len(or))
		for i, f := range or {
			anyOf[i] = how(t, f)
		}
		tests = append(tests, graph.Any(anyOf...))
	}
	if not != nil {
		tests = append(tests, graph.Negate(how(t, not)))
	}
	return graph.All(tests...)
}

// test is one comparison, nothing where there is no operand.
func test[V any](field graph.Field, op graph.Op, operand *V, value func(V) graph.Value) graph.Filter {
	if operand == nil {
		return nil
	}
	return graph.Test{Field: field, Op: op, Value: value(*operand)}
}

// among holds where the field is one of the values; nil ones are no condition, an empty list holds for nothing, and so
// does a value that is null to the domain, as the empty text.
func among[V any](t *translation, field graph.Field, values []V, value func(V) graph.Value) graph.Filter {
	if values == nil {
		return nil
	}
	if len(values) > mostFilters {
		t.wrong(fmt.Sprintf("a list of %d values", len(values)), fmt.Sprintf("List at most %d.", mostFilters))
		return nil
	}
	tests := make([]graph.Filter, 0, len(values))
	for _, v := range values {
		if value := value(v); !value.IsNull() {
			tests = append(tests, graph.Test{Field: field, Op: graph.Eq, Value: value})
		}
	}
	return graph.Any(tests...)
}

// enum is the condition of every filter on an enum.
func enum[V any](t *translation, field graph.Field, eq *V, in, notIn []V, value func(V) graph.Value) graph.Filter {
	is := graph.All(test(field, graph.Eq, eq, value), among(t, field, in, value))
	if notIn == nil {
		return is
	}
	return graph.All(is, graph.Negate(among(t, field, notIn, value)))
}

func textual[S ~string](s S) graph.Value { return graph.TextValue(string(s)) }

func integral[N ~int32 | ~uint8](n N) graph.Value { return graph.IntValue(int64(n)) }

func (t *translation) text(field graph.Field, f *schema.StringFilter) graph.Filter {
	if f == nil {
		return nil
	}
	// An empty text is null to the domain: it is equal to nothing, and everything contains it.
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

// name is a condition on a record's names: that one of them is a text, in any form, or on the full ones as written.
func (t *translation) name(f *schema.NameFilter) graph.Filter {
	if f == nil {
		return nil
	}
	var is graph.Filter
	if f.Eq != nil {
		is = called([]string{*f.Eq})
	}
	if len(f.In) > mostFilters {
		t.wrong(fmt.Sprintf("a list of %d names", len(f.In)), fmt.Sprintf("List at most %d.", mostFilters))
	} else if f.In != nil {
		is = graph.All(is, called(f.In))
	}
	written := &schema.StringFilter{Contains: f.Contains, StartsWith: f.StartsWith}
	return graph.All(is, graph.Any(t.text(graph.FieldNameZH, written), t.text(graph.FieldNameEN, written)))
}

// called holds where one of the names is that of the record, in any form; a text that folds to nothing is no name.
func called(names []string) graph.Filter {
	var tests []graph.Filter
	for _, name := range names {
		if form := graph.Fold(name); form != "" {
			tests = append(tests, graph.Named{Form: form})
		}
	}
	return graph.Any(tests...)
}

func (t *translation) date(field graph.Field, f *schema.DateFilter) graph.Filter {
	if f == nil {
		return nil
	}
	return graph.All(test(field, graph.Eq, f.Eq, graph.DateValue), test(field, graph.Lt, f.Lt, graph.DateValue),
		test(field, graph.Lte, f.Lte, graph.DateValue), test(field, graph.Gt, f.Gt, graph.DateValue),
		test(field, graph.Gte, f.Gte, graph.DateValue))
}

func (t *translation) integer(field graph.Field, f *schema.IntFilter) graph.Filter {
	if f == nil {
		return nil
	}
	return graph.All(test(field, graph.Eq, f.Eq, integral), test(field, graph.Lt, f.Lt, integral),
		test(field, graph.Lte, f.Lte, integral), test(field, graph.Gt, f.Gt, integral), test(field, graph.Gte, f.Gte, integral))
}

func (t *translation) decimal(field graph.Field, f *schema.FloatFilter) graph.Filter {
	if f == nil {
		return nil
	}
	number := func(x float64) graph.Value {
		d, err := graph.ParseDecimal(strconv.FormatFloat(x, 'f', -1, 64)) // the digits that tell x from its neighbours
		if err != nil {
			t.wrong(fmt.Sprintf("%g cannot be compared exactly", x), "Give a number with at most nine decimals and 18 digits.")
		}
		return graph.DecimalValue(d)
	}
	return graph.All(test(field, graph.Lt, f.Lt, number), test(field, graph.Lte, f.Lte, number),
		test(field, graph.Gt, f.Gt, number), test(field, graph.Gte, f.Gte, number))
}

func (t *translation) flag(field graph.Field, f *bool) graph.Filter {
	return test(field, graph.Eq, f, graph.BoolValue)
}

func (t *translation) ofEvidence(f *schema.EvidenceFilter) graph.Filter {
	if f == nil {
		return nil
	}
	passes := enum(t, graph.FieldEvidence, f.Eq, f.In, f.NotIn, integral)
	t.named = t.named || passes != nil
	return passes
}

// end is a condition on the place at one end of a tie.
func (t *translation) end(side graph.Side, f *schema.PlaceFilter) graph.Filter {
	if f == nil {
		return nil
	}
	passes, _ := t.apart(func() graph.Filter { return t.place(f) })
	return graph.End{Of: side, Kinds: graph.Places, Filter: passes}
}

// farEnd makes a translation of a node's filter one of the ties that lead to such nodes.
func farEnd[F any](how func(*translation, *F) graph.Filter) func(*translation, *F) graph.Filter {
	return func(t *translation, f *F) graph.Filter {
		if f == nil {
			return nil
		}
		return graph.End{Of: graph.Far, Filter: how(t, f)}
	}
}

// towards is a condition on a place that a node has such a tie to or from.
func (t *translation) towards(kind graph.TieKind, direction graph.Arrow, f *schema.PlaceFilter) graph.Filter {
	of := graph.Step{Ties: graph.TieKindsOf(kind), Direction: direction}
	return quantified(t, graph.Some, farEnd((*translation).place), of, f)
}

// quantify is a filter's some, every and none of a node's relation.
func quantify[F any](t *translation, how func(*translation, *F) graph.Filter, of graph.Step, some, every, none *F) graph.Filter {
	return graph.All(quantified(t, graph.Some, how, of, some), quantified(t, graph.Every, how, of, every),
		quantified(t, graph.None, how, of, none))
}

func quantified[F any](t *translation, q graph.Quantifier, how func(*translation, *F) graph.Filter, of graph.Step, f *F) graph.Filter {
	if f == nil {
		return nil
	}
	passes, named := t.nested(func() graph.Filter { return how(t, f) })
	return graph.Has{Quantifier: q, Ties: of.Ties, Direction: of.Direction, Among: t.domain(of, named), Filter: passes}
}

// domain is what a condition on a relation is quantified over: the ties that hold, and that are known unless the
// condition names evidence, as far as the answer may rest on them. Where the relation is one to nodes of its own, as
// chambers, these must be known so too; a place is known by name whatever it is tied by, but must be no placeholder.
func (t *translation) domain(of graph.Step, named bool) graph.Filter {
	evidence := t.evidence
	if !named {
		evidence &= graph.KnownEvidence
	}
	ends := evidence
	if of.Ends == 0 {
		if ends = graph.KnownEvidence; evidence.Has(graph.Synthetic) {
			ends = graph.AllEvidence
		}
	}
	var leads graph.Filter
	if known := ends.Filter(); known != nil || of.Ends != 0 {
		leads = graph.End{Of: graph.Far, Kinds: of.Ends, Filter: known}
	}
	return graph.All(t.life.relations(), evidence.Filter(), leads)
}
