package graph

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Terms are the texts that a search finds a node by. Each is folded by Fold.
type Terms struct {
	Names    []string // code, full, short, former and English names, and former codes
	Pinyin   []string // of the names, without spaces
	Initials []string // of the pinyin
}

// All yields every term.
func (t *Terms) All(yield func(string) bool) {
	for _, term := range t.ByList {
		if !yield(term) {
			return
		}
	}
}

// Forms yields the whole names of the node: all terms except the initials.
func (t *Terms) Forms(yield func(string) bool) {
	for _, list := range [...][]string{t.Names, t.Pinyin} {
		for _, form := range list {
			if !yield(form) {
				return
			}
		}
	}
}

// Fold returns the form in which terms and search texts are compared: lower case, Latin letters without diacritics and in
// half width, simplified characters instead of traditional ones, and only letters and digits.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r = foldRune(r); unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func foldRune(r rune) rune {
	if '！' <= r && r <= '～' { // the full-width forms of '!' to '~'
		r -= '！' - '!'
	}
	if firstCJK <= r && r < endCJK {
		return cmp.Or(simplified[r-firstCJK], r)
	}
	if r = unicode.ToLower(r); r < utf8.RuneSelf {
		return r
	}
	if plain, ok := plainLetters[r]; ok {
		return plain
	}
	return r
}

var plainLetters = func() map[rune]rune {
	m := map[rune]rune{}
	for plain, marked := range map[rune]string{
		'a': "àáâãäåāăą", 'c': "çćč", 'd': "ď", 'e': "èéêëēěę", 'g': "ğ", 'i': "ìíîïīǐı", 'l': "ł", 'n': "ñńňǹ",
		'o': "òóôõöøōǒő", 's': "śšş", 'u': "ùúûüūǔůűǖǘǚǜ", 'y': "ýÿ", 'z': "źżž",
	} {
		for _, r := range marked {
			m[r] = plain
		}
	}
	return m
}()

// ByList yields every term with the number of its list: 0 for names, 1 for pinyin, 2 for initials.
func (t *Terms) ByList(yield func(list int, term string) bool) {
	for i, list := range [...][]string{t.Names, t.Pinyin, t.Initials} {
		for _, term := range list {
			if !yield(i, term) {
				return
			}
		}
	}
}

// Match says how a text matches a term of a node, from 0 to NumMatches-1, the best first. A whole name, code, pinyin or initials
// come before the beginning of one, and the beginning before another part.
type Match int

// NumMatches is how many matches there are.
const NumMatches = 9

// MatchOf returns how a text that is in a term matches it, by the number of the term's list, as ByList has it, and by whether the
// text begins where the term does and ends where the term does.
func MatchOf(list int, begins, ends bool) Match {
	switch {
	case begins && ends:
		return Match(list)
	case begins:
		return Match(list + 3)
	}
	return Match(list + 6)
}

// Rank returns the rank of a node whose best match this is; 0 is best. Among equal matches, placeholders come last, and the
// other nodes in the order of their kinds: provinces, prefectures, districts, counties, then bodies and documents.
func (m Match) Rank(n Node) int {
	rank := int(m)<<5 | nodeTypes[n.Kind()].searchOrder
	if n.Head().Evidence == Synthetic {
		rank |= 1 << 4
	}
	return rank
}

// NoRank is the rank of a node that a text does not find.
const NoRank = -1

// Rank says how well a folded text matches a node, by its best match: see Match. It is NoRank if nothing matches or the text is
// empty.
func Rank(n Node, folded string) int {
	if folded == "" {
		return NoRank
	}
	best := Match(NumMatches)
	for list, term := range n.NodeHead().Terms.ByList {
		if strings.Contains(term, folded) {
			best = min(best, MatchOf(list, strings.HasPrefix(term, folded), len(term) == len(folded)))
		}
	}
	if best == NumMatches {
		return NoRank
	}
	return best.Rank(n)
}
