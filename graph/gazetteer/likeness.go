package gazetteer

import (
	"cmp"
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"

	"coopgraph/graph/pinyin"
)

// likeness is how alike a text and a name are that are equally many edits apart. Two swapped neighbours are the likeliest
// slip. Otherwise the characters at the beginning weigh most, and then the sound.
type likeness struct {
	unequal int // the runes of the text from the first one on that differs; 0 if two neighbours are swapped
	sound   int // the Levenshtein distance of the pinyin
}

// likenessOf is the likeness of the stems of a text and of a name.
func likenessOf(text, name *spelling) likeness {
	a, b := []rune(text.stem), []rune(name.stem)
	if text.stem == name.stem || transposed(a, b) {
		return likeness{}
	}
	equal := 0
	for equal < min(len(a), len(b)) && a[equal] == b[equal] {
		equal++
	}
	return likeness{unequal: len(a) - equal, sound: levenshtein.ComputeDistance(reading(text.stem), reading(name.stem))}
}

// compare orders likenesses, the greatest first.
func (l likeness) compare(other likeness) int {
	return cmp.Or(cmp.Compare(l.unequal, other.unequal), cmp.Compare(l.sound, other.sound))
}

// reading is the pinyin of the Chinese characters of a text, without spaces; other characters stay.
func reading(text string) string {
	var b strings.Builder
	for _, r := range text {
		syllable := ""
		if unicode.Is(unicode.Han, r) {
			syllable = pinyin.Reading(r)
		}
		b.WriteString(cmp.Or(syllable, string(r)))
	}
	return b.String()
}
