package gazetteer

import (
	"strings"

	"coopgraph/graph"
)

// Code finds the place that a code means: of GB/T 2260, six digits or the two or four before its zeros, or one of nine or
// twelve digits, which begins with that of the place that a township is in. A former code means the place of today.
func (g *Gazetteer) Code(text string) Matches {
	if folded := graph.Fold(text); digits(folded) {
		return g.code(text, folded)
	}
	return nil
}

func (g *Gazetteer) code(text, folded string) Matches {
	switch len(folded) {
	case 2, 4:
		folded += "0000"[:6-len(folded)]
	case 6, 9, 12:
	default:
		return nil
	}
	own, township := folded[:6], strings.Trim(folded[6:], "0") != ""
	places := g.named[own]
	if p := g.coded[own]; p != nil {
		places = []graph.Place{p}
	}
	found := make(Matches, len(places))
	for i, p := range places {
		switch found[i] = (PlaceMatch{Text: text, By: ByCode, Place: p}); {
		case township && g.lowest(p):
			found[i].By, found[i].Cost = ByTownship, inTownship
		case township:
			found[i].By, found[i].Cost = ByTownship, inTownship+unsure
		}
	}
	return found
}

// digits says whether a text is made of ASCII digits.
func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
