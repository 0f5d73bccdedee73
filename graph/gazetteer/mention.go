package gazetteer

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"coopgraph/graph"
)

// addMentions adds every place that a text mentions, so that none is shown as the only one: in 除剑川县, 剑川县6.0级地震 and
// 剑川县532932. A text of nothing but names, such as 剑川鹤庆, is a list.
func (g *Gazetteer) addMentions(found Matches, folded string) Matches {
	if places := g.withoutAncestors(g.concatenation(folded)); len(places) > 1 && !isTownshipName(folded) {
		return listMatches(places)
	}
	next := true // whether a name stands directly before, or the text begins here
	for rest := folded; rest != ""; {
		head, places := g.leadingName(rest, next)
		for _, p := range places {
			found = append(found, PlaceMatch{By: ByTownship, Place: p, Cost: costTownship + costUncertain})
		}
		if head == "" {
			_, size := utf8.DecodeRuneInString(rest)
			head = rest[:size]
		}
		rest, next = rest[len(head):], places != nil
		if word := conjunction(rest); next && word != "" {
			if _, others := g.leadingName(rest[len(word):], true); others != nil { // otherwise the word may begin a name: 和田
				rest = rest[len(word):]
			}
		}
	}
	return found
}

// conjunction returns the conjunction with which a text begins, or "".
func conjunction(folded string) string {
	for _, word := range conjunctions {
		if word != "" && strings.HasPrefix(folded, word) {
			return word
		}
	}
	return ""
}

// leadingName returns the name or code with which a text begins, and its places. A name needs the word for its level,
// unless it stands next to another name and no word for a township follows: 金华镇.
func (g *Gazetteer) leadingName(folded string, next bool) (string, []graph.Place) {
	if head := folded[:len(folded)-len(strings.TrimLeft(folded, "0123456789"))]; head != "" {
		if p := g.byGBCode[head]; p != nil {
			return head, []graph.Place{p}
		}
		return head, nil
	}
	for head := range hanPrefixes(folded, 2) {
		_, word, _ := cutLevel(head)
		full := word != "" && utf8.RuneCountInString(head) >= minRunes
		if !full && (!next || slices.ContainsFunc(townshipWords[:], func(w string) bool { return strings.HasPrefix(folded[len(head):], w) })) {
			continue
		}
		if places := g.path(head); places != nil {
			return head, places
		}
	}
	return "", nil
}

// concatenation finds the places of a text that consists of names of two or more Chinese characters, with or without
// conjunctions. It returns nil if the text has anything else. The text is read from its end, so that each part is read
// once.
func (g *Gazetteer) concatenation(folded string) []graph.Place {
	from := map[int][]graph.Place{len(folded): {}} // the places of the text from an offset on
	for at := len(folded); at > 0; {
		_, size := utf8.DecodeLastRuneInString(folded[:at])
		at -= size
		for head := range hanPrefixes(folded[at:], 2) {
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

// following returns the places of the rest of a text after a name that ends there, and a conjunction.
func following(from map[int][]graph.Place, folded string, end int) ([]graph.Place, bool) {
	for _, word := range conjunctions {
		others, ok := from[end+len(word)]
		if ok && strings.HasPrefix(folded[end:], word) && (word == "" || len(others) > 0) {
			return others, true
		}
	}
	return nil, false
}

// hanPrefixes yields the prefixes of a text that consist of Chinese characters, at least that many, longest first.
func hanPrefixes(folded string, atLeast int) iter.Seq[string] {
	return func(yield func(string) bool) {
		chinese := folded
		if end := strings.IndexFunc(folded, notHan); end >= 0 {
			chinese = folded[:end]
		}
		for utf8.RuneCountInString(chinese) >= atLeast && yield(chinese) {
			_, size := utf8.DecodeLastRuneInString(chinese)
			chinese = chinese[:len(chinese)-size]
		}
	}
}

func notHan(r rune) bool { return !unicode.Is(unicode.Han, r) }

func isHan(s string) bool { return !strings.ContainsFunc(s, notHan) }
