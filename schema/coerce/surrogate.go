package coerce

import (
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
)

// checkSurrogates is the syntax error of a document with a string that escapes half of a surrogate pair without the other,
// which no text can hold (2.9.4); nil where there is none. The document has been parsed.
func checkSurrogates(source *ast.Source) *gqlerror.Error {
	if !strings.Contains(source.Input, `\u`) {
		return nil
	}
	characters := []rune(source.Input) // tokens count these
	tokens := lexer.New(source)
	for token, err := tokens.ReadToken(); err == nil && token.Kind != lexer.EOF; token, err = tokens.ReadToken() {
		if token.Kind != lexer.String {
			continue
		}
		if half := LoneSurrogate(string(characters[token.Pos.Start:token.Pos.End])); half != "" {
			return &gqlerror.Error{Message: "Invalid Unicode escape sequence: " + `"` + half + `".`,
				Locations:  []gqlerror.Location{{Line: token.Pos.Line, Column: token.Pos.Column}},
				Extensions: map[string]any{extensionsCode: codeSyntax, extensionsHint: `Escape a character beyond \uFFFF by both halves of its surrogate pair, or as \u{1F600}.`}}
		}
	}
	return nil
}

// LoneSurrogate is the first escape of half a surrogate pair without the other in a string, or in JSON, as it is written;
// empty if there is none.
func LoneSurrogate(written string) string {
	const length = len(`\uD83D`)
	for i := 0; i+1 < len(written); i++ {
		if written[i] != '\\' {
			continue
		}
		unit, escaped := escapedUnit(written[i:])
		switch {
		case !escaped:
			i++
		case unit >= 0xD800 && unit <= 0xDBFF:
			if next, ok := escapedUnit(written[i+length:]); !ok || next < 0xDC00 || next > 0xDFFF {
				return written[i : i+length]
			}
			i += 2*length - 1
		case unit >= 0xDC00 && unit <= 0xDFFF:
			return written[i : i+length]
		default:
			i += length - 1
		}
	}
	return ""
}

// escapedUnit is the UTF-16 code unit that a text begins with the escape of.
func escapedUnit(s string) (unit uint64, ok bool) {
	if len(s) < len(`\uD83D`) || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	unit, err := strconv.ParseUint(s[2:6], 16, 16)
	return unit, err == nil
}
