package resolve

import (
	"context"
	"math"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"coopgraph/graph"
	"coopgraph/schema"
)

// Schema is the executable schema over a store.
func Schema(store graph.Store, data Dataset) graphql.ExecutableSchema {
	return costed{schema.NewExecutableSchema(schema.Config{Resolvers: New(store, data)})}
}

// costed counts the complexity of an operation: a field costs one, and a connection as many times what is selected of
// an item as it may have items.
type costed struct{ graphql.ExecutableSchema }

func (c costed) Complexity(_ context.Context, typeName, fieldName string, childComplexity int, args map[string]any) (int, bool) {
	items := 1
	if field := c.Schema().Types[typeName].Fields.ForName(fieldName); field != nil && strings.HasSuffix(field.Type.Name(), "Connection") {
		items = defaultPage
		for _, argument := range [...]string{"first", "last"} {
			if n, ok := number(args[argument]); ok {
				items = max(1, n)
			}
		}
	}
	if childComplexity > (math.MaxInt-1)/items {
		return math.MaxInt, true
	}
	return 1 + items*childComplexity, true
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
