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

// spelling is a form of a name, or a text, as it is compared with others.
type spelling struct {
	form, stem, word, class string
	runes                   int    // of the stem
	letters                 uint64 // a bit for each rune of the stem; several share one
	chinese                 bool
	places                  []graph.Place
}

func newSpelling(form string, places []graph.Place) spelling {
	s := spelling{form: form, places: places}
	if s.stem, s.word, s.class = level(form); utf8.RuneCountInString(s.stem) == 1 { // the word is half of the name: 叶县
		s.stem, s.word, s.class = form, "", ""
	}
	s.runes = utf8.RuneCountInString(s.stem)
	for _, r := range s.stem {
		s.letters |= 1 << (uint32(r) * 0x9E3779B1 >> 26)
		s.chinese = s.chinese || unicode.Is(unicode.Han, r)
	}
	return s
}

// bySpelling finds the places that have a name near a text, and if the text begins with the name of a divided place, those
// in that place that have a name near the rest.
func (g *Gazetteer) bySpelling(folded string) Matches {
	found := g.similar(folded, nil)
	if head, above := g.prefix(folded, 2); head != "" {
		for _, p := range above {
			if !g.lowest(p) {
				found = append(found, g.similar(folded[len(head):], p)...)
			}
		}
	}
	if ofTownship(folded) || strings.HasSuffix(folded, "路") {
		for i := range found {
			found[i].Cost += unsure
		}
	}
	return found
}

// similar finds the places that have a name near a text; within a place, or anywhere if that is nil.
func (g *Gazetteer) similar(folded string, within graph.Place) (found Matches) {
	text := newSpelling(folded, nil)
	for i := range g.spellings {
		name := &g.spellings[i]
		spelt, near := cost(&text, name, within != nil)
		if !near {
			continue
		}
		for _, p := range name.places {
			if within == nil || g.in(p, within) {
				found = append(found, PlaceMatch{By: BySpelling, Place: p, Cost: spelt + text.levelCost(name, p), extra: utf8.RuneCountInString(name.form) - utf8.RuneCountInString(folded)})
			}
		}
	}
	return found
}

// in says whether a place lies in another one.
func (g *Gazetteer) in(p, within graph.Place) bool {
	for p = g.hierarchy.Within(p); p != nil; p = g.hierarchy.Within(p) {
		if p.Head().ID == within.Head().ID {
			return true
		}
	}
	return false
}

// fewest is how many letters a text has at least that a longer name may begin with.
const fewest = 5

// cost is that of taking a text for a name; false if they are not near. Among few names, as those within a place, less
// need be alike.
func cost(text, name *spelling, few bool) (int, bool) {
	edits := text.edits(name)
	if edits > text.allowed() {
		longEnough := text.runes >= fewest || text.chinese && text.runes > 1
		return beginning, longEnough && strings.HasPrefix(name.form, text.form)
	}
	cost, sound := oneEdit*edits, edits == 1 && text.chinese && soundAlike(text.stem, name.stem)
	if sound {
		cost = sameSound
	}
	if edits > 0 && text.halved(name) {
		if !few && !sound {
			return 0, false
		}
		cost += unsure
	}
	return cost, true
}

// levelCost is that of taking the word for the level in a text for that of a place, which is in its full name if this one
// has none.
func (s *spelling) levelCost(name *spelling, p graph.Place) int {
	class := name.class
	if s.class != "" && class == "" {
		_, _, class = level(graph.Fold(p.PlaceHead().NameZH))
	}
	switch {
	case s.word == name.word:
		return 0
	case s.class == class:
		return otherWord
	case s.class != "":
		return otherLevel
	case s.chinese && s.runes < 3:
		return noLevel + unsure
	}
	return noLevel
}

// halved says whether an edit leaves half of a name or less: one of two characters, with no word for the level to go by,
// or with a character too many.
func (s *spelling) halved(name *spelling) bool {
	return min(s.runes, name.runes) < 3 && (s.word == "" || s.word != name.word || s.runes != name.runes)
}

// allowed is how many edits of a text are near: in Chinese names, each character weighs more.
func (s *spelling) allowed() int {
	switch {
	case s.runes < 2, !s.chinese && s.runes < 4:
		return 0
	case s.chinese || s.runes < 8:
		return 1
	}
	return 2
}

// edits is the distance of the stems by Levenshtein, but that two neighbours that have changed places are one edit; or
// more than is allowed where that is sure without it: an edit adds at most one letter and takes away one.
func (s *spelling) edits(name *spelling) int {
	most := s.allowed()
	if d := s.runes - name.runes; s.chinese != name.chinese || d > most || -d > most ||
		bits.OnesCount64(s.letters&^name.letters) > most || bits.OnesCount64(name.letters&^s.letters) > most {
		return most + 1
	}
	edits := levenshtein.ComputeDistance(s.stem, name.stem)
	if edits == 2 && s.letters == name.letters && swapped([]rune(s.stem), []rune(name.stem)) {
		return 1
	}
	return edits
}

// swapped says whether two texts that differ are the same but for two neighbours that have changed places.
func swapped(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	i := 0
	for a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
}
