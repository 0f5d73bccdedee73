package gazetteer

import (
	"strings"

	"coopgraph/graph"
)

// Code finds the place that a GB/T 2260 code means: six digits, or the two or four digits before its zeros. A code of
// nine or twelve digits means the place whose township it is. A former code means the place of today.
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
	places := g.byForm[own]
	if p := g.byGBCode[own]; p != nil {
		places = []graph.Place{p}
	}
	found := make(Matches, len(places))
	for i, p := range places {
		switch found[i] = (PlaceMatch{Text: text, By: ByCode, Place: p}); {
		case township && g.isLeaf(p):
			found[i].By, found[i].Cost = ByTownship, costTownship
		case township:
			found[i].By, found[i].Cost = ByTownship, costTownship+costUncertain
		}
	}
	return found
}

// digits reports whether a text consists of ASCII digits.
func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
