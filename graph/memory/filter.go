package memory

import (
	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// test is a compiled filter; a nil one holds for everything.
type test[E any] func(E) bool

// compiler compiles the filters of one call.
type compiler struct {
	*snapshot
	budget *budget.Budget
	today  graph.Date
}

// subject is what a filter is compiled for.
type subject[E any] struct {
	record func(E) graph.Record
	today  graph.Date
	extent extent                     // of all records that it will be asked about
	own    func(graph.Filter) test[E] // compiles the filters that are of nodes or of ties only
}

func (s *subject[E]) compile(f graph.Filter) test[E] {
	switch f := f.(type) {
	case nil:
		return nil
	case graph.And:
		return both(s.compile(f.A), s.compile(f.B))
	case graph.Or:
		return s.oneOf(f)
	case graph.Not:
		return not(s.compile(f.Filter))
	case graph.Never:
		return never
	case graph.Test:
		return func(e E) bool { return f.Holds(s.record(e).Value(f.Field)) }
	case graph.HeldOn:
		if s.extent.begun <= f.Day && f.Day <= s.extent.ended {
			return nil
		}
		return func(e E) bool { return f.Holds(s.record(e)) }
	case graph.Named:
		return func(e E) bool { return f.Holds(s.record(e)) }
	case graph.Unattested:
		if s.extent.begun <= f.Day {
			return never
		}
		return func(e E) bool { return f.Holds(s.record(e)) }
	case graph.Ongoing:
		if s.today <= s.extent.ended {
			return nil
		}
		return func(e E) bool {
			_, last := graph.Days(s.record(e))
			return s.today <= last
		}
	}
	return s.own(f)
}

// oneOf holds where one of a chain's filters does. Texts that one field may equal are looked up in a set, and names too.
func (s *subject[E]) oneOf(f graph.Or) test[E] {
	var tests []test[E]
	sets, forms := map[graph.Field]map[graph.Value]bool{}, map[string]bool{}
	for _, f := range alternatives(f) {
		if t, ok := f.(graph.Test); ok && t.Op == graph.Eq && t.Value.Text() != "" {
			if sets[t.Field] == nil {
				sets[t.Field] = map[graph.Value]bool{}
			}
			sets[t.Field][t.Value] = true
			continue
		}
		if n, ok := f.(graph.Named); ok {
			forms[n.Form] = true
			continue
		}
		t := s.compile(f)
		if t == nil {
			return nil
		}
		tests = append(tests, t)
	}
	if len(forms) > 0 {
		tests = append(tests, func(e E) bool { return named(s.record(e), forms) })
	}
	for field, set := range sets {
		tests = append(tests, func(e E) bool { return set[s.record(e).Value(field)] })
	}
	return func(e E) bool {
		for _, t := range tests {
			if t(e) {
				return true
			}
		}
		return false
	}
}

// named says whether one of these is a form of a node's names.
func named(r graph.Record, forms map[string]bool) bool {
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

// alternatives are the filters of a chain of Or, as graph.Any makes it: long on its left.
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
