package seed

import (
	"slices"
	"strings"
)

// peoples gives the English name of each people after which autonomous units are named, by its form in their Chinese
// names.
var peoples = map[string]string{
	"蒙古族": "Mongol", "蒙古": "Mongol", "回族": "Hui", "藏族": "Tibetan", "维吾尔": "Uygur", "苗族": "Miao", "彝族": "Yi",
	"壮族": "Zhuang", "布依族": "Bouyei", "朝鲜族": "Korean", "满族": "Manchu", "侗族": "Dong", "瑶族": "Yao", "白族": "Bai",
	"土家族": "Tujia", "哈尼族": "Hani", "哈萨克族": "Kazakh", "哈萨克": "Kazakh", "傣族": "Dai", "黎族": "Li", "傈僳族": "Lisu",
	"佤族": "Va", "畲族": "She", "拉祜族": "Lahu", "水族": "Sui", "东乡族": "Dongxiang", "纳西族": "Naxi", "景颇族": "Jingpo",
	"柯尔克孜": "Kirgiz", "土族": "Tu", "达斡尔族": "Daur", "仫佬族": "Mulao", "羌族": "Qiang", "布朗族": "Blang", "撒拉族": "Salar",
	"毛南族": "Maonan", "仡佬族": "Gelao", "锡伯": "Xibe", "塔吉克": "Tajik", "普米族": "Pumi", "怒族": "Nu", "保安族": "Bonan",
	"裕固族": "Yugur", "独龙族": "Derung", "各族": "Multi-ethnic",
}

// peoplesOf returns the English names of the peoples after which an autonomous unit is named, in the order of its
// Chinese name: Hani and Yi for 红河哈尼族彝族自治州. It returns none if the unit has no other name, as 东乡族自治县.
func peoplesOf(nameZH string) []string {
	_, names := cutPeoples(nameZH)
	return names
}

// cutPeoples cuts the words of autonomy and the peoples off the name of an autonomous unit: 红河 and [Hani Yi] for
// 红河哈尼族彝族自治州.
func cutPeoples(nameZH string) (rest string, names []string) {
	rest, _, autonomous := strings.Cut(nameZH, "自治")
	for people := autonomous; people; {
		people = false
		for zh, en := range peoples { // no form ends in another form
			if before, ok := strings.CutSuffix(rest, zh); ok && before != "" {
				rest, names, people = before, append(names, en), true
				break
			}
		}
	}
	slices.Reverse(names)
	return rest, names
}

// englishList writes a list as English does: Lahu, Va, Blang and Dai.
func englishList(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " and " + list[last]
}

// checkPeoples checks that the English name of a unit of several peoples lists them in the order of its Chinese name.
func (r row) checkPeoples() {
	list := peoplesOf(r.text("name_zh"))
	if want := " " + englishList(list) + " Autonomous "; len(list) > 1 && !strings.Contains(r.text("name_en"), want) {
		r.invalid("name_en", "a name with"+want+"in it")
	}
}

// levelsInEnglish lists the words for levels at the end of English names. A longer one stands before each one that it
// ends in.
var levelsInEnglish = []string{
	"Autonomous Region", "Autonomous Prefecture", "Autonomous County", "Autonomous Banner", "New Area",
	"Forestry District", "Special District", "Province", "City", "County", "District", "Prefecture", "Banner", "League", "SAR",
}

// shortEnglish returns a place's English name without its level, and without the peoples if the place has a name of its
// own beside them: Kashgar for Kashgar Prefecture, Dali for Dali Bai Autonomous Prefecture, Xizang for Xizang (Tibet)
// Autonomous Region. A name that ends in no level is returned as it is.
func shortEnglish(name string) string {
	for _, level := range levelsInEnglish {
		short, ok := strings.CutSuffix(name, " "+level)
		if !ok {
			continue
		}
		short, _, _ = strings.Cut(short, " (")
		words := strings.Fields(short)
		for strings.HasPrefix(level, "Autonomous") && len(words) > 1 && isPeople(words[len(words)-1]) {
			words = words[:len(words)-1]
		}
		return strings.Join(words, " ")
	}
	return name
}

// isPeople reports whether a word is part of a list of peoples.
func isPeople(word string) bool {
	word = strings.TrimSuffix(word, ",")
	for _, name := range peoples {
		if word == name {
			return true
		}
	}
	return word == "and"
}
