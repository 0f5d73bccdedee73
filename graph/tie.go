package graph

import (
	"io"
	"math/bits"
)

// TieKind is the kind of a tie.
type TieKind uint8

// The kinds of ties, each from its first to its second end.
const (
	Within       TieKind = iota + 1 // place → the place it lies in; committee → its council; office → the office above it
	Friendly                        // district → the place it is a friendly district of (友好城区); one tie, read from both ends
	Supports                        // district, or Shanghai itself → the place it supports (东西部协作, 对口支援)
	Cooperates                      // place → place: every other reported tie, and what an agreement says
	Invests                         // province → province, by year
	Member                          // place or organization → organization
	Leads                           // place → organization
	Party                           // place → agreement
	Located                         // chamber or office → the place it sits in, its host
	Represents                      // chamber or office → the place it stands for, its home
	Participates                    // place → programme
	Measures                        // indicator → the programme, organization or place whose figure it is
)

var tieKindNames = []string{"", "WITHIN", "FRIENDLY", "SUPPORTS", "COOPERATES", "INVESTS", "MEMBER", "LEADS", "PARTY",
	"LOCATED", "REPRESENTS", "PARTICIPATES", "MEASURES"}

func (k TieKind) String() string { return tieKindNames[k] }

// MarshalGQL writes the enum value.
func (k TieKind) MarshalGQL(w io.Writer) { writeEnum(w, tieKindNames[k]) }

// UnmarshalGQL reads the enum value.
func (k *TieKind) UnmarshalGQL(v any) error { return readEnum(k, tieKindNames, v) }

// TieKinds is a set of kinds of ties; the empty set stands for every kind.
type TieKinds uint16

// AllTies is the set of every kind.
const AllTies TieKinds = 1<<(Measures+1) - 2

// TieKindsOf is the set of these kinds.
func TieKindsOf(kinds ...TieKind) (s TieKinds) {
	for _, k := range kinds {
		s |= 1 << k
	}
	return s
}

// Has says whether k is in the set.
func (s TieKinds) Has(k TieKind) bool { return s == 0 || s>>k&1 == 1 }

// All yields the kinds of the set in their order; of the empty set, every kind.
func (s TieKinds) All(yield func(TieKind) bool) {
	if s == 0 {
		s = AllTies
	}
	for ; s != 0; s &= s - 1 {
		if !yield(TieKind(bits.TrailingZeros16(uint16(s)))) {
			return
		}
	}
}

// ends are the kinds of nodes that a kind of tie goes from and to.
var ends = [...]struct{ from, to NodeKinds }{
	Within:       {Places | 1<<KindOrganization | 1<<KindLiaisonOffice, Places | 1<<KindOrganization | 1<<KindLiaisonOffice},
	Friendly:     {1 << KindDistrict, Places},
	Supports:     {1<<KindDistrict | 1<<KindProvince, Places},
	Cooperates:   {Places, Places},
	Invests:      {1 << KindProvince, 1 << KindProvince},
	Member:       {Places | 1<<KindOrganization, 1 << KindOrganization},
	Leads:        {Places, 1 << KindOrganization},
	Party:        {Places, 1 << KindAgreement},
	Located:      {1<<KindChamber | 1<<KindLiaisonOffice, Places},
	Represents:   {1<<KindChamber | 1<<KindLiaisonOffice, Places},
	Participates: {Places, 1 << KindProgramme},
	Measures:     {1 << KindIndicator, Places | 1<<KindProgramme | 1<<KindOrganization},
}

// Joins says whether a tie of this kind may go from a node of the one kind to a node of the other.
func (k TieKind) Joins(from, to NodeKind) bool { return ends[k].from.Has(from) && ends[k].to.Has(to) }

// TieHeader is what every tie has.
type TieHeader struct {
	Header
	FromID, ToID     ID
	LabelZH, LabelEN string // one line that names both ends; a placeholder's says that it is one
}

// TieHead is the header itself; it makes whatever embeds one a Tie.
func (h *TieHeader) TieHead() *TieHeader { return h }

// Label is the label in a language.
func (h *TieHeader) Label(language Language) string {
	if language == EN {
		return h.LabelEN
	}
	return h.LabelZH
}

func (h *TieHeader) value(f Field) Value {
	switch f {
	case FieldFromID:
		return TextValue(string(h.FromID))
	case FieldToID:
		return TextValue(string(h.ToID))
	}
	return h.Header.value(f)
}

// Tie is a tie of the network.
type Tie interface {
	Record
	Kind() TieKind
	TieHead() *TieHeader
}
