package graph

import (
	"cmp"
	"strings"
)

type valueKind uint8

const (
	null valueKind = iota
	text
	number // an integer, an enum or a bool
	decimal
	date
)

// Value is a value of a field: null, a text, an integer, a bool, a decimal or a date. It is comparable with ==, and
// null is its zero.
type Value struct {
	kind  valueKind
	scale uint8
	num   int64
	text  string
}

// TextValue is a text; an empty one is null.
func TextValue(s string) Value {
	if s == "" {
		return Value{}
	}
	return Value{kind: text, text: s}
}

// IntValue is an integer.
func IntValue(n int64) Value { return Value{kind: number, num: n} }

// BoolValue is a bool, false before true.
func BoolValue(b bool) Value {
	if b {
		return IntValue(1)
	}
	return IntValue(0)
}

// DecimalValue is a decimal.
func DecimalValue(d Decimal) Value { return Value{kind: decimal, num: d.Units, scale: d.Scale} }

// DateValue is a date; an unknown one is null.
func DateValue(d Date) Value {
	if d == 0 {
		return Value{}
	}
	return Value{kind: date, num: int64(d)}
}

// IsNull says whether there is no value.
func (v Value) IsNull() bool { return v.kind == null }

// Text is the text of a text, "" for other values.
func (v Value) Text() string { return v.text }

// Int is the integer or bool as a number, or the packed date; 0 for other values.
func (v Value) Int() int64 {
	if v.kind == decimal {
		return 0
	}
	return v.num
}

// Decimal is an integer or a decimal as a decimal; ok is false for other values.
func (v Value) Decimal() (d Decimal, ok bool) {
	return Decimal{v.num, v.scale}, v.kind == number || v.kind == decimal
}

// Compare orders values: texts by their bytes, numbers by value, dates by year, month and day; null after everything.
func (v Value) Compare(w Value) int {
	if v.kind == null || w.kind == null {
		return cmp.Compare(b2i(v.kind == null), b2i(w.kind == null))
	}
	if c := cmp.Compare(v.kind, w.kind); c != 0 {
		return c
	}
	switch v.kind {
	case text:
		return strings.Compare(v.text, w.text)
	case decimal:
		return Decimal{v.num, v.scale}.Compare(Decimal{w.num, w.scale})
	}
	return cmp.Compare(v.num, w.num)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
