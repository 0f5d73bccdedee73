package seed

import (
	"fmt"

	"coopgraph/graph"
)

// label is the one line that a tie is shown by, in both languages; it names both ends. Where the two have the same
// name (普陀区 and 普陀区), the second one is named with the place above it.
func (b *book) label(t graph.Tie, from, to graph.Node) (zh, en string) {
	f, e := from.NodeHead(), to.NodeHead()
	fromZH, fromEN, toZH, toEN := f.NameZH, f.Name(graph.EN), e.NameZH, e.Name(graph.EN)
	if p, ok := to.(graph.Place); ok && fromZH == toZH {
		if above := b.places.parent[p.PlaceHead().Code]; above != nil {
			toZH, toEN = above.PlaceHead().NameZH+toZH, toEN+", "+above.PlaceHead().NameEN
		}
	}
	both := func(formatZH, formatEN string) (string, string) {
		return fmt.Sprintf(formatZH, fromZH, toZH), fmt.Sprintf(formatEN, fromEN, toEN)
	}
	switch t := t.(type) {
	case *graph.Containment:
		return both("%s隶属%s", "%s is part of %s")
	case *graph.FriendlyPair:
		if t.Evidence == graph.Synthetic {
			return both("〔占位〕%s与%s友好城区", "[placeholder] %s and %s, friendly districts")
		}
		return both("%s与%s友好城区", "%s and %s, friendly districts")
	case *graph.Pairing:
		return b.pairingLabel(t, both)
	case *graph.Cooperation:
		zh, en = both("%s与%s：", "%s and %s: ")
		return zh + t.Form, en + b.english[t.Form]
	case *graph.InvestmentFlow:
		zh, en = both("%s企业在%s投资", "Investment of enterprises of %s in %s")
		return fmt.Sprintf("%s(%d年)", zh, t.Year), fmt.Sprintf("%s, %d", en, t.Year)
	case *graph.Membership:
		return both("%s是%s成员", "%s, member of %s")
	case *graph.Leadership:
		return both("%s牵头%s", "%s leads %s")
	case *graph.AgreementParty:
		return both("%s是《%s》的一方", "%s, party to “%s”")
	case *graph.Seat:
		return both("%s设在%s", "%s, located in %s")
	case *graph.Representation:
		return both("%s代表%s", "%s stands for %s")
	case *graph.Participation:
		return both("%s参与%s", "%s takes part in %s")
	}
	return both("%s是%s的指标", "%s, a figure of %s")
}

func (b *book) pairingLabel(p *graph.Pairing, both func(zh, en string) (string, string)) (zh, en string) {
	if p.Scheme == graph.PairedAssistance {
		return both("%s对口支援%s", "%s supports %s (paired assistance)")
	}
	if p.CountyCount > 1 {
		zh, en = both("%s与%s东西部协作", "%s supports %s (east–west cooperation)")
		return fmt.Sprintf("%s(%d个县区市)", zh, p.CountyCount), fmt.Sprintf("%s, %d counties", en, p.CountyCount)
	}
	return both("%s与%s东西部协作", "%s supports %s (east–west cooperation)")
}
