package graph_test

import (
	"strings"
	"testing"
	"unicode"

	"coopgraph/graph"
)

func TestFold(t *testing.T) {
	for s, want := range map[string]string{
		"": "", " -—·": "", "Ürümqi": "urumqi", "ÜRÜMQI": "urumqi", "Lüliang Shi": "luliangshi", "lǚ liáng": "luliang",
		"Xi’an": "xian", "叶城县": "叶城县", "（浦东新区）": "浦东新区", "310115": "310115", "A1 b2": "a1b2", "u\u0308": "u", "İ": "i",
		"\xff": "", "Ａ": "a", "５３": "53", "（宁）": "宁",
		"重慶": "重庆", "蘇州": "苏州", "臺灣省": "台湾省", "乾县": "乾县",
	} {
		t.Run(s, func(t *testing.T) {
			if got := graph.Fold(s); got != want {
				t.Errorf("Fold(%q) = %q, not %q", s, got, want)
			}
		})
	}
}

func TestRank(t *testing.T) {
	terms := graph.Terms{Names: []string{"520300", "遵义市", "遵义", "zunyicity"}, Pinyin: []string{"zunyishi"}, Initials: []string{"zys"}}
	prefecture := &graph.Prefecture{}
	prefecture.Terms = terms
	province, district, county, chamber := &graph.Province{}, &graph.District{}, &graph.County{}, &graph.Chamber{}
	province.Terms, district.Terms, county.Terms, chamber.Terms = terms, terms, terms, terms

	ranks := func(text string) int { return graph.Rank(prefecture, graph.Fold(text)) }
	better := []string{"遵义市", "zunyishi", "ZYS", "遵", "zunyish", "zy", "义", "unyish", "ys"}
	for i := 1; i < len(better); i++ {
		if a, b := ranks(better[i-1]), ranks(better[i]); a >= b || a == graph.NoRank {
			t.Errorf("%q ranks %d, %q ranks %d", better[i-1], a, better[i], b)
		}
	}
	for _, text := range []string{"", "—", "贵阳", "zunyishix"} {
		if got := ranks(text); got != graph.NoRank {
			t.Errorf("%q ranks %d", text, got)
		}
	}
	order := []graph.Node{province, prefecture, district, county, chamber}
	for i := 1; i < len(order); i++ {
		if a, b := graph.Rank(order[i-1], "遵义"), graph.Rank(order[i], "遵义"); a >= b {
			t.Errorf("%s ranks %d, %s ranks %d", order[i-1].Kind(), a, order[i].Kind(), b)
		}
	}
	if whole, part := graph.Rank(chamber, "遵义"), graph.Rank(province, "义"); whole >= part {
		t.Errorf("a part of a province's name (%d) comes before the whole of a chamber's (%d)", part, whole)
	}
	var all []string
	for term := range terms.All {
		all = append(all, term)
	}
	if got := strings.Join(all, " "); got != "520300 遵义市 遵义 zunyicity zunyishi zys" {
		t.Errorf("terms: %s", got)
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "Ürümqi", "İstanbul", "ǅ", "ẞ", "K", "Å", "浦东 Pǔdōng", "\xff\xfe", "e\u0301", "²", "ǛǙ", "雲南劍川"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := graph.Fold(s)
		if again := graph.Fold(folded); again != folded {
			t.Fatalf("%q folds to %q, and that to %q", s, folded, again)
		}
		for _, r := range folded {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) || r == unicode.ReplacementChar || 'A' <= r && r <= 'Z' {
				t.Fatalf("%q folds to %q", s, folded)
			}
		}
		if spaced := graph.Fold(" " + s + "-"); spaced != folded {
			t.Fatalf("%q folds to %q, with space around to %q", s, folded, spaced)
		}
	})
}
