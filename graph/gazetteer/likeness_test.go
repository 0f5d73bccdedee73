package gazetteer_test

import (
	"strings"
	"testing"
)

// Of names equally many edits away, those with two characters swapped come first, then those that begin like the text, and
// of these the one that sounds most alike. Words for a level, and names in which every character is another one, may be misspelt too.
func TestLikeness(t *testing.T) {
	for text, want := range map[string]string{
		"剑州县": "522629 510823 532931", // 剑河县, 剑阁县, 剑川县, before 泽州县 and the like
		"云祥县": "532923", "莎东县": "653125", "漾沣县": "532922",
		"弥度县": "532925 532504", "祥运县": "532923", "三名市": "350400",
		"样鼻县": "532922", "箭穿县": "532931", // every character sounds alike
		"Xiangyung": "532923", "Yechang": "653126", "Yagnbi": "532922", "Jianchaun": "532931", "Kasgar": "653100 653101",
		"Yecheng Conty": "653126", "Jianchuan Conuty": "532931", "Dali Bai Autonomous Prefectur": "532900", "Wanzhou Distrct": "500101",
	} {
		t.Run(text, func(t *testing.T) {
			if found := resolved(t, text); !strings.HasPrefix(codes(found), want) || found.Exact() {
				t.Errorf("%s leads to %s, with the codes %s: want %s first", text, describe(found), codes(found), want)
			}
		})
	}
	for text, want := range map[string]string{"Yecheng Conty": "653126", "样鼻县": "", "剑州县": "", "Chuxiong Prefectur": ""} {
		got := ""
		if best, ok := resolved(t, text).Best(); ok {
			got = best.Place.PlaceHead().Code
		}
		if got != want {
			t.Errorf("%s is taken for %q, want %q", text, got, want)
		}
	}
}
