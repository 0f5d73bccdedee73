package coerce

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// Options say how requests are checked.
type Options struct {
	Scalars     map[string]Scalar // the custom scalars of the schema; one that is missing here accepts every value
	Suggestions bool              // whether errors tell the names of the schema that a client may have meant
}

// Rules returns the rules by which one document is validated.
func Rules(o Options) *rules.Rules {
	r, names := rules.NewDefaultRules(), newSuggester(o.Suggestions)
	r.ReplaceRule(rules.ValuesOfCorrectTypeRule.Name, valuesOfCorrectType(o.Scalars, names))
	r.ReplaceRule(rules.FieldsOnCorrectTypeRule.Name, names.fieldsOnCorrectType)
	r.ReplaceRule(rules.KnownArgumentNamesRule.Name, names.knownArgumentNames)
	r.ReplaceRule(rules.KnownTypeNamesRule.Name, names.knownTypeNames)
	if !o.Suggestions {
		r.ReplaceRule(rules.ScalarLeafsRule.Name, rules.ScalarLeafsRuleWithoutSuggestions.RuleFunc)
	}
	return r
}

// hintOption sets the hint of an error, unless it is empty.
func hintOption(hint string) core.ErrorOption {
	return func(e *gqlerror.Error) {
		if hint != "" {
			e.Extensions = map[string]any{extensionsHint: hint}
		}
	}
}

// valuesOfCorrectType is the rule that literals have their types (5.6.1 to 5.6.4). It refuses each literal once, however
// often its fragment is spread. It changes the kind of a literal of an ID or a Float that is written as an integer to a
// string or a Float, since it may have more digits than an integer of Go.
func valuesOfCorrectType(scalars map[string]Scalar, names *suggester) core.RuleFunc {
	return func(observers *core.Events, addError core.AddErrFunc) {
		checked := map[*ast.Value]bool{}
		observers.OnValue(func(_ *core.Walker, v *ast.Value) {
			if v.Definition == nil || v.ExpectedType == nil || v.Kind == ast.Variable || checked[v] {
				return
			}
			checked[v] = true
			l := literalCheck{scalars, names, v, v.ExpectedType, v.Definition, addError}
			l.check()
		})
	}
}

// literalCheck checks one literal.
type literalCheck struct {
	scalars  map[string]Scalar
	names    *suggester
	value    *ast.Value
	expected *ast.Type       // at the position of the literal
	named    *ast.Definition // the named type in expected
	addError core.AddErrFunc
}

// refuse adds an error with a hint.
func (l *literalCheck) refuse(at *ast.Position, hint, format string, values ...any) {
	l.addError(core.Message("%s", fmt.Sprintf(format, values...)), hintOption(hint), core.At(at))
}

func (l *literalCheck) check() {
	switch v := l.value; {
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
	if l.value.Kind != ast.ObjectValue {
		l.refuse(l.value.Position, l.names.fieldsHint(l.named), `Expected value of type "%s", found %s.`, l.expected, Clip(l.value.String()))
		return
	}
	for _, f := range l.named.Fields {
		if f.Type.NonNull && f.DefaultValue == nil && l.value.Children.ForName(f.Name) == nil {
			l.refuse(l.value.Position, "", `Field "%s.%s" of required type "%s" was not provided.`, l.named.Name, f.Name, f.Type)
		}
	}
	for _, child := range l.value.Children {
		if l.named.Fields.ForName(child.Name) == nil {
			l.refuse(child.Position, l.names.fieldsHint(l.named), "%s", l.names.unknownField(l.named, child.Name))
		}
	}
	if l.named.Directives.ForName("oneOf") == nil {
		return
	}
	hint := l.names.oneOfHint(l.named)
	if len(l.value.Children) != 1 {
		l.refuse(l.value.Position, hint, `OneOf Input Object "%s" must specify exactly one key.`, l.named.Name)
	} else if only := l.value.Children[0]; only.Value.Kind == ast.NullValue {
		l.refuse(only.Position, hint, `Field "%s.%s" must be non-null.`, l.named.Name, only.Name)
	}
}

func (l *literalCheck) enum() {
	switch {
	case l.value.Kind != ast.EnumValue:
		l.refuse(l.value.Position, l.names.enumHint(l.named), `Enum "%s" cannot represent non-enum value: %s.%s`, l.named.Name, Clip(l.value.String()),
			l.names.suggestion("the enum value ", l.value.Raw, memberNames(l.named)))
	case l.named.EnumValues.ForName(l.value.Raw) == nil:
		l.refuse(l.value.Position, l.names.enumHint(l.named), "%s", l.names.unknownEnumValue(l.named, l.value.Raw))
	}
}

// unquoted is a literal without quotes where a scalar is expected. It is no string.
type unquoted string

func (l *literalCheck) scalar() {
	var value any
	switch l.value.Kind {
	case ast.StringValue, ast.BlockValue:
		value = l.value.Raw
	case ast.IntValue:
		value = json.Number(l.value.Raw)
		l.retype()
	case ast.FloatValue:
		value = json.Number(l.value.Raw)
		if l.named.Name == "Int" || l.named.Name == "ID" { // the literal 1.0 is neither
			value = unquoted(l.value.Raw)
		}
	case ast.BooleanValue:
		value, _ = strconv.ParseBool(l.value.Raw)
	case ast.EnumValue:
		value = unquoted(l.value.Raw)
	case ast.ListValue:
		value = []any{}
	default:
		value = map[string]any{}
	}
	if _, err := coerceScalar(l.scalars, l.named.Name, value); err != nil {
		l.refuse(l.value.Position, hintOf(err), "%s", messageOf(err))
	} else if _, err := l.value.Value(nil); err != nil { // in a custom scalar that accepts every number
		l.refuse(l.value.Position, "Write it in quotes.", `Expected type "%s"; a number has too many digits: %s`, l.named.Name, Clip(l.value.String()))
	}
}

// retype changes the kind of an integer for an ID or a Float.
func (l *literalCheck) retype() {
	switch l.named.Name {
	case "ID":
		l.value.Kind = ast.StringValue
	case "Float":
		l.value.Kind = ast.FloatValue
	}
}
