package neo4j

import (
	"fmt"
	"strings"
	"testing"

	"coopgraph/graph"
)

// TestCollation: the stored forms of texts and decimals sort in Neo4j as the values do in Go.
func TestCollation(t *testing.T) {
	compareUTF16 := func(a, b string) int { return strings.Compare(utf16Units(a), utf16Units(b)) }
	samples := []string{"", "a", "b", "ab", "宁波", "（宁波）", "\U00020BB7野家", "\uFFFD", "\uD7FF", "\uE000", "~", "zz\U0001F600", "zz（"}
	for _, a := range samples {
		for _, b := range samples {
			if got, want := compareUTF16(orderText(a), orderText(b)), strings.Compare(a, b); got != want {
				t.Errorf("%q and %q compare %d, want %d", a, b, got, want)
			}
		}
	}
	var numbers []graph.Decimal
	for _, units := range []int64{-9223372036854775808, -1000000001, -10, -1, 0, 1, 9, 10, 370, 999999999, 9223372036854775807} {
		for scale := range uint8(10) {
			numbers = append(numbers, graph.Decimal{Units: units, Scale: scale})
		}
	}
	for _, a := range numbers {
		for _, b := range numbers {
			if got, want := strings.Compare(orderDecimal(a), orderDecimal(b)), a.Compare(b); got != want {
				t.Errorf("%v and %v compare %d, want %d", a, b, got, want)
			}
		}
	}
}

// utf16Units is a text whose bytes compare as the UTF-16 units of another text.
func utf16Units(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r >= 0x10000 {
			r -= 0x10000
			fmt.Fprintf(&b, "%04x%04x", 0xD800+r>>10, 0xDC00+r&0x3FF)
		} else {
			fmt.Fprintf(&b, "%04x", r)
		}
	}
	return b.String()
}
