package seed

import (
	"slices"
	"strings"
)

// peoples is the English names of the peoples that autonomous units are named after, as their Chinese names write them.
var peoples = map[string]string{
	"蒙古族": "Mongol", "蒙古": "Mongol", "回族": "Hui", "藏族": "Tibetan", "维吾尔": "Uygur", "苗族": "Miao", "彝族": "Yi",
	"壮族": "Zhuang", "布依族": "Bouyei", "朝鲜族": "Korean", "满族": "Manchu", "侗族": "Dong", "瑶族": "Yao", "白族": "Bai",
	"土家族": "Tujia", "哈尼族": "Hani", "哈萨克族": "Kazakh", "哈萨克": "Kazakh", "傣族": "Dai", "黎族": "Li", "傈僳族": "Lisu",
	"佤族": "Va", "畲族": "She", "拉祜族": "Lahu", "水族": "Sui", "东乡族": "Dongxiang", "纳西族": "Naxi", "景颇族": "Jingpo",
	"柯尔克孜": "Kirgiz", "土族": "Tu", "达斡尔族": "Daur", "仫佬族": "Mulao", "羌族": "Qiang", "布朗族": "Blang", "撒拉族": "Salar",
	"毛南族": "Maonan", "仡佬族": "Gelao", "锡伯": "Xibe", "塔吉克": "Tajik", "普米族": "Pumi", "怒族": "Nu", "保安族": "Bonan",
	"裕固族": "Yugur", "独龙族": "Derung", "各族": "Multi-ethnic",
}

// peoplesOf is the English names of the peoples that an autonomous unit is named after, in the order of its Chinese name:
// Hani and Yi of 红河哈尼族彝族自治州. A unit that has no other name, as 东乡族自治县, is named after none.
func peoplesOf(nameZH string) []string {
	_, names := cutPeoples(nameZH)
	return names
}

// cutPeoples cuts off what an autonomous unit is, and the peoples that it is named after: 红河 and these are left.
func cutPeoples(nameZH string) (rest string, names []string) {
	rest, _, autonomous := strings.Cut(nameZH, "自治")
	for people := autonomous; people; {
		people = false
		for zh, en := range peoples { // none of them ends in another one
			if before, ok := strings.CutSuffix(rest, zh); ok && before != "" {
				rest, names, people = before, append(names, en), true
				break
			}
		}
	}
	slices.Reverse(names)
	return rest, names
}

// enumerated is a list as an English text has it: Lahu, Va, Blang and Dai.
func englishList(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " and " + list[last]
}

// checkPeoples checks that the English name of a unit of several peoples lists them as its Chinese name does.
func (r row) checkPeoples() {
	list := peoplesOf(r.text("name_zh"))
	if want := " " + englishList(list) + " Autonomous "; len(list) > 1 && !strings.Contains(r.text("name_en"), want) {
		r.invalid("name_en", "a name with"+want+"in it")
	}
}

// levelsInEnglish is what English names of places end in, longer ones before those that they end in.
var levelsInEnglish = []string{
	"Autonomous Region", "Autonomous Prefecture", "Autonomous County", "Autonomous Banner", "New Area",
	"Forestry District", "Special District", "Province", "City", "County", "District", "Prefecture", "Banner", "League", "SAR",
}

// shortEnglish is a place's English name without its level, and without the peoples that it is named after beside the
// place's own name: Kashgar of Kashgar Prefecture, Dali of Dali Bai Autonomous Prefecture, Xizang of Xizang (Tibet)
// Autonomous Region. It is the name itself if it ends in no level.
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

// isPeople says whether a word is part of a list of peoples.
func isPeople(word string) bool {
	word = strings.TrimSuffix(word, ",")
	for _, name := range peoples {
		if word == name {
			return true
		}
	}
	return word == "and"
}
