package graph

import "strings"

// Filter is a condition on a record. Filters are comparable values: two that are written alike are equal with ==, and
// a struct that holds one can be a map's key. A nil Filter holds for everything. The logic has two values: a test of a
// null is false, and so is a condition of ties on a node and one of nodes on a tie; its Not is true.
type Filter interface{ appendTo([]byte) []byte }

type (
	// And holds where both hold.
	And struct{ A, B Filter }
	// Or holds where one of them holds.
	Or struct{ A, B Filter }
	// Not holds where its filter does not.
	Not struct{ Filter Filter }
	// Never holds for nothing.
	Never struct{}

	// Test compares a field of the record.
	Test struct {
		Field Field
		Op    Op
		Value Value
	}

	// Named holds for a node that one of its Terms' Forms is this, folded: full, short, former, English, pinyin.
	Named struct{ Form string }

	// OfKind holds for a tie of one of the kinds.
	OfKind struct{ Kinds TieKinds }

	// HeldOn holds for a record that holds on this day.
	HeldOn struct{ Day Date }
	// Unattested holds for a record that HeldOn leaves out only because its beginning is not known: it has not ended
	// before this day, and is attested later, or not at all.
	Unattested struct{ Day Date }
	// Ongoing holds for a record that has not ended: it has no end, or one that is not before Today.
	Ongoing struct{}

	// End holds for a tie whose node at one end passes the filter and is of one of the kinds.
	End struct {
		Of     Side
		Kinds  NodeKinds
		Filter Filter
	}
	// Has holds for a node by its ties of these kinds, in this direction, that hold true to Among: that some, every or
	// none of them pass the filter. In both filters, Far is the end that is not the node.
	Has struct {
		Quantifier Quantifier
		Ties       TieKinds
		Direction  Arrow
		Among      Filter
		Filter     Filter
	}

	// Near holds for a place at most so many kilometres from a point: WGS-84 degrees, on a sphere with the Earth's mean
	// radius of 6371.0088 km.
	Near struct{ Longitude, Latitude, Kilometres float64 }
	// BBox holds for a place in a box of WGS-84 degrees, its edges included; with West above East it crosses the 180th
	// meridian.
	BBox struct{ West, South, East, North float64 }
)

// Op is a comparison.
type Op uint8

// The comparisons. Contains and Prefix are of texts.
const (
	Eq Op = iota + 1
	Lt
	Lte
	Gt
	Gte
	Contains
	Prefix
)

// Side is an end of a tie. Far is the end that a step leads to, or the one that is not the node of a Has; it has no
// meaning in ListTies.
type Side uint8

// The sides.
const (
	From Side = iota + 1
	To
	Far
)

// Arrow is the direction in which ties are followed.
type Arrow uint8

// The directions.
const (
	Out  Arrow = iota + 1 // from a tie's first to its second end
	In                    // from its second to its first
	Both                  // either way
)

// Quantifier says how many of a node's ties must pass. Every holds where there are none.
type Quantifier uint8

// The quantifiers.
const (
	Some Quantifier = iota + 1
	Every
	None
)

// All holds where all of the filters hold; nil ones are left out.
func All(filters ...Filter) (all Filter) {
	for _, f := range filters {
		switch {
		case f == nil:
		case all == nil:
			all = f
		default:
			all = And{all, f}
		}
	}
	return all
}

// Any holds where one of the filters holds, for nothing where there are none; a nil one holds for everything.
func Any(filters ...Filter) (anyOf Filter) {
	if len(filters) == 0 {
		return Never{}
	}
	for _, f := range filters {
		switch {
		case f == nil:
			return nil
		case anyOf == nil:
			anyOf = f
		default:
			anyOf = Or{anyOf, f}
		}
	}
	return anyOf
}

// Negate holds where the filter does not: for nothing where it is nil.
func Negate(f Filter) Filter {
	if f == nil {
		return Never{}
	}
	return Not{f}
}

// Holds compares the value of the test's field. A test of a null is false. A comparison of dates holds only where it
// holds for every day that the record's date may mean: 2018 is not before 2018-06, and equal to 2018 alone; 2018-04 is
// equal to 2018 too.
func (t Test) Holds(v Value) bool {
	if v.kind == null || v.kind != t.Value.kind {
		return false
	}
	if v.kind == date {
		return t.holdsDate(Date(v.num))
	}
	switch t.Op {
	case Contains:
		return strings.Contains(v.text, t.Value.text)
	case Prefix:
		return strings.HasPrefix(v.text, t.Value.text)
	}
	return t.Op.holds(v.Compare(t.Value))
}

// Holds looks for the form among those of a node.
func (n Named) Holds(r Record) bool {
	node, ok := r.(Node)
	if !ok {
		return false
	}
	for form := range node.NodeHead().Terms.Forms {
		if form == n.Form {
			return true
		}
	}
	return false
}

func (t Test) holdsDate(d Date) bool {
	asked := Date(t.Value.num)
	switch t.Op {
	case Eq:
		return d.First() >= asked.First() && d.Last() <= asked.Last()
	case Lt:
		return d.Last() < asked.First()
	case Lte:
		return d.Last() <= asked.Last()
	case Gt:
		return d.First() > asked.Last()
	case Gte:
		return d.First() >= asked.First()
	}
	return false
}

func (o Op) holds(c int) bool {
	switch o {
	case Eq:
		return c == 0
	case Lt:
		return c < 0
	case Lte:
		return c <= 0
	case Gt:
		return c > 0
	case Gte:
		return c >= 0
	}
	return false
}
