package memory

import (
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

// elementCompiler compiles filters for elements of one type: nodes or hops.
type elementCompiler[E any] struct {
	record func(E) graph.Record
	index  func(E) int32 // of the record in the columns
	column func(graph.Field) *column
	today  graph.Date
	stats  kindStats                  // of all records that the test will be asked about
	own    func(graph.Filter) test[E] // compiles the filters that are for this type of element only
}

func (c *elementCompiler[E]) compile(f graph.Filter) test[E] {
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
		column := c.column(f.Field)
		return func(e E) bool { return f.Holds(column.value(c.index(e))) }
	case graph.HeldOn:
		if c.stats.begun <= f.Day && f.Day <= c.stats.ended {
			return nil
		}
		return func(e E) bool { return f.Holds(c.record(e)) }
	case graph.Named:
		return func(e E) bool { return f.Holds(c.record(e)) }
	case graph.Unattested:
		if c.stats.begun <= f.Day {
			return never
		}
		return func(e E) bool { return f.Holds(c.record(e)) }
	case graph.Ongoing:
		if c.today <= c.stats.ended {
			return nil
		}
		return func(e E) bool {
			_, last := graph.Days(c.record(e))
			return c.today <= last
		}
	}
	return c.own(f)
}

// anyOf compiles a chain of Or. The texts that one field may equal are looked up in a set, and so are names.
func (c *elementCompiler[E]) anyOf(f graph.Or) test[E] {
	var tests []test[E]
	ranks, forms := map[graph.Field]map[int32]bool{}, map[string]bool{}
	for _, f := range alternatives(f) {
		if eq, ok := f.(graph.Test); ok && eq.Op == graph.Eq && eq.Value.Text() != "" {
			if ranks[eq.Field] == nil {
				ranks[eq.Field] = map[int32]bool{}
			}
			if rank, ok := c.column(eq.Field).rank(eq.Value); ok {
				ranks[eq.Field][rank] = true
			}
			continue
		}
		if n, ok := f.(graph.Named); ok {
			forms[n.Form] = true
			continue
		}
		compiled := c.compile(f)
		if compiled == nil {
			return nil
		}
		tests = append(tests, compiled)
	}
	if len(forms) > 0 {
		tests = append(tests, func(e E) bool { return hasForm(c.record(e), forms) })
	}
	for field, set := range ranks {
		column := c.column(field)
		tests = append(tests, func(e E) bool { return set[column.ranks[c.index(e)]] })
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

// alternatives returns the filters of a chain of Or. The chain is long on its left, as graph.Any makes it.
func alternatives(f graph.Filter) (all []graph.Filter) {
	or, ok := f.(graph.Or)
	for ; ok; or, ok = f.(graph.Or) {
		all, f = append(all, or.B), or.A
	}
	return append(all, f)
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
