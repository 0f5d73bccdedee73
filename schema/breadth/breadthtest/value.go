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

// enumValue is a value that is written without quotes.
type enumValue string

// value is a random value of an input type: nil, a scalar, an enumValue, a list or a map.
func (w *Writer) value(name string, t *ast.Type, depth int) any {
	if !t.NonNull && w.In(20) {
		return nil
	}
	if t.Elem != nil {
		list := make([]any, w.One(3))
		for i := range list {
			list[i] = w.value(name, t.Elem, depth)
		}
		return list
	}
	switch def := w.Schema.Types[t.NamedType]; def.Kind {
	case ast.Enum:
		return enumValue(Pick(w.Choices, def.EnumValues...).Name)
	case ast.InputObject:
		return w.object(def, depth)
	}
	return w.Scalar(w.Choices, name, t.NamedType)
}

func (w *Writer) object(def *ast.Definition, depth int) map[string]any {
	object := map[string]any{}
	fields := 1 + w.One(2)
	if def.Directives.ForName("oneOf") != nil {
		fields = 1
	}
	for range fields {
		f := Pick(w.Choices, def.Fields...)
		if depth > 0 || w.Schema.Types[f.Type.Name()].Kind != ast.InputObject {
			given := *f.Type
			given.NonNull = true
			object[f.Name] = w.value(f.Name, &given, depth-1)
		}
	}
	for _, f := range def.Fields {
		if _, given := object[f.Name]; !given && f.Type.NonNull {
			object[f.Name] = w.value(f.Name, f.Type, depth-1)
		}
	}
	return object
}

// literal is a value as it is written in an operation.
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

// sent is a value as it comes from JSON.
func sent(v any) any {
	switch v := v.(type) {
	case enumValue:
		return string(v)
	case []any:
		items := make([]any, len(v))
		for i := range v {
			items[i] = sent(v[i])
		}
		return items
	case map[string]any:
		fields := make(map[string]any, len(v))
		for name := range v {
			fields[name] = sent(v[name])
		}
		return fields
	}
	return v
}
