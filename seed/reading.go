package seed

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"coopgraph/graph"
	"coopgraph/graph/pinyin"
)

// readings says how Chinese is read: a table of characters and words whose reading is not the commonest one, by the
// longest match, and the commonest one for everything else. ü is written v: lv, lve.
type readings struct {
	words    map[string][]string // by a character or a word: a syllable for each character
	longest  int                 // in characters
	defaults map[rune]string     // the commonest reading, as far as it was asked; "" where it does not know
}

const readingsFile = "geo/readings.csv"

func (b *builder) readReadings() {
	b.readings = readings{words: map[string][]string{}, defaults: map[rune]string{}}
	for _, r := range b.rows(readingsFile, "text", "pinyin", "note") {
		text, syllables := r.text("text"), r.list("pinyin", " ")
		n := utf8.RuneCountInString(text)
		if len(syllables) != n || strings.Trim(strings.Join(syllables, ""), "abcdefghijklmnopqrstuvwxyz") != "" {
			r.invalid("pinyin", "a syllable of small letters for each character of "+text)
		}
		b.checkUnique(text, occurrence{position: r.position}, readingsFile, text)
		b.readings.words[text] = syllables
		b.readings.longest = max(b.readings.longest, n)
	}
}

// syllables reads a text: a syllable for each Chinese character, and each run of Latin letters and digits as it is,
// folded. Everything else is left out. unread is a character that has no known reading, 0 where there is none.
func (r *readings) syllables(text string) (syllables []string, unread rune) {
	var run strings.Builder
	flush := func() {
		if s := graph.Fold(run.String()); s != "" {
			syllables = append(syllables, s)
		}
		run.Reset()
	}
	runes := []rune(text)
	for i := 0; i < len(runes); {
		c := runes[i]
		if !unicode.Is(unicode.Han, c) {
			if unicode.Is(unicode.Latin, c) || c >= '0' && c <= '9' {
				run.WriteRune(c)
			} else {
				flush()
			}
			i++
			continue
		}
		flush()
		known, n := r.longestAt(runes[i:])
		if known == nil {
			s := r.defaultReading(c)
			if s == "" {
				return nil, c
			}
			known, n = []string{s}, 1
		}
		syllables = append(syllables, known...)
		i += n
	}
	flush()
	return syllables, 0
}

func (r *readings) longestAt(runes []rune) (syllables []string, n int) {
	for n := min(r.longest, len(runes)); n > 0; n-- {
		if known := r.words[string(runes[:n])]; known != nil {
			return known, n
		}
	}
	return nil, 0
}

func (r *readings) defaultReading(c rune) string {
	s, asked := r.defaults[c]
	if !asked {
		s = pinyin.Reading(c)
		r.defaults[c] = s
	}
	return s
}
