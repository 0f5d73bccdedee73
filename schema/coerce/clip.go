package coerce

import (
	"strings"
	"unicode/utf8"
)

// The most characters that an error repeats.
const (
	clippedName    = 80  // of a name or a value that a client has sent
	clippedMessage = 500 // of a message, the last word apart
)

// Clip returns a name or a value as an error repeats it: at most 80 characters, and an ellipsis in place of the rest.
func Clip(text string) string {
	end := 0
	for range clippedName {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size // 0 at the end of the text
	}
	if end == len(text) {
		return text
	}
	return text[:end] + "…"
}

// ClipMessage returns a message with each word clipped as Clip does, of about 500 characters at most.
func ClipMessage(message string) string {
	if len(message) <= clippedName {
		return message
	}
	var clipped strings.Builder
	characters := 0
	for word := range strings.SplitSeq(message, " ") {
		if characters >= clippedMessage {
			clipped.WriteString(" …")
			break
		}
		if characters > 0 {
			clipped.WriteByte(' ')
		}
		word = Clip(word)
		clipped.WriteString(word)
		characters += utf8.RuneCountInString(word) + 1
	}
	return clipped.String()
}
