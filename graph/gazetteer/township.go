package gazetteer

import (
	"slices"
	"strings"

	"coopgraph/graph"
)

// byTownship finds the places with whose name a Chinese text begins: 漾濞县苍山西镇. The match is certain only if the name
// ends in a word for a level (many a town shares its short name with a county elsewhere), if the rest looks like the
// name of a township and names no other place, and if the network holds no narrower place that can be meant.
func (g *Gazetteer) byTownship(text, folded string) (found Matches) {
	head, places := g.longestPrefix(folded, 2)
	if head == "" {
		return nil
	}
	rest := folded[len(head):]
	_, word, _ := cutLevel(head)
	likely := word != "" && isTownshipName(rest) && !g.namesPlace(rest) && !strings.ContainsAny(text, ",，"+listSigns)
	for _, p := range places {
		m := PlaceMatch{By: ByTownship, Place: p, Cost: costTownship}
		if !likely || !g.isLeaf(p) {
			m.Cost += costUncertain
		}
		found = append(found, m)
	}
	return found
}

// longestPrefix returns the longest proper prefix of a text that names places, of at least that many characters, and these
// places. There is none unless the whole text is in Chinese characters.
func (g *Gazetteer) longestPrefix(folded string, atLeast int) (string, []graph.Place) {
	for prefix := range hanPrefixes(folded, atLeast) {
		if len(prefix) == len(folded) {
			continue
		}
		if places := g.path(prefix); places != nil && isHan(folded) {
			return prefix, places
		}
	}
	return "", nil
}

// townshipWords end the names of townships and of smaller places.
var townshipWords = [...]string{"镇", "乡", "街道", "街道办", "街道办事处", "苏木", "嘎查", "村", "社区"}

// Words that show that a text means more than the place with whose name it begins: what is beside it, or all that is in
// it, as in 剑川县以外的乡镇. 和 and 同 are not among the prefixes, since names of townships begin with them: 和平镇.
var (
	aroundWords    = [...]string{"以外", "之外", "除外", "附近", "周边", "周围", "交界", "毗邻", "相邻", "各", "等", "的", "全部", "其他"}
	aroundPrefixes = [...]string{"与", "及", "跟", "或", "到", "至", "暨", "除", "以及", "以东", "以南", "以西", "以北"}
)

// isTownshipName reports whether a text looks like the name of a township or of a smaller place.
func isTownshipName(folded string) bool {
	return slices.ContainsFunc(townshipWords[:], func(word string) bool { return strings.HasSuffix(folded, word) && folded != word }) &&
		!slices.ContainsFunc(aroundWords[:], func(word string) bool { return strings.Contains(folded, word) }) &&
		!slices.ContainsFunc(aroundPrefixes[:], func(word string) bool { return strings.HasPrefix(folded, word) })
}
