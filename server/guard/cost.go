package guard

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/graph"
	"coopgraph/server/resolve"
)

// costEstimator estimates the cost of an operation before it is executed: how many values its answer may have. A field
// costs 1, plus 1 for each value in its arguments. A list costs what is selected of one item, times the number of items that
// it may have. A fragment is estimated once, however often it is spread, and the estimate stops beyond the limit. So the
// time that it takes is bounded by the length of the operation and the limit.
type costEstimator struct {
	limit     int
	variables map[string]any
	fragments map[string]int
	items     int // the largest number of items that a root field asks for so far
}

// rootCost is added for the fields that read much of the network or of the schema, whatever is selected below them.
var rootCost = map[string]int{"coverage": 5_000, "dataset": 500, "statistics": 500, "search": 50, "__schema": 5_000, "__type": 500,
	"paths": 5_000, "neighbourhood": 5_000, "ranking": 10_000, "communities": 10_000, "linkageIndex": 10_000, "gaps": 10_000,
	"compare": 5_000, "network": 5_000, "flows": 5_000, "contacts": 5_000}

// listSize is the number of items that a long list without pages is estimated to have, by type and field. If the
// operation asks for more items, their number counts instead.
var listSize = map[string]int{"PathResult.paths": 100, "Subgraph.nodes": 1_000, "Subgraph.ties": 2_000, "Ranking.nodes": 100,
	"Communities.communities": 50, "Community.nodes": 50, "LinkageIndex.places": 100, "GapList.gaps": 100,
	"NetworkChange.subjects": 200, "NetworkChange.areas": 50, "FlowMap.locations": 500, "FlowMap.flows": 1_000,
	"FlowMap.inner": 500, "Contacts.contacts": 50}

// selection returns the cost of a selection set.
func (e *costEstimator) selection(set ast.SelectionSet) (total int) {
	for _, selected := range set {
		switch s := selected.(type) {
		case *ast.Field:
			total += e.field(s)
		case *ast.InlineFragment:
			total += e.selection(s.SelectionSet)
		case *ast.FragmentSpread:
			estimate, ok := e.fragments[s.Name]
			if !ok {
				estimate = e.selection(s.Definition.SelectionSet)
				e.fragments[s.Name] = estimate
			}
			total += estimate
		}
		if total = e.bounded(total); total > e.limit {
			break
		}
	}
	return total
}

func (e *costEstimator) field(f *ast.Field) int {
	args := f.ArgumentMap(e.variables)
	root := f.ObjectDefinition.Name == "Query"
	if root {
		e.raiseItems(args)
	}
	below := e.selection(f.SelectionSet)
	if strings.HasPrefix(f.Name, "__") {
		return max(1, rootCost[f.Name])
	}
	own := 1 + e.values(args)
	if root {
		own += rootCost[f.Name]
	}
	items := e.itemsOf(f, args)
	if below > e.limit/items {
		return e.limit + 1
	}
	return e.bounded(own + items*below)
}

// raiseItems raises items to the number that a root field asks for. The costs of fragments that were estimated with a
// smaller number are dropped.
func (e *costEstimator) raiseItems(args map[string]any) {
	for _, name := range [...]string{"first", "limit"} {
		if n, ok := intArgument(args[name]); ok && min(n, resolve.MaxItems) > e.items {
			e.items = min(n, resolve.MaxItems)
			clear(e.fragments)
		}
	}
}

// bounded cuts a sum off just above the limit, so that sums cannot overflow.
func (e *costEstimator) bounded(complexity int) int { return min(complexity, e.limit+1) }

// values counts the values in an argument.
func (e *costEstimator) values(argument any) (n int) {
	switch argument := argument.(type) {
	case map[string]any:
		for _, v := range argument {
			n += e.values(v)
		}
	case []any:
		for _, v := range argument {
			if n += e.values(v); n > e.limit {
				break
			}
		}
	default:
		n = 1
	}
	return e.bounded(n)
}

const (
	plainListSize      = 10 // of a list without pages that listSize does not have
	investmentListSize = 35 // of the flows of Shanghai in one direction: one for each other province, and a few more
)

// itemsOf returns how many items a field may have. The items of a page are counted at the field that returns the
// connection, and not again at its edges and nodes.
func (e *costEstimator) itemsOf(f *ast.Field, args map[string]any) int {
	switch {
	case strings.HasSuffix(f.Definition.Type.Name(), "Connection"):
		return pageSizeOf(args)
	case f.Definition.Type.Name() == "EvidenceCount":
		return len(graph.Evidences)
	case f.Definition.Type.Elem == nil || strings.HasSuffix(f.ObjectDefinition.Name, "Connection"):
		return 1
	case strings.HasPrefix(f.Name, "investment"):
		return investmentListSize
	}
	if n := listSize[f.ObjectDefinition.Name+"."+f.Name]; n > 0 {
		return max(n, e.items)
	}
	if ids, ok := args["ids"].([]any); ok {
		return max(1, len(ids))
	}
	return plainListSize
}

// pageSizeOf returns how many items a page may have. An argument that is not a number counts as the largest page.
func pageSizeOf(args map[string]any) int {
	for _, name := range [...]string{"first", "last"} {
		if args[name] != nil {
			n, ok := intArgument(args[name])
			if !ok || n > resolve.MaxPageSize {
				n = resolve.MaxPageSize
			}
			return max(1, n)
		}
	}
	return resolve.DefaultPageSize
}

// intArgument returns the value of an Int argument that is coerced and not yet decoded.
func intArgument(v any) (int, bool) {
	n, ok := v.(int64)
	return int(n), ok
}
