package graph

import "strings"

// Filter is a condition on a record. Filters are comparable: two filters that are written alike are equal with ==, and a
// struct with a filter can be the key of a map. A nil Filter holds for everything. The logic has two values: a test of
// null is false, and so is a condition on ties for a node and a condition on nodes for a tie. Not of these is true.
type Filter interface{ appendTo([]byte) []byte }

type (
	// And holds if both filters hold.
	And struct{ A, B Filter }
	// Or holds if one of the filters holds.
	Or struct{ A, B Filter }
	// Not holds if its filter does not hold.
	Not struct{ Filter Filter }
	// Never holds for no record.
	Never struct{}

	// Test compares a field of the record with a value.
	Test struct {
		Field Field
		Op    Op
		Value Value
	}

	// Named holds for a node that has this folded form among the Forms of its Terms: a full, short, former, English or
	// pinyin name.
	Named struct{ Form string }

	// OfKind holds for a tie of one of these kinds.
	OfKind struct{ Kinds TieKinds }

	// HeldOn holds for a record that holds on this day.
	HeldOn struct{ Day Date }
	// Unattested holds for a record that HeldOn leaves out only because its beginning is not known: it has not ended
	// before this day, and it is attested later or not at all.
	Unattested struct{ Day Date }
	// Ongoing holds for a record that has not ended: it has no end, or its end is not before Today.
	Ongoing struct{}

	// End holds for a tie if the node at one of its ends is of one of the kinds and passes the filter.
	End struct {
		Of     Side
		Kinds  NodeKinds
		Filter Filter
	}
	// Has holds for a node if some, every or none of its ties pass Filter. It looks only at ties of these kinds in this
	// direction that pass Among. In both filters, Far is the end that is not the node.
	Has struct {
		Quantifier Quantifier
		Ties       TieKinds
		Direction  TieDirection
		Among      Filter
		Filter     Filter
	}

	// Near holds for a place that is at most this many kilometres from a point in WGS-84 degrees. The distance is that on a
	// sphere with the Earth's mean radius of 6371.0088 km.
	Near struct{ Longitude, Latitude, Kilometres float64 }
	// BBox holds for a place in a box of WGS-84 degrees, including its edges. If West is above East, the box crosses the
	// 180th meridian.
	BBox struct{ West, South, East, North float64 }
)

// Op is a comparison.
type Op uint8

// The comparisons. Contains and Prefix compare texts only.
const (
	Eq Op = iota + 1
	Lt
	Lte
	Gt
	Gte
	Contains
	Prefix
)

// Side is an end of a tie. Far is the end that a step leads to or, in a Has, the end that is not the node. In ListTies it
// is the second end.
type Side uint8

// The sides.
const (
	From Side = iota + 1
	To
	Far
)

// TieDirection is the direction in which ties are followed. A Direction is another thing: the side on which Shanghai is.
type TieDirection uint8

// The directions.
const (
	Out  TieDirection = iota + 1 // from a tie's first to its second end
	In                           // from its second to its first
	Both                         // either way
)

// Quantifier says how many of a node's ties must pass. Every holds if there are none.
type Quantifier uint8

// The quantifiers.
const (
	Some Quantifier = iota + 1
	Every
	None
)

// All returns a filter that holds if all of the filters hold. It leaves out nil filters.
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

// Any returns a filter that holds if one of the filters holds: Never if there are none, nil if one of them is nil.
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

// Negate returns a filter that holds if f does not: Never if f is nil.
func Negate(f Filter) Filter {
	if f == nil {
		return Never{}
	}
	return Not{f}
}

// Holds reports whether a value of the field passes the test. A test of null is false. A comparison of dates holds only if it
// holds for every day that the record's date may mean: 2018 is not before 2018-06, and it is equal to 2018 alone; 2018-04
// is equal to 2018-04 and to 2018.
func (t Test) Holds(v Value) bool {
	if v.kind == nullKind || v.kind != t.Value.kind {
		return false
	}
	if v.kind == dateKind {
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

// Holds reports whether the node has a name of this form.
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
	bound := Date(t.Value.num)
	switch t.Op {
	case Eq:
		return d.First() >= bound.First() && d.Last() <= bound.Last()
	case Lt:
		return d.Last() < bound.First()
	case Lte:
		return d.Last() <= bound.Last()
	case Gt:
		return d.First() > bound.Last()
	case Gte:
		return d.First() >= bound.First()
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
