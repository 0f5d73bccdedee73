package site

import (
	_ "embed" // the examples
	"fmt"
	"net/url"
	"strings"
)

// exampleText is the one source of the examples: the first document links to them, other documents quote them, and a test runs
// them.
//
//go:embed examples.graphql
var exampleText string

// Example is an operation, with the question that it answers in both languages.
type Example struct {
	Name, EN, ZH string
	Query        string // the text without its comments
}

// Examples reads the examples: each is a comment in English, one in Chinese, and the text of an operation, up to an empty
// line.
func Examples() ([]Example, error) {
	var all []Example
	for block := range strings.SplitSeq(strings.TrimSpace(exampleText), "\n\n") {
		lines := strings.SplitN(block, "\n", 3)
		if len(lines) < 3 {
			return nil, fmt.Errorf("examples.graphql: %.40q is no example", block)
		}
		en, hasEN := strings.CutPrefix(lines[0], "# ")
		zh, hasZH := strings.CutPrefix(lines[1], "# ")
		name, hasName := strings.CutPrefix(lines[2], "query ")
		if !hasEN || !hasZH || !hasName {
			return nil, fmt.Errorf("examples.graphql: %.40q needs a line in English, one in Chinese and a query", block)
		}
		name, _, _ = strings.Cut(name, " ")
		all = append(all, Example{name, en, zh, lines[2]})
	}
	return all, nil
}

// Link returns the address of the playground with the example in it.
func (e Example) Link() string { return "/playground?query=" + url.QueryEscape(e.Query) }
