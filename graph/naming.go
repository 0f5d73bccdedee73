package graph

import "strings"

// NameIn returns the name of a node. If several places have the name, it adds the names of the places above:
// 浙江省舟山市普陀区, Putuo District (Zhoushan City, Zhejiang Province).
func (h *Hierarchy) NameIn(language Language, n Node) string {
	name := n.NodeHead().Name(language)
	p, ok := n.(Place)
	if !ok || !h.Shared(name) {
		return name
	}
	if language != EN {
		return h.Path(p)
	}
	var above []string
	for p = h.Within(p); p != nil; p = h.Within(p) {
		above = append(above, p.NodeHead().Name(language))
	}
	return name + " (" + strings.Join(above, ", ") + ")"
}

// NameInSentence returns the name of a node for use in a sentence: that of NameIn and, in English, an article if it needs one.
func (h *Hierarchy) NameInSentence(language Language, n Node) string {
	if language != EN || n.NodeHead().NameEN == "" || n.Head().Evidence == Synthetic {
		return h.NameIn(language, n)
	}
	return article(n) + h.NameIn(language, n)
}

// article returns what stands before a node's English name in a sentence: bodies and autonomous regions have an article,
// districts have none.
func article(n Node) string {
	switch n.Kind() {
	case KindChamber, KindLiaisonOffice, KindOrganization:
		return "the "
	case KindProgramme:
		return "the programme "
	case KindProvince:
		if name := n.NodeHead().NameEN; strings.HasSuffix(name, " Autonomous Region") || strings.HasSuffix(name, " SAR") {
			return "the "
		}
	}
	return ""
}

// Capitalized returns an English text with its first letter in upper case.
func Capitalized(text string) string {
	if text != "" && text[0] >= 'a' && text[0] <= 'z' {
		return string(text[0]-'a'+'A') + text[1:]
	}
	return text
}
