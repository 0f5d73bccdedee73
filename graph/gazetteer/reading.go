package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"coopgraph/graph"
)

// readings are the syllables that each character is read as in the names of places.
type readings map[rune][]string

// learn reads them off a name and its pinyin.
func (r readings) learn(h *graph.NodeHeader) {
	syllables := strings.Fields(h.Pinyin)
	if len(syllables) != utf8.RuneCountInString(h.NameZH) {
		return
	}
	for _, c := range h.NameZH {
		if !slices.Contains(r[c], syllables[0]) {
			r[c] = append(r[c], syllables[0])
		}
		syllables = syllables[1:]
	}
}

// alike says whether two names differ in one character only, and that is read alike in both.
func (r readings) alike(a, b string) bool {
	if utf8.RuneCountInString(a) != utf8.RuneCountInString(b) {
		return false
	}
	for i, x := range a {
		y, _ := utf8.DecodeRuneInString(b[min(i, len(b)):])
		if x != y {
			return slices.ContainsFunc(r[x], func(s string) bool { return slices.Contains(r[y], s) })
		}
	}
	return false
}
