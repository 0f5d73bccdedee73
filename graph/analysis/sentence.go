package analysis

import (
	"fmt"
	"strconv"
	"strings"

	"coopgraph/graph"
)

// wording is how a kind of tie is said from its first end to its second, and from the second to the first.
type wording struct{ zh, en, backZH, backEN string }

var wordings = [...]wording{
	graph.Within:       {"%s属于%s", "%s lies in %s", "%s下辖%s", "%s contains %s"},
	graph.Friendly:     {"%s与%s结为友好城区", "%s is a friendly district of %s", "%s与%s结为友好城区", "%s has %s as a friendly district"},
	graph.Supports:     {"%s对口帮扶%s", "%s supports %s", "%s由%s对口帮扶", "%s is supported by %s"},
	graph.Cooperates:   {"%s与%s合作", "%s cooperates with %s", "%s与%s合作", "%s cooperates with %s"},
	graph.Invests:      {"%s企业在%s投资", "%s's enterprises invest in %s", "%s有%s企业投资", "%s has investment by enterprises of %s"},
	graph.Member:       {"%s是%s成员", "%s is a member of %s", "%s的成员有%s", "%s has the member %s"},
	graph.Leads:        {"%s牵头%s", "%s leads %s", "%s由%s牵头", "%s is led by %s"},
	graph.Party:        {"%s是《%s》的一方", "%s is a party to “%s”", "《%s》的一方是%s", "“%s” has the party %s"},
	graph.Located:      {"%s设在%s", "%s is located in %s", "%s设有%s", "%s hosts %s"},
	graph.Represents:   {"%s代表%s", "%s stands for %s", "%s由%s代表", "%s is represented by %s"},
	graph.Participates: {"%s参与%s", "%s takes part in %s", "%s有%s参与", "%s has the participant %s"},
	graph.Measures:     {"%s是%s的指标", "%s is a figure of %s", "%s的指标有%s", "%s has the figure %s"},
}

// A committee is in its council, and an office under another, as no place is in a place.
var subordinate = wording{"%s隶属%s", "%s comes under %s", "%s下设%s", "%s has under it %s"}

// sentences say a path in Chinese and in English, hop by hop, with when and where it is written.
func sentences(h *graph.Hierarchy, p *Path) (zh, en string) {
	var partsZH, partsEN []string
	for i, tie := range p.Ties {
		from, to := p.Nodes[i], p.Nodes[i+1]
		w := wordings[tie.Kind()]
		if tie.Kind() == graph.Within && !graph.Places.Has(p.Nodes[i].Kind()) {
			w = subordinate
		}
		formatZH, formatEN := w.zh, w.en
		if tie.TieHead().FromID != from.Head().ID {
			formatZH, formatEN = w.backZH, w.backEN
		}
		partZH := fmt.Sprintf(formatZH, nameIn(graph.ZH, h, from), nameIn(graph.ZH, h, to))
		partEN := fmt.Sprintf(formatEN, nameIn(graph.EN, h, from), nameIn(graph.EN, h, to))
		if tie.TieHead().Evidence == graph.Synthetic {
			partZH, partEN = "〔占位〕"+partZH, "[placeholder] "+partEN
		}
		notesZH, notesEN := notes(tie)
		if len(notesZH) > 0 {
			partZH += "（" + strings.Join(notesZH, "，") + "）"
		}
		if len(notesEN) > 0 {
			partEN += " (" + strings.Join(notesEN, ", ") + ")"
		}
		partsZH, partsEN = append(partsZH, partZH), append(partsEN, partEN)
	}
	return strings.Join(partsZH, "；") + "。", strings.Join(partsEN, "; ") + "."
}

var english = strings.NewReplacer("表", "Table ", "附录", "Appendix ")

// notes are what stands in brackets behind a tie: when, how much, and where it is written.
func notes(tie graph.Tie) (zh, en []string) {
	h := tie.TieHead()
	since, until := h.Since.Year(), h.Until.Year()
	switch flow, invests := tie.(*graph.InvestmentFlow); {
	case invests:
		zh = append(zh, fmt.Sprintf("%d年", flow.Year), flow.Amount.String()+"亿元")
		en = append(en, strconv.Itoa(int(flow.Year)), flow.Amount.String()+" hundred million yuan")
	case since != 0 && until != 0:
		zh, en = append(zh, fmt.Sprintf("%d年至%d年", since, until)), append(en, fmt.Sprintf("%d to %d", since, until))
	case since != 0:
		zh, en = append(zh, fmt.Sprintf("%d年起", since)), append(en, fmt.Sprintf("since %d", since))
	case until != 0:
		zh, en = append(zh, fmt.Sprintf("至%d年", until)), append(en, fmt.Sprintf("until %d", until))
	}
	if len(h.Sources) > 0 && h.Sources[0].Locator != "" && tie.Kind() != graph.Within {
		zh, en = append(zh, h.Sources[0].Locator), append(en, english.Replace(h.Sources[0].Locator))
	}
	return zh, en
}
