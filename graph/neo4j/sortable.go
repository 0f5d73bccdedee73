package neo4j

import (
	"fmt"
	"strings"

	"coopgraph/graph"
)

// Neo4j sorts texts by UTF-16 units and the API by bytes of UTF-8. The two agree on everything below this character,
// which no text has a use for; a text with it or one above it is stored a second time, with those written as this
// character and two below it.
const fence = '\uD7FF'

// orderText is a text that sorts in Neo4j as s does in Go.
func orderText(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r >= fence }) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if r < fence {
			b.WriteRune(r)
			continue
		}
		b.WriteRune(fence)
		b.WriteRune(' ' + r>>12)
		b.WriteRune(' ' + r&0xFFF)
	}
	return b.String()
}

// orderDecimal is a text that sorts as the number does: its floor, shifted to be positive, and its nine decimals.
func orderDecimal(d graph.Decimal) string {
	const ten9 = 1_000_000_000
	unit := int64(1)
	for range d.Scale {
		unit *= 10
	}
	whole, rest := d.Units/unit, d.Units%unit*(ten9/unit)
	if rest < 0 {
		whole, rest = whole-1, rest+ten9
	}
	return fmt.Sprintf("%016x%09d", uint64(whole)^1<<63, rest)
}

// valueOf is the value of a field as it is compared in Neo4j, and of which sort it is; sort is 0 for null.
func valueOf(v graph.Value) (value any, sort sortOf) {
	d, number := v.Decimal()
	switch {
	case v.IsNull():
		return nil, 0
	case v.Text() != "":
		return orderText(v.Text()), texts
	case number && v == graph.DecimalValue(d):
		return orderDecimal(d), decimals
	case number:
		return v.Int(), numbers
	}
	return v.Int(), dates
}
