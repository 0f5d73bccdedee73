package graph

import (
	"encoding/binary"
	"math"
)

// The canonical form of a query, a step or a scope is a sequence of bytes: equal questions have equal bytes, different
// questions have different ones. Each part states its kind and its length, so two parts cannot be read as one.

func appendText[S ~string](b []byte, s S) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendBool(b []byte, v bool) []byte { return append(b, byte(boolToInt(v))) }

func (v Value) appendTo(b []byte) []byte {
	b = append(b, byte(v.kind), v.scale)
	b = binary.AppendVarint(b, v.num)
	return appendText(b, v.text)
}

func (o Order) appendTo(b []byte) []byte {
	b = appendBool(append(b, byte(o.Field), byte(o.Of)), o.Desc)
	if o.ByDistance() {
		b = o.Near.appendTo(b)
	}
	return b
}

// appendTo leaves out the window: a listing has none.
func (q Query) appendTo(b []byte) []byte {
	b = binary.BigEndian.AppendUint32(append(b, 'Q'), uint32(q.Kinds))
	return q.Order.appendTo(appendFilter(appendText(b, q.Text), q.Filter))
}

// appendTo leaves out the window: a listing has none.
func (s Step) appendTo(b []byte) []byte {
	b = binary.BigEndian.AppendUint32(append(b, 'S'), uint32(s.Ties))
	b = append(b, byte(s.Direction), byte(boolToInt(s.Deep)|boolToInt(s.Below)<<1))
	if s.Below {
		b = appendFilter(b, s.BelowBy)
	}
	b = binary.BigEndian.AppendUint32(b, uint32(s.Ends))
	return s.Order.appendTo(appendFilter(append(b, byte(s.Listed)), s.Filter))
}

// Canonical returns the canonical form of a scope.
func (s Scope) Canonical() string {
	b := binary.BigEndian.AppendUint32([]byte{'N'}, uint32(s.Nodes))
	b = binary.BigEndian.AppendUint32(b, uint32(s.Ties))
	return string(appendFilter(appendFilter(b, s.Node), s.Tie))
}

func appendFilter(b []byte, f Filter) []byte {
	if f == nil {
		return append(b, '*')
	}
	return f.appendTo(b)
}

func (f And) appendTo(b []byte) []byte { return appendFilter(appendFilter(append(b, '&'), f.A), f.B) }
func (f Or) appendTo(b []byte) []byte  { return appendFilter(appendFilter(append(b, '|'), f.A), f.B) }
func (f Not) appendTo(b []byte) []byte { return appendFilter(append(b, '!'), f.Filter) }
func (Never) appendTo(b []byte) []byte { return append(b, '0') }

func (t Test) appendTo(b []byte) []byte {
	return t.Value.appendTo(append(b, '=', byte(t.Field), byte(t.Op)))
}

func (n Named) appendTo(b []byte) []byte { return appendText(append(b, 'N'), n.Form) }

func (f OfKind) appendTo(b []byte) []byte {
	return binary.BigEndian.AppendUint32(append(b, 'k'), uint32(f.Kinds))
}

func (f HeldOn) appendTo(b []byte) []byte {
	return binary.BigEndian.AppendUint32(append(b, 'd'), uint32(f.Day))
}

func (f Unattested) appendTo(b []byte) []byte {
	return binary.BigEndian.AppendUint32(append(b, 'u'), uint32(f.Day))
}

func (Ongoing) appendTo(b []byte) []byte { return append(b, 'o') }

func (f End) appendTo(b []byte) []byte {
	return appendFilter(binary.BigEndian.AppendUint32(append(b, 'e', byte(f.Of)), uint32(f.Kinds)), f.Filter)
}

func (f Has) appendTo(b []byte) []byte {
	b = binary.BigEndian.AppendUint32(append(b, 'h', byte(f.Quantifier), byte(f.Direction)), uint32(f.Ties))
	return appendFilter(appendFilter(b, f.Among), f.Filter)
}

func (n Near) appendTo(b []byte) []byte {
	return appendFloats(append(b, 'n'), n.Longitude, n.Latitude, n.Kilometres)
}

func (x BBox) appendTo(b []byte) []byte {
	return appendFloats(append(b, 'b'), x.West, x.South, x.East, x.North)
}

func appendFloats(b []byte, floats ...float64) []byte {
	for _, f := range floats {
		b = binary.BigEndian.AppendUint64(b, math.Float64bits(f))
	}
	return b
}
