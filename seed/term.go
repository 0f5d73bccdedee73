package seed

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"coopgraph/graph"
)

// setSearchTerms fills in a node's pinyin, its sort key and its search terms, from its names and from other texts by which a
// search finds it.
func (b *builder) setSearchTerms(at position, h *graph.NodeHeader, others ...string) {
	var names []string
	for _, o := range b.otherNames[h.NameZH] {
		names = append(names, o.name)
	}
	if err := b.SetTerms(h, names, others...); err != nil {
		b.add(at, "%v", err)
	}
}

// SetTerms fills in a node's pinyin, its sort key and its search terms, from its names, from names that it does not show,
// and from other texts by which a search finds it.
//
// Pinyin is written with ü and spaces, lü liang. The sort key is lvliang, which is ASCII and sorts ü after u. The
// search terms have both luliang, which is what Fold makes of lüliang, and lvliang, which is what people type.
func (names *Names) SetTerms(h *graph.NodeHeader, unshown []string, others ...string) error {
	for _, name := range others {
		addTerm(&h.Terms.Names, graph.Fold(name))
	}
	addTerm(&h.Terms.Names, graph.Fold(shortEnglish(h.NameEN)))
	if strings.Contains(h.NameEN, " Autonomous ") { // also found as Honghe Hani-Yi Autonomous Prefecture
		addTerm(&h.Terms.Names, graph.Fold(strings.ReplaceAll(h.NameEN, " and ", " ")))
	}
	for _, name := range slices.Concat([]string{h.NameZH, h.NameEN}, h.Aliases, others, unshown) {
		addTerm(&h.Terms.Names, graph.Fold(name))
		chinese := IsChinese(name)
		if !chinese && name != h.NameZH {
			continue
		}
		syllables, unread := names.readings.syllables(name)
		if unread != 0 {
			return fmt.Errorf("no reading of %c in %s: add one to %s", unread, name, readingsFile)
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
		return fmt.Errorf("%q has no ASCII sort key", h.NameZH)
	}
	return nil
}

// IsChinese reports whether a text has a Chinese character.
func IsChinese(s string) bool {
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
