package coerce

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Variables coerces the values of the variables of a validated operation, decoded from JSON with UseNumber. The result has
// an entry for each variable that has a value or a default; values is not changed. There may be an error for each value, so
// the caller bounds the number of values.
func Variables(schema *ast.Schema, o Options, op *ast.OperationDefinition, values map[string]any) (map[string]any, gqlerror.List) {
	c := coercion{schema: schema, scalars: o.Scalars, names: newSuggester(o.Suggestions)}
	coerced := make(map[string]any, len(op.VariableDefinitions))
	for _, d := range op.VariableDefinitions {
		c.variable = d
		v, ok := values[d.Variable]
		switch {
		case !ok && d.DefaultValue != nil:
			coerced[d.Variable], _ = literal(schema, d.Type, d.DefaultValue, nil) // validation has checked it
		case !ok && d.Type.NonNull:
			c.refuse(fmt.Sprintf(`Variable "$%s" of required type "%s" was not provided.`, d.Variable, d.Type), "Give it a value in variables.")
		case !ok:
		case v == nil && d.Type.NonNull:
			c.refuse(fmt.Sprintf(`Variable "$%s" of non-null type "%s" must not be null.`, d.Variable, d.Type), "Give it a value in variables.")
		default:
			coerced[d.Variable] = c.value(d.Type, v, nil)
		}
	}
	return coerced, c.errs
}

// coercion coerces the variables of one operation.
type coercion struct {
	schema   *ast.Schema
	scalars  map[string]Scalar
	names    *suggester
	variable *ast.VariableDefinition // that is being coerced
	errs     gqlerror.List
}

// valuePath is the position of a value in the value of a variable: a field of an object or an item of a list. Nil is the
// value of the variable.
type valuePath struct {
	parent *valuePath
	field  string
	index  int
}

// String returns the path as an error shows it.
func (p *valuePath) String() string {
	switch {
	case p == nil:
		return ""
	case p.field == "":
		return p.parent.String() + "[" + strconv.Itoa(p.index) + "]"
	}
	return p.parent.String() + "." + p.field
}

// refuse adds an error.
func (c *coercion) refuse(message, hint string) {
	at := c.variable.Position
	e := &gqlerror.Error{Message: message, Extensions: map[string]any{extensionsCode: codeValue},
		Locations: []gqlerror.Location{{Line: at.Line, Column: at.Column}}}
	if hint != "" {
		e.Extensions[extensionsHint] = hint
	}
	c.errs = append(c.errs, e)
}

// refuseValue adds the error of a value.
func (c *coercion) refuseValue(v any, at *valuePath, message, hint string) {
	where := ""
	if at != nil {
		where = fmt.Sprintf(` at "%s%s"`, c.variable.Variable, at)
	}
	c.refuse(fmt.Sprintf(`Variable "$%s" got invalid value %s%s; %s`, c.variable.Variable, inspect(v), where, message), hint)
}

// value coerces a value to a type.
func (c *coercion) value(t *ast.Type, v any, at *valuePath) any {
	switch {
	case v == nil && t.NonNull:
		c.refuseValue(v, at, fmt.Sprintf(`Expected non-nullable type "%s" not to be null.`, t), "")
		return nil
	case v == nil:
		return nil
	case t.Elem != nil:
		return c.list(t.Elem, v, at)
	}
	switch named := c.schema.Types[t.NamedType]; named.Kind {
	case ast.InputObject:
		return c.object(named, v, at)
	case ast.Enum:
		return c.enum(named, v, at)
	}
	return c.scalar(t, v, at)
}

// list coerces a list. A single value is a list of one.
func (c *coercion) list(of *ast.Type, v any, at *valuePath) any {
	items, ok := v.([]any)
	if !ok {
		return []any{c.value(of, v, at)}
	}
	coerced := make([]any, len(items))
	for i, item := range items {
		coerced[i] = c.value(of, item, &valuePath{parent: at, index: i})
	}
	return coerced
}

// object coerces an input object, with the defaults of its fields.
func (c *coercion) object(named *ast.Definition, v any, at *valuePath) any {
	fields, ok := v.(map[string]any)
	if !ok {
		c.refuseValue(v, at, fmt.Sprintf(`Expected type "%s" to be an object.`, named.Name), c.names.fieldsHint(named))
		return nil
	}
	coerced, defined := make(map[string]any, len(fields)), 0
	for _, f := range named.Fields {
		v, ok := fields[f.Name]
		switch {
		case ok:
			defined++
			coerced[f.Name] = c.value(f.Type, v, &valuePath{parent: at, field: f.Name})
		case f.DefaultValue != nil:
			coerced[f.Name], _ = literal(c.schema, f.Type, f.DefaultValue, nil)
		case f.Type.NonNull:
			c.refuseValue(v, at, fmt.Sprintf(`Field "%s" of required type "%s" was not provided.`, f.Name, f.Type), "")
		}
	}
	if defined < len(fields) {
		c.refuseUnknownFields(named, fields, at)
	}
	if named.Directives.ForName("oneOf") != nil {
		c.checkOneOf(named, coerced, at)
	}
	return coerced
}

// refuseUnknownFields refuses the fields that a type does not have.
func (c *coercion) refuseUnknownFields(named *ast.Definition, fields map[string]any, at *valuePath) {
	var unknown []string
	for name := range fields {
		if named.Fields.ForName(name) == nil {
			unknown = append(unknown, name)
		}
	}
	slices.Sort(unknown)
	for _, name := range unknown {
		c.refuseValue(fields[name], &valuePath{parent: at, field: Clip(name)}, c.names.unknownField(named, name), c.names.fieldsHint(named))
	}
}

// checkOneOf refuses an object unless it has exactly one field, which is not null.
func (c *coercion) checkOneOf(named *ast.Definition, fields map[string]any, at *valuePath) {
	hint := c.names.oneOfHint(named)
	if len(fields) != 1 {
		c.refuseValue(fields, at, fmt.Sprintf(`Exactly one key must be specified for OneOf type "%s".`, named.Name), hint)
		return
	}
	for name, v := range fields {
		if v == nil {
			c.refuseValue(nil, &valuePath{parent: at, field: name}, fmt.Sprintf(`Field "%s" must be non-null.`, name), hint)
		}
	}
}

// enum checks the value of an enum.
func (c *coercion) enum(named *ast.Definition, v any, at *valuePath) any {
	name, ok := v.(string)
	switch {
	case !ok:
		c.refuseValue(v, at, fmt.Sprintf(`Enum "%s" cannot represent non-string value: %s.`, named.Name, inspect(v)), c.names.enumHint(named))
	case named.EnumValues.ForName(name) == nil:
		c.refuseValue(v, at, c.names.unknownEnumValue(named, name), c.names.enumHint(named))
	}
	return v
}

// scalar coerces a scalar.
func (c *coercion) scalar(t *ast.Type, v any, at *valuePath) any {
	coerced, err := coerceScalar(c.scalars, t.NamedType, v)
	if err != nil {
		c.refuseValue(v, at, messageOf(err), hintOf(err))
	}
	return coerced
}
