package graph

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// Decimal is an exact number with up to nine decimals: Units / 10^Scale. It keeps the scale that was printed, so 3.70
// stays 3.70. Sums are exact, so they do not depend on the order of their terms.
type Decimal struct {
	Units int64
	Scale uint8
}

const maxScale = 9

var pow10 = [maxScale + 1]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

// ParseDecimal reads a decimal: an optional minus, digits, and optionally a point and one to nine digits.
func ParseDecimal(s string) (Decimal, error) {
	whole, frac, point := strings.Cut(s, ".")
	digits := strings.TrimPrefix(whole, "-")
	units, err := strconv.ParseInt(whole+frac, 10, 64)
	if err != nil || digits == "" || strings.HasPrefix(whole, "+") || point && frac == "" || len(frac) > maxScale {
		return Decimal{}, &Error{Code: InvalidArgument, Message: fmt.Sprintf("%.40q is not a decimal number", s),
			Hint: "Write digits with at most nine decimals, as 998.118935."}
	}
	return Decimal{units, uint8(len(frac))}, nil
}

// Add returns the exact sum at the larger of the two scales. ok is false if the sum does not fit.
func (d Decimal) Add(e Decimal) (sum Decimal, ok bool) {
	a, b := d, e
	for a.Scale < b.Scale {
		if a.Units > math.MaxInt64/10 || a.Units < math.MinInt64/10 {
			return Decimal{}, false
		}
		a.Units, a.Scale = a.Units*10, a.Scale+1
	}
	if b.Scale < a.Scale {
		return e.Add(d)
	}
	s := a.Units + b.Units
	return Decimal{s, a.Scale}, (s > a.Units) == (b.Units > 0)
}

// Compare returns -1, 0 or 1. It compares values, so 3.7 equals 3.70.
func (d Decimal) Compare(e Decimal) int {
	dw, ew := d.Units/pow10[d.Scale], e.Units/pow10[e.Scale]
	df, ef := d.Units%pow10[d.Scale]*pow10[maxScale-d.Scale], e.Units%pow10[e.Scale]*pow10[maxScale-e.Scale]
	switch {
	case dw < ew || dw == ew && df < ef:
		return -1
	case dw == ew && df == ef:
		return 0
	}
	return 1
}

// Float is the nearest float64.
func (d Decimal) Float() float64 { return float64(d.Units) / float64(pow10[d.Scale]) }

func (d Decimal) String() string { return string(d.AppendJSON(nil)) }

// AppendJSON appends the number digit for digit.
func (d Decimal) AppendJSON(b []byte) []byte {
	u := uint64(d.Units)
	if d.Units < 0 {
		b, u = append(b, '-'), -u
	}
	p := uint64(pow10[d.Scale])
	b = strconv.AppendUint(b, u/p, 10)
	if d.Scale > 0 {
		frac := strconv.FormatUint(u%p+p, 10)
		b = append(append(b, '.'), frac[1:]...)
	}
	return b
}

// MarshalGQL writes the number as a GraphQL Float.
func (d Decimal) MarshalGQL(w io.Writer) { _, _ = w.Write(d.AppendJSON(nil)) }

// UnmarshalGQL reads a GraphQL Int or Float. An exponent, which Go also writes for large floats, is resolved first.
func (d *Decimal) UnmarshalGQL(v any) (err error) {
	s := fmt.Sprint(v)
	if f, notFloat := strconv.ParseFloat(s, 64); notFloat == nil && strings.ContainsAny(s, "eE") {
		s = strconv.FormatFloat(f, 'f', -1, 64)
	}
	*d, err = ParseDecimal(s)
	return err
}
