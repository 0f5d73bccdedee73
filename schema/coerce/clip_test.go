package coerce_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"coopgraph/schema/coerce"
)

func TestClip(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"nothing":          {"", ""},
		"80 characters":    {strings.Repeat("沪", 80), strings.Repeat("沪", 80)},
		"81 characters":    {strings.Repeat("沪", 81), strings.Repeat("沪", 80) + "…"},
		"a million":        {strings.Repeat("a", 1_000_000), strings.Repeat("a", 80) + "…"},
		"more than 1 byte": {strings.Repeat("😀", 100), strings.Repeat("😀", 80) + "…"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := coerce.Clip(c.text); got != c.want {
				t.Errorf("it is clipped to %d bytes, %q", len(got), got)
			}
		})
	}
}

func TestClipMessage(t *testing.T) {
	long := strings.Repeat("a", 1000)
	for name, c := range map[string]struct{ message, want string }{
		"short":       {`Cannot query field  "a" on type "B".`, `Cannot query field  "a" on type "B".`},
		"a long word": {`Cannot query field "` + long + `" on type "B".`, `Cannot query field "` + long[:79] + `… on type "B".`},
		"two long words": {"a" + strings.Repeat("b", 90) + " c " + strings.Repeat("d", 90),
			"a" + strings.Repeat("b", 79) + "… c " + strings.Repeat("d", 80) + "…"},
		"many words": {strings.Repeat("one two ", 100), strings.Repeat("one two ", 62) + "one …"},
	} {
		t.Run(name, func(t *testing.T) {
			got := coerce.ClipMessage(c.message)
			if got != c.want || !utf8.ValidString(got) {
				t.Errorf("it is clipped to %q", got)
			}
		})
	}
}
