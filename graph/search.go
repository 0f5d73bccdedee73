package graph

import (
	"strings"
	"unicode"
)

// Terms are the texts that a search finds a node by. Each is folded by Fold.
type Terms struct {
	Names    []string // code, full, short, former and English names, and former codes
	Pinyin   []string // of the names, without spaces
	Initials []string // of the pinyin
}

// All yields every term.
func (t *Terms) All(yield func(string) bool) {
	for _, list := range [...][]string{t.Names, t.Pinyin, t.Initials} {
		for _, term := range list {
			if !yield(term) {
				return
			}
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
	for _, r := range strings.ToLower(s) {
		if '！' <= r && r <= '～' { // the full-width forms of '!' to '~'
			r -= '！' - '!'
		}
		if plain, ok := plainLetters[r]; ok {
			r = plain
		} else if plain, ok := simplified[r]; ok {
			r = plain
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
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

// NoRank is the rank of a node that a text does not find.
const NoRank = -1

// Rank says how well a folded text matches a node; 0 is best. A whole name, code, pinyin or initials rank before the
// beginning of one, and the beginning before another part. Among equal matches, placeholders come last, and the other
// nodes in the order of their kinds: provinces, prefectures, districts, counties, then bodies and documents. It is NoRank
// if nothing matches or the text is empty.
func Rank(n Node, folded string) int {
	terms, best := &n.NodeHead().Terms, NoRank
	if folded == "" {
		return NoRank
	}
	for i, list := range [...][]string{terms.Names, terms.Pinyin, terms.Initials} {
		for _, term := range list {
			class := i
			switch {
			case term == folded:
			case strings.HasPrefix(term, folded):
				class += 3
			case strings.Contains(term, folded):
				class += 6
			default:
				continue
			}
			if best == NoRank || class < best {
				best = class
			}
		}
	}
	if best == NoRank {
		return NoRank
	}
	rank := best<<5 | nodeTypes[n.Kind()].searchOrder
	if n.Head().Evidence == Synthetic {
		rank |= 1 << 4
	}
	return rank
}
