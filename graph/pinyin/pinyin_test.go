package pinyin_test

import (
	"testing"

	"coopgraph/graph/pinyin"
)

func TestReading(t *testing.T) {
	for c, want := range map[rune]string{'鼻': "bi", '濞': "bi", '绿': "lv", '重': "zhong", 'x': "", '-': ""} {
		if got := pinyin.Reading(c); got != want {
			t.Errorf("%c is read %q, want %q", c, got, want)
		}
	}
}
