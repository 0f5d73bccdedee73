// Package pinyin says how Chinese characters are read.
package pinyin

import "github.com/mozillazg/go-pinyin"

// Reading returns the commonest syllable that a character is read as, without its tone and with v for ü; "" if none is
// known.
func Reading(c rune) string {
	if all := pinyin.SinglePinyin(c, pinyin.Args{Style: pinyin.Normal}); len(all) > 0 {
		return all[0]
	}
	return ""
}
