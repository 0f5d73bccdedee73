package breadthtest

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// enumValue is a value that a literal has without quotes.
type enumValue string

// value returns a random value of an input type: nil, a scalar, an enumValue, a list or a map.
func (g *Generator) value(name string, t *ast.Type, depth int) any {
	if !t.NonNull && g.OneIn(20) {
		return nil
	}
	if t.Elem != nil {
		list := make([]any, g.IntN(3))
		for i := range list {
			list[i] = g.value(name, t.Elem, depth)
		}
		return list
	}
	switch def := g.Schema.Types[t.NamedType]; def.Kind {
	case ast.Enum:
		return enumValue(Pick(g.Choices, def.EnumValues...).Name)
	case ast.InputObject:
		return g.object(def, depth)
	}
	return g.Scalar(g.Choices, name, t.NamedType)
}

func (g *Generator) object(def *ast.Definition, depth int) map[string]any {
	object := map[string]any{}
	fields := 1 + g.IntN(2)
	if def.Directives.ForName("oneOf") != nil {
		fields = 1
	}
	for range fields {
		f := Pick(g.Choices, def.Fields...)
		if depth > 0 || g.Schema.Types[f.Type.Name()].Kind != ast.InputObject {
			given := *f.Type
			given.NonNull = true
			object[f.Name] = g.value(f.Name, &given, depth-1)
		}
	}
	for _, f := range def.Fields {
		if _, given := object[f.Name]; !given && f.Type.NonNull {
			object[f.Name] = g.value(f.Name, f.Type, depth-1)
		}
	}
	return object
}

// literal returns a value as a literal of GraphQL.
func literal(v any) string {
	switch v := v.(type) {
	case enumValue:
		return string(v)
	case json.Number:
		return string(v)
	case string:
		return strconv.Quote(v)
	case []any:
		items := make([]string, len(v))
		for i := range v {
			items[i] = literal(v[i])
		}
		return "[" + strings.Join(items, ", ") + "]"
	case map[string]any:
		var fields []string
		for _, name := range slices.Sorted(maps.Keys(v)) {
			fields = append(fields, name+": "+literal(v[name]))
		}
		return "{" + strings.Join(fields, ", ") + "}"
	case nil:
		return "null"
	}
	return fmt.Sprint(v)
}

// jsonValue returns a value as it is decoded from JSON.
func jsonValue(v any) any {
	switch v := v.(type) {
	case enumValue:
		return string(v)
	case []any:
		items := make([]any, len(v))
		for i := range v {
			items[i] = jsonValue(v[i])
		}
		return items
	case map[string]any:
		fields := make(map[string]any, len(v))
		for name := range v {
			fields[name] = jsonValue(v[name])
		}
		return fields
	}
	return v
}
