package breadth

import (
	"bytes"
	"math"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
)

// Encoders of leaves for generated code. They append what gqlgen's marshalers write.

const hex = "0123456789ABCDEF"

// String appends a JSON string.
func String(b []byte, s string) []byte {
	b = append(b, '"')
	i, start := 0, 0
	for i+8 <= len(s) && plain(s[i:i+8]) {
		i += 8
	}
	for ; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[start:i]...)
		switch c {
		case '\t':
			b = append(b, '\\', 't')
		case '\r':
			b = append(b, '\\', 'r')
		case '\n':
			b = append(b, '\\', 'n')
		case '"', '\\':
			b = append(b, '\\', c)
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
		start = i + 1
	}
	return append(append(b, s[start:]...), '"')
}

// plain reports whether none of eight bytes is to be escaped. It may return false although none is.
func plain(s string) bool {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	_ = s[7]
	x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56 // one load
	quote, slash := x^('"'*ones), x^('\\'*ones)
	return ((x-' '*ones)&^x|(quote-ones)&^quote|(slash-ones)&^slash)&highs == 0
}

// Int appends an integer.
func Int(b []byte, i int64) []byte { return strconv.AppendInt(b, i, 10) }

// Bool appends a boolean.
func Bool(b []byte, v bool) []byte { return strconv.AppendBool(b, v) }

// Float appends a number. It returns nil if the number is not finite, since JSON does not have it.
func Float(b []byte, f float64) []byte {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil
	}
	if millionths := f * 1e6; (f >= 1e-3 || f <= -1e-3) && f < 1e6 && f > -1e6 {
		// Most numbers that people write have at most 12 digits. These digits are the shortest form of the number: no two
		// numbers of at most 15 digits are the same float64.
		if n := math.Round(millionths); n/1e6 == f {
			return appendMillionths(b, int64(n))
		}
	}
	return strconv.AppendFloat(b, f, 'g', -1, 64)
}

// appendMillionths appends n millionths without zeros at the end.
func appendMillionths(b []byte, n int64) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/1e6, 10)
	n %= 1e6
	if n == 0 {
		return b
	}
	b = append(b, '.')
	for unit := int64(1e5); n > 0; unit /= 10 {
		b = append(b, byte('0'+n/unit))
		n %= unit
	}
	return b
}

// Marshal appends a value that only has a marshaler.
func Marshal(b []byte, m graphql.Marshaler) []byte {
	w := bytes.NewBuffer(b)
	m.MarshalGQL(w)
	return w.Bytes()
}

// Enum returns the encoder of an enum that marshals itself. It marshals each of its few values once, now, and the zero
// value too, which is often null.
func Enum[T comparable, P interface {
	*T
	graphql.Unmarshaler
}](marshal func(T) graphql.Marshaler, names ...string) func([]byte, T) []byte {
	type spelling struct {
		value T
		text  []byte
	}
	var spellings []spelling // to search a few is faster than a map
	for _, name := range names {
		var v T
		if err := P(&v).UnmarshalGQL(name); err == nil {
			spellings = append(spellings, spelling{v, Marshal(nil, marshal(v))})
		}
	}
	func() {
		defer func() { _ = recover() }() // if the zero is no value, its marshaler may panic, now and later
		var zero T
		spellings = append(spellings, spelling{zero, Marshal(nil, marshal(zero))})
	}()
	return func(b []byte, v T) []byte {
		for i := range spellings {
			if spellings[i].value == v {
				return append(b, spellings[i].text...)
			}
		}
		return Marshal(b, marshal(v))
	}
}

// OrNull appends what v points to, and nothing if v is nil.
func OrNull[T any](b []byte, v *T, leaf func([]byte, T) []byte) []byte {
	if v == nil {
		return b
	}
	return leaf(b, *v)
}

// Leaves appends a list of leaves.
func Leaves[T any](b []byte, vs []T, leaf func([]byte, T) []byte) []byte {
	b = append(b, '[')
	for i, v := range vs {
		if i > 0 {
			b = append(b, ',')
		}
		start := len(b)
		if b = leaf(b, v); b == nil {
			return nil
		}
		if len(b) == start {
			b = append(b, "null"...)
		}
	}
	return append(b, ']')
}

// LeavesOrNull appends a list of leaves, and nothing if it is nil.
func LeavesOrNull[T any](b []byte, vs []T, leaf func([]byte, T) []byte) []byte {
	if vs == nil {
		return b
	}
	return Leaves(b, vs, leaf)
}
