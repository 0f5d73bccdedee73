package gazetteer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"coopgraph/graph"
)

// list finds the places that a text names side by side, and so means none of them alone: 剑川县、鹤庆县.
func (g *Gazetteer) list(text, folded string) Matches {
	if places := g.separatedList(text); places != nil {
		return listMatches(places)
	}
	return listMatches(g.withoutAncestors(g.conjoined(folded)))
}

// withoutAncestors leaves out the places in which others of the list lie: the province of 剑川县云南省.
func (g *Gazetteer) withoutAncestors(all []graph.Place) []graph.Place {
	return slices.DeleteFunc(slices.Clone(all), func(p graph.Place) bool {
		return slices.ContainsFunc(all, func(o graph.Place) bool { return g.liesIn(o, p) })
	})
}

// listMatches makes matches of the places of a list.
func listMatches(places []graph.Place) (found Matches) {
	for _, p := range places {
		found = append(found, PlaceMatch{By: byList, Place: p, Cost: costTownship + costUncertain})
	}
	return found
}

// listSigns separate the names of a list and stand in no path. Commas are not among them, since they stand in paths
// too.
const listSigns = "、;；/／&＆+＋|"

// signedList finds the places of names with list signs between them, even if one place lies in another: 遵义市、习水县.
func (g *Gazetteer) signedList(text string) []graph.Place {
	return g.parsePaths(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(listSigns, r) }))
}

// separatedList finds the places of names with signs or commas between them or, if the names have no spaces, with
// spaces.
func (g *Gazetteer) separatedList(text string) []graph.Place {
	between := func(r rune) bool { return strings.ContainsRune(",，"+listSigns, r) }
	text = strings.ReplaceAll(text, " and ", "、")
	if places := g.parsePaths(strings.FieldsFunc(text, between)); places != nil {
		return places
	}
	return g.parsePaths(strings.FieldsFunc(text, func(r rune) bool { return between(r) || unicode.IsSpace(r) }))
}

// parsePaths finds the places of two or more texts. It returns nil unless each text is an exact path.
func (g *Gazetteer) parsePaths(texts []string) (places []graph.Place) {
	if len(texts) < 2 {
		return nil
	}
	for _, part := range texts {
		named := g.path(graph.Fold(part))
		if named == nil {
			return nil
		}
		places = append(places, named...)
	}
	return places
}

// namesPlace reports whether a text contains the name of a place with the word for its level: 金华镇和鹤庆县草海镇.
func (g *Gazetteer) namesPlace(folded string) bool {
	for i := range folded {
		head, _ := g.longestPrefix(folded[i:], minRunes)
		if _, word, _ := cutLevel(head); word != "" {
			return true
		}
	}
	return false
}

// conjunctions join two names; the empty one stands for none. A longer one stands before each one that it begins with.
var conjunctions = [...]string{"", "以及", "和", "与", "及", "跟", "同", "或", "到", "至", "暨"}

// conjoined finds the places of a Chinese text that begins with two or more names, with or without a conjunction
// between them: 剑川县和鹤庆县, 剑川县与玉龙县交界. Each name ends in a word for a level, since townships share their short names with
// counties: 平乡.
func (g *Gazetteer) conjoined(folded string) []graph.Place {
	head, places := g.longestPrefix(folded, 2)
	if _, word, _ := cutLevel(head); word == "" {
		return nil
	}
	for _, word := range conjunctions {
		rest, ok := strings.CutPrefix(folded[len(head):], word)
		if !ok || rest == "" {
			continue
		}
		if others := g.headPlaces(rest); others != nil {
			return append(slices.Clone(places), others...)
		}
	}
	return nil
}

// minRunes is the least number of characters of a name that is followed by other text: 唐县镇 is a town, not in 唐县.
const minRunes = 3

// headPlaces finds the places of a text that is a path, or begins with one. The names have the words for their levels.
func (g *Gazetteer) headPlaces(folded string) []graph.Place {
	if _, word, _ := cutLevel(folded); word != "" {
		if places := g.path(folded); places != nil {
			return places
		}
	}
	if places := g.conjoined(folded); places != nil {
		return places
	}
	head, places := g.longestPrefix(folded, minRunes)
	if _, word, _ := cutLevel(head); word == "" || utf8.RuneCountInString(head) < minRunes {
		return nil
	}
	return places
}
