package transport

import (
	"slices"
	"strings"
)

// acceptItem is one element of Accept or Accept-Encoding (RFC 9110, 12.5).
type acceptItem struct {
	name    string // in lower case
	charset string // in lower case; empty if there is none
	quality int    // the weight (RFC 9110, 12.4.2) in thousandths
}

// parseAccept reads the fields of one header. It ignores elements that are malformed, and parameters other than q and
// charset.
func parseAccept(fields []string) []acceptItem {
	var items []acceptItem
	for _, field := range fields {
		for element := range strings.SplitSeq(field, ",") {
			name, rest, _ := strings.Cut(strings.ToLower(element), ";")
			item, ok := acceptItem{name: strings.TrimSpace(name), quality: 1000}, true
			for parameter := range strings.SplitSeq(rest, ";") {
				key, value, _ := strings.Cut(parameter, "=")
				switch strings.TrimSpace(key) {
				case "q":
					item.quality, ok = parseQuality(strings.TrimSpace(value))
				case "charset":
					item.charset = strings.Trim(strings.TrimSpace(value), `"`)
				}
				if !ok {
					break
				}
			}
			if ok && item.name != "" {
				items = append(items, item)
			}
		}
	}
	return items
}

// parseQuality reads a weight: 0 to 1 with at most three decimals.
func parseQuality(q string) (thousandths int, ok bool) {
	integer, decimals, _ := strings.Cut(q, ".")
	if integer != "0" && integer != "1" || len(decimals) > 3 {
		return 0, false
	}
	for _, digit := range []byte((integer + decimals + "000")[:4]) {
		if digit < '0' || digit > '9' {
			return 0, false
		}
		thousandths = 10*thousandths + int(digit-'0')
	}
	return thousandths, thousandths <= 1000
}

// findItem returns the item of that name; ok is false if there is none.
func findItem(items []acceptItem, name string) (item acceptItem, ok bool) {
	i := slices.IndexFunc(items, func(item acceptItem) bool { return item.name == name })
	if i < 0 {
		return acceptItem{}, false
	}
	return items[i], true
}
