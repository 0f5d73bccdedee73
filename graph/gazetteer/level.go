package gazetteer

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// levelWords lists the words for levels at the end of folded names, with one word for all that have the same meaning. A
// longer word stands before each one that it ends in.
var levelWords = [...]struct{ word, class string }{
	{"特别行政区", "省"}, {"自治区", "省"}, {"省", "省"},
	{"自治州", "州"}, {"州", "州"}, {"地区", "地区"}, {"盟", "盟"}, {"市", "市"},
	{"自治县", "县"}, {"县", "县"}, {"自治旗", "旗"}, {"旗", "旗"}, {"新区", "区"}, {"特区", "区"}, {"林区", "区"}, {"区", "区"},
	{"autonomousregion", "省"}, {"province", "省"}, {"municipality", "市"}, {"autonomousprefecture", "州"}, {"prefecture", "地区"},
	{"league", "盟"}, {"city", "市"}, {"autonomouscounty", "县"}, {"county", "县"}, {"autonomousbanner", "旗"}, {"banner", "旗"},
	{"newarea", "区"}, {"newdistrict", "区"}, {"district", "区"},
}

// cutLevel cuts the word for its level off a name. The word is empty if there is none, or if nothing else would be
// left.
func cutLevel(folded string) (stem, word, class string) {
	for _, l := range levelWords {
		if stem, ok := strings.CutSuffix(folded, l.word); ok && stem != "" {
			return stem, l.word, l.class
		}
	}
	return folded, "", ""
}

// minLevelLetters is the least number of letters of an English word for a level that is known if it is misspelt.
const minLevelLetters = 6

// correctLevel corrects the English word for a level at the end of a folded name, if one edit makes it one: yechengconty.
func correctLevel(folded string) (string, bool) {
	if _, word, _ := cutLevel(folded); word != "" {
		return folded, false
	}
	for _, l := range levelWords {
		if l.word[0] >= utf8.RuneSelf || len(l.word) < minLevelLetters {
			continue
		}
		for length := len(l.word) - 1; length <= len(l.word)+1 && length < len(folded); length++ {
			stem, end := folded[:len(folded)-length], folded[len(folded)-length:]
			if levenshtein.ComputeDistance(end, l.word) == 1 || length == len(l.word) && transposed([]rune(end), []rune(l.word)) {
				return stem + l.word, true
			}
		}
	}
	return folded, false
}
