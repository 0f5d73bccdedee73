package graph

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

//go:embed traditional.txt
var traditionalTable string

// The characters of Chinese and its neighbours in Unicode are from firstCJK up to endCJK. None of them has upper and lower case.
const firstCJK, endCJK = 0x2E80, 0xA640

// simplified has the simplified character of each traditional one, by its distance from firstCJK; 0 for others.
var simplified = func() (table [endCJK - firstCJK]rune) {
	for line := range strings.Lines(traditionalTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for entry := range strings.FieldsSeq(line) {
			to, n := utf8.DecodeRuneInString(entry)
			for _, from := range entry[n:] {
				table[from-firstCJK] = to
			}
		}
	}
	return table
}()
