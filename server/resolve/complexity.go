package resolve

import (
	"context"
	"math"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"coopgraph/graph"
	"coopgraph/schema"
	"coopgraph/schema/breadth"
)

// Schema is the executable schema over a store: executed breadth first, and by gqlgen where that cannot be.
func Schema(store graph.Store, data Dataset, o breadth.Options) graphql.ExecutableSchema {
	return costed{schema.Breadth(schema.Config{Resolvers: New(store, data)}, o)}
}

// costed counts the complexity of an operation: a field costs one, and a list as many times what is selected of an item
// as it may have items.
type costed struct{ graphql.ExecutableSchema }

// plainList is how many items a list that has no pages is taken to have.
const plainList = 10

// dear are the fields that look at much of the network, whatever is selected of their answer.
var dear = map[string]int{"coverage": 5_000, "dataset": 500, "statistics": 500, "search": 50}

func (c costed) Complexity(_ context.Context, typeName, fieldName string, childComplexity int, args map[string]any) (int, bool) {
	parent, own, items := c.Schema().Types[typeName], 1, 1
	field := parent.Fields.ForName(fieldName)
	switch {
	case field == nil: // __typename
	case strings.HasSuffix(field.Type.Name(), "Connection"):
		items = pageOfArgs(args)
	case field.Type.Elem != nil && !strings.HasSuffix(typeName, "Connection"): // a page's items are counted by its field
		items = plainList
	}
	if typeName == "Query" && dear[fieldName] > 0 {
		own = dear[fieldName]
	}
	if childComplexity > (math.MaxInt-own)/items {
		return math.MaxInt, true
	}
	return own + items*childComplexity, true
}

// pageOfArgs is how many items a page may have.
func pageOfArgs(args map[string]any) int {
	for _, argument := range [...]string{"first", "last"} {
		if n, ok := number(args[argument]); ok {
			return max(1, n)
		}
	}
	return defaultPage
}

// number reads an argument that is not yet decoded: an integer literal or a JSON number.
func number(v any) (int, bool) {
	switch v := v.(type) {
	case int64:
		return int(v), true
	case int:
		return v, true
	case float64:
		return int(v), true
	case interface{ Int64() (int64, error) }:
		n, err := v.Int64()
		return int(n), err == nil
	}
	return 0, false
}
