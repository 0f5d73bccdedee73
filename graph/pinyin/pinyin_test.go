package pinyin_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	module "github.com/mozillazg/go-pinyin"

	"coopgraph/graph/pinyin"
)

var update = flag.Bool("update", false, "write readings.txt again, from the module")

func TestReading(t *testing.T) {
	for c, want := range map[rune]string{'鼻': "bi", '濞': "bi", '绿': "lv", '重': "zhong", 'x': "", '-': "", -1: "", unicode.MaxRune: ""} {
		if got := pinyin.Reading(c); got != want {
			t.Errorf("%c is read %q, want %q", c, got, want)
		}
	}
}

// The readings of all characters are those of the module that they are made from.
func TestReadings(t *testing.T) {
	characters := map[string]string{}
	for c := range unicode.MaxRune + 1 {
		want := ""
		if all := module.SinglePinyin(c, module.Args{Style: module.Normal}); len(all) > 0 {
			want = all[0]
			characters[want] += string(c)
		}
		if got := pinyin.Reading(c); got != want && !*update {
			t.Fatalf("%c is read %q, want %q: run go generate", c, got, want)
		}
	}
	if !*update {
		return
	}
	var b strings.Builder
	b.WriteString("# Characters by the commonest syllable that each is read as, without its tone and with v for ü.\n")
	fmt.Fprintf(&b, "# From go-pinyin %s (MIT), which has them from pinyin-data (MIT).\n", module.Version)
	for _, syllable := range slices.Sorted(maps.Keys(characters)) {
		fmt.Fprintf(&b, "%s %s\n", syllable, characters[syllable])
	}
	if err := os.WriteFile("readings.txt", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
