package neo4j

import (
	"slices"
	"strings"

	"coopgraph/graph"
)

// The terms that a node is found by are stored as one text, which an index and CONTAINS search: each term after the mark of
// its list. Folded texts have letters and digits only, so no term contains a mark.
const (
	nameMark    = '\n'
	pinyinMark  = '\r'
	initialMark = '\t'
	marks       = "\n\r\t"
)

// putTerms stores the terms as that text, and the forms of names as a list for conditions.
func putTerms(t graph.Terms, to map[string]any) {
	if s := joinedTerms(t); s != "" {
		to["search"] = s
	}
	if forms := slices.Collect(t.Forms); len(forms) > 0 {
		to["forms"] = forms
	}
}

func joinedTerms(t graph.Terms) string {
	var b strings.Builder
	for list, term := range t.ByList {
		b.WriteByte(marks[list])
		b.WriteString(term)
	}
	return b.String()
}

func termsOf(s string) (t graph.Terms) {
	for s != "" {
		mark := s[0]
		end := strings.IndexAny(s[1:], marks) + 1
		if end == 0 {
			end = len(s)
		}
		term := s[1:end]
		switch s = s[end:]; mark {
		case nameMark:
			t.Names = append(t.Names, term)
		case pinyinMark:
			t.Pinyin = append(t.Pinyin, term)
		case initialMark:
			t.Initials = append(t.Initials, term)
		}
	}
	return t
}
