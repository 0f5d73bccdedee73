package coerce

import (
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
)

// checkSurrogates returns the syntax error of a document with a string that escapes half of a surrogate pair without the
// other half (2.9.4); nil if there is none. The document must be one that parses.
func checkSurrogates(source *ast.Source) *gqlerror.Error {
	if !strings.Contains(source.Input, `\u`) {
		return nil
	}
	characters := []rune(source.Input) // positions of tokens count characters
	tokens := lexer.New(source)
	for token, err := tokens.ReadToken(); err == nil && token.Kind != lexer.EOF; token, err = tokens.ReadToken() {
		if token.Kind != lexer.String {
			continue
		}
		if escape := LoneSurrogate(string(characters[token.Pos.Start:token.Pos.End])); escape != "" {
			return &gqlerror.Error{Message: "Invalid Unicode escape sequence: " + `"` + escape + `".`,
				Locations:  []gqlerror.Location{{Line: token.Pos.Line, Column: token.Pos.Column}},
				Extensions: map[string]any{extensionsCode: codeSyntax, extensionsHint: `Escape a character beyond \uFFFF by both halves of its surrogate pair, or as \u{1F600}.`}}
		}
	}
	return nil
}

// LoneSurrogate returns the first escape of half a surrogate pair without the other half in the literal of a string, or in
// JSON; it is empty if there is none.
func LoneSurrogate(text string) string {
	const length = len(`\uD83D`)
	for i := 0; i+1 < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		unit, escaped := escapedUnit(text[i:])
		switch {
		case !escaped:
			i++
		case unit >= 0xD800 && unit <= 0xDBFF:
			if next, ok := escapedUnit(text[i+length:]); !ok || next < 0xDC00 || next > 0xDFFF {
				return text[i : i+length]
			}
			i += 2*length - 1
		case unit >= 0xDC00 && unit <= 0xDFFF:
			return text[i : i+length]
		default:
			i += length - 1
		}
	}
	return ""
}

// escapedUnit returns the UTF-16 code unit whose escape a text begins with.
func escapedUnit(s string) (unit uint64, ok bool) {
	if len(s) < len(`\uD83D`) || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	unit, err := strconv.ParseUint(s[2:6], 16, 16)
	return unit, err == nil
}
