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

// mostErrors is after how many errors the values of an operation's variables are looked at no further.
const mostErrors = 20

// Variables coerces the values that are given for the variables of a validated operation, as read from JSON with its
// numbers as they came. The result has an entry for each variable that has a value, its default among them; given is
// not changed. Scalars are those that the specification leaves to the schema; one that is not among them takes every value.
func Variables(schema *ast.Schema, scalars map[string]Scalar, op *ast.OperationDefinition, given map[string]any) (map[string]any, gqlerror.List) {
	c := coercion{schema: schema, scalars: scalars}
	coerced := make(map[string]any, len(op.VariableDefinitions))
	for _, d := range op.VariableDefinitions {
		c.variable = d
		v, there := given[d.Variable]
		switch {
		case !there && d.DefaultValue != nil:
			coerced[d.Variable], _ = literal(schema, d.Type, d.DefaultValue, nil) // validation has seen to it
		case !there && d.Type.NonNull:
			c.refuse(fmt.Sprintf(`Variable "$%s" of required type "%s" was not provided.`, d.Variable, d.Type), "Give it a value in variables.")
		case !there:
		case v == nil && d.Type.NonNull:
			c.refuse(fmt.Sprintf(`Variable "$%s" of non-null type "%s" must not be null.`, d.Variable, d.Type), "Give it a value in variables.")
		default:
			coerced[d.Variable] = c.value(d.Type, v, nil)
		}
	}
	return coerced, c.errs
}

// coercion is that of the variables of one operation.
type coercion struct {
	schema   *ast.Schema
	scalars  map[string]Scalar
	variable *ast.VariableDefinition // the one that is coerced
	errs     gqlerror.List
}

// place is where a value is in the value of a variable: a field of an object or an item of a list. Nil is the value itself.
type place struct {
	in    *place
	field string
	item  int
}

func (p *place) String() string {
	switch {
	case p == nil:
		return ""
	case p.field == "":
		return p.in.String() + "[" + strconv.Itoa(p.item) + "]"
	}
	return p.in.String() + "." + p.field
}

func (c *coercion) refuse(message, hint string) {
	if len(c.errs) == mostErrors {
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

// wrong says what is wrong with a value.
func (c *coercion) wrong(v any, at *place, message, hint string) {
	where := ""
	if at != nil {
		where = fmt.Sprintf(` at "%s%s"`, c.variable.Variable, at)
	}
	c.refuse(fmt.Sprintf(`Variable "$%s" got invalid value %s%s; %s`, c.variable.Variable, inspect(v), where, message), hint)
}

func (c *coercion) value(t *ast.Type, v any, at *place) any {
	if len(c.errs) == mostErrors {
		return nil
	}
	switch {
	case v == nil && t.NonNull:
		c.wrong(v, at, fmt.Sprintf(`Expected non-nullable type "%s" not to be null.`, t), "")
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

// list coerces a list. A single value stands for a list of it.
func (c *coercion) list(of *ast.Type, v any, at *place) any {
	items, ok := v.([]any)
	if !ok {
		return []any{c.value(of, v, at)}
	}
	coerced := make([]any, len(items))
	for i, item := range items {
		coerced[i] = c.value(of, item, &place{in: at, item: i})
	}
	return coerced
}

func (c *coercion) object(named *ast.Definition, v any, at *place) any {
	given, ok := v.(map[string]any)
	if !ok {
		c.wrong(v, at, fmt.Sprintf(`Expected type "%s" to be an object.`, named.Name), "Its fields are "+strings.Join(names(named), ", ")+".")
		return nil
	}
	coerced, known := make(map[string]any, len(given)), 0
	for _, f := range named.Fields {
		v, there := given[f.Name]
		switch {
		case there:
			known++
			coerced[f.Name] = c.value(f.Type, v, &place{in: at, field: f.Name})
		case f.DefaultValue != nil:
			coerced[f.Name], _ = literal(c.schema, f.Type, f.DefaultValue, nil)
		case f.Type.NonNull:
			c.wrong(v, at, fmt.Sprintf(`Field "%s" of required type "%s" was not provided.`, f.Name, f.Type), "")
		}
	}
	if known < len(given) {
		c.unknown(named, given, at)
	}
	if named.Directives.ForName("oneOf") != nil {
		c.oneOf(named, coerced, at)
	}
	return coerced
}

// unknown refuses the fields that a type does not have.
func (c *coercion) unknown(named *ast.Definition, given map[string]any, at *place) {
	var strange []string
	for name := range given {
		if named.Fields.ForName(name) == nil {
			strange = append(strange, name)
		}
	}
	slices.Sort(strange)
	for _, name := range strange {
		c.wrong(given[name], &place{in: at, field: truncate(name)}, unknownField(named, name), "Its fields are "+strings.Join(names(named), ", ")+".")
	}
}

// oneOf refuses all but exactly one field that is not null.
func (c *coercion) oneOf(named *ast.Definition, given map[string]any, at *place) {
	hint := "Give exactly one of " + strings.Join(names(named), ", ") + "."
	if len(given) != 1 {
		c.wrong(given, at, fmt.Sprintf(`Exactly one key must be specified for OneOf type "%s".`, named.Name), hint)
		return
	}
	for name, v := range given {
		if v == nil {
			c.wrong(nil, &place{in: at, field: name}, fmt.Sprintf(`Field "%s" must be non-null.`, name), hint)
		}
	}
}

func (c *coercion) enum(named *ast.Definition, v any, at *place) any {
	name, ok := v.(string)
	switch {
	case !ok:
		c.wrong(v, at, fmt.Sprintf(`Enum "%s" cannot represent non-string value: %s.`, named.Name, inspect(v)), valuesOf(named))
	case named.EnumValues.ForName(name) == nil:
		c.wrong(v, at, noSuchValue(named, name), valuesOf(named))
	}
	return v
}

func (c *coercion) scalar(t *ast.Type, v any, at *place) any {
	coerced, err := scalar(c.scalars, t.NamedType, v)
	if err != nil {
		c.wrong(v, at, messageOf(err), hintOf(err))
	}
	return coerced
}

// names are those of the fields or values of a type.
func names(named *ast.Definition) (all []string) {
	for _, f := range named.Fields {
		all = append(all, f.Name)
	}
	for _, v := range named.EnumValues {
		all = append(all, v.Name)
	}
	return all
}

func valuesOf(enum *ast.Definition) string {
	return "The values of " + enum.Name + " are " + strings.Join(names(enum), ", ") + "."
}

func noSuchValue(enum *ast.Definition, name string) string {
	return fmt.Sprintf(`Value "%s" does not exist in "%s" enum.`, truncate(name), enum.Name) + suggested("the enum value ", name, names(enum))
}

func unknownField(input *ast.Definition, name string) string {
	return fmt.Sprintf(`Field "%s" is not defined by type "%s".`, truncate(name), input.Name) + suggested("", name, names(input))
}

// suggested asks whether one of the options was meant that are written much like a name.
func suggested(what, name string, options []string) string {
	if len(name) > longestInspected {
		return ""
	}
	near := core.SuggestionList(name, options)
	if len(near) == 0 {
		return ""
	}
	return " Did you mean " + what + core.QuotedOrList(near[:min(len(near), mostSuggested)]...) + "?"
}

const mostSuggested = 5
