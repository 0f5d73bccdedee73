package neo4j

import (
	"fmt"
	"strings"

	"coopgraph/graph"
)

// A lane is the ties of one kind at one end of a node, in the order of a list: an index holds them so, with that end's
// id in front. A page that is read along lanes costs what it shows, whatever number of ties its node has.
//
// There is no index for every order, and one would not help a list without a limit, so there are two ways to the same
// page: expand_along reads it from lanes, and expand_all sorts all of the node's ties.
type lane struct {
	kind     graph.TieKind
	near, in string // the property with the id of the near end, and those that the index has after it
	far      string // the node at the other end
	both     bool   // whether there is a lane for the other end too
	part     string // "<" or "=" where it is only the ties whose key is less than, or is, what it is without a value
}

// kept are the orders that there are lanes for, those that the API's relations have unless told otherwise: of ties of
// these kinds, by a property that holds the value, never null. Cypher tie_keys writes it, and a migration made the
// indexes.
var kept = []struct {
	order graph.Order
	kinds graph.TieKinds
	key   string // "" where the order is by id alone
	none  any    // what the key is of ties without a value
}{
	{graph.Order{}, graph.AllTies, "", nil},
	{graph.Order{Field: graph.FieldID}, graph.AllTies, "", nil},
	{graph.Order{Field: graph.FieldSince}, graph.TieKindsOf(graph.Cooperates, graph.Member), "sinceKey", noDate},
	{graph.Order{Field: graph.FieldCode, Of: graph.To}, graph.TieKindsOf(graph.Friendly, graph.Supports), "toCode", noText},
	{graph.Order{Field: graph.FieldSortKey, Of: graph.From}, graph.TieKindsOf(graph.Located, graph.Represents), "fromSortKey", noText},
	{graph.Order{Field: graph.FieldSince, Of: graph.To}, graph.TieKindsOf(graph.Party), "toSince", noDate},
}

// noText and noDate are what a key is that has no value: more than any.
const (
	noText = string(fence) + string(fence)
	noDate = int64(9999_99_99)
)

// longestPlan bounds the values that a filter compares, in all lanes together: each is planned, and plans take time.
const longestPlan = 48

// along are the lanes that a page can be read from, and their order, if it can.
func along(step graph.Step, filter string) (lanes []lane, o laneOrder, ok bool) {
	order, w := step.Order, step.Window
	if order.Desc = false; order.Of == graph.Far {
		end, one := map[graph.Arrow]graph.Side{graph.Out: graph.To, graph.In: graph.From}[step.Direction]
		if !one { // the far end is now the one, now the other
			return nil, o, false
		}
		order.Of = end
	}
	kinds := step.Ties & graph.AllTies
	if step.Ties == 0 {
		kinds = graph.AllTies
	}
	for _, k := range kept {
		if k.order == order && kinds&^k.kinds == 0 {
			o, ok = laneOrder{k.key, k.none, step.Order.Desc}, true
		}
	}
	if !ok || step.Deep || w.Limit <= 0 || w.Limit >= unlimited || !fits(w.After, order) || !fits(w.Before, order) {
		return nil, o, false
	}
	in, parts := "id", []string{""}
	if o.key != "" {
		in = o.key + ", id"
		if step.Order.Desc { // where ties without a value are last too
			parts = []string{"<", "="}
		}
	}
	for k := range kinds.All {
		for _, part := range parts {
			if step.Direction != graph.In {
				lanes = append(lanes, lane{k, "fromId", in, "b", false, part})
			}
			if step.Direction != graph.Out {
				lanes = append(lanes, lane{k, "toId", in, "a", step.Direction == graph.Both, part})
			}
		}
	}
	return lanes, o, len(lanes) > 0 && len(lanes)*strings.Count(filter, "$q.f[") <= longestPlan && !strings.Contains(filter, "MATCH")
}

// fits says whether a position is one of a list in this order: cursors can be made up.
func fits(p graph.Position, o graph.Order) bool {
	_, sort := valueOf(p.Value)
	switch {
	case p == graph.Position{}:
		return true
	case o.Field == 0:
		return sort == 0
	case o.Field == graph.FieldID:
		return p.Value == graph.TextValue(string(p.ID))
	}
	return sort == 0 || sort == byField[o.Field].sort
}

// laneOrder sorts the ties of a lane, or of several.
type laneOrder struct {
	key  string
	none any // what the key is of ties without a value
	desc bool
}

// clause is what follows ORDER BY: of ties of one near end where it is given, otherwise of those of several lanes.
func (o laneOrder) clause(near string, backwards bool) string {
	direction, by := "", []string{near, o.key, "id"}
	if o.desc != backwards {
		direction = " DESC"
	}
	var terms []string
	if near == "" && o.desc && o.key != "" {
		terms = []string{"r." + o.key + " = $q.none" + map[bool]string{true: " DESC"}[backwards]}
	}
	for _, property := range by {
		if property != "" {
			terms = append(terms, "r."+property+direction)
		}
	}
	return strings.Join(terms, ", ")
}

// within is the condition of a lane's tie in a window, in terms that an index is searched by.
func (o laneOrder) within(l lane, w graph.Window, q map[string]any) string {
	var terms []string
	if w.After != (graph.Position{}) {
		terms = append(terms, o.beyond(l, "after", ">", "", w.After, q))
	}
	if w.Before != (graph.Position{}) {
		terms = append(terms, o.beyond(l, "before", "<", "", w.Before, q))
	}
	if terms == nil {
		terms = []string{o.whole(l)}
	}
	return strings.Join(terms, " AND ")
}

// whole names each of the properties of an index, which is used only then.
func (o laneOrder) whole(l lane) string {
	switch {
	case o.key == "":
		return "r.id IS NOT NULL"
	case l.part == "":
		return fmt.Sprintf("r.%s IS NOT NULL AND r.id IS NOT NULL", o.key)
	}
	return fmt.Sprintf("r.%s %s $q.none AND r.id IS NOT NULL", o.key, l.part)
}

// beyond compares ties of a lane with a position by a sign, as if the list ascended; orAt is "=" where the position
// itself is meant too. The position goes into q under this name. An index is searched in full where the condition names
// each of its properties once.
func (o laneOrder) beyond(l lane, name, sign, orAt string, p graph.Position, q map[string]any) string {
	value, sort := valueOf(p.Value)
	if sort == 0 {
		value = o.none
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
	case l.part == "=" && sort == 0:
		return fmt.Sprintf("r.%s = $q.none AND %s", o.key, byID)
	case l.part == "=" && sign == ">", l.part == "<" && sort == 0 && sign == "<": // all of them
		return o.whole(l)
	case l.part == "=", l.part == "<" && sort == 0: // not one of them, in terms of the index too
		return fmt.Sprintf("r.%s = $q.none AND r.id < ''", o.key)
	}
	// Within coalesce, since Neo4j would look for the one and for the other.
	compared := fmt.Sprintf("r.%[1]s %[2]s= $q.%[3]s.value AND r.id IS NOT NULL AND coalesce(r.%[1]s %[2]s $q.%[3]s.value OR %[4]s, false)",
		o.key, rising, name, byID)
	if l.part == "<" && rising == ">" {
		compared += fmt.Sprintf(" AND r.%s < $q.none", o.key)
	}
	return compared
}

// lanesOf reads the ties of all lanes that lie within bounds and pass a filter, each lane's by what comes after it.
func lanesOf(lanes []lane, bounds func(lane) string, filter string, then func(lane) string) string {
	var read []string
	for _, l := range lanes {
		within := bounds(l)
		if l.both && l.near == "toId" {
			within += " AND a <> b" // which is met from its first end
		}
		read = append(read, statement("lane", "type", l.kind.String(), "near", l.near, "in", l.in, "bounds", within, "far", l.far, "where", filter)+then(l))
	}
	return strings.Join(read, "\n  UNION ALL\n")
}
