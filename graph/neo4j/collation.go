package neo4j

import (
	"fmt"
	"strings"

	"coopgraph/graph"
)

// Neo4j sorts texts by UTF-16 units, and the API by the bytes of UTF-8. The two agree on all characters below
// sortSentinel, which no text uses. A text with a character from it on is stored a second time, for sorting: each such
// character is written as sortSentinel and two characters below it.
const sortSentinel = '\uD7FF'

// orderText is a text that sorts in Neo4j as s does in Go.
func orderText(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r >= sortSentinel }) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if r < sortSentinel {
			b.WriteRune(r)
			continue
		}
		b.WriteRune(sortSentinel)
		b.WriteRune(' ' + r>>12)
		b.WriteRune(' ' + r&0xFFF)
	}
	return b.String()
}

// orderDecimal is a text that sorts as the number does: its floor, shifted to be positive, and its nine decimals.
func orderDecimal(d graph.Decimal) string {
	const billion = 1_000_000_000
	unit := int64(1)
	for range d.Scale {
		unit *= 10
	}
	floor, rest := d.Units/unit, d.Units%unit*(billion/unit)
	if rest < 0 {
		floor, rest = floor-1, rest+billion
	}
	return fmt.Sprintf("%016x%09d", uint64(floor)^1<<63, rest)
}

// storedValue is a value as a list or a filter compares it in Neo4j, and its type, which is 0 for null.
func storedValue(v graph.Value) (value any, t valueType) {
	d, number := v.Decimal()
	switch {
	case v.IsNull():
		return nil, 0
	case v.Text() != "":
		return orderText(v.Text()), textValue
	case number && v == graph.DecimalValue(d):
		return orderDecimal(d), decimalValue
	case number:
		return v.Int(), numberValue
	}
	return v.Int(), dateValue
}
