package seed

import (
	"slices"
	"strings"
	"unicode"

	"coopgraph/graph"
)

// setSearchTerms fills in a node's pinyin, its sort key and its search terms, from its names and from other texts by which a
// search finds it.
//
// Pinyin is written with ü and spaces, lü liang. The sort key is lvliang, which is ASCII and sorts ü after u. The
// search terms have both luliang, which is what Fold makes of lüliang, and lvliang, which is what people type.
func (b *builder) setSearchTerms(at position, h *graph.NodeHeader, others ...string) {
	for _, name := range others {
		addTerm(&h.Terms.Names, graph.Fold(name))
	}
	addTerm(&h.Terms.Names, graph.Fold(shortEnglish(h.NameEN)))
	if strings.Contains(h.NameEN, " Autonomous ") { // also found as Honghe Hani-Yi Autonomous Prefecture
		addTerm(&h.Terms.Names, graph.Fold(strings.ReplaceAll(h.NameEN, " and ", " ")))
	}
	names := append(append([]string{h.NameZH, h.NameEN}, h.Aliases...), others...)
	for _, o := range b.otherNames[h.NameZH] {
		names = append(names, o.name)
	}
	for _, name := range names {
		addTerm(&h.Terms.Names, graph.Fold(name))
		chinese := isChinese(name)
		if !chinese && name != h.NameZH {
			continue
		}
		syllables, unread := b.readings.syllables(name)
		if unread != 0 {
			b.add(at, "no reading of %c in %s: add one to %s", unread, name, readingsFile)
			return
		}
		joined := strings.Join(syllables, "")
		if name == h.NameZH {
			h.Pinyin, h.SortKey = displayPinyin(syllables), joined
		}
		if chinese {
			addTerm(&h.Terms.Pinyin, strings.ReplaceAll(joined, "v", "u"))
			addTerm(&h.Terms.Pinyin, joined)
			addTerm(&h.Terms.Initials, initials(syllables))
		}
	}
	if h.SortKey == "" || strings.ContainsFunc(h.SortKey, func(r rune) bool { return r > unicode.MaxASCII }) {
		b.add(at, "%q has no ASCII sort key", h.NameZH)
	}
}

// isChinese reports whether a text has a Chinese character.
func isChinese(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// displayPinyin writes pinyin with ü, not v, and with spaces between syllables.
func displayPinyin(syllables []string) string {
	written := make([]string, len(syllables))
	for i, s := range syllables {
		switch s {
		case "lv", "lve", "nv", "nve":
			s = s[:1] + "ü" + s[2:]
		}
		written[i] = s
	}
	return strings.Join(written, " ")
}

// initials returns the first letter of each syllable, and numbers whole.
func initials(syllables []string) string {
	var s strings.Builder
	for _, syllable := range syllables {
		if syllable[0] >= '0' && syllable[0] <= '9' {
			s.WriteString(syllable)
		} else {
			s.WriteByte(syllable[0])
		}
	}
	return s.String()
}

func addTerm(terms *[]string, term string) {
	if term != "" && !slices.Contains(*terms, term) {
		*terms = append(*terms, term)
	}
}
