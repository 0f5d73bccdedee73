package seed

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"coopgraph/graph"
)

// Two rows state the same record if they have the same identity. This is not the id, which may contain a date: the same
// pair with another date is still the same pair. The identity of each kind:
//
//	place         its code
//	chamber       its name; and its home and its host, unless names.csv gives it an English name of its own
//	liaison office  as a chamber
//	organization, programme  its name; an alias identifies it as well
//	agreement     its title, letters and digits alone, and its parties, if it was signed on one day
//	indicator     its key
//	source        its title and its address
//	FRIENDLY      both ends, whichever comes first
//	COOPERATES    both ends, whichever comes first, and its form or the agreement that says it, if it began on one day
//	INVESTS       both ends and the year
//	every other tie  both ends
//
// Two rows of one identity are an error that names both, unless their dates tell them apart. An agreement or a cooperation
// is another one if both days are known and cannot be the same. Everything else is another one if the first had ended
// before the second began.

// tieIdentity returns the texts that tell a tie from other ties of its kind between the same ends.
func tieIdentity(t graph.Tie) []string {
	since := t.Head().Since.String()
	switch t := t.(type) {
	case *graph.FriendlyPair, *graph.Pairing, *graph.Membership:
		return []string{since}
	case *graph.Cooperation:
		return []string{t.Form, since}
	case *graph.InvestmentFlow:
		return []string{strconv.Itoa(int(t.Year))}
	}
	return nil
}

// TieID returns the id of a tie whose ends are set: made of its kind, its ends and these texts or, if none are given, those
// that tell ties of its kind apart.
func TieID(t graph.Tie, identity ...string) graph.ID {
	h := t.TieHead()
	if identity == nil {
		identity = tieIdentity(t)
	}
	return graph.NewID(t.Kind().String(), append([]string{string(h.FromID), string(h.ToID)}, identity...)...)
}

// nodeIDs gives the word with which the ids of the nodes of each kind begin.
var nodeIDs = map[graph.NodeKind]string{
	graph.KindChamber:       "chamber",
	graph.KindLiaisonOffice: "office",
	graph.KindOrganization:  "organization",
	graph.KindAgreement:     "agreement",
	graph.KindProgramme:     "programme",
	graph.KindIndicator:     "indicator",
	graph.KindSource:        "source",
}

// NodeID returns the id of a node that is no place: made of its kind and of the texts that tell it from others of its kind.
// These are the name of a chamber, an office, an organization or a programme; the title of an agreement, and the day of its
// signature if another one has the title; the key of an indicator; the title and the address of a source.
func NodeID(k graph.NodeKind, identity ...string) graph.ID {
	return graph.NewID(nodeIDs[k], identity...)
}

// occurrence is the position of one row that states a record, and when that record holds.
type occurrence struct {
	position
	graph.Life
	dated bool // whether another day of beginning makes it another record
}

// checkUnique registers that a row states a record with this identity. It reports an error if an earlier row states the
// same record, and returns whether this row is the first.
func (b *builder) checkUnique(what string, s occurrence, kind string, identity ...string) (first bool) {
	key := strings.Join(append([]string{kind}, identity...), "\x00")
	for _, before := range b.occurrences[key] {
		if !Distinct(before.Life, s.Life, s.dated) {
			b.add(s.position, "%s: it is there already, in %s", what, before.position)
			return false
		}
	}
	b.occurrences[key] = append(b.occurrences[key], s)
	return true
}

// Distinct reports whether dates tell two records of one identity apart: if dated, another day of beginning makes another
// record, else one must have ended before the other began.
func Distinct(s, t graph.Life, dated bool) bool {
	if dated {
		return s.Since != 0 && t.Since != 0 && (s.Since.Last() < t.Since.First() || t.Since.Last() < s.Since.First())
	}
	return endedBefore(s, t) || endedBefore(t, s)
}

// endedBefore reports whether the first record had ended when the second began.
func endedBefore(s, t graph.Life) bool {
	return s.Until != 0 && t.Since != 0 && s.Until.Last() < t.Since.First()
}

// checkTieUnique checks that a tie is stated once. The identity is what its id has beside its ends.
func (b *builder) checkTieUnique(at position, t graph.Tie, identity []string) {
	h := t.TieHead()
	ends := []string{string(h.FromID), string(h.ToID)}
	s := occurrence{position: at, Life: h.Life}
	switch t := t.(type) {
	case *graph.FriendlyPair:
		slices.Sort(ends)
	case *graph.Cooperation:
		slices.Sort(ends)
		ends = append(ends, identity[0])
		s.dated = true
	case *graph.InvestmentFlow:
		ends = append(ends, strconv.Itoa(int(t.Year)))
	}
	b.checkUnique(h.LabelZH, s, t.Kind().String(), ends...)
}

var uniquelyNamed = graph.NodeKindsOf(graph.KindChamber, graph.KindLiaisonOffice, graph.KindOrganization, graph.KindProgramme)

// checkNamesUnique checks each name of a node whose kind is identified by names.
func (b *builder) checkNamesUnique(at position, n graph.Node) {
	if !uniquelyNamed.Has(n.Kind()) {
		return
	}
	h := n.NodeHead()
	for _, name := range append([]string{h.NameZH}, h.Aliases...) {
		b.checkUnique(name, occurrence{position: at, Life: h.Life}, n.Kind().String(), graph.Fold(name))
	}
}

// checkDelegationUnique checks that a home has one chamber, or one office, in a host. A further one there has an
// English name of its own.
func (b *builder) checkDelegationUnique(at position, n graph.Node, home, host graph.Place) {
	h := n.NodeHead()
	b.checkUnique(h.NameZH, occurrence{position: at, Life: h.Life}, n.Kind().String(), home.PlaceHead().Code, host.PlaceHead().Code,
		b.english[h.NameZH])
}

// checkAgreementUnique checks that an agreement is stated once.
func (b *builder) checkAgreementUnique(at position, a *graph.Agreement, parties []graph.Place) {
	codes := make([]string, len(parties))
	for i, p := range parties {
		codes[i] = p.PlaceHead().Code
	}
	slices.SortFunc(codes, cmp.Compare[string])
	b.checkUnique(a.NameZH, occurrence{position: at, Life: a.Life, dated: true}, "agreement",
		append(codes, graph.Fold(a.NameZH))...)
}
