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
}

// kept are the orders that there are lanes for, those that the API's relations have unless told otherwise: of ties of
// these kinds, by a property that holds the value, never null. Cypher tie_keys writes it, and a migration made the
// indexes.
var kept = []struct {
	order graph.Order
	kinds graph.TieKinds
	key   string // "" where the order is by id alone
}{
	{graph.Order{}, graph.AllTies, ""},
	{graph.Order{Field: graph.FieldID}, graph.AllTies, ""},
	{graph.Order{Field: graph.FieldSince}, graph.TieKindsOf(graph.Cooperates, graph.Member), "sinceKey"},
	{graph.Order{Field: graph.FieldCode, Of: graph.To}, graph.TieKindsOf(graph.Friendly, graph.Supports), "toCode"},
	{graph.Order{Field: graph.FieldSortKey, Of: graph.From}, graph.TieKindsOf(graph.Located, graph.Represents), "fromSortKey"},
	{graph.Order{Field: graph.FieldSince, Of: graph.To}, graph.TieKindsOf(graph.Party), "toSince"},
}

// noText and noDate are what a key is that has no value: more than any.
const (
	noText = string(fence) + string(fence)
	noDate = 9999_99_99
)

// longestPlan bounds the values that a filter compares, in all lanes together: each is planned, and plans take time.
const longestPlan = 48

// along are the lanes that a page can be read from in order of a key of its ties, if it can.
func along(step graph.Step, filter string) (lanes []lane, key string, ok bool) {
	order, w := step.Order, step.Window
	if order.Desc = false; order.Of == graph.Far {
		end, one := map[graph.Arrow]graph.Side{graph.Out: graph.To, graph.In: graph.From}[step.Direction]
		if !one { // the far end is now the one, now the other
			return nil, "", false
		}
		order.Of = end
	}
	kinds := step.Ties & graph.AllTies
	if step.Ties == 0 {
		kinds = graph.AllTies
	}
	for _, k := range kept {
		if k.order == order && kinds&^k.kinds == 0 {
			key, ok = k.key, true
		}
	}
	if !ok || step.Deep || w.Limit <= 0 || w.Limit >= unlimited || step.Order.Desc && key != "" || // nulls would be first
		!fits(w.After, order) || !fits(w.Before, order) {
		return nil, "", false
	}
	in := "id"
	if key != "" {
		in = key + ", id"
	}
	for k := range kinds.All {
		if step.Direction != graph.In {
			lanes = append(lanes, lane{k, "fromId", in, "b", false})
		}
		if step.Direction != graph.Out {
			lanes = append(lanes, lane{k, "toId", in, "a", step.Direction == graph.Both})
		}
	}
	return lanes, key, len(lanes) > 0 && len(lanes)*strings.Count(filter, "$q.f[") <= longestPlan && !strings.Contains(filter, "MATCH")
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
	desc bool
}

// clause is what follows ORDER BY, of ties of one near end where it is given.
func (o laneOrder) clause(near string, backwards bool) string {
	direction, by := "", []string{near, o.key, "id"}
	if o.desc != backwards {
		direction = " DESC"
	}
	var terms []string
	for _, property := range by {
		if property != "" {
			terms = append(terms, "r."+property+direction)
		}
	}
	return strings.Join(terms, ", ")
}

// within is the condition of a tie in a window, in terms that an index is searched by.
func (o laneOrder) within(w graph.Window, q map[string]any) string {
	var terms []string
	if w.After != (graph.Position{}) {
		terms = append(terms, o.beyond("after", ">", "", w.After, q))
	}
	if w.Before != (graph.Position{}) {
		terms = append(terms, o.beyond("before", "<", "", w.Before, q))
	}
	if terms == nil {
		if terms = append(terms, "r.id IS NOT NULL"); o.key != "" {
			terms = append(terms, "r."+o.key+" IS NOT NULL")
		}
	}
	return strings.Join(terms, " AND ")
}

// beyond compares ties with a position by a sign, as if the list ascended; orAt is "=" where the position itself is
// meant too. The position goes into q under this name. An index is used where each of its properties is named, and in
// full where it is named once.
func (o laneOrder) beyond(name, sign, orAt string, p graph.Position, q map[string]any) string {
	value, sort := valueOf(p.Value)
	switch {
	case sort != 0:
	case o.key == "sinceKey" || o.key == "toSince":
		value = int64(noDate)
	default:
		value = noText
	}
	q[name] = map[string]any{"id": string(p.ID), "value": value}
	if o.desc {
		sign = map[string]string{">": "<", "<": ">"}[sign]
	}
	if o.key == "" {
		return fmt.Sprintf("r.id %s%s $q.%s.id", sign, orAt, name)
	}
	// Within coalesce, since Neo4j would look for the one and for the other.
	return fmt.Sprintf("r.%[1]s %[2]s= $q.%[3]s.value AND r.id IS NOT NULL AND "+
		"coalesce(r.%[1]s %[2]s $q.%[3]s.value OR r.id %[2]s%[4]s $q.%[3]s.id, false)", o.key, sign, name, orAt)
}

// lanesOf reads all lanes' ties that lie within bounds and pass a filter, each lane's by what comes after it.
func lanesOf(lanes []lane, bounds, filter string, then func(lane) string) string {
	var read []string
	for _, l := range lanes {
		bounds := bounds
		if l.both && l.near == "toId" {
			bounds += " AND a <> b" // which is met from its first end
		}
		read = append(read, statement("lane", "type", l.kind.String(), "near", l.near, "in", l.in, "bounds", bounds, "far", l.far, "where", filter)+then(l))
	}
	return strings.Join(read, "\n  UNION ALL\n")
}
