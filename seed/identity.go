package seed

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"coopgraph/graph"
)

// What identifies a record says whether two rows say the same thing. It is not the id, which may have a date in it: the
// same pair with another date is the same pair.
//
//	place         its code
//	chamber       its name; and its home and its host, unless names.csv gives it an English name of its own
//	liaison office  as a chamber
//	organization, programme  its name, and each alias is one of its own
//	agreement     its title, letters and digits alone, and its parties, if it was signed on one day
//	indicator     its key
//	source        its title and its address
//	FRIENDLY      both ends, whichever comes first
//	COOPERATES    both ends, whichever comes first, and its form or the agreement that says it, if it began on one day
//	INVESTS       both ends and the year
//	every other tie  both ends
//
// Two records that are alike in this are the same thing said twice, and refused with both rows, unless their dates tell
// them apart: what is signed or begun on a day, if the days are known and cannot be the same; everything else, if the
// one had ended before the other began.

// saying is where something is said, and when it holds.
type occurrence struct {
	position
	graph.Life
	dated bool // whether the days of its beginning tell it from others
}

// once notes that something is said here, and refuses it if it is said elsewhere; first says that it is not.
func (b *builder) checkUnique(what string, s occurrence, kind string, identity ...string) (first bool) {
	key := strings.Join(append([]string{kind}, identity...), "\x00")
	for _, before := range b.occurrences[key] {
		if !distinct(before, s) {
			b.add(s.position, "%s: it is there already, in %s", what, before.position)
			return false
		}
	}
	b.occurrences[key] = append(b.occurrences[key], s)
	return true
}

// apart says whether dates tell two sayings apart.
func distinct(s, t occurrence) bool {
	if s.dated {
		return s.Since != 0 && t.Since != 0 && (s.Since.Last() < t.Since.First() || t.Since.Last() < s.Since.First())
	}
	return endedBefore(s, t) || endedBefore(t, s)
}

// endedBefore says whether the first had ended when the second began.
func endedBefore(s, t occurrence) bool {
	return s.Until != 0 && t.Since != 0 && s.Until.Last() < t.Since.First()
}

// checkTieUnique is once of a tie; identity is what its id has beside its ends.
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

// checkNamesUnique is once of each name of a node that is told from others of its kind by them.
func (b *builder) checkNamesUnique(at position, n graph.Node) {
	if !uniquelyNamed.Has(n.Kind()) {
		return
	}
	h := n.NodeHead()
	for _, name := range append([]string{h.NameZH}, h.Aliases...) {
		b.checkUnique(name, occurrence{position: at, Life: h.Life}, n.Kind().String(), graph.Fold(name))
	}
}

// checkDelegationUnique is once of a chamber or an office of a home in a host. One that is told from the other bodies of its home
// there has an English name of its own.
func (b *builder) checkDelegationUnique(at position, n graph.Node, home, host graph.Place) {
	h := n.NodeHead()
	b.checkUnique(h.NameZH, occurrence{position: at, Life: h.Life}, n.Kind().String(), home.PlaceHead().Code, host.PlaceHead().Code,
		b.english[h.NameZH])
}

// checkAgreementUnique is once of an agreement.
func (b *builder) checkAgreementUnique(at position, a *graph.Agreement, parties []graph.Place) {
	codes := make([]string, len(parties))
	for i, p := range parties {
		codes[i] = p.PlaceHead().Code
	}
	slices.SortFunc(codes, cmp.Compare[string])
	b.checkUnique(a.NameZH, occurrence{position: at, Life: a.Life, dated: true}, "agreement",
		append(codes, graph.Fold(a.NameZH))...)
}
