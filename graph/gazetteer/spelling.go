package gazetteer

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"coopgraph/graph"
)

// spelling is a form of a name, or a text, prepared for comparison.
type spelling struct {
	form, stem, word, class string
	runes                   int    // the length of the stem
	runeMask                uint64 // a bit for each rune of the stem; several runes share one
	chinese                 bool
	places                  []graph.Place
}

func newSpelling(form string, places []graph.Place) spelling {
	s := spelling{form: form, places: places}
	if s.stem, s.word, s.class = cutLevel(form); utf8.RuneCountInString(s.stem) == 1 { // here the word is half of the name: 叶县
		s.stem, s.word, s.class = form, "", ""
	}
	s.runes = utf8.RuneCountInString(s.stem)
	for _, r := range s.stem {
		s.runeMask |= 1 << (uint32(r) * 0x9E3779B1 >> 26)
		s.chinese = s.chinese || unicode.Is(unicode.Han, r)
	}
	return s
}

// bySpelling finds the places with a name near a text. If the text begins with the name of a place that others lie in,
// it also finds the places in there with a name near the rest.
func (g *Gazetteer) bySpelling(folded string) Matches {
	found := append(g.similar(folded, nil), g.allHomophones(folded)...)
	if corrected, ok := correctLevel(folded); ok {
		for _, m := range g.similar(corrected, nil) {
			m.Cost += costLevelWord
			found = append(found, m)
		}
	}
	if head, above := g.longestPrefix(folded, 2); head != "" {
		for _, p := range above {
			if !g.isLeaf(p) {
				found = append(found, g.similar(folded[len(head):], p)...)
			}
		}
	}
	if isTownshipName(folded) || strings.HasSuffix(folded, "路") {
		for i := range found {
			found[i].Cost += costUncertain
		}
	}
	return found
}

// similar finds the places with a name near a text, within one place or, if that is nil, anywhere.
func (g *Gazetteer) similar(folded string, within graph.Place) (found Matches) {
	text := newSpelling(folded, nil)
	for i := range g.spellings {
		name := &g.spellings[i]
		editCost, near := cost(&text, name, within != nil)
		if !near {
			continue
		}
		for _, p := range name.places {
			if within == nil || g.liesIn(p, within) {
				found = append(found, PlaceMatch{By: BySpelling, Place: p, Cost: editCost + text.levelCost(name, p),
					extra: utf8.RuneCountInString(name.form) - utf8.RuneCountInString(folded), likeness: likenessOf(&text, name)})
			}
		}
	}
	return found
}

// liesIn reports whether a place lies in another one.
func (g *Gazetteer) liesIn(p, within graph.Place) bool {
	for p = g.hierarchy.Within(p); p != nil; p = g.hierarchy.Within(p) {
		if p.Head().ID == within.Head().ID {
			return true
		}
	}
	return false
}

// minPrefixRunes is the least number of letters of a text that matches longer names beginning with it.
const minPrefixRunes = 5

// cost returns the cost of taking a text for a name, and whether they are near at all. Among the few names within one
// place, less needs to agree.
func cost(text, name *spelling, few bool) (int, bool) {
	edits := text.distance(name)
	if edits > text.maxEdits() {
		longEnough := text.runes >= minPrefixRunes || text.chinese && text.runes > 1
		return costPrefix, longEnough && strings.HasPrefix(name.form, text.form)
	}
	cost, soundsAlike := costEdit*edits, edits == 1 && text.chinese && homophones(text.stem, name.stem)
	if soundsAlike {
		cost = costHomophone
	}
	if edits > 0 && text.changesHalf(name) {
		if !few && !soundsAlike {
			return 0, false
		}
		cost += costUncertain
	}
	return cost, true
}

// levelCost is the cost of taking the text's word for a level for the place's. If the name has no such word, that of
// the place's full name counts.
func (s *spelling) levelCost(name *spelling, p graph.Place) int {
	class := name.class
	if s.class != "" && class == "" {
		_, _, class = cutLevel(graph.Fold(p.PlaceHead().NameZH))
	}
	switch {
	case s.word == name.word:
		return 0
	case s.class == class:
		return costLevelWord
	case s.class != "":
		return costOtherLevel
	case s.chinese && s.runes < 3:
		return costNoLevel + costUncertain
	}
	return costNoLevel
}

// changesHalf reports whether an edit changes half of a name or more: one of two characters, without a word for the
// level that agrees, or with a character too many.
func (s *spelling) changesHalf(name *spelling) bool {
	return min(s.runes, name.runes) < 3 && (s.word == "" || s.word != name.word || s.runes != name.runes)
}

// maxEdits is the number of edits within which a text is near. A Chinese character weighs more than a letter.
func (s *spelling) maxEdits() int {
	switch {
	case s.runes < 2, !s.chinese && s.runes < 4:
		return 0
	case s.chinese || s.runes < 8:
		return 1
	}
	return 2
}

// distance is the Levenshtein distance of the stems, except that swapping two neighbours is one edit (Damerau 1964). If
// the rune masks show that it exceeds maxEdits, it returns maxEdits + 1 at once: an edit adds at most one letter and
// takes away one.
func (s *spelling) distance(name *spelling) int {
	most := s.maxEdits()
	if d := s.runes - name.runes; s.chinese != name.chinese || d > most || -d > most ||
		bits.OnesCount64(s.runeMask&^name.runeMask) > most || bits.OnesCount64(name.runeMask&^s.runeMask) > most {
		return most + 1
	}
	edits := levenshtein.ComputeDistance(s.stem, name.stem)
	if edits == 2 && s.runeMask == name.runeMask && transposed([]rune(s.stem), []rune(name.stem)) {
		return 1
	}
	return edits
}

// transposed reports whether two different texts are equal but for two neighbours that have changed places.
func transposed(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	i := 0
	for a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
}
