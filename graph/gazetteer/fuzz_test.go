package gazetteer_test

import (
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/gazetteer"
)

// Whatever the text, an exact match is a name or code of the place, or a path to one.
func FuzzResolve(f *testing.F) {
	for _, s := range []string{"", "漾濞县苍山西镇", "漾鼻县", "Yangbi", "532922100", "532922000000", "重慶", "云南剑川", "大理 漾濞", "Jianchuan, Yunnan",
		"新疆省", "北京路", "大理白族", "Yangbi County", "53", ",", "，、", "a,b,c", "\xff县", "县", "自治县", "剑川县 云南", "剑川县（云南大理）", "剑川县、鹤庆县", "剑川和鹤庆", "除剑川县", "剑川县532932", "剑川县与玉龙县交界", "西藏自治区县", "٥٣", "Ｙunnan，", strings.Repeat("县", 50)} {
		f.Add(s)
	}
	h, err := dataset()
	if err != nil {
		f.Fatal(err)
	}
	g := places(f)
	f.Fuzz(func(t *testing.T, text string) {
		found := g.Resolve(text)
		for i, m := range found {
			switch {
			case m.Place == nil || m.Text != text || m.Cost < 0 || i > 0 && m.Cost < found[i-1].Cost:
				t.Fatalf("%q leads to %s", text, describe(found))
			case m.Cost == 0 != (m.By == gazetteer.ByName || m.By == gazetteer.ByCode), found.Exact() != (m.Cost == 0):
				t.Fatalf("%q is exact and is not: %s", text, describe(found))
			case m.By == gazetteer.ByName && !named(h, text, m.Place):
				t.Fatalf("%q is no name of %s", text, m.Place.PlaceHead().NameZH)
			case m.By == gazetteer.ByCode && !coded(text, m.Place):
				t.Fatalf("%q is no code of %s", text, m.Place.PlaceHead().NameZH)
			}
		}
		if !found.Exact() && len(found) > 10 {
			t.Fatalf("%q leads to %d places", text, len(found))
		}
		if best, ok := found.Best(); ok && best != found[0] {
			t.Fatalf("the best match of %q is not the first", text)
		}
		for _, m := range g.Code(text) {
			if !slices.Contains(found, m) {
				t.Fatalf("the code %q leads to %s, and as a text it does not", text, m.Place.PlaceHead().NameZH)
			}
		}
	})
}

// named reports, by trying everything, whether a text is a name of p with names of places above p before it or, after a
// sign, behind it.
func named(h *graph.Hierarchy, text string, p graph.Place) bool {
	folded, comma := graph.Fold(text), strings.ContainsAny(text, ",， 　(（[［【〔")
	down, up := []string{""}, []string{""} // that can be made of what lies above
	for above := h.Within(p); above != nil; above = h.Within(above) {
		for i := range down {
			for form := range above.NodeHead().Terms.Forms {
				down, up = append(down, form+down[i]), append(up, up[i]+form)
			}
		}
	}
	for i := range down {
		for form := range p.NodeHead().Terms.Forms {
			if down[i]+form == folded || comma && (form+up[i] == folded || form+down[i] == folded) {
				return true
			}
		}
	}
	return false
}

// coded reports whether a text is a code of p, of today or former, with or without zeros at its end.
func coded(text string, p graph.Place) bool {
	digits := strings.TrimRight(graph.Fold(text), "0")
	return slices.ContainsFunc(p.NodeHead().Terms.Names, func(name string) bool { return strings.TrimRight(name, "0") == digits })
}

func BenchmarkResolve(b *testing.B) {
	g := places(b)
	for name, text := range map[string]string{"name": "漾濞县", "path": "云南省大理白族自治州漾濞彝族自治县", "code": "532922", "township": "漾濞县苍山西镇",
		"spelling": "漾鼻县", "English": "Jianchuen", "longest": strings.Repeat("大理州漾鼻县", 16)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				g.Resolve(text)
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	h, err := dataset()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		gazetteer.New(h)
	}
}
