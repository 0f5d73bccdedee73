package coerce

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// A Scalar says what is wrong with a value of a scalar type, as JSON has it: json.Number, string, bool, []any or
// map[string]any. Its error may be a gqlerror with a hint. Values are handed on as they came.
type Scalar func(value any) error

// Codes of errors.
const (
	codeSyntax     = "GRAPHQL_PARSE_FAILED"
	codeDocument   = "GRAPHQL_VALIDATION_FAILED"
	codeValue      = "INVALID_ARGUMENT"
	extensionsCode = "code"
	extensionsHint = "hint"
)

// standard are the scalars that every schema has.
var standard = map[string]func(any) (any, error){
	"Int":     integer,
	"Float":   float,
	"String":  text,
	"Boolean": boolean,
	"ID":      identifier,
}

// scalar coerces a value of the scalar type of that name. A type that is not among the schema's own takes every value.
func scalar(own map[string]Scalar, name string, v any) (any, error) {
	if read := standard[name]; read != nil {
		return read(v)
	}
	if check := own[name]; check != nil {
		if err := check(v); err != nil {
			return nil, withHint(hintOf(err), `Expected type "%s"; %s`, name, messageOf(err))
		}
	}
	return v, nil
}

// withHint is an error that says what to do.
func withHint(hint, format string, values ...any) error {
	return &gqlerror.Error{Message: fmt.Sprintf(format, values...), Extensions: map[string]any{extensionsHint: hint}}
}

// hintOf is what an error says is to be done.
func hintOf(err error) string {
	if e, ok := errors.AsType[*gqlerror.Error](err); ok {
		hint, _ := e.Extensions[extensionsHint].(string)
		return hint
	}
	return ""
}

// messageOf is an error's message without path and location.
func messageOf(err error) string {
	if e, ok := errors.AsType[*gqlerror.Error](err); ok {
		return e.Message
	}
	return err.Error()
}

// numeral is a number as it was written.
func numeral(v any) (string, bool) {
	switch v := v.(type) {
	case json.Number:
		return string(v), true
	case float64: // from a caller who has read JSON without its numbers' digits
		return strconv.FormatFloat(v, 'f', -1, 64), true
	}
	return "", false
}

// integerDigits is the whole number that a numeral stands for, in digits: 1.0 and 1e2 are whole.
func integerDigits(numeral string) (digits string, ok bool) {
	plain := true
	for i := range len(numeral) {
		plain = plain && (numeral[i] >= '0' && numeral[i] <= '9' || i == 0 && numeral[i] == '-')
	}
	if plain {
		return numeral, true
	}
	f, err := strconv.ParseFloat(numeral, 64)
	if err != nil || f != math.Trunc(f) {
		return "", false
	}
	return strconv.FormatFloat(f, 'f', -1, 64), true
}

func integer(v any) (any, error) {
	const hint = "Write a whole number without quotes, from -2147483648 to 2147483647."
	n, number := numeral(v)
	digits, ok := integerDigits(n)
	if !number || !ok {
		return nil, withHint(hint, "Int cannot represent non-integer value: %s", inspect(v))
	}
	i, err := strconv.ParseInt(digits, 10, 32)
	if err != nil {
		return nil, withHint(hint, "Int cannot represent non 32-bit signed integer value: %s", inspect(v))
	}
	return i, nil
}

func float(v any) (any, error) {
	n, ok := numeral(v)
	f, err := strconv.ParseFloat(n, 64)
	if !ok || err != nil {
		return nil, withHint("Write a number without quotes.", "Float cannot represent non numeric value: %s", inspect(v))
	}
	return f, nil
}

func text(v any) (any, error) {
	if s, ok := v.(string); ok {
		return s, nil
	}
	return nil, withHint("Write it in quotes.", "String cannot represent a non string value: %s", inspect(v))
}

func boolean(v any) (any, error) {
	if b, ok := v.(bool); ok {
		return b, nil
	}
	return nil, withHint("Write true or false, without quotes.", "Boolean cannot represent a non boolean value: %s", inspect(v))
}

func identifier(v any) (any, error) {
	if s, ok := v.(string); ok {
		return s, nil
	}
	if n, ok := numeral(v); ok {
		if digits, ok := integerDigits(n); ok {
			return digits, nil
		}
	}
	return nil, withHint("Write an id in quotes, as it came.", "ID cannot represent a non-string and non-integer value: %s", inspect(v))
}

// longestInspected is how much of a value is repeated in an error, in bytes.
const longestInspected = 60

// inspect is a value as an error repeats it: a scalar as JSON, cut where it is long; of lists and objects the brackets.
func inspect(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case []any:
		return "[…]"
	case map[string]any:
		return "{…}"
	case unquoted:
		return truncate(string(v))
	case string:
		return strconv.Quote(truncate(v))
	}
	return truncate(fmt.Sprint(v))
}

func truncate(s string) string {
	if len(s) <= longestInspected {
		return s
	}
	end := longestInspected
	for end > 0 && s[end]&0xC0 == 0x80 { // within a character
		end--
	}
	return s[:end] + "…"
}
