package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// wording is how a kind of tie is said from its first end to its second, and from the second to the first.
type wording struct{ zh, en, backZH, backEN string }

var wordings = [graph.NumTieKinds + 1]wording{
	graph.Within:       {"%s属于%s", "%s lies in %s", "%s下辖%s", "%s contains %s"},
	graph.Friendly:     {"%s与%s结为友好城区", "%s and %s are a friendly pair", "%s与%s结为友好城区", "%s and %s are a friendly pair"},
	graph.Supports:     {"%s对口帮扶%s", "%s supports %s", "%s由%s对口帮扶", "%s is supported by %s"},
	graph.Cooperates:   {"%s与%s合作", "%s cooperates with %s", "%s与%s合作", "%s cooperates with %s"},
	graph.Invests:      {"%s企业在%s投资", "%s's enterprises invest in %s", "%s有%s企业投资", "%s has investment by enterprises of %s"},
	graph.Member:       {"%s是%s成员", "%s is a member of %s", "%s的成员有%s", "%s has %s as a member"},
	graph.Leads:        {"%s牵头%s", "%s leads %s", "%s由%s牵头", "%s is led by %s"},
	graph.Party:        {"%s是《%s》的一方", "%s is a party to the “%s”", "《%s》的一方是%s", "the “%s” has %s as a party"},
	graph.Located:      {"%s设在%s", "%s is located in %s", "%s设有%s", "%s hosts %s"},
	graph.Represents:   {"%s代表%s", "%s represents %s", "%s由%s代表", "%s is represented by %s"},
	graph.Participates: {"%s参与%s", "%s takes part in %s", "%s有%s参与", "%s has %s as a participant"},
	graph.Measures:     {"%s是%s的指标", "%s is a figure of %s", "%s的指标有%s", "a figure of %s is %s"},
}

// A committee is in its council, and an office under another, as no place is in a place.
var subordinate = wording{"%s隶属%s", "%s comes under %s", "%s下设%s", "%s includes %s"}

// Sentence tells the path in a language, hop by hop, with when and where it is written.
func Sentence(h *graph.Hierarchy, p *analysis.Path, language graph.Language) string {
	hops := make([]string, len(p.Ties))
	for i := range p.Ties {
		hops[i] = sayHop(h, p, i, language)
	}
	return graph.Capitalized(strings.Join(hops, inLanguage(language, "；", "; ")) + inLanguage(language, "。", "."))
}

func sayHop(h *graph.Hierarchy, p *analysis.Path, i int, language graph.Language) string {
	from, to, tie := p.Nodes[i], p.Nodes[i+1], p.Ties[i]
	w := wordings[tie.Kind()]
	if tie.Kind() == graph.Within && !graph.Places.Has(from.Kind()) {
		w = subordinate
	}
	format := inLanguage(language, w.zh, w.en)
	if tie.TieHead().FromID != from.Head().ID {
		format = inLanguage(language, w.backZH, w.backEN)
	}
	said := fmt.Sprintf(format, h.NameInSentence(language, from), h.NameInSentence(language, to))
	if analysis.EvidenceOf(tie, from, to) == graph.Synthetic {
		said = inLanguage(language, "〔占位〕", "[placeholder] ") + said
	}
	if notes := notes(tie, language); len(notes) > 0 {
		said += inLanguage(language, "（"+strings.Join(notes, "，")+"）", " ("+strings.Join(notes, ", ")+")")
	}
	return said
}

var english = strings.NewReplacer("表", "Table ", "附录", "Appendix ", "封面/通知", "cover", "一", "1", "二", "2", "三", "3",
	"四", "4", "五", "5")

// locatorIn is where in the plan something stands: 附录2, Appendix 2; 一(一)4, section 1(1)4.
func locatorIn(language graph.Language, locator string) string {
	if language != graph.EN || locator == "" {
		return locator
	}
	locator = english.Replace(locator)
	if locator[0] >= '0' && locator[0] <= '9' {
		locator = "section " + locator
	}
	return locator
}

// notes are what stands in brackets behind a tie: when, how much, and where it is written.
func notes(tie graph.Tie, language graph.Language) (notes []string) {
	note := func(zh, en string, values ...any) {
		notes = append(notes, fmt.Sprintf(inLanguage(language, zh, en), values...))
	}
	h := tie.TieHead()
	since, until := h.Since.Year(), h.Until.Year()
	switch flow, invests := tie.(*graph.InvestmentFlow); {
	case invests:
		note("%d年", "%d", flow.Year)
		notes = append(notes, inLanguage(language, flow.Amount.String()+"亿元", renminbi(flow.Amount)))
	case since != 0 && until != 0:
		note("%d年至%d年", "%d to %d", since, until)
	case since != 0:
		note("%d年起", "since %d", since)
	case until != 0:
		note("至%d年", "until %d", until)
	}
	if len(h.Sources) > 0 && h.Sources[0].Locator != "" && tie.Kind() != graph.Within {
		locator := locatorIn(language, h.Sources[0].Locator)
		if h.Evidence == graph.Synthetic { // the plan says nothing of this very tie
			note("%s只有总数", "%s has the total only", locator)
		} else {
			notes = append(notes, locator)
		}
	}
	return notes
}

// quantity is a number with its unit in Chinese. Places take 个, which the plan's units leave out: 县(区、市).
func quantity(d graph.Decimal, unit string) string {
	if first, _ := utf8.DecodeRuneInString(unit); strings.ContainsRune("省地州市县区", first) {
		unit = "个" + unit
	}
	return d.String() + unit
}
