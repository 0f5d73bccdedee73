package gazetteer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"coopgraph/graph"
)

// several finds the places that a text names side by side, none of which it means alone: 剑川县、鹤庆县.
func (g *Gazetteer) several(text, folded string) Matches {
	if places := g.listed(text); places != nil {
		return together(places)
	}
	return together(g.narrowest(g.joined(folded)))
}

// narrowest leaves out places that others lie in: the province of 剑川县云南省.
func (g *Gazetteer) narrowest(all []graph.Place) []graph.Place {
	return slices.DeleteFunc(slices.Clone(all), func(p graph.Place) bool {
		return slices.ContainsFunc(all, func(o graph.Place) bool { return g.in(o, p) })
	})
}

// together are the matches of places that a text names side by side.
func together(places []graph.Place) (found Matches) {
	for _, p := range places {
		found = append(found, PlaceMatch{By: bySeveral, Place: p, Cost: inTownship + unsure})
	}
	return found
}

// listSigns stand between the names of a list and in no path; commas may stand in one.
const listSigns = "、;；/／&＆+＋|"

// enumerated finds the places of a text that is names with signs of a list between them, though one may lie in another:
// 遵义市、习水县.
func (g *Gazetteer) enumerated(text string) []graph.Place {
	return g.each(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(listSigns, r) }))
}

// listed finds the places of a text that is names with a sign or, if names have no spaces, a space between them.
func (g *Gazetteer) listed(text string) []graph.Place {
	between := func(r rune) bool { return strings.ContainsRune(",，"+listSigns, r) }
	text = strings.ReplaceAll(text, " and ", "、")
	if places := g.each(strings.FieldsFunc(text, between)); places != nil {
		return places
	}
	return g.each(strings.FieldsFunc(text, func(r rune) bool { return between(r) || unicode.IsSpace(r) }))
}

// each finds the places of two texts or more, each of which names one to the letter; none if one does not.
func (g *Gazetteer) each(texts []string) (places []graph.Place) {
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

// names says whether a text has somewhere in it the full or short name of a place with the word for its level: 金华镇和鹤庆县草海镇.
func (g *Gazetteer) names(folded string) bool {
	for i := range folded {
		head, _ := g.prefix(folded[i:], shortest)
		if _, word, _ := level(head); word != "" {
			return true
		}
	}
	return false
}

// conjunctions stand between names, longer ones before those that they begin with; "" if nothing does.
var conjunctions = [...]string{"", "以及", "和", "与", "及", "跟", "同", "或", "到", "至", "暨"}

// joined finds the places of a Chinese text that begins with two names or more, with or without a word between them:
// 剑川县和鹤庆县, 剑川县与玉龙县交界. Each ends in a word for a level, since townships are called like counties too: 平乡.
func (g *Gazetteer) joined(folded string) []graph.Place {
	head, places := g.prefix(folded, 2)
	if _, word, _ := level(head); word == "" {
		return nil
	}
	for _, word := range conjunctions {
		rest, ok := strings.CutPrefix(folded[len(head):], word)
		if !ok || rest == "" {
			continue
		}
		if others := g.beginning(rest); others != nil {
			return append(slices.Clone(places), others...)
		}
	}
	return nil
}

// shortest is how many characters a name has at least that only begins a text: 唐县镇 is a town.
const shortest = 3

// beginning finds the places that a text names, or those that it begins with the names of, with the words for their levels.
func (g *Gazetteer) beginning(folded string) []graph.Place {
	if _, word, _ := level(folded); word != "" {
		if places := g.path(folded); places != nil {
			return places
		}
	}
	if places := g.joined(folded); places != nil {
		return places
	}
	head, places := g.prefix(folded, shortest)
	if _, word, _ := level(head); word == "" || utf8.RuneCountInString(head) < shortest {
		return nil
	}
	return places
}
