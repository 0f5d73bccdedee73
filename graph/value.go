package graph

import (
	"cmp"
	"strings"
)

type valueKind uint8

const (
	nullKind valueKind = iota
	textKind
	numberKind // an integer, an enum or a bool
	decimalKind
	dateKind
)

// Value is the value of a field: null, a text, an integer, a bool, a decimal or a date. Values are comparable with ==. The
// zero Value is null.
type Value struct {
	kind  valueKind
	scale uint8
	num   int64
	text  string
}

// TextValue is a text. An empty text is null.
func TextValue(s string) Value {
	if s == "" {
		return Value{}
	}
	return Value{kind: textKind, text: s}
}

// IntValue is an integer.
func IntValue(n int64) Value { return Value{kind: numberKind, num: n} }

// BoolValue is a bool. False is less than true.
func BoolValue(b bool) Value {
	if b {
		return IntValue(1)
	}
	return IntValue(0)
}

// DecimalValue is a decimal.
func DecimalValue(d Decimal) Value { return Value{kind: decimalKind, num: d.Units, scale: d.Scale} }

// DateValue is a date. An unknown date is null.
func DateValue(d Date) Value {
	if d == 0 {
		return Value{}
	}
	return Value{kind: dateKind, num: int64(d)}
}

// IsNull reports whether there is no value.
func (v Value) IsNull() bool { return v.kind == nullKind }

// Text returns a text, "" for other values.
func (v Value) Text() string { return v.text }

// Int returns an integer, a bool as 0 or 1, or a packed date; 0 for other values.
func (v Value) Int() int64 {
	if v.kind == decimalKind {
		return 0
	}
	return v.num
}

// Decimal returns an integer or a decimal as a decimal. ok is false for other values.
func (v Value) Decimal() (d Decimal, ok bool) {
	return Decimal{v.num, v.scale}, v.kind == numberKind || v.kind == decimalKind
}

// Compare orders values: texts by their bytes, numbers by value, dates by year, month and day. Null comes last.
func (v Value) Compare(w Value) int {
	if v.kind == nullKind || w.kind == nullKind {
		return cmp.Compare(boolToInt(v.kind == nullKind), boolToInt(w.kind == nullKind))
	}
	if c := cmp.Compare(v.kind, w.kind); c != 0 {
		return c
	}
	switch v.kind {
	case textKind:
		return strings.Compare(v.text, w.text)
	case decimalKind:
		return Decimal{v.num, v.scale}.Compare(Decimal{w.num, w.scale})
	}
	return cmp.Compare(v.num, w.num)
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
