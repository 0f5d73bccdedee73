package site

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

const lineLength = 120

// layout prints JSON for a reader: a value that fits stands on one line, another is broken at its members. Members and
// numbers stay as they came.
func layout(t *testing.T, text []byte, indent string) string {
	t.Helper()
	var compact bytes.Buffer
	if err := json.Compact(&compact, text); err != nil {
		t.Fatalf("%v in %.500s", err, text)
	}
	line := spaced(compact.String())
	if len(indent)+len([]rune(line)) <= lineLength || !strings.ContainsAny(line[:1], "[{") {
		return line
	}
	members := json.NewDecoder(&compact)
	opened, err := members.Token()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for members.More() {
		key := ""
		if opened == json.Delim('{') {
			name, err := members.Token()
			if err != nil {
				t.Fatal(err)
			}
			key = `"` + name.(string) + `": `
		}
		var value json.RawMessage
		if err := members.Decode(&value); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, indent+"  "+key+layout(t, value, indent+"  "))
	}
	return line[:1] + "\n" + strings.Join(lines, ",\n") + "\n" + indent + line[len(line)-1:]
}

// spaced sets a space after each colon and comma between members of compact JSON.
func spaced(compact string) string {
	var b strings.Builder
	inText, escaped := false, false
	for _, r := range compact {
		b.WriteRune(r)
		switch {
		case escaped:
			escaped = false
		case inText && r == '\\':
			escaped = true
		case r == '"':
			inText = !inText
		case !inText && (r == ':' || r == ','):
			b.WriteByte(' ')
		}
	}
	return b.String()
}
