package graph

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

//go:embed traditional.txt
var traditionalTable string

// simplified has the simplified character of each traditional one.
var simplified = func() map[rune]rune {
	m := make(map[rune]rune, 3000)
	for line := range strings.Lines(traditionalTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for entry := range strings.FieldsSeq(line) {
			to, n := utf8.DecodeRuneInString(entry)
			for _, from := range entry[n:] {
				m[from] = to
			}
		}
	}
	return m
}()
