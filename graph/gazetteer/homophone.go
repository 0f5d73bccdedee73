package gazetteer

import "coopgraph/graph/pinyin"

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
