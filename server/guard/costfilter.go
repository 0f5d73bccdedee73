package guard

import "coopgraph/graph"

// tieEnds are the conditions of a filter of ties on the record at one end.
var tieEnds = map[string]bool{"from": true, "to": true, "district": true, "partner": true, "supporter": true, "supported": true,
	"origin": true, "destination": true, "member": true, "organization": true}

// filter returns what it costs to test so many records by a filter: for each condition what it takes to prepare it, and what
// it takes to test each record. It counts every condition for every record, although most records fail earlier.
func (e *costEstimator) filter(filter map[string]any, records int) (cost int) {
	for name, condition := range filter {
		cost = plus(cost, plus(int(perCondition), e.condition(name, condition, records)))
	}
	return cost
}

// condition returns what it costs to test so many records by one condition.
func (e *costEstimator) condition(name string, condition any, records int) (cost int) {
	if condition == nil {
		return 0
	}
	if list, ok := condition.([]any); ok { // and, or
		for _, f := range list {
			f, _ := f.(map[string]any)
			cost = plus(cost, plus(perCompared.times(records), e.filter(f, records)))
		}
		return cost
	}
	nested, ok := condition.(map[string]any)
	if !ok {
		return perCompared.times(records)
	}
	relation, isRelation := e.sizes.lists["filter."+name]
	quantified, isQuantified := e.sizes.lists["Place."+name]
	switch {
	case name == "not":
		return e.filter(nested, records)
	case name == "near":
		return perDistance.times(records)
	case isRelation:
		hops := min(times(records, relation.longest), relation.total)
		return plus(perHop.times(hops), e.filter(nested, hops))
	case tieEnds[name]:
		return plus(perHop.times(records), e.filter(nested, records))
	case isQuantified:
		hops := min(times(records, quantified.longest), quantified.total)
		for _, f := range nested { // some, every, none
			f, _ := f.(map[string]any)
			cost = plus(cost, plus(perHop.times(hops), e.filter(f, hops)))
		}
		return cost
	}
	return comparisons(name, nested, records)
}

// comparisons returns what it costs to compare one field of so many records. A name is compared in both languages.
func comparisons(field string, operators map[string]any, records int) (cost int) {
	texts := 1
	if field == "name" || field == "title" {
		texts = 2
	}
	for operator, operand := range operators {
		values, isList := operand.([]any)
		switch {
		case operator == "contains" || operator == "startsWith":
			cost = plus(cost, perText.times(times(texts, records)))
		case isList && isText(field):
			cost = plus(cost, plus(plus(perOperand.times(len(values)), perFolded.times(bytesIn(values))), perListTest.times(records)))
		case isList:
			cost = plus(cost, perCompared.times(times(len(values), records)))
		case isText(field):
			cost = plus(cost, perListTest.times(records))
		default:
			cost = plus(cost, perCompared.times(records))
		}
	}
	return cost
}

// bytesIn returns how long the texts of a list are together.
func bytesIn(values []any) (length int) {
	for _, v := range values {
		text, _ := v.(string)
		length += len(text)
	}
	return length
}

// isText reports whether a field that filters have conditions on is a text. Its values are looked up in a list, not compared
// one by one.
func isText(field string) bool {
	switch field {
	case "name", "title", "code", "key", "form":
		return true
	}
	return false
}

// statisticRecords are the records of each subject of statistics.
func (e *costEstimator) statisticRecords(subject string) int {
	if kinds, ok := statisticNodes[subject]; ok {
		return e.sizes.nodesOf(kinds)
	}
	return e.sizes.tiesOf(statisticTies[subject], graph.Evidences)
}

// The kinds of the records of the subjects of statistics.
var (
	statisticNodes = map[string]graph.NodeKinds{"PLACES": graph.Places, "CHAMBERS": graph.NodeKindsOf(graph.KindChamber),
		"LIAISON_OFFICES": graph.NodeKindsOf(graph.KindLiaisonOffice), "AGREEMENTS": graph.NodeKindsOf(graph.KindAgreement),
		"ORGANIZATIONS": graph.NodeKindsOf(graph.KindOrganization)}
	statisticTies = map[string]graph.TieKinds{"FRIENDLY_PAIRS": graph.TieKindsOf(graph.Friendly), "PAIRINGS": graph.TieKindsOf(graph.Supports),
		"COOPERATIONS": graph.TieKindsOf(graph.Cooperates), "INVESTMENT_FLOWS": graph.TieKindsOf(graph.Invests), "MEMBERSHIPS": graph.TieKindsOf(graph.Member)}
)
