package graph

import (
	"io"
	"math/bits"
)

// NodeKind is the kind of a node.
type NodeKind uint8

// The kinds of nodes. The first four are places.
const (
	KindProvince NodeKind = iota + 1
	KindPrefecture
	KindCounty
	KindDistrict
	KindChamber
	KindLiaisonOffice
	KindOrganization
	KindAgreement
	KindProgramme
	KindIndicator
	KindSource
)

var nodeKindNames = []string{"", "PROVINCE", "PREFECTURE", "COUNTY", "DISTRICT", "CHAMBER", "LIAISON_OFFICE",
	"ORGANIZATION", "AGREEMENT", "PROGRAMME", "INDICATOR", "SOURCE"}

func (k NodeKind) String() string { return nodeKindNames[k] }

// MarshalGQL writes the enum value.
func (k NodeKind) MarshalGQL(w io.Writer) { writeEnum(w, nodeKindNames[k]) }

// UnmarshalGQL reads the enum value.
func (k *NodeKind) UnmarshalGQL(v any) error { return readEnum(k, nodeKindNames, v) }

// NodeKinds is a set of kinds of nodes; the empty set stands for every kind.
type NodeKinds uint16

// The sets that are asked for most.
const (
	AllNodes NodeKinds = 1<<(KindSource+1) - 2
	Places   NodeKinds = 1<<KindProvince | 1<<KindPrefecture | 1<<KindCounty | 1<<KindDistrict
)

// NodeKindsOf is the set of these kinds.
func NodeKindsOf(kinds ...NodeKind) (s NodeKinds) {
	for _, k := range kinds {
		s |= 1 << k
	}
	return s
}

// Has says whether k is in the set.
func (s NodeKinds) Has(k NodeKind) bool { return s == 0 || s>>k&1 == 1 }

// All yields the kinds of the set in their order; of the empty set, every kind.
func (s NodeKinds) All(yield func(NodeKind) bool) {
	if s == 0 {
		s = AllNodes
	}
	for ; s != 0; s &= s - 1 {
		if !yield(NodeKind(bits.TrailingZeros16(uint16(s)))) {
			return
		}
	}
}

// Language is the language of a name.
type Language string

// The languages of names.
const (
	ZH Language = "ZH"
	EN Language = "EN"
)

// Header is what every node and tie has.
type Header struct {
	ID ID
	Provenance
	Life
}

// Head is the header itself; it makes whatever embeds one a Record.
func (h *Header) Head() *Header { return h }

func (h *Header) value(f Field) Value {
	switch f {
	case FieldID:
		return TextValue(string(h.ID))
	case FieldEvidence:
		return IntValue(int64(h.Evidence))
	case FieldSince:
		return DateValue(h.Since)
	case FieldUntil:
		return DateValue(h.Until)
	}
	return Value{}
}

// Record is a node or a tie.
type Record interface {
	Evidenced
	Head() *Header
	// Value is the value of one field, null where the record has no such field or it is not known.
	Value(Field) Value
}

// NodeHeader is what every node has.
type NodeHeader struct {
	Header
	NameZH string
	NameEN string // empty where no English name is known
	// Pinyin is the Chinese name in toneless pinyin, a space between syllables; SortKey is its ASCII order.
	Pinyin  string
	SortKey string
	Aliases []string // other names: short, former, English, as printed
	Terms   Terms    // what Search finds the node by
}

// NodeHead is the header itself; it makes whatever embeds one a Node.
func (h *NodeHeader) NodeHead() *NodeHeader { return h }

// Name is the name in a language; where no English one is known, the Chinese one.
func (h *NodeHeader) Name(language Language) string {
	if language == EN && h.NameEN != "" {
		return h.NameEN
	}
	return h.NameZH
}

func (h *NodeHeader) value(f Field) Value {
	switch f {
	case FieldNameZH:
		return TextValue(h.NameZH)
	case FieldNameEN:
		return TextValue(h.NameEN)
	case FieldSortKey:
		return TextValue(h.SortKey)
	}
	return h.Header.value(f)
}

// Node is a node of the network.
type Node interface {
	Record
	Kind() NodeKind
	NodeHead() *NodeHeader
}
