package graph

import (
	"fmt"
	"unicode/utf8"
)

// jsonWriter appends JSON. After an error the bytes mean nothing.
type jsonWriter struct {
	b   []byte
	err error
}

func (w *jsonWriter) fail(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf(format, args...)
	}
}

// text appends a string: '"', '\' and control characters are escaped, all others are written as they are.
func (w *jsonWriter) text(s string) {
	if !utf8.ValidString(s) {
		w.fail("%.40q is not UTF-8", s)
	}
	w.b = append(w.b, '"')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			w.b = append(w.b, '\\', c)
		case c < ' ':
			w.b = fmt.Appendf(w.b, `\u%04x`, c)
		default:
			w.b = append(w.b, c)
		}
	}
	w.b = append(w.b, '"')
}
