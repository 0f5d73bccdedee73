package graph

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonReader reads one JSON text (RFC 8259) from its beginning to its end. It accepts no member twice, and no text that is
// not Unicode. After the first error it reads nothing more.
type jsonReader struct {
	text   []byte // in UTF-8
	at     int    // index in text
	err    error
	hint   string                // of the error
	shared map[string][]Citation // lists of citations by their JSON, nil if lists are not shared
}

// fail sets the error, unless there is one. The message says where in the text the reader is.
func (r *jsonReader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("byte %d: "+format, append([]any{r.at}, args...)...)
	}
}

// peek returns the next byte that is not white space, 0 at the end of the text and after an error.
func (r *jsonReader) peek() byte {
	for ; r.err == nil && r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; c {
		case ' ', '\t', '\n', '\r':
		default:
			return c
		}
	}
	return 0
}

// take reads the byte c if it is next, and reports whether it was.
func (r *jsonReader) take(c byte) bool {
	if r.peek() != c {
		return false
	}
	r.at++
	return true
}

// expect reads the byte c.
func (r *jsonReader) expect(c byte) {
	if !r.take(c) {
		r.fail("%q is missing", c)
	}
}

// end expects the end of the text.
func (r *jsonReader) end() {
	if r.peek() != 0 || r.at < len(r.text) {
		r.fail("more text after the end")
	}
}

// elements calls read for each further element of a list or an object, to the bracket at its end. first says that none has
// been read yet.
func (r *jsonReader) elements(end byte, first bool, read func()) {
	for ; r.err == nil && !r.take(end); first = false {
		if !first {
			r.expect(',')
		}
		read()
	}
}

// name reads the name of a member and the colon.
func (r *jsonReader) name() []byte {
	name := r.raw()
	r.expect(':')
	return name
}

// raw reads a string and returns its bytes, which may be a part of the text.
func (r *jsonReader) raw() []byte {
	r.expect('"')
	start := r.at
	for ; r.err == nil && r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; {
		case c == '"':
			r.at++
			return r.text[start : r.at-1]
		case c == '\\':
			return r.escaped(slices.Clone(r.text[start:r.at]))
		case c < ' ':
			r.fail("a control character in a string")
			return nil
		}
	}
	r.fail("a string without an end")
	return nil
}

// escaped reads the rest of a string from a backslash on, and returns the string. before is what precedes the backslash.
func (r *jsonReader) escaped(before []byte) []byte {
	b := before
	for r.err == nil && r.at < len(r.text) {
		switch c := r.text[r.at]; {
		case c == '"':
			r.at++
			return b
		case c == '\\':
			b = r.escape(b)
		case c < ' ':
			r.fail("a control character in a string")
		default:
			b = append(b, c)
			r.at++
		}
	}
	r.fail("a string without an end")
	return nil
}

var escapes = map[byte]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// escape reads an escape sequence and appends the character that it stands for.
func (r *jsonReader) escape(b []byte) []byte {
	if rest := r.text[r.at+1:]; len(rest) > 0 && rest[0] != 'u' {
		if c, ok := escapes[rest[0]]; ok {
			r.at += 2
			return append(b, c)
		}
		r.fail("%q is no escape sequence", rest[:1])
		return b
	}
	c := r.codeUnit()
	if utf16.IsSurrogate(c) {
		if c = utf16.DecodeRune(c, r.codeUnit()); c == utf8.RuneError {
			r.fail("a half of a surrogate pair")
		}
	}
	return utf8.AppendRune(b, c)
}

// codeUnit reads \u and four hexadecimal digits.
func (r *jsonReader) codeUnit() rune {
	if r.err == nil && len(r.text)-r.at >= 6 && r.text[r.at] == '\\' && r.text[r.at+1] == 'u' {
		if n, err := strconv.ParseUint(string(r.text[r.at+2:r.at+6]), 16, 16); err == nil {
			r.at += 6
			return rune(n)
		}
	}
	r.fail("a code of a character is \\u and four digits")
	return 0
}

// number reads a number and returns its digits, sign, point and exponent.
func (r *jsonReader) number() string {
	_ = r.peek() // skips white space
	start := r.at
	for ; r.at < len(r.text); r.at++ {
		if c := r.text[r.at]; (c < '0' || c > '9') && c != '-' && c != '+' && c != '.' && c != 'e' && c != 'E' {
			break
		}
	}
	n := r.text[start:r.at]
	if r.err == nil && !json.Valid(n) {
		r.fail("a number is missing")
	}
	return string(n)
}

// boolean reads true or false.
func (r *jsonReader) boolean() bool {
	r.peek()
	for _, value := range [...]bool{false, true} {
		word := strconv.FormatBool(value)
		if rest := r.text[r.at:]; r.err == nil && len(rest) >= len(word) && string(rest[:len(word)]) == word {
			r.at += len(word)
			return value
		}
	}
	r.fail("true or false is missing")
	return false
}
