package neo4j

import (
	"fmt"
	"strings"

	"coopgraph/graph"
)

// indexScan reads the ties of one kind at one end of a node in the order of an index, whose first property is the id of
// that end. The cost of a page that is read by index scans does not depend on the number of the node's ties.
//
// There is no index for every order, and an index does not help a list without a limit. So there are two ways to the
// same page: expand_scan reads it by index scans, and expand_sort sorts all ties of the node.
type indexScan struct {
	kind       graph.TieKind
	nearID     string // the property with the id of the near end: fromId or toId
	properties string // the properties of the index after nearID
	farNode    string // the variable of the node at the other end: a or b
	bothEnds   bool   // whether the same step also scans the ties at the other end
	keys       string // "" for all ties, "<" for those with a value, "=" for those without one
}

// maxComparedValues bounds how many values the filters of all scans compare together: each is planned, and planning takes
// time.
const maxComparedValues = 48

// indexScans are the scans that read a page of a step, and their order. There are none if no index has the order, if the
// page is the whole list, or if the statement would take long to plan.
func indexScans(step graph.Step, filter string) ([]indexScan, scanOrder) {
	o, ok := scanOrderOf(step)
	w := step.Window
	if !ok || step.Order.ByDistance() || step.Deep || step.Below || w.Limit <= 0 || w.Limit >= unlimited || strings.Contains(filter, "MATCH") {
		return nil, o
	}
	scans := o.scans(step)
	if len(scans)*strings.Count(filter, "$q.f[") > maxComparedValues {
		return nil, o
	}
	return scans, o
}

// scanOrder sorts the ties of one index scan, or of several.
type scanOrder struct {
	key     string // see indexedOrder
	missing any
	desc    bool
}

// scanOrderOf is the order of a step, if indexes have it and the window's positions are ones of such a list.
func scanOrderOf(step graph.Step) (o scanOrder, ok bool) {
	order := step.Order
	if order.Desc = false; order.Of == graph.Far {
		if order.Of, ok = map[graph.TieDirection]graph.Side{graph.Out: graph.To, graph.In: graph.From}[step.Direction]; !ok {
			return o, false // of some ties the far end is the first one, of others the second one
		}
		ok = false
	}
	for _, i := range indexedOrders {
		if i.holds(order, tieKinds(step)) {
			o, ok = scanOrder{i.key, i.missing, step.Order.Desc}, true
		}
	}
	return o, ok && isPositionIn(step.Window.After, order) && isPositionIn(step.Window.Before, order)
}

// tieKinds are the kinds of ties of a step; none in a step means all.
func tieKinds(step graph.Step) graph.TieKinds {
	if step.Ties == 0 {
		return graph.AllTies
	}
	return step.Ties & graph.AllTies
}

// isPositionIn reports whether a list in this order can have a position: cursors can be made up.
func isPositionIn(p graph.Position, o graph.Order) bool {
	_, t := storedValue(p.Value)
	switch {
	case p == graph.Position{}:
		return true
	case o.Field == 0:
		return t == 0
	case o.Field == graph.FieldID:
		return p.Value == graph.TextValue(string(p.ID))
	}
	return t == 0 || t == byField[o.Field].values
}

// scans are those of a step. In a descending list too, ties without a value come last, so they have a scan of their own.
func (o scanOrder) scans(step graph.Step) (scans []indexScan) {
	properties, parts := "id", []string{""}
	if o.key != "" {
		properties = o.key + ", id"
		if o.desc {
			parts = []string{"<", "="}
		}
	}
	for k := range tieKinds(step).All {
		for _, keys := range parts {
			if step.Direction != graph.In {
				scans = append(scans, indexScan{k, "fromId", properties, "b", false, keys})
			}
			if step.Direction != graph.Out {
				scans = append(scans, indexScan{k, "toId", properties, "a", step.Direction == graph.Both, keys})
			}
		}
	}
	return scans
}

// clause is what follows ORDER BY: in the scan at one end of a node if nearID says which, and otherwise for the ties of
// several scans.
func (o scanOrder) clause(nearID string, backwards bool) string {
	direction := ""
	if o.desc != backwards {
		direction = " DESC"
	}
	var terms []string
	if nearID == "" && o.desc && o.key != "" {
		terms = []string{"r." + o.key + " = $q.missing" + map[bool]string{true: " DESC"}[backwards]}
	}
	for _, property := range []string{nearID, o.key, "id"} {
		if property != "" {
			terms = append(terms, "r."+property+direction)
		}
	}
	return strings.Join(terms, ", ")
}

// within is the condition that a tie of a scan lies in a window, in terms that an index is searched by.
func (o scanOrder) within(s indexScan, w graph.Window, q map[string]any) string {
	var terms []string
	if w.After != (graph.Position{}) {
		terms = append(terms, o.compare(s, "after", ">", "", w.After, q))
	}
	if w.Before != (graph.Position{}) {
		terms = append(terms, o.compare(s, "before", "<", "", w.Before, q))
	}
	if terms == nil {
		terms = []string{o.everything(s)}
	}
	return strings.Join(terms, " AND ")
}

// everything is a condition that all ties of a scan meet. It names each property of the index, which is not used otherwise.
func (o scanOrder) everything(s indexScan) string {
	switch {
	case o.key == "":
		return "r.id IS NOT NULL"
	case s.keys == "":
		return fmt.Sprintf("r.%s IS NOT NULL AND r.id IS NOT NULL", o.key)
	}
	return fmt.Sprintf("r.%s %s $q.missing AND r.id IS NOT NULL", o.key, s.keys)
}

// compare is the condition that a tie of a scan lies before ("<") or after (">") a position, as if the list ascended; or
// at the position, if orAt is "=". The position goes into q under this name. The condition names each property of the
// index once, so that the index is searched by all of them.
func (o scanOrder) compare(s indexScan, name, sign, orAt string, p graph.Position, q map[string]any) string {
	value, t := storedValue(p.Value)
	isNull := t == 0
	if isNull {
		value = o.missing
	}
	q[name] = map[string]any{"id": string(p.ID), "value": value}
	rising := sign
	if o.desc {
		rising = map[string]string{">": "<", "<": ">"}[sign]
	}
	byID := fmt.Sprintf("r.id %s%s $q.%s.id", rising, orAt, name)
	switch {
	case o.key == "":
		return byID
	case s.keys == "=" && isNull:
		return fmt.Sprintf("r.%s = $q.missing AND %s", o.key, byID)
	case s.keys == "=" && sign == ">", s.keys == "<" && isNull && sign == "<":
		return o.everything(s)
	case s.keys == "=", s.keys == "<" && isNull: // none of the ties, in terms of the index too
		return fmt.Sprintf("r.%s = $q.missing AND r.id < ''", o.key)
	}
	// Without coalesce, Neo4j would search the index once for each side of OR.
	compared := fmt.Sprintf("r.%[1]s %[2]s= $q.%[3]s.value AND r.id IS NOT NULL AND coalesce(r.%[1]s %[2]s $q.%[3]s.value OR %[4]s, false)",
		o.key, rising, name, byID)
	if s.keys == "<" && rising == ">" {
		compared += fmt.Sprintf(" AND r.%s < $q.missing", o.key)
	}
	return compared
}

// unionOf reads the ties of all scans that are within bounds and pass a filter; bounds and then give, for each scan, the
// condition and what follows.
func unionOf(scans []indexScan, bounds func(indexScan) string, filter string, then func(indexScan) string) string {
	var parts []string
	for _, s := range scans {
		text := bounds(s)
		if s.bothEnds && s.nearID == "toId" {
			text += " AND a <> b" // a tie from a node to itself is met from its first end
		}
		parts = append(parts, statement("index_scan", "type", s.kind.String(), "near", s.nearID, "properties", s.properties,
			"bounds", text, "far", s.farNode, "where", filter)+then(s))
	}
	return strings.Join(parts, "\n  UNION ALL\n")
}
