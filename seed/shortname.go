package seed

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// levelsInChinese lists the words for levels that short names leave out. A longer one stands before each one that it
// ends in.
var levelsInChinese = []string{"特区", "新区", "矿区", "省", "市", "县", "区", "州", "盟", "旗"}

// shortNames returns the short forms of a place's name: 襄樊 for 襄樊市; 路南 and 路南县 for 路南彝族自治县. A name of one character has
// no short form.
func shortNames(nameZH string) []string {
	nameZH, _, _ = strings.Cut(nameZH, "(") // 日喀则市(县级)
	if _, level, autonomous := strings.Cut(nameZH, "自治"); autonomous {
		stem, _ := cutPeoples(nameZH)
		if level == "区" {
			return []string{stem}
		}
		return []string{stem, stem + level}
	}
	if strings.HasSuffix(nameZH, "地区") { // else 梧州地区 would be found as 梧州市, which lay in it
		return nil
	}
	for _, level := range levelsInChinese {
		if stem, ok := strings.CutSuffix(nameZH, level); ok && utf8.RuneCountInString(stem) > 1 {
			return []string{stem}
		}
	}
	return nil
}

// formerShortNames returns the short forms of a place's former names, except those that a place above it has today: 丽江
// is 丽江市, and not the county in it that was 丽江县.
func (b *builder) formerShortNames(o *placeNames, above string) (names []string) {
	if o == nil {
		return nil
	}
	for _, former := range o.former {
		for _, name := range shortNames(former) {
			if !b.aboveCalled(above, name) {
				addTerm(&names, name)
			}
		}
	}
	return names
}

// aboveCalled reports whether the place with a code, or one above it, has a name.
func (b *builder) aboveCalled(code, name string) bool {
	for p := b.places.byCode[code]; p != nil; p = b.places.parent[p.PlaceHead().Code] {
		if slices.Contains(b.places.named[name], p) {
			return true
		}
	}
	return false
}
