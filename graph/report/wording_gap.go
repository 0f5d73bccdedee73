package report

import (
	"fmt"

	"coopgraph/graph"
)

// What is counted by the totals that gaps rest on.
var (
	frameworkAgreements = text{"个省(市、区)签有合作框架协议", "provinces with a framework agreement"}
	friendlyPairs       = text{"对友好城区", "friendly pairs"}
)

// totalReason says how much of a published total is on record.
func totalReason(t *heldTotal, what text, standing Standing) text {
	locator := locatorOf(t.Sources)
	reason := text{
		fmt.Sprintf("规划公布%s%s(%s)，所用记录%s。", t.Published, what.zh, locator.zh, t.held),
		fmt.Sprintf(" The plan counts %s %s (%s). On record: %s.", t.Published, what.en, locator.en, t.held),
	}
	if standing == NotOnRecord {
		reason = reason.plus(text{"没有记录不等于不存在。", " That none is on record does not mean that there is none."})
	}
	return reason
}

// The texts of HIGH_INVESTMENT_WITHOUT_AGREEMENT.
var (
	agreementMissing    = text{"与上海的省级协议", "an agreement of the province with Shanghai"}
	agreementSuggestion = text{"先核实是否已有协议并补录；如确无，可商签省级战略合作框架协议。",
		"Find out whether there is one, and add it; if not, propose a framework agreement."}
)

// agreementReason says what the investment of a province is, which has this rank of that many, and that it has no
// agreement.
func agreementReason(p *partnerProvince, h *graph.Hierarchy, year int32, rank, of int) text {
	reason := text{
		fmt.Sprintf("%d年双向投资%s亿元，居%d个省区市第%d位；所用记录中没有与%s签订的协议。", year, p.amount, of, rank,
			h.NameIn(graph.ZH, p.Place)),
		fmt.Sprintf("In %d investment in both directions came to %s, rank %d of %d provinces; no agreement with %s is on record.",
			year, renminbi(p.amount), rank, of, h.NameInSentence(graph.EN, p.Place)),
	}
	if p.agreementsInside > 0 {
		reason = reason.plus(text{fmt.Sprintf("与其下辖地方的有%d项。", p.agreementsInside),
			fmt.Sprintf(" Places in it have %d.", p.agreementsInside)})
	}
	return reason
}

// tieMissing is what DISTRICT_WITHOUT_TIE_IN_REGION finds missing.
var tieMissing = text{"对口帮扶、友好城区或其他合作关系", "support, a friendly pair or another cooperation"}

// districtReason says that a district has no tie with the members of a council, and how many of that many districts have
// one.
func districtReason(h *graph.Hierarchy, district graph.Node, r *region, tied, districts int) text {
	return text{
		fmt.Sprintf("所用记录中，%s与%s的%d个成员(上海以外)没有对口帮扶、友好城区或其他合作关系；%d个区中%d个有。",
			h.NameIn(graph.ZH, district), r.council.NodeHead().NameZH, len(r.members), districts, tied),
		fmt.Sprintf("No support, friendly pair or cooperation of %s with any of the %d members of %s other than Shanghai is on record; "+
			"districts that have one: %d of %d.", h.NameInSentence(graph.EN, district), len(r.members), h.NameInSentence(graph.EN, r.council), tied, districts),
	}
}

// districtSuggestion counts the members of the council that no district is tied to.
func districtSuggestion(untied int) text {
	return text{
		fmt.Sprintf("核查该区的结对名单并补录；如确无，可从所用记录中尚无任何区结对的%d个成员中选择。", untied),
		fmt.Sprintf("Look for the district's pairs and add them; if there is none, ask a member that no district is tied with on record "+
			"(%d of them).", untied),
	}
}

var totalSuggestion = text{"收集名录，逐条注明来源后补录；在此之前不要据此比较各地。",
	"Collect the names and add them, each with its source; until then do not compare places by them."}

// totalMissing says how much of a published total is not on record.
func totalMissing(t *heldTotal) text {
	return text{fmt.Sprintf("%s：%s", t.NameZH, quantity(t.missing, t.Unit)), fmt.Sprintf("%s: %s", t.NameEN, t.missing)}
}

// totalGapReason sets a published total beside what is held of it.
func totalGapReason(t *heldTotal) text {
	locator := locatorOf(t.Sources)
	return text{
		fmt.Sprintf("规划公布%s(%s)，所用记录%s，差%s。%s", quantity(*t.Published, t.Unit), locator.zh, t.held, t.missing, t.ExplanationZH),
		fmt.Sprintf("Published by the plan: %s (%s). Held in the records used: %s. Missing: %s. %s", t.Published, locator.en, t.held,
			t.missing, t.ExplanationEN),
	}
}
