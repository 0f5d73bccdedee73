package coerce

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// Rules are those that documents are validated by.
func Rules(scalars map[string]Scalar) *rules.Rules {
	r := rules.NewDefaultRules()
	r.ReplaceRule(rules.ValuesOfCorrectTypeRule.Name, valuesOfCorrectType(scalars))
	r.ReplaceRule(rules.FieldsOnCorrectTypeRule.Name, fieldsOnCorrectType)
	return r
}

func hint(text string) core.ErrorOption {
	return func(e *gqlerror.Error) {
		if text != "" {
			e.Extensions = map[string]any{extensionsHint: text}
		}
	}
}

// valuesOfCorrectType is the rule that literals are what their types say (5.6.1 to 5.6.4), each refused once, however
// often its fragment is spread. A literal of an ID or a Float that is written as a whole number is marked as the text or
// the Float that it is: it may have more digits than an integer of Go.
func valuesOfCorrectType(scalars map[string]Scalar) core.RuleFunc {
	return func(observers *core.Events, addError core.AddErrFunc) {
		met := map[*ast.Value]bool{}
		observers.OnValue(func(_ *core.Walker, v *ast.Value) {
			if v.Definition == nil || v.ExpectedType == nil || v.Kind == ast.Variable || met[v] {
				return
			}
			met[v] = true
			l := literalCheck{scalars, v, v.ExpectedType, v.Definition, addError}
			l.check()
		})
	}
}

// literalCheck is that of one literal.
type literalCheck struct {
	scalars  map[string]Scalar
	v        *ast.Value
	expected *ast.Type
	named    *ast.Definition
	addError core.AddErrFunc
}

func (l *literalCheck) refuse(at *ast.Position, whatToDo, format string, values ...any) {
	l.addError(core.Message("%s", fmt.Sprintf(format, values...)), hint(whatToDo), core.At(at))
}

func (l *literalCheck) check() {
	switch v := l.v; {
	case v.Kind == ast.NullValue:
		if l.expected.NonNull {
			l.refuse(v.Position, "", `Expected value of type "%s", found null.`, l.expected)
		}
	case v.Kind == ast.ListValue && l.expected.Elem != nil:
	case l.named.Kind == ast.InputObject:
		l.object()
	case l.named.Kind == ast.Enum:
		l.enum()
	default:
		l.scalar()
	}
}

func (l *literalCheck) object() {
	if l.v.Kind != ast.ObjectValue {
		l.refuse(l.v.Position, "Its fields are "+strings.Join(names(l.named), ", ")+".", `Expected value of type "%s", found %s.`, l.expected, truncate(l.v.String()))
		return
	}
	for _, f := range l.named.Fields {
		if f.Type.NonNull && f.DefaultValue == nil && l.v.Children.ForName(f.Name) == nil {
			l.refuse(l.v.Position, "", `Field "%s.%s" of required type "%s" was not provided.`, l.named.Name, f.Name, f.Type)
		}
	}
	for _, child := range l.v.Children {
		if l.named.Fields.ForName(child.Name) == nil {
			l.refuse(child.Position, "Its fields are "+strings.Join(names(l.named), ", ")+".", "%s", unknownField(l.named, child.Name))
		}
	}
	if l.named.Directives.ForName("oneOf") == nil {
		return
	}
	whatToDo := "Give exactly one of " + strings.Join(names(l.named), ", ") + "."
	if len(l.v.Children) != 1 {
		l.refuse(l.v.Position, whatToDo, `OneOf Input Object "%s" must specify exactly one key.`, l.named.Name)
	} else if only := l.v.Children[0]; only.Value.Kind == ast.NullValue {
		l.refuse(only.Position, whatToDo, `Field "%s.%s" must be non-null.`, l.named.Name, only.Name)
	}
}

func (l *literalCheck) enum() {
	switch {
	case l.v.Kind != ast.EnumValue:
		l.refuse(l.v.Position, valuesOf(l.named), `Enum "%s" cannot represent non-enum value: %s.%s`, l.named.Name, truncate(l.v.String()),
			suggested("the enum value ", l.v.Raw, names(l.named)))
	case l.named.EnumValues.ForName(l.v.Raw) == nil:
		l.refuse(l.v.Position, valuesOf(l.named), "%s", noSuchValue(l.named, l.v.Raw))
	}
}

// unquoted is a word where a scalar was expected, which may not be taken for a string.
type unquoted string

func (l *literalCheck) scalar() {
	var value any
	switch l.v.Kind {
	case ast.StringValue, ast.BlockValue:
		value = l.v.Raw
	case ast.IntValue:
		value = json.Number(l.v.Raw)
		l.retype()
	case ast.FloatValue:
		value = json.Number(l.v.Raw)
		if l.named.Name == "Int" || l.named.Name == "ID" { // of which 1.0 is none as a literal
			value = unquoted(l.v.Raw)
		}
	case ast.BooleanValue:
		value, _ = strconv.ParseBool(l.v.Raw)
	case ast.EnumValue:
		value = unquoted(l.v.Raw)
	case ast.ListValue:
		value = []any{}
	default:
		value = map[string]any{}
	}
	if _, err := scalar(l.scalars, l.named.Name, value); err != nil {
		l.refuse(l.v.Position, hintOf(err), "%s", messageOf(err))
	} else if _, err := l.v.Value(nil); err != nil { // in a scalar of the schema's own that takes every number
		l.refuse(l.v.Position, "Write it in quotes.", `Expected type "%s"; a number has too many digits: %s`, l.named.Name, truncate(l.v.String()))
	}
}

// retype makes a whole number the text or the Float that it stands for.
func (l *literalCheck) retype() {
	switch l.named.Name {
	case "ID":
		l.v.Kind = ast.StringValue
	case "Float":
		l.v.Kind = ast.FloatValue
	}
}
