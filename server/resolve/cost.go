package resolve

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/graph"
)

// cost is what a selection may cost: how deep it nests fields, and how many fields it may answer, everything that it is
// a part of counted once.
type cost struct{ depth, complexity int }

// meter measures the cost of an operation. A field costs one and each value in its arguments another, and a list as
// many times what is selected of an item as it may have items. Fields of introspection do not nest: they go as deep as
// types wrap types, and the validation bounds them. A fragment is measured once, however often it is spread, and
// measuring stops beyond the limit: what it takes is bounded by the operation's length and the limit.
type meter struct {
	limit     int
	variables map[string]any
	fragments map[string]cost
	alias     string // one that is too long
	asked     int    // the most items that a root field asks an analysis for
}

// dear are the fields that look at much of the network or the schema, whatever is selected of their answer.
var dear = map[string]int{"coverage": 5_000, "dataset": 500, "statistics": 500, "search": 50, "__schema": 5_000, "__type": 500,
	"paths": 5_000, "neighbourhood": 5_000, "ranking": 10_000, "communities": 10_000, "linkageIndex": 10_000, "gaps": 10_000,
	"compare": 5_000, "network": 5_000, "flows": 5_000, "contacts": 5_000}

// long are the lists without pages that may be long, by type and field: how many items they are taken to have where the
// operation asks for no more.
var long = map[string]int{"PathResult.paths": 100, "Subgraph.nodes": 1_000, "Subgraph.ties": 2_000, "Ranking.nodes": 100,
	"Communities.communities": 50, "Community.nodes": 50, "LinkageIndex.places": 100, "GapList.gaps": 100,
	"NetworkChange.subjects": 200, "NetworkChange.areas": 50, "FlowMap.locations": 500, "FlowMap.flows": 1_000,
	"FlowMap.inner": 500, "Contacts.contacts": 50}

func (m *meter) of(set ast.SelectionSet) (total cost) {
	for _, selection := range set {
		var c cost
		switch s := selection.(type) {
		case *ast.Field:
			c = m.field(s)
		case *ast.InlineFragment:
			c = m.of(s.SelectionSet)
		case *ast.FragmentSpread:
			known, ok := m.fragments[s.Name]
			if !ok {
				known = m.of(s.Definition.SelectionSet)
				m.fragments[s.Name] = known
			}
			c = known
		}
		total = cost{max(total.depth, c.depth), m.bounded(total.complexity + c.complexity)}
		if total.complexity > m.limit {
			break
		}
	}
	return total
}

func (m *meter) field(f *ast.Field) cost {
	if len(f.Alias) > longestAlias {
		m.alias = f.Alias
	}
	args := f.ArgumentMap(m.variables)
	root := f.ObjectDefinition.Name == "Query"
	if root {
		m.ask(args)
	}
	below := m.of(f.SelectionSet)
	if strings.HasPrefix(f.Name, "__") {
		return cost{complexity: max(1, dear[f.Name])}
	}
	own := 1 + m.values(args)
	if root {
		own += dear[f.Name]
	}
	items := m.itemsOf(f, args)
	if below.complexity > m.limit/items {
		return cost{below.depth + 1, m.limit + 1}
	}
	return cost{below.depth + 1, m.bounded(own + items*below.complexity)}
}

// ask notes how many items a root field asks for. What was measured of fragments before may then be too little.
func (m *meter) ask(args map[string]any) {
	for _, name := range [...]string{"first", "limit"} {
		if n, ok := number(args[name]); ok && min(n, mostItems) > m.asked {
			m.asked = min(n, mostItems)
			clear(m.fragments)
		}
	}
}

// bounded keeps sums from running over: beyond the limit, one more is as good as a million.
func (m *meter) bounded(complexity int) int { return min(complexity, m.limit+1) }

// values counts the values in an argument.
func (m *meter) values(argument any) (n int) {
	switch argument := argument.(type) {
	case map[string]any:
		for _, v := range argument {
			n += m.values(v)
		}
	case []any:
		for _, v := range argument {
			if n += m.values(v); n > m.limit {
				break
			}
		}
	default:
		n = 1
	}
	return m.bounded(n)
}

const (
	plainList      = 10 // how many items a list that has no pages is taken to have
	investmentList = 35 // the flows of Shanghai in one direction: one for each of the other provinces, some to spare
)

// itemsOf is how many items a field may have of what is selected below it. A page's items are counted by its
// connection, not again by edges and nodes.
func (m *meter) itemsOf(f *ast.Field, args map[string]any) int {
	switch {
	case strings.HasSuffix(f.Definition.Type.Name(), "Connection"):
		return pageOfArguments(args)
	case f.Definition.Type.Name() == "EvidenceCount":
		return len(graph.Evidences)
	case f.Definition.Type.Elem == nil || strings.HasSuffix(f.ObjectDefinition.Name, "Connection"):
		return 1
	case strings.HasPrefix(f.Name, "investment"):
		return investmentList
	}
	if n := long[f.ObjectDefinition.Name+"."+f.Name]; n > 0 {
		return max(n, m.asked)
	}
	if ids, ok := args["ids"].([]any); ok {
		return max(1, len(ids))
	}
	return plainList
}

// pageOfArguments is how many items a page may have; an argument that is not understood counts as the largest.
func pageOfArguments(args map[string]any) int {
	for _, name := range [...]string{"first", "last"} {
		if args[name] != nil {
			n, ok := number(args[name])
			if !ok || n > largestPage {
				n = largestPage
			}
			return max(1, n)
		}
	}
	return defaultPage
}

// number reads an Int that is coerced and not decoded yet.
func number(v any) (int, bool) {
	n, ok := v.(int64)
	return int(n), ok
}
