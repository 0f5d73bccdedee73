package memory

import (
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// test is a compiled filter; a nil one holds for everything.
type test[E any] func(E) bool

// compiler compiles the filters of one call.
type compiler struct {
	*Snapshot
	budget *budget.Budget
	today  graph.Date
}

func newCompiler(s *Snapshot, b *budget.Budget) *compiler { return &compiler{s, b, graph.Today()} }

// elementCompiler compiles filters for elements of one type, nodes or hops, of some kinds.
type elementCompiler[E ~int32] struct {
	*compiler
	elements[E]
	shift uint8 // by which an element is shifted right to get the index of its record
	heads *headColumns
	stats kindStats // of all of these elements

	// For totals: evidence is that of the record which an element stands for, and tally is of all elements, nil if it is not known.
	evidence func(E) graph.Evidence
	tally    *graph.EvidenceTally
}

// elements are all nodes, or all hops, of some kinds.
type elements[E ~int32] interface {
	record(E) graph.Record
	column(graph.Field) *column
	list(graph.Order) []E // in an order; in that of ids for an order by distance
	// compileOwn compiles the filters that are for this type of element only, and scanOwn makes their index scans.
	compileOwn(graph.Filter) test[E]
	scanOwn(f graph.Filter, most int) ([]E, bool)
}

func (c *elementCompiler[E]) compile(f graph.Filter) test[E] {
	shift := c.shift
	switch f := f.(type) {
	case nil:
		return nil
	case graph.And:
		return both(c.compile(f.A), c.compile(f.B))
	case graph.Or:
		return c.anyOf(f)
	case graph.Not:
		return not(c.compile(f.Filter))
	case graph.Never:
		return never
	case graph.Test:
		return c.compare(f.Field, []graph.Test{f})
	case graph.HeldOn:
		if c.stats.begun <= f.Day && f.Day <= c.stats.ended {
			return nil
		}
		first, last := c.heads.first, c.heads.last
		return func(e E) bool { return first[e>>shift] <= f.Day && f.Day <= last[e>>shift] }
	case graph.Named:
		return func(e E) bool { return f.Holds(c.record(e)) }
	case graph.Unattested:
		if c.stats.begun <= f.Day {
			return never
		}
		first := c.heads.first
		return func(e E) bool { return first[e>>shift] > f.Day && f.Holds(c.record(e)) }
	case graph.Ongoing:
		if c.today <= c.stats.ended {
			return nil
		}
		last := c.heads.last
		return func(e E) bool { return c.today <= last[e>>shift] }
	}
	return c.compileOwn(f)
}

// compare compiles tests of one field, one of which must hold.
func (c *elementCompiler[E]) compare(field graph.Field, tests []graph.Test) test[E] {
	column, shift := c.column(field), c.shift
	passing, others := column.passing(tests)
	ranks := column.ranks
	switch {
	case len(tests) == 1 && len(others) == 1:
		return func(e E) bool { return others[0].Holds(column.value(int32(e >> shift))) }
	case len(others) > 0:
		return func(e E) bool {
			v := column.value(int32(e >> shift))
			return slices.ContainsFunc(tests, func(t graph.Test) bool { return t.Holds(v) })
		}
	case len(passing) == 0:
		return never
	case len(passing) == 1:
		only := passing[0]
		return func(e E) bool { return only.start <= ranks[e>>shift] && ranks[e>>shift] < only.end }
	}
	return func(e E) bool {
		_, found := slices.BinarySearchFunc(passing, ranks[e>>shift], interval.compare)
		return found
	}
}

// anyOf compiles a chain of Or. The names that a node may have are looked up in a set.
func (c *elementCompiler[E]) anyOf(f graph.Or) test[E] {
	fields, forms, others := alternatives(f)
	var tests []test[E]
	for field, ofField := range fields {
		tests = append(tests, c.compare(field, ofField))
	}
	if len(forms) > 0 {
		tests = append(tests, func(e E) bool { return hasForm(c.record(e), forms) })
	}
	for _, f := range others {
		compiled := c.compile(f)
		if compiled == nil {
			return nil
		}
		tests = append(tests, compiled)
	}
	return func(e E) bool {
		for _, holds := range tests {
			if holds(e) {
				return true
			}
		}
		return false
	}
}

// hasForm reports whether a node has a name of one of these forms.
func hasForm(r graph.Record, forms map[string]bool) bool {
	node, ok := r.(graph.Node)
	if !ok {
		return false
	}
	for form := range node.NodeHead().Terms.Forms {
		if forms[form] {
			return true
		}
	}
	return false
}

// alternatives returns the filters of a chain of Or: the tests of each field, the forms of names, and the others. The chain is
// long on its left, as graph.Any makes it.
func alternatives(f graph.Filter) (tests map[graph.Field][]graph.Test, forms map[string]bool, others []graph.Filter) {
	tests, forms = map[graph.Field][]graph.Test{}, map[string]bool{}
	add := func(f graph.Filter) {
		switch f := f.(type) {
		case graph.Test:
			tests[f.Field] = append(tests[f.Field], f)
		case graph.Named:
			forms[f.Form] = true
		default:
			others = append(others, f)
		}
	}
	or, ok := f.(graph.Or)
	for ; ok; or, ok = f.(graph.Or) {
		add(or.B)
		f = or.A
	}
	add(f)
	return tests, forms, others
}

func never[E any](E) bool { return false }

func both[E any](a, b test[E]) test[E] {
	if a == nil {
		return b
	}
	if b == nil {
		return a
	}
	return func(e E) bool { return a(e) && b(e) }
}

func not[E any](t test[E]) test[E] {
	if t == nil {
		return never
	}
	return func(e E) bool { return !t(e) }
}
