package gazetteer

import "coopgraph/graph/pinyin"

// allHomophones finds the places whose name is read like a Chinese text, even if every character of the text is another
// one: 样鼻县 for 漾濞县. The text needs a word for a level, since many words are read like a place: 联系, 濂溪.
func (g *Gazetteer) allHomophones(folded string) (found Matches) {
	text := newSpelling(folded, nil)
	if !text.chinese || text.word == "" {
		return nil
	}
	for _, p := range g.byForm[reading(text.stem)] {
		found = append(found, PlaceMatch{By: BySpelling, Place: p, Cost: costEdit + text.levelCost(&spelling{}, p), likeness: likeness{unequal: text.runes}})
	}
	return found
}

// homophones reports whether two names differ in exactly one character, which is read alike in both.
func homophones(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) {
		return false
	}
	differ := 0
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		if reading := pinyin.Reading(x[i]); reading == "" || reading != pinyin.Reading(y[i]) {
			return false
		}
		differ++
	}
	return differ == 1
}
