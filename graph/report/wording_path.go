package report

import (
	"fmt"
	"strings"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// tieWording is how a tie is put into words from its first end to its second, and from its second end to its first.
type tieWording struct{ zh, en, reverseZH, reverseEN string }

var tieWordings = [...]tieWording{
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

// subordinateWording is for WITHIN if no places are its ends: a committee is part of its council, and an office of another.
var subordinateWording = tieWording{"%s隶属%s", "%s comes under %s", "%s下设%s", "%s includes %s"}

// Sentence is the path as a sentence, hop by hop, with years and places in the sources. The hierarchy is for names.
func Sentence(h *graph.Hierarchy, p *analysis.Path, language graph.Language) string {
	hops := make([]string, len(p.Ties))
	for i := range p.Ties {
		hops[i] = hopWording(h, p, i, language)
	}
	return graph.Capitalized(strings.Join(hops, text{"；", "; "}.in(language)) + text{"。", "."}.in(language))
}

func hopWording(h *graph.Hierarchy, p *analysis.Path, hop int, language graph.Language) string {
	from, to, tie := p.Nodes[hop], p.Nodes[hop+1], p.Ties[hop]
	w := tieWordings[tie.Kind()]
	if tie.Kind() == graph.Within && !graph.Places.Has(from.Kind()) {
		w = subordinateWording
	}
	format := text{w.zh, w.en}
	if tie.TieHead().FromID != from.Head().ID {
		format = text{w.reverseZH, w.reverseEN}
	}
	sentence := fmt.Sprintf(format.in(language), h.NameInSentence(language, from), h.NameInSentence(language, to))
	if analysis.EvidenceOf(tie, from, to) == graph.Synthetic {
		sentence = text{"〔占位〕", "[placeholder] "}.in(language) + sentence
	}
	if details := tieDetails(tie, language); len(details) > 0 {
		sentence += text{"（" + strings.Join(details, "，") + "）", " (" + strings.Join(details, ", ") + ")"}.in(language)
	}
	return sentence
}

// tieDetails is what stands in brackets after a tie: years, amount, and the place in the source.
func tieDetails(tie graph.Tie, language graph.Language) (details []string) {
	add := func(zh, en string, values ...any) {
		details = append(details, fmt.Sprintf(text{zh, en}.in(language), values...))
	}
	h := tie.TieHead()
	since, until := h.Since.Year(), h.Until.Year()
	switch flow, invests := tie.(*graph.InvestmentFlow); {
	case invests:
		add("%d年", "%d", flow.Year)
		details = append(details, text{flow.Amount.String() + "亿元", renminbi(flow.Amount)}.in(language))
	case since != 0 && until != 0:
		add("%d年至%d年", "%d to %d", since, until)
	case since != 0:
		add("%d年起", "since %d", since)
	case until != 0:
		add("至%d年", "until %d", until)
	}
	if locator := locatorOf(h.Sources).in(language); locator != "" && tie.Kind() != graph.Within {
		if h.Evidence == graph.Synthetic { // the plan does not name this tie
			add("%s只有总数", "%s has the total only", locator)
		} else {
			details = append(details, locator)
		}
	}
	return details
}
