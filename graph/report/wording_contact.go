package report

import (
	"fmt"

	"coopgraph/graph"
)

// reachNotice says what there is if there is no direct tie with the place.
func reachNotice(c *Contacts, h *graph.Hierarchy) text {
	place := namesOf(h, c.Place)
	switch c.Reach {
	case ReachAbove:
		return text{"所用记录中没有与" + place.zh + "的直接联系，所列为其上级或同一地级行政区的联系。",
			"The records used hold no direct tie with " + place.en + "; those listed are tied to a place above it, or to " +
				"others in its prefecture. "}
	case ReachRoute:
		return text{"所用记录中没有与" + place.zh + "的直接联系；除投资外，与其上级也没有。最近途径：" + Sentence(h, c.NearestRoute, graph.ZH),
			"The records used hold no direct tie with " + place.en + " nor, but for investment, with a place above it. The nearest route: " +
				Sentence(h, c.NearestRoute, graph.EN) + " "}
	case ReachNone:
		return text{"所用记录中没有" + place.zh + "通往上海的联系；没有记录不等于没有联系。",
			"The records used hold no tie that leads from " + place.en +
				" to Shanghai; that none is on record does not mean that there is none. "}
	}
	return text{}
}

// placeholderNotice says how many contacts rest on placeholders alone.
func placeholderNotice(n int) text {
	return text{fmt.Sprintf("所列中有%d项是占位，并非真实联系，不可据以联络。", n),
		fmt.Sprintf("Placeholders among those listed, which are no real ties and not to be acted on: %d. ", n)}
}

// noNumbersNotice says that there are no telephone numbers.
var noNumbersNotice = text{"规划没有给出联系电话，这里也不编造。",
	"The plan gives no telephone numbers, and none are made up here."}

// What the notice says about thresholds.
var (
	excludedSupportNotice = text{"有对口帮扶记录决定该地适用哪一级别，但因所选依据或日期未被采用，故不给出级别。",
		" Which threshold applies depends on ties of support that the chosen evidence or day leaves out, so none is given."}
	unnamedCountiesNotice = text{"所采用的帮扶记录只列出其中部分县(区、市)，规划未说明该级别是否也适用于其余地方。",
		" The ties of support that are used name only some of its counties; the plan does not say whether this threshold " +
			"applies to the others."}
	supportNearbyNotice = text{"本省(区、市)有对口帮扶地区，但规划未说明该级别是否也适用于其中未列名的地方。",
		" Other places in its province are supported; the plan does not say whether their threshold " +
			"applies to those that it does not name."}
)

// unnamedSupportNotice says that the plan counts supported counties around the place and does not name them.
func unnamedSupportNotice(h *graph.Hierarchy, p *graph.Pairing) text {
	place := namesOf(h, h.Place(p.ToID))
	return text{fmt.Sprintf("规划称%s有%d个县(区、市)得到帮扶而未列名，该地是否在内不得而知，故不给出级别。", place.zh, p.CountyCount),
		fmt.Sprintf(" The plan counts %d supported counties in %s and does not name them; whether this is one is not known, "+
			"so no threshold is given.", p.CountyCount, place.en)}
}

// otherYearsNotice says that the plan states the thresholds for other years than that of the question.
func otherYearsNotice(from, until graph.Date) text {
	return text{fmt.Sprintf("规划的应急响应级别适用于%d—%d年，所问之日不在其间，故不给出级别。", from.Year(), until.Year()),
		fmt.Sprintf(" The plan states the thresholds for %d to %d, and the day that was asked for is not in those years, "+
			"so none is given.", from.Year(), until.Year())}
}
