package graph

import (
	"fmt"
	"math"
	"slices"
	"strconv"
)

// codec writes values of one type as JSON, and reads them. What it has written it reads as an equal value. It writes no value
// that it could not read.
type codec[V any] struct {
	write func(*jsonWriter, *V)
	read  func(*jsonReader, *V)
	// unknown reports whether a value is not known. An object has no member for such a value. It is nil if every value is known.
	unknown func(*V) bool
}

func textCodec[S ~string]() codec[S] {
	return codec[S]{
		write:   func(w *jsonWriter, v *S) { w.text(string(*v)) },
		read:    func(r *jsonReader, v *S) { *v = S(r.raw()) },
		unknown: func(v *S) bool { return *v == "" },
	}
}

var intCodec = codec[int32]{
	write: func(w *jsonWriter, v *int32) { w.b = strconv.AppendInt(w.b, int64(*v), 10) },
	read: func(r *jsonReader, v *int32) {
		n, err := strconv.ParseInt(r.number(), 10, 32)
		if err != nil {
			r.fail("an integer of 32 bits is missing")
		}
		*v = int32(n)
	},
}

var boolCodec = codec[bool]{
	write: func(w *jsonWriter, v *bool) { w.b = strconv.AppendBool(w.b, *v) },
	read:  func(r *jsonReader, v *bool) { *v = r.boolean() },
}

var floatCodec = codec[float64]{
	write: func(w *jsonWriter, v *float64) {
		if math.IsNaN(*v) || math.IsInf(*v, 0) {
			w.fail("%v is no number", *v)
		}
		w.b = strconv.AppendFloat(w.b, *v, 'g', -1, 64)
	},
	read: func(r *jsonReader, v *float64) {
		var err error
		if *v, err = strconv.ParseFloat(r.number(), 64); err != nil {
			r.fail("a number is missing")
		}
	},
}

// decimalCodec writes each digit, so that 3.70 stays 3.70.
var decimalCodec = codec[Decimal]{
	write: func(w *jsonWriter, v *Decimal) {
		if v.Scale > maxScale {
			w.fail("a decimal number with %d decimals", v.Scale)
			return
		}
		w.b = v.AppendJSON(w.b)
	},
	read: func(r *jsonReader, v *Decimal) {
		var err error
		if *v, err = ParseDecimal(r.number()); err != nil {
			r.fail("%w", err)
		}
	},
}

var dateCodec = codec[Date]{
	write: func(w *jsonWriter, v *Date) {
		if !v.Valid() {
			w.fail("%d is no date", *v)
		}
		w.b = v.AppendJSON(w.b)
	},
	read: func(r *jsonReader, v *Date) {
		var err error
		if *v, err = ParseDate(string(r.raw())); err != nil {
			r.fail("%w", err)
		}
	},
	unknown: func(v *Date) bool { return *v == 0 },
}

var evidenceCodec = codec[Evidence]{
	write: func(w *jsonWriter, v *Evidence) {
		if *v > Synthetic {
			w.fail("%d is no evidence", *v)
			return
		}
		w.text(v.String())
	},
	read: func(r *jsonReader, v *Evidence) {
		if err := v.UnmarshalGQL(string(r.raw())); err != nil {
			r.fail("%w", err)
		}
	},
	unknown: func(v *Evidence) bool { return *v == 0 },
}

// optionalCodec is the codec of a pointer, which is nil if the value is not known.
func optionalCodec[V any](of codec[V]) codec[*V] {
	return codec[*V]{
		write:   func(w *jsonWriter, v **V) { of.write(w, *v) },
		read:    func(r *jsonReader, v **V) { *v = new(V); of.read(r, *v) },
		unknown: func(v **V) bool { return *v == nil },
	}
}

// listCodec is the codec of a list. An empty list is not known, and nil.
func listCodec[V any](of codec[V]) codec[[]V] {
	return codec[[]V]{
		write: func(w *jsonWriter, v *[]V) {
			w.b = append(w.b, '[')
			for i := range *v {
				if i > 0 {
					w.b = append(w.b, ',')
				}
				of.write(w, &(*v)[i])
			}
			w.b = append(w.b, ']')
		},
		read: func(r *jsonReader, v *[]V) {
			r.expect('[')
			*v = nil
			r.elements(']', true, func() {
				var element V
				of.read(r, &element)
				*v = append(*v, element)
			})
			*v = slices.Clip(*v)
		},
		unknown: func(v *[]V) bool { return len(*v) == 0 },
	}
}

// member is a member of the objects that values of type T are written as.
type member[T any] struct {
	name    string
	write   func(*jsonWriter, T)
	read    func(*jsonReader, T)
	unknown func(T) bool
}

// memberOf returns the member for the part of a T that pointer points to.
func memberOf[T, V any](name string, pointer func(T) *V, c codec[V]) member[T] {
	return member[T]{name,
		func(w *jsonWriter, of T) { c.write(w, pointer(of)) },
		func(r *jsonReader, of T) { c.read(r, pointer(of)) },
		func(of T) bool { return c.unknown != nil && c.unknown(pointer(of)) }}
}

// objectCodec is the codec of a struct. Values of which no member is known are not known.
func objectCodec[V any](members ...member[*V]) codec[V] {
	return codec[V]{
		write: func(w *jsonWriter, v *V) {
			w.b = append(w.b, '{')
			writeMembers(w, v, members, true)
		},
		read: func(r *jsonReader, v *V) {
			r.expect('{')
			readMembers(r, v, members, true)
		},
		unknown: func(v *V) bool {
			return !slices.ContainsFunc(members, func(m member[*V]) bool { return !m.unknown(v) })
		},
	}
}

// writeMembers writes the members whose values are known, and the end of the object. first says that none has been written yet.
func writeMembers[T any](w *jsonWriter, of T, members []member[T], first bool) {
	for i := range members {
		m := &members[i]
		if m.unknown(of) {
			continue
		}
		if !first {
			w.b = append(w.b, ',')
		}
		first = false
		w.b = append(append(append(w.b, '"'), m.name...), '"', ':')
		if m.write(w, of); w.err != nil {
			w.err = fmt.Errorf("%s: %w", m.name, w.err)
			return
		}
	}
	w.b = append(w.b, '}')
}

// readMembers reads the members of an object, and its end. first says that none has been read yet. There are at most 64.
func readMembers[T any](r *jsonReader, of T, members []member[T], first bool) {
	var read uint64 // a bit for each member
	next := 0
	r.elements('}', first, func() {
		name := r.name()
		if r.err != nil {
			return
		}
		if next >= len(members) || members[next].name != string(name) { // they are not in the order of the table
			if next = slices.IndexFunc(members, func(m member[T]) bool { return m.name == string(name) }); next < 0 {
				r.fail("%.40q is no field that this program knows", name)
				r.hint = newerProgram
				return
			}
		}
		if read>>next&1 == 1 {
			r.fail("%s stands there twice", name)
		}
		read |= 1 << next
		if members[next].read(r, of); r.err != nil {
			r.err = fmt.Errorf("%s: %w", members[next].name, r.err)
		}
		next++
	})
}
