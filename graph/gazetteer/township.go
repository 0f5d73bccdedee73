package gazetteer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"coopgraph/graph"
)

// byTownship finds the places that a Chinese text begins with and goes on from: 漾濞县苍山西镇. It is sure only if their
// name ends in a word for a level, for many a town is called like a county elsewhere, if the rest is like the name of a
// township and names no other place, and if no narrower place that the network holds can be meant.
func (g *Gazetteer) byTownship(text, folded string) (found Matches) {
	head, places := g.prefix(folded, 2)
	if head == "" {
		return nil
	}
	rest := folded[len(head):]
	_, word, _ := level(head)
	likely := word != "" && ofTownship(rest) && !g.names(rest) && !strings.ContainsAny(text, ",，"+listSigns)
	for _, p := range places {
		m := PlaceMatch{By: ByTownship, Place: p, Cost: inTownship}
		if !likely || !g.lowest(p) {
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

// townshipWords are what names of townships and of what is smaller end in.
var townshipWords = [...]string{"镇", "乡", "街道", "街道办", "街道办事处", "苏木", "嘎查", "村", "社区"}

// aroundWords stand in texts that begin with the name of a place and say what is beside it, or all that is in it:
// 剑川县以外的乡镇. 和 and 同 are not among those that a text begins with, for names of townships do too: 和平镇.
var (
	aroundWords    = [...]string{"以外", "之外", "除外", "附近", "周边", "周围", "交界", "毗邻", "相邻", "各", "等", "的", "全部", "其他"}
	aroundPrefixes = [...]string{"与", "及", "跟", "或", "到", "至", "暨", "除", "以及", "以东", "以南", "以西", "以北"}
)

// ofTownship says whether a text is like the name of a township or of something smaller.
func ofTownship(folded string) bool {
	return slices.ContainsFunc(townshipWords[:], func(word string) bool { return strings.HasSuffix(folded, word) && folded != word }) &&
		!slices.ContainsFunc(aroundWords[:], func(word string) bool { return strings.Contains(folded, word) }) &&
		!slices.ContainsFunc(aroundPrefixes[:], func(word string) bool { return strings.HasPrefix(folded, word) })
}
