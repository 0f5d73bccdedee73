package coerce

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/core"
)

// maxErrors is the number of errors after which the variables of an operation are not checked any further.
const maxErrors = 20

// Variables coerces the values of the variables of a validated operation, decoded from JSON with UseNumber. The result has
// an entry for each variable that has a value or a default; values is not changed. Scalars are the custom scalars of the
// schema; a custom scalar that is missing there accepts every value.
func Variables(schema *ast.Schema, scalars map[string]Scalar, op *ast.OperationDefinition, values map[string]any) (map[string]any, gqlerror.List) {
	c := coercion{schema: schema, scalars: scalars}
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
	if len(c.errs) == maxErrors {
		return
	}
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
	if len(c.errs) == maxErrors {
		return nil
	}
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
		c.refuseValue(v, at, fmt.Sprintf(`Expected type "%s" to be an object.`, named.Name), fieldsHint(named))
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
	for _, name := range unknown[:min(len(unknown), maxErrors-len(c.errs))] {
		c.refuseValue(fields[name], &valuePath{parent: at, field: Clip(name)}, unknownField(named, name), fieldsHint(named))
	}
}

// checkOneOf refuses an object unless it has exactly one field, which is not null.
func (c *coercion) checkOneOf(named *ast.Definition, fields map[string]any, at *valuePath) {
	hint := "Give exactly one of " + strings.Join(memberNames(named), ", ") + "."
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
		c.refuseValue(v, at, fmt.Sprintf(`Enum "%s" cannot represent non-string value: %s.`, named.Name, inspect(v)), enumHint(named))
	case named.EnumValues.ForName(name) == nil:
		c.refuseValue(v, at, unknownEnumValue(named, name), enumHint(named))
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

// memberNames returns the names of the fields or values of a type.
func memberNames(named *ast.Definition) (all []string) {
	for _, f := range named.Fields {
		all = append(all, f.Name)
	}
	for _, v := range named.EnumValues {
		all = append(all, v.Name)
	}
	return all
}

// fieldsHint is the hint of an error of an input object.
func fieldsHint(input *ast.Definition) string {
	return "Its fields are " + strings.Join(memberNames(input), ", ") + "."
}

// enumHint is the hint of an error of an enum.
func enumHint(enum *ast.Definition) string {
	return "The values of " + enum.Name + " are " + strings.Join(memberNames(enum), ", ") + "."
}

func unknownEnumValue(enum *ast.Definition, name string) string {
	return fmt.Sprintf(`Value "%s" does not exist in "%s" enum.`, Clip(name), enum.Name) + suggestion("the enum value ", name, memberNames(enum))
}

func unknownField(input *ast.Definition, name string) string {
	return fmt.Sprintf(`Field "%s" is not defined by type "%s".`, Clip(name), input.Name) + suggestion("", name, memberNames(input))
}

// suggestion returns the question whether one of the options with a similar name was meant; empty if there is none.
func suggestion(what, name string, options []string) string {
	if len(name) > clippedName {
		return ""
	}
	near := core.SuggestionList(name, options)
	if len(near) == 0 {
		return ""
	}
	return " Did you mean " + what + core.QuotedOrList(near[:min(len(near), maxSuggestions)]...) + "?"
}

const maxSuggestions = 5
