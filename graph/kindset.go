package graph

import (
	"io"
	"math/bits"
)

// NodeKinds is a set of kinds of nodes. The empty set stands for every kind.
type NodeKinds uint32

// The common sets.
const (
	AllNodes NodeKinds = 1<<nodeKindsEnd - 2
	Places   NodeKinds = 1<<KindProvince | 1<<KindPrefecture | 1<<KindCounty | 1<<KindDistrict
)

// NodeKindsOf returns the set of these kinds.
func NodeKindsOf(kinds ...NodeKind) (s NodeKinds) {
	for _, k := range kinds {
		s |= 1 << k
	}
	return s
}

// Has reports whether k is in the set.
func (s NodeKinds) Has(k NodeKind) bool { return s == 0 || s>>k&1 == 1 }

// All yields the kinds of the set in their order. For the empty set it yields every kind.
func (s NodeKinds) All(yield func(NodeKind) bool) {
	if s == 0 {
		s = AllNodes
	}
	for ; s != 0; s &= s - 1 {
		if !yield(NodeKind(bits.TrailingZeros32(uint32(s)))) {
			return
		}
	}
}

// TieKinds is a set of kinds of ties. The empty set stands for every kind.
type TieKinds uint32

// AllTies is the set of every kind.
const AllTies TieKinds = 1<<tieKindsEnd - 2

// TieKindsOf returns the set of these kinds.
func TieKindsOf(kinds ...TieKind) (s TieKinds) {
	for _, k := range kinds {
		s |= 1 << k
	}
	return s
}

// Has reports whether k is in the set.
func (s TieKinds) Has(k TieKind) bool { return s == 0 || s>>k&1 == 1 }

// All yields the kinds of the set in their order. For the empty set it yields every kind.
func (s TieKinds) All(yield func(TieKind) bool) {
	if s == 0 {
		s = AllTies
	}
	for ; s != 0; s &= s - 1 {
		if !yield(TieKind(bits.TrailingZeros32(uint32(s)))) {
			return
		}
	}
}

var (
	nodeKindNames = kindNames(nodeTypes[:], func(t nodeType) string { return t.name })
	tieKindNames  = kindNames(tieTypes[:], func(t tieType) string { return t.name })
)

func (k NodeKind) String() string { return nodeKindNames[k] }

// MarshalGQL writes the enum value.
func (k NodeKind) MarshalGQL(w io.Writer) { writeEnum(w, nodeKindNames[k]) }

// UnmarshalGQL reads the enum value.
func (k *NodeKind) UnmarshalGQL(v any) error { return readEnum(k, nodeKindNames, v) }

func (k TieKind) String() string { return tieKindNames[k] }

// MarshalGQL writes the enum value.
func (k TieKind) MarshalGQL(w io.Writer) { writeEnum(w, tieKindNames[k]) }

// UnmarshalGQL reads the enum value.
func (k *TieKind) UnmarshalGQL(v any) error { return readEnum(k, tieKindNames, v) }
