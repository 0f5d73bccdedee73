package seed

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"coopgraph/graph"
	"coopgraph/graph/pinyin"
)

// readings says how Chinese is read: by a table of characters and words with an uncommon reading, longest match first,
// and by the commonest reading of a character for everything else. It writes ü as v: lv, lve.
type readings struct {
	words    map[string][]string // the syllables of a character or a word
	longest  int                 // the length of the longest word, in characters
	defaults map[rune]string     // the commonest readings looked up so far; "" if there is none
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

// syllables reads a text: one syllable for each Chinese character, and each run of Latin letters and digits folded. It
// leaves everything else out. unread is a character without a known reading, or 0 if there is none.
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
	s, ok := r.defaults[c]
	if !ok {
		s = pinyin.Reading(c)
		r.defaults[c] = s
	}
	return s
}
