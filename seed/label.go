package seed

import (
	"fmt"

	"coopgraph/graph"
)

// Label returns the one line that shows a tie, in both languages; none for a tie of a kind that has no label. It names
// both ends. If several places have the name of an end, it says which place is meant (上海市普陀区与浙江省舟山市普陀区).
func (names *Names) Label(h *graph.Hierarchy, t graph.Tie, from, to graph.Node) (zh, en string) {
	name := func(language graph.Language, n graph.Node) string {
		if _, ok := n.(graph.Place); ok && n == from && t.Kind() == graph.Within {
			return n.NodeHead().Name(language) // the tie itself says which place it is
		}
		return h.NameInSentence(language, n)
	}
	both := func(formatZH, formatEN string) (string, string) {
		return fmt.Sprintf(formatZH, name(graph.ZH, from), name(graph.ZH, to)),
			graph.Capitalized(fmt.Sprintf(formatEN, name(graph.EN, from), name(graph.EN, to)))
	}
	switch t := t.(type) {
	case *graph.Containment:
		return both("%s隶属%s", "%s is part of %s")
	case *graph.FriendlyPair:
		if t.Evidence == graph.Synthetic {
			return both(PlaceholderMark+"%s与%s友好城区", "[placeholder] %s and %s, a friendly pair")
		}
		return both("%s与%s友好城区", "%s and %s, a friendly pair")
	case *graph.Pairing:
		return pairingLabel(t, both)
	case *graph.Cooperation:
		zh, en = both("%s与%s：", "%s and %s: ")
		return zh + t.Form, en + names.English(t.Form)
	case *graph.InvestmentFlow:
		zh, en = both("%s企业在%s投资", "Investment by enterprises of %s in %s")
		return fmt.Sprintf("%s(%d年)", zh, t.Year), fmt.Sprintf("%s, %d", en, t.Year)
	case *graph.Membership:
		return both("%s是%s成员", "%s is a member of %s")
	case *graph.Leadership:
		return both("%s牵头%s", "%s leads %s")
	case *graph.AgreementParty:
		return both("%s是《%s》的一方", "%s is a party to the “%s”")
	case *graph.Seat:
		return both("%s设在%s", "%s is located in %s")
	case *graph.Representation:
		return both("%s代表%s", "%s represents %s")
	case *graph.Participation:
		return both("%s参与%s", "%s takes part in %s")
	case *graph.Measurement:
		return both("%s是%s的指标", "%s, a figure of %s")
	}
	return "", "" // which is an error of the dataset
}

func pairingLabel(p *graph.Pairing, both func(zh, en string) (string, string)) (zh, en string) {
	if p.Scheme == graph.PairedAssistance {
		return both("%s对口支援%s", "%s supports %s (paired assistance)")
	}
	if p.CountyCount > 1 {
		zh, en = both("%s与%s东西部协作", "%s supports %s (east–west cooperation)")
		return fmt.Sprintf("%s(%d个县区市)", zh, p.CountyCount), fmt.Sprintf("%s, %d counties", en, p.CountyCount)
	}
	return both("%s与%s东西部协作", "%s supports %s (east–west cooperation)")
}
