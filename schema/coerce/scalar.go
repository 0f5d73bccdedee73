package coerce

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// A Scalar checks a value of a custom scalar as it is decoded from JSON: a json.Number, string, bool, []any or
// map[string]any. Its error may be a gqlerror.Error with a hint. The value is not changed.
type Scalar func(value any) error

// Codes of errors.
const (
	codeTokens     = "TOKEN_LIMIT_EXCEEDED"
	codeSyntax     = "GRAPHQL_PARSE_FAILED"
	codeDocument   = "GRAPHQL_VALIDATION_FAILED"
	codeValue      = "INVALID_ARGUMENT"
	extensionsCode = "code"
	extensionsHint = "hint"
)

// builtIn coerces the scalars that every schema has.
var builtIn = map[string]func(any) (any, error){
	"Int":     coerceInt,
	"Float":   coerceFloat,
	"String":  coerceString,
	"Boolean": coerceBoolean,
	"ID":      coerceID,
}

// coerceScalar coerces a value of the scalar type of that name. A custom scalar that is not in custom accepts every value.
func coerceScalar(custom map[string]Scalar, name string, v any) (any, error) {
	if read := builtIn[name]; read != nil {
		return read(v)
	}
	if check := custom[name]; check != nil {
		if err := check(v); err != nil {
			return nil, withHint(hintOf(err), `Expected type "%s"; %s`, name, messageOf(err))
		}
	}
	return v, nil
}

// withHint returns an error with a hint.
func withHint(hint, format string, values ...any) error {
	return &gqlerror.Error{Message: fmt.Sprintf(format, values...), Extensions: map[string]any{extensionsHint: hint}}
}

// hintOf returns the hint of an error.
func hintOf(err error) string {
	if e, ok := errors.AsType[*gqlerror.Error](err); ok {
		hint, _ := e.Extensions[extensionsHint].(string)
		return hint
	}
	return ""
}

// messageOf returns the message of an error without its path and location.
func messageOf(err error) string {
	if e, ok := errors.AsType[*gqlerror.Error](err); ok {
		return e.Message
	}
	return err.Error()
}

// numberText returns a number as it was written; ok is false if v is no number.
func numberText(v any) (text string, ok bool) {
	switch v := v.(type) {
	case json.Number:
		return string(v), true
	case float64: // if the caller has decoded JSON without UseNumber
		return strconv.FormatFloat(v, 'f', -1, 64), true
	}
	return "", false
}

// integerDigits returns an integer in digits; 1.0 and 1e2 are integers too.
func integerDigits(number string) (digits string, ok bool) {
	plain := true
	for i := range len(number) {
		plain = plain && (number[i] >= '0' && number[i] <= '9' || i == 0 && number[i] == '-')
	}
	if plain {
		return number, true
	}
	f, err := strconv.ParseFloat(number, 64)
	if err != nil || f != math.Trunc(f) {
		return "", false
	}
	return strconv.FormatFloat(f, 'f', -1, 64), true
}

func coerceInt(v any) (any, error) {
	const hint = "Write a whole number without quotes, from -2147483648 to 2147483647."
	n, number := numberText(v)
	digits, ok := integerDigits(n)
	if _, err := strconv.ParseFloat(n, 64); number && errors.Is(err, strconv.ErrRange) {
		return nil, withHint(hint, "Int cannot represent non 32-bit signed integer value: %s", inspect(v))
	}
	if !number || !ok {
		return nil, withHint(hint, "Int cannot represent non-integer value: %s", inspect(v))
	}
	i, err := strconv.ParseInt(digits, 10, 32)
	if err != nil {
		return nil, withHint(hint, "Int cannot represent non 32-bit signed integer value: %s", inspect(v))
	}
	return i, nil
}

func coerceFloat(v any) (any, error) {
	n, ok := numberText(v)
	f, err := strconv.ParseFloat(n, 64)
	if ok && errors.Is(err, strconv.ErrRange) {
		return nil, withHint("Write a number from -1.7e308 to 1.7e308.", "Float cannot represent a number that large: %s", inspect(v))
	}
	if !ok || err != nil {
		return nil, withHint("Write a number without quotes.", "Float cannot represent non numeric value: %s", inspect(v))
	}
	return f, nil
}

func coerceString(v any) (any, error) {
	if s, ok := v.(string); ok {
		return s, nil
	}
	return nil, withHint("Write it in quotes.", "String cannot represent a non string value: %s", inspect(v))
}

func coerceBoolean(v any) (any, error) {
	if b, ok := v.(bool); ok {
		return b, nil
	}
	return nil, withHint("Write true or false, without quotes.", "Boolean cannot represent a non boolean value: %s", inspect(v))
}

func coerceID(v any) (any, error) {
	if s, ok := v.(string); ok {
		return s, nil
	}
	if n, ok := numberText(v); ok {
		if digits, ok := integerDigits(n); ok {
			return digits, nil
		}
	}
	return nil, withHint("Write an id in quotes, as it came.", "ID cannot represent a non-string and non-integer value: %s", inspect(v))
}

// inspect returns a value as an error repeats it: a scalar as JSON, clipped; a list or object as its brackets.
func inspect(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case []any:
		return "[…]"
	case map[string]any:
		return "{…}"
	case unquoted:
		return Clip(string(v))
	case string:
		return strconv.Quote(Clip(v))
	}
	return Clip(fmt.Sprint(v))
}
