package seed

import (
	"reflect"
	"strings"
	"testing"
	"unicode"

	"coopgraph/graph"
)

// Nothing is without evidence: not a node, not a tie, not a figure in either, and each citation names a source that is
// loaded.
func TestEverythingIsEvidenced(t *testing.T) {
	sources := map[graph.ID]bool{}
	for _, s := range recordsOf[*graph.Source](loadAll(t)) {
		sources[s.ID] = true
		if s.Sources[0].SourceID != s.ID {
			t.Errorf("%s does not cite itself", s.NameZH)
		}
	}
	evidenced := reflect.TypeFor[graph.Evidenced]()
	found := 0
	var walk func(what string, v reflect.Value)
	walk = func(what string, v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(what, v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(what, v.Index(i))
			}
		case reflect.Struct:
			if v.CanAddr() && v.Addr().Type().Implements(evidenced) {
				found++
				p := v.Addr().Interface().(graph.Evidenced).ProvenanceHead()
				if p.Evidence < graph.Official || p.Evidence > graph.Synthetic || len(p.Sources) == 0 {
					t.Errorf("%s: %v %v", what, p.Evidence, p.Sources)
				}
				for _, c := range p.Sources {
					if !sources[c.SourceID] {
						t.Errorf("%s cites %q, which is no source", what, c.SourceID)
					}
				}
			}
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					walk(what, v.Field(i))
				}
			}
		}
	}
	for _, r := range recordsOf[graph.Record](loadAll(t)) {
		walk(string(r.Head().ID), reflect.ValueOf(r))
	}
	if records := len(loadAll(t).Records); found < 2*records {
		t.Errorf("the walk found %d provenances in %d records", found, records)
	}
	for _, total := range loadAll(t).Totals {
		for _, c := range total.Sources {
			if !sources[c.SourceID] {
				t.Errorf("the total %s cites %q, which is no source", total.Key, c.SourceID)
			}
		}
	}
}

// What is invented says so wherever it is shown, and nothing else does.
func TestOnlyPlaceholdersSaySo(t *testing.T) {
	marked := func(zh, en string) bool {
		return strings.HasPrefix(zh, "〔占位〕") && strings.HasPrefix(en, "[placeholder] ")
	}
	placeholderSource := graph.NewID("source", "coopgraph占位数据", "")
	for _, r := range recordsOf[graph.Record](loadAll(t)) {
		if _, ok := r.(*graph.Source); ok {
			continue
		}
		synthetic := r.Head().Evidence == graph.Synthetic
		cites := false
		for _, c := range r.Head().Sources {
			cites = cites || c.SourceID == placeholderSource
		}
		if cites != synthetic {
			t.Errorf("%s: %v cites the placeholders' source: %v", r.Head().ID, r.Head().Evidence, cites)
		}
		switch r := r.(type) {
		case graph.Node:
			if h := r.NodeHead(); marked(h.NameZH, h.NameEN) != synthetic {
				t.Errorf("%s: %s, %s", h.Evidence, h.NameZH, h.NameEN)
			}
		case *graph.FriendlyPair:
			if marked(r.LabelZH, r.LabelEN) != synthetic {
				t.Errorf("%s: %s, %s", r.Evidence, r.LabelZH, r.LabelEN)
			}
		}
	}
}

func TestNamesLabelsAndTerms(t *testing.T) {
	ascii := func(s string) bool {
		return !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII })
	}
	names := map[graph.ID]*graph.NodeHeader{}
	for _, n := range recordsOf[graph.Node](loadAll(t)) {
		h := n.NodeHead()
		names[h.ID] = h
		if h.NameZH == "" || h.Pinyin == "" || h.SortKey == "" || !ascii(h.SortKey) || !ascii(string(h.ID)) {
			t.Errorf("%s: name %q, pinyin %q, sort key %q", h.ID, h.NameZH, h.Pinyin, h.SortKey)
		}
		if h.NameEN == "" && n.Kind() != graph.KindSource {
			t.Errorf("%s has no English name", h.NameZH)
		}
		for _, list := range [][]string{h.Terms.Names, h.Terms.Pinyin, h.Terms.Initials} {
			seen := map[string]bool{}
			for _, term := range list {
				if term == "" || term != graph.Fold(term) || seen[term] {
					t.Errorf("%s: term %q in %q", h.NameZH, term, list)
				}
				seen[term] = true
			}
		}
		for _, name := range append([]string{h.NameZH, h.NameEN}, h.Aliases...) {
			if graph.Fold(name) != "" && graph.Rank(n, graph.Fold(name)) == graph.NoRank {
				t.Errorf("%s is not found by %s", h.NameZH, name)
			}
		}
	}
	for _, tie := range recordsOf[graph.Tie](loadAll(t)) {
		h := tie.TieHead()
		from, to := names[h.FromID], names[h.ToID]
		if !strings.Contains(h.LabelZH, from.NameZH) || !strings.Contains(h.LabelZH, to.NameZH) ||
			!strings.Contains(h.LabelEN, from.NameEN) || !strings.Contains(h.LabelEN, to.NameEN) {
			t.Errorf("%s, %s: want both of %s and %s", h.LabelZH, h.LabelEN, from.NameZH, to.NameZH)
		}
		if strings.HasSuffix(h.LabelEN, ": ") || strings.HasSuffix(h.LabelZH, "：") {
			t.Errorf("%s, %s: the form is missing", h.LabelZH, h.LabelEN)
		}
	}
}

// A source has an address or says in its title what it is: five rows rest on three documents without one.
func TestSourcesWithoutAddress(t *testing.T) {
	rows, titles := 0, map[graph.ID]string{}
	for _, s := range recordsOf[*graph.Source](loadAll(t)) {
		if s.URL == "" && s.Evidence == graph.Reported {
			titles[s.ID] = s.NameZH
		}
	}
	for _, n := range recordsOf[graph.Node](loadAll(t)) {
		if d := graph.DelegationOf(n); d != nil && titles[d.Sources[0].SourceID] != "" {
			rows++
		}
	}
	if len(titles) != 3 || rows != 5 {
		t.Errorf("%d rows cite %d sources without an address: want 5 and 3: %q", rows, len(titles), titles)
	}
}

// Beginnings are those that sources give: none is after the day that a source first shows the record, and what is dated
// by a source that names the day has it.
func TestBeginningsAreThoseOfSources(t *testing.T) {
	begins := map[string]graph.Date{}
	for _, r := range recordsOf[graph.Record](loadAll(t)) {
		h := r.Head()
		if h.Since != 0 && h.Attested != 0 && h.Since.First() > h.Attested.Last() {
			t.Errorf("%s begins on %s, and is first shown on %s", h.ID, h.Since, h.Attested)
		}
		if n, ok := r.(graph.Node); ok {
			begins[n.NodeHead().NameZH] = h.Since
		}
	}
	for name, want := range map[string]graph.Date{
		"上海市人民政府 浙江省人民政府 小洋山区域合作开发框架协议(进一步深化)": graph.NewDate(2022, 6, 15),
		"西藏自治区上海商会":     graph.NewDate(2023, 11, 25),
		"楚雄州驻上海招商联络服务站": graph.NewDate(2026, 1, 23),
		"上海市宿迁商会":       0, // first shown in 2024-04
	} {
		if got, ok := begins[name]; !ok || got != want {
			t.Errorf("%s begins on %q: want %q", name, got, want)
		}
	}
}
