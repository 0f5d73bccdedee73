// Package pinyin says how Chinese characters are read.
package pinyin

import (
	_ "embed"
	"strings"
	"sync"
)

//go:generate go test . -run ^TestReadings$ -update

// readings has a line for each syllable, with the characters that are read so.
//
//go:embed readings.txt
var readings string

// Reading returns the commonest syllable that a character is read as, without its tone and with v for ü; "" if none is
// known.
func Reading(c rune) string {
	if t := table(); 0 <= c && int(c) < len(t.numbers) {
		return t.syllables[t.numbers[c]]
	}
	return ""
}

// readingTable has the reading of each character.
type readingTable struct {
	syllables []string // the first one is empty
	numbers   []uint16 // of the syllable of each character, by its code point
}

// lastCharacter is the last one that has a reading.
const lastCharacter = 0x32389

// table reads the readings when one is asked for first.
var table = sync.OnceValue(func() *readingTable {
	t := &readingTable{[]string{""}, make([]uint16, lastCharacter+1)}
	for line := range strings.Lines(readings) {
		syllable, characters, ok := strings.Cut(line, " ")
		if !ok || syllable == "#" {
			continue
		}
		for _, c := range strings.TrimSuffix(characters, "\n") {
			t.numbers[c] = uint16(len(t.syllables))
		}
		t.syllables = append(t.syllables, syllable)
	}
	return t
})
