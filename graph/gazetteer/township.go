package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"coopgraph/graph"
)

// byTownship finds the places that a Chinese text begins with and goes on from: 漾濞县苍山西镇. It is sure only if their
// name ends in a word for a level, for many a town is called like a county elsewhere, and if no narrower place that the
// network holds can be meant.
func (g *Gazetteer) byTownship(folded string) (found Matches) {
	head, places := g.prefix(folded, 2)
	_, word, _ := level(head)
	for _, p := range places {
		m := PlaceMatch{By: ByTownship, Place: p, Cost: inTownship}
		if word == "" || !g.lowest(p) {
			m.Cost += unsure
		}
		found = append(found, m)
	}
	return found
}

// prefix is the longest beginning of a text, of so many Chinese characters at least and less than all of it, that names
// places, and these.
func (g *Gazetteer) prefix(folded string, atLeast int) (string, []graph.Place) {
	for end := len(folded); end > 0; {
		last, size := utf8.DecodeLastRuneInString(folded[:end])
		end -= size
		if !unicode.Is(unicode.Han, last) || utf8.RuneCountInString(folded[:end]) < atLeast {
			return "", nil
		}
		if places := g.path(folded[:end]); places != nil {
			return folded[:end], places
		}
	}
	return "", nil
}

// ofTownship says whether a text ends like the name of a township or of something smaller.
func ofTownship(folded string) bool {
	for _, word := range [...]string{"镇", "乡", "街道", "街道办", "街道办事处", "苏木", "村", "社区", "路"} {
		if strings.HasSuffix(folded, word) {
			return true
		}
	}
	return false
}
