package coerce

import (
	"fmt"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Arguments returns the coerced arguments of a field or directive in a validated document, with coerced variables. Its
// error is an error of the field (6.4.1).
func Arguments(schema *ast.Schema, definitions ast.ArgumentDefinitionList, arguments ast.ArgumentList, variables map[string]any) (map[string]any, error) {
	coerced := make(map[string]any, len(definitions))
	for _, d := range definitions {
		argument := arguments.ForName(d.Name)
		if argument == nil || missing(argument.Value, variables) {
			switch {
			case d.DefaultValue != nil:
				coerced[d.Name], _ = literal(schema, d.Type, d.DefaultValue, nil)
			case d.Type.NonNull && argument != nil:
				return nil, invalid(argument, `Argument "%s" of required type "%s" was provided the variable "%s" which was not provided a runtime value.`, d.Name, d.Type, argument.Value)
			}
			continue
		}
		v, ok := literal(schema, d.Type, argument.Value, variables)
		switch {
		case !ok && argument.Value.Kind == ast.Variable:
			return nil, invalid(argument, `Argument "%s" of non-null type "%s" must not be null.`, d.Name, d.Type)
		case !ok:
			return nil, invalid(argument, `Argument "%s" has invalid value %s.`, d.Name, Clip(argument.Value.String()))
		}
		coerced[d.Name] = v
	}
	return coerced, nil
}

// invalid returns the error of an argument.
func invalid(argument *ast.Argument, format string, values ...any) error {
	e := &gqlerror.Error{Message: fmt.Sprintf(format, values...), Extensions: map[string]any{extensionsCode: codeValue,
		extensionsHint: "A variable that may be null is null here: leave it out for the default, or give it a value."}}
	if at := argument.Value.Position; at != nil {
		e.Locations = []gqlerror.Location{{Line: at.Line, Column: at.Column}}
	}
	return e
}

// missing reports whether a value is a variable that has no value.
func missing(v *ast.Value, variables map[string]any) bool {
	if v.Kind != ast.Variable {
		return false
	}
	_, ok := variables[v.Raw]
	return !ok
}

// literal returns the value of a literal of a type, with the variables in it. ok is false if a variable is null or missing
// and must not be; validation has checked all else.
func literal(schema *ast.Schema, t *ast.Type, v *ast.Value, variables map[string]any) (_ any, ok bool) {
	switch {
	case v.Kind == ast.Variable:
		value := variables[v.Raw]
		return value, value != nil || !t.NonNull
	case v.Kind == ast.NullValue:
		return nil, !t.NonNull
	case t.Elem != nil:
		return literalList(schema, t.Elem, v, variables)
	}
	named := schema.Types[t.NamedType]
	if named.Kind == ast.InputObject {
		return literalObject(schema, named, v, variables)
	}
	return literalLeaf(named.Name, v, variables)
}

// literalList returns the value of a list. A single value is a list of one.
func literalList(schema *ast.Schema, of *ast.Type, v *ast.Value, variables map[string]any) (_ any, ok bool) {
	if v.Kind != ast.ListValue {
		item, ok := literal(schema, of, v, variables)
		return []any{item}, ok
	}
	items := make([]any, len(v.Children))
	for i, child := range v.Children {
		if items[i], ok = literal(schema, of, child.Value, variables); !ok {
			return nil, false
		}
	}
	return items, true
}

// literalObject returns the value of an input object, with the defaults of its fields.
func literalObject(schema *ast.Schema, named *ast.Definition, v *ast.Value, variables map[string]any) (_ any, ok bool) {
	object := make(map[string]any, len(v.Children))
	for _, f := range named.Fields {
		child := v.Children.ForName(f.Name)
		if child == nil || missing(child, variables) {
			if f.DefaultValue != nil {
				object[f.Name], _ = literal(schema, f.Type, f.DefaultValue, nil)
			} else if f.Type.NonNull {
				return nil, false
			}
			continue
		}
		if object[f.Name], ok = literal(schema, f.Type, child, variables); !ok {
			return nil, false
		}
	}
	return object, true
}

// literalLeaf returns the value of a scalar or an enum. A literal of a custom scalar may have variables in it.
func literalLeaf(name string, v *ast.Value, variables map[string]any) (value any, ok bool) {
	var err error
	switch name {
	case "Int":
		value, err = strconv.ParseInt(v.Raw, 10, 32)
	case "Float":
		value, err = strconv.ParseFloat(v.Raw, 64)
	case "ID":
		value = v.Raw
	default:
		value, err = v.Value(variables)
	}
	return value, err == nil
}
