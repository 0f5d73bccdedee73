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

// target is what a filter is compiled for: nodes or hops.
type target[E any] struct {
	record func(E) graph.Record
	today  graph.Date
	stats  kindStats                  // of all records that the test will be asked about
	own    func(graph.Filter) test[E] // compiles the filters that are for nodes only, or for ties only
}

func (t *target[E]) compile(f graph.Filter) test[E] {
	switch f := f.(type) {
	case nil:
		return nil
	case graph.And:
		return both(t.compile(f.A), t.compile(f.B))
	case graph.Or:
		return t.anyOf(f)
	case graph.Not:
		return not(t.compile(f.Filter))
	case graph.Never:
		return never
	case graph.Test:
		return func(e E) bool { return f.Holds(t.record(e).Value(f.Field)) }
	case graph.HeldOn:
		if t.stats.begun <= f.Day && f.Day <= t.stats.ended {
			return nil
		}
		return func(e E) bool { return f.Holds(t.record(e)) }
	case graph.Named:
		return func(e E) bool { return f.Holds(t.record(e)) }
	case graph.Unattested:
		if t.stats.begun <= f.Day {
			return never
		}
		return func(e E) bool { return f.Holds(t.record(e)) }
	case graph.Ongoing:
		if t.today <= t.stats.ended {
			return nil
		}
		return func(e E) bool {
			_, last := graph.Days(t.record(e))
			return t.today <= last
		}
	}
	return t.own(f)
}

// anyOf compiles a chain of Or. The texts that one field may equal are looked up in a set, and so are names.
func (t *target[E]) anyOf(f graph.Or) test[E] {
	var tests []test[E]
	texts, forms := map[graph.Field]map[graph.Value]bool{}, map[string]bool{}
	for _, f := range alternatives(f) {
		if eq, ok := f.(graph.Test); ok && eq.Op == graph.Eq && eq.Value.Text() != "" {
			if texts[eq.Field] == nil {
				texts[eq.Field] = map[graph.Value]bool{}
			}
			texts[eq.Field][eq.Value] = true
			continue
		}
		if n, ok := f.(graph.Named); ok {
			forms[n.Form] = true
			continue
		}
		compiled := t.compile(f)
		if compiled == nil {
			return nil
		}
		tests = append(tests, compiled)
	}
	if len(forms) > 0 {
		tests = append(tests, func(e E) bool { return hasForm(t.record(e), forms) })
	}
	for field, set := range texts {
		tests = append(tests, func(e E) bool { return set[t.record(e).Value(field)] })
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

// hasForm says whether one of these is a form of a node's names.
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
