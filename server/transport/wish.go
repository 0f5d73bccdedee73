package transport

import (
	"slices"
	"strings"
)

// A wish is one element of Accept or Accept-Encoding.
type wish struct {
	name    string // in lower case
	charset string // in lower case, where there is one
	weight  int    // in thousandths
}

// wishes reads the fields of one header. Elements that cannot be read are passed over; other parameters than q and
// charset say nothing here.
func wishes(fields []string) []wish {
	var all []wish
	for _, field := range fields {
		for element := range strings.SplitSeq(field, ",") {
			name, parameters, _ := strings.Cut(strings.ToLower(element), ";")
			w, ok := wish{name: strings.TrimSpace(name), weight: 1000}, true
			for parameter := range strings.SplitSeq(parameters, ";") {
				key, value, _ := strings.Cut(parameter, "=")
				switch strings.TrimSpace(key) {
				case "q":
					w.weight, ok = weightOf(strings.TrimSpace(value))
				case "charset":
					w.charset = strings.Trim(strings.TrimSpace(value), `"`)
				}
				if !ok {
					break
				}
			}
			if ok && w.name != "" {
				all = append(all, w)
			}
		}
	}
	return all
}

// weightOf reads a weight: 0 to 1 with at most three decimals.
func weightOf(q string) (thousandths int, ok bool) {
	whole, decimals, _ := strings.Cut(q, ".")
	if whole != "0" && whole != "1" || len(decimals) > 3 {
		return 0, false
	}
	for _, digit := range []byte((whole + decimals + "000")[:4]) {
		if digit < '0' || digit > '9' {
			return 0, false
		}
		thousandths = 10*thousandths + int(digit-'0')
	}
	return thousandths, thousandths <= 1000
}

// find is the wish of that name, if there is one.
func find(all []wish, name string) (wish, bool) {
	i := slices.IndexFunc(all, func(w wish) bool { return w.name == name })
	if i < 0 {
		return wish{}, false
	}
	return all[i], true
}
