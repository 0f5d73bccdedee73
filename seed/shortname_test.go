package seed

import (
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

// The rule for short forms of former names, which are those of prefectures and counties, is that of today's in the file of
// aliases, but for districts of a people, units called by a people alone, and 神农架林区.
func TestShortNamesAreThoseOfToday(t *testing.T) {
	b := newBuilder(dataset())
	short := map[string][]string{}
	for _, r := range b.rows(aliasesFile, "code", "alias", "kind") {
		if r.text("kind") == "short" {
			short[r.text("code")] = append(short[r.text("code")], r.text("alias"))
		}
	}
	if err := b.err(); err != nil {
		t.Fatal(err)
	}
	differ := 0
	for _, p := range recordsOf[graph.Place](loadAll(t)) {
		h := p.PlaceHead()
		for _, name := range shortNames(h.NameZH) {
			if h.Level != graph.LevelProvince && !slices.Contains(short[h.Code], name) {
				if differ++; !strings.Contains(h.NameZH, "族") && !strings.HasSuffix(h.NameZH, "林区") {
					t.Errorf("%s is %s in short, and %s has %v", h.NameZH, name, aliasesFile, short[h.Code])
				}
			}
		}
	}
	if differ > 10 {
		t.Errorf("%d short names differ from %s", differ, aliasesFile)
	}
}

func TestShortNames(t *testing.T) {
	for name, want := range map[string][]string{
		"襄樊市": {"襄樊"}, "路南彝族自治县": {"路南", "路南县"}, "普洱哈尼族彝族自治县": {"普洱", "普洱县"}, "防城各族自治县": {"防城", "防城县"}, "通县": nil,
		"丽江地区": nil, "日喀则市(县级)": {"日喀则"}, "昭乌达盟": {"昭乌达"}, "南市区": {"南市"}, "香格里拉": nil,
	} {
		if got := shortNames(name); !slices.Equal(got, want) {
			t.Errorf("%s is %v in short, want %v", name, got, want)
		}
	}
}

// A former name's short form is not that of a place within one that is called that today.
func TestFormerShortNames(t *testing.T) {
	terms := map[string][]string{}
	for _, p := range recordsOf[graph.Place](loadAll(t)) {
		terms[p.PlaceHead().Code] = p.PlaceHead().Terms.Names
	}
	for _, test := range []struct {
		code, name string
		want       bool
	}{{"420600", "襄樊", true}, {"530126", "路南县", true}, {"530800", "思茅", true}, {"530702", "丽江县", true}, {"530702", "丽江", false}, {"450400", "梧州", true}, {"451100", "梧州", false}} {
		t.Run(test.code+test.name, func(t *testing.T) {
			if got := slices.Contains(terms[test.code], test.name); got != test.want {
				t.Errorf("%s has the term %s: %t", test.code, test.name, got)
			}
		})
	}
}
