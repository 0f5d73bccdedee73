package graph

import (
	"fmt"
	"reflect"
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
	nodeKindsEnd // not a kind: a new kind stands before it
)

// NumNodeKinds is how many kinds of nodes there are. The last kind has this number.
const NumNodeKinds = int(nodeKindsEnd) - 1

// nodeTypes is the table of the kinds of nodes. Each row has the type, the name, and the rank of the kind among the
// nodes that match a search equally well.
var nodeTypes = [nodeKindsEnd]nodeType{
	KindProvince:      placeOf[Province]("PROVINCE", 0),
	KindPrefecture:    placeOf[Prefecture]("PREFECTURE", 1),
	KindCounty:        placeOf[County]("COUNTY", 3),
	KindDistrict:      placeOf[District]("DISTRICT", 2),
	KindChamber:       nodeOf[Chamber]("CHAMBER", 7),
	KindLiaisonOffice: nodeOf[LiaisonOffice]("LIAISON_OFFICE", 8),
	KindOrganization:  nodeOf[Organization]("ORGANIZATION", 4),
	KindAgreement:     nodeOf[Agreement]("AGREEMENT", 6),
	KindProgramme:     nodeOf[Programme]("PROGRAMME", 5),
	KindIndicator:     nodeOf[Indicator]("INDICATOR", 9),
	KindSource:        nodeOf[Source]("SOURCE", 10),
}

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
	tieKindsEnd                     // not a kind: a new kind stands before it
)

// NumTieKinds is how many kinds of ties there are. The last kind has this number.
const NumTieKinds = int(tieKindsEnd) - 1

// tieTypes is the table of the kinds of ties. Each row has the type, the name, and the kinds of nodes at both ends.
var tieTypes = [tieKindsEnd]tieType{
	Within:       tieOf[Containment]("WITHIN", parts, parts).lasting(),
	Friendly:     tieOf[FriendlyPair]("FRIENDLY", 1<<KindDistrict, Places),
	Supports:     tieOf[Pairing]("SUPPORTS", 1<<KindDistrict|1<<KindProvince, Places),
	Cooperates:   tieOf[Cooperation]("COOPERATES", Places, Places),
	Invests:      tieOf[InvestmentFlow]("INVESTS", 1<<KindProvince, 1<<KindProvince),
	Member:       tieOf[Membership]("MEMBER", Places|1<<KindOrganization, 1<<KindOrganization),
	Leads:        tieOf[Leadership]("LEADS", Places, 1<<KindOrganization),
	Party:        tieOf[AgreementParty]("PARTY", Places, 1<<KindAgreement),
	Located:      tieOf[Seat]("LOCATED", delegations, Places),
	Represents:   tieOf[Representation]("REPRESENTS", delegations, Places),
	Participates: tieOf[Participation]("PARTICIPATES", Places, 1<<KindProgramme),
	Measures:     tieOf[Measurement]("MEASURES", 1<<KindIndicator, Places|1<<KindProgramme|1<<KindOrganization).lasting(),
}

// Kinds of nodes that are together at the ends of ties.
const (
	parts       = Places | 1<<KindOrganization | 1<<KindLiaisonOffice // those that lie within another one
	delegations = 1<<KindChamber | 1<<KindLiaisonOffice
)

// kindType is the part of a row that kinds of nodes and kinds of ties share.
type kindType[R Record] struct {
	name       string   // the enum's value in the API; for ties also the type of the relationships in Neo4j
	typeName   string   // the type's name in Go and in the API; for nodes also the label in Neo4j
	create     func() R // makes an empty record
	alwaysHeld bool     // whether records without a known beginning hold on every day
}

type nodeType struct {
	kindType[Node]
	searchOrder int // sorts nodes that match a search equally well; less than 16
}

type tieType struct {
	kindType[Tie]
	from, to NodeKinds // the kinds of nodes at the ends
}

// nodeOf is the row of a kind of node with the type T.
func nodeOf[T any, P interface {
	*T
	Node
}](name string, searchOrder int) nodeType {
	return nodeType{kindType[Node]{name: name, typeName: reflect.TypeFor[T]().Name(), create: func() Node { return P(new(T)) }}, searchOrder}
}

// placeOf is the row of a kind of place. Places hold on every day.
func placeOf[T any, P interface {
	*T
	Place
}](name string, searchOrder int) nodeType {
	t := nodeOf[T, P](name, searchOrder)
	t.alwaysHeld = true
	return t
}

// tieOf is the row of a kind of tie with the type T.
func tieOf[T any, P interface {
	*T
	Tie
}](name string, from, to NodeKinds) tieType {
	return tieType{kindType[Tie]{name: name, typeName: reflect.TypeFor[T]().Name(), create: func() Tie { return P(new(T)) }}, from, to}
}

// lasting returns the row of a kind of tie that holds on every day, since what it says has no beginning.
func (t tieType) lasting() tieType {
	t.alwaysHeld = true
	return t
}

// NewNode returns an empty node of a kind.
func NewNode(k NodeKind) Node { return nodeTypes[k].create() }

// NewTie returns an empty tie of a kind.
func NewTie(k TieKind) Tie { return tieTypes[k].create() }

// TypeName is the name of the kind's type in Go and in the API: LiaisonOffice.
func (k NodeKind) TypeName() string { return nodeTypes[k].typeName }

// TypeName is the name of the kind's type in Go and in the API: FriendlyPair.
func (k TieKind) TypeName() string { return tieTypes[k].typeName }

// Ends returns the kinds of nodes that a tie of this kind may go from and to.
func (k TieKind) Ends() (from, to NodeKinds) { return tieTypes[k].from, tieTypes[k].to }

// Joins reports whether a tie of this kind may go from a node of the one kind to a node of the other.
func (k TieKind) Joins(from, to NodeKind) bool {
	return tieTypes[k].from.Has(from) && tieTypes[k].to.Has(to)
}

// kindNames returns the names of the kinds in a table, by number. It panics when the program starts if a kind has no row:
// whatever reads the table would fail later, with less to say about the cause.
func kindNames[T any](table []T, name func(T) string) []string {
	names := make([]string, len(table))
	for k := 1; k < len(table); k++ {
		if names[k] = name(table[k]); names[k] == "" {
			panic(fmt.Sprintf("graph: kind %d has no row in the table of kinds", k))
		}
	}
	return names
}
