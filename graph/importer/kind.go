package importer

import (
	"fmt"
	"slices"
	"strings"

	"coopgraph/graph"
)

// Kind is the kind of records that the rows of a sheet state.
type Kind string

// The kinds, as addresses and flags have them.
const (
	FriendlyPairs  Kind = "friendly-pairs"
	Pairings       Kind = "pairings"
	Cooperation    Kind = "cooperation"
	Chambers       Kind = "chambers"
	LiaisonOffices Kind = "liaison-offices"
	Organizations  Kind = "organizations"
	Memberships    Kind = "memberships"
	Agreements     Kind = "agreements"
	Observations   Kind = "observations"
	PlaceAliases   Kind = "place-aliases"
)

// Kinds is every kind.
var Kinds = []Kind{FriendlyPairs, Pairings, Cooperation, Chambers, LiaisonOffices, Organizations, Memberships, Agreements,
	Observations, PlaceAliases}

// kindInfo is a row of the table of kinds.
type kindInfo struct {
	zh, en  string
	words   []string // words in titles and names of sheets and files that tell the kind if the headers fit several
	columns []Column // those of the kind alone, required ones first
	plan    func(*planner, *row) graph.Record
	lookup  *lookup // of all columns
}

// kindTable is the table of kinds. It is filled when the program starts, since the functions read it.
var kindTable map[Kind]kindInfo

func init() {
	kindTable = map[Kind]kindInfo{
		FriendlyPairs:  {"友好城区", "friendly pairs", []string{"友好", "friendly"}, pairColumns, (*planner).planPair, nil},
		Pairings:       {"结对帮扶", "pairings", []string{"对口支援", "东西部", "pairing"}, pairingColumns, (*planner).planPairing, nil},
		Cooperation:    {"合作关系", "cooperation", []string{"合作", "cooperation"}, cooperationColumns, (*planner).planCooperation, nil},
		Chambers:       {"商会", "chambers of commerce", []string{"商会", "chamber"}, chamberColumns, (*planner).planChamber, nil},
		LiaisonOffices: {"办事机构", "liaison offices", []string{"办事", "联络处", "office"}, officeColumns, (*planner).planOffice, nil},
		Organizations:  {"合作组织", "organizations", []string{"组织", "organization"}, organizationColumns, (*planner).planOrganization, nil},
		Memberships:    {"组织成员", "memberships", []string{"成员", "member"}, membershipColumns, (*planner).planMembership, nil},
		Agreements:     {"协议", "agreements", []string{"协议", "agreement"}, agreementColumns, (*planner).planAgreement, nil},
		Observations:   {"指标数值", "observations of indicators", []string{"指标", "indicator"}, observationColumns, (*planner).planObservation, nil},
		PlaceAliases:   {"地方别名", "aliases of places", []string{"别名", "alias"}, aliasColumns, (*planner).planAlias, nil},
	}
	for k, info := range kindTable {
		info.lookup = newLookup(slices.Concat(info.columns, commonColumns(k)))
		kindTable[k] = info
	}
}

// Name returns the name of the kind in a language.
func (k Kind) Name(l graph.Language) string {
	if l == graph.EN {
		return kindTable[k].en
	}
	return kindTable[k].zh
}

// ParseKind returns the kind with this name.
func ParseKind(name string) (Kind, error) {
	if _, ok := kindTable[Kind(name)]; ok {
		return Kind(name), nil
	}
	return "", unreadable(inBoth{fmt.Sprintf("没有“%s”这一类表格", shorten(name)), fmt.Sprintf("%.40q is no kind of import", name)},
		inBoth{"类别有：" + kindNames() + "。", "The kinds are " + kindNames() + "."})
}

func kindNames() string {
	names := make([]string, len(Kinds))
	for i, k := range Kinds {
		names[i] = string(k)
	}
	return strings.Join(names, ", ")
}

// Columns returns the columns of the kind: its own, and those of every kind. The list is read-only.
func (k Kind) Columns() []Column { return kindTable[k].lookup.columns }
