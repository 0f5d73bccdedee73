package gazetteer

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"coopgraph/graph"
)

// standing adds to what a text may mean every place that is named somewhere in it, so that none is shown as the only one: in
// 除剑川县, 剑川县6.0级地震 and 剑川县532932. A text that is names and nothing else, as 剑川鹤庆, names several.
func (g *Gazetteer) standing(found Matches, folded string) Matches {
	if places := g.narrowest(g.sequence(folded)); len(places) > 1 && !ofTownship(folded) {
		return together(places)
	}
	next := true // to another name, or at the beginning
	for rest := folded; rest != ""; {
		head, places := g.leading(rest, next)
		for _, p := range places {
			found = append(found, PlaceMatch{By: ByTownship, Place: p, Cost: inTownship + unsure})
		}
		if head == "" {
			_, size := utf8.DecodeRuneInString(rest)
			head = rest[:size]
		}
		rest, next = rest[len(head):], places != nil
		if word := conjunction(rest); next && word != "" {
			if _, others := g.leading(rest[len(word):], true); others != nil { // else it may begin a name itself: 和田
				rest = rest[len(word):]
			}
		}
	}
	return found
}

// conjunction is the one that a text begins with, "" if it begins with none.
func conjunction(folded string) string {
	for _, word := range conjunctions {
		if word != "" && strings.HasPrefix(folded, word) {
			return word
		}
	}
	return ""
}

// leading is the name or code that a text begins with, and the places. A name has the word for its level; next to another
// name it may do without, unless it is that of a township: 金华镇.
func (g *Gazetteer) leading(folded string, next bool) (string, []graph.Place) {
	if head := folded[:len(folded)-len(strings.TrimLeft(folded, "0123456789"))]; head != "" {
		if p := g.coded[head]; p != nil {
			return head, []graph.Place{p}
		}
		return head, nil
	}
	for head := range beginnings(folded, 2) {
		_, word, _ := level(head)
		full := word != "" && utf8.RuneCountInString(head) >= shortest
		if !full && (!next || slices.ContainsFunc(townshipWords[:], func(w string) bool { return strings.HasPrefix(folded[len(head):], w) })) {
			continue
		}
		if places := g.path(head); places != nil {
			return head, places
		}
	}
	return "", nil
}

// sequence finds the places of a text that is names of two Chinese characters or more with or without a conjunction between
// them; none if it is not. It is read from the end, so that each part is read once.
func (g *Gazetteer) sequence(folded string) []graph.Place {
	from := map[int][]graph.Place{len(folded): {}} // what the text from there on is made of
	for at := len(folded); at > 0; {
		_, size := utf8.DecodeLastRuneInString(folded[:at])
		at -= size
		for head := range beginnings(folded[at:], 2) {
			others, ok := following(from, folded, at+len(head))
			if !ok {
				continue
			}
			if places := g.path(head); places != nil {
				from[at] = slices.Concat(places, others)
				break
			}
		}
	}
	return from[0]
}

// following is what a text is made of after a name that ends there, and a conjunction.
func following(from map[int][]graph.Place, folded string, end int) ([]graph.Place, bool) {
	for _, word := range conjunctions {
		others, ok := from[end+len(word)]
		if ok && strings.HasPrefix(folded[end:], word) && (word == "" || len(others) > 0) {
			return others, true
		}
	}
	return nil, false
}

// beginnings are those of a text in Chinese characters, so many at least, the longest first.
func beginnings(folded string, atLeast int) iter.Seq[string] {
	return func(yield func(string) bool) {
		chinese := folded
		if end := strings.IndexFunc(folded, func(r rune) bool { return !unicode.Is(unicode.Han, r) }); end >= 0 {
			chinese = folded[:end]
		}
		for utf8.RuneCountInString(chinese) >= atLeast && yield(chinese) {
			_, size := utf8.DecodeLastRuneInString(chinese)
			chinese = chinese[:len(chinese)-size]
		}
	}
}
