package neo4j

import (
	"fmt"
	"strconv"
	"strings"

	"coopgraph/graph"
)

// ordering sorts the records of a list in a statement.
type ordering struct {
	id   string // expression of the record's id
	key  string // expression of the value, "" where every record's is null
	sort sortOf // of the values
	desc bool
}

// newOrdering is an order of records by a field of what subject names, which is one of them or an end of one. The field
// is a value, so that a list by another field is the same statement; but ids have an index.
func newOrdering(record, subject string, o graph.Order, q map[string]any) ordering {
	by := ordering{id: record + ".id", desc: o.Desc}
	c := byField[o.Field]
	if c == nil {
		return by
	}
	by.sort = c.sort
	if o.Field == graph.FieldID {
		by.key = subject + ".id"
		return by
	}
	by.key = fmt.Sprintf("coalesce(%s[$q.byOrder], %s[$q.by])", subject, subject)
	q["by"], q["byOrder"] = c.name, c.name+"Order"
	return by
}

func (o ordering) nullable() bool { return o.key != "" && !strings.HasSuffix(o.key, ".id") }

// clause is what follows ORDER BY, in the list's direction or, to read its last records, the other one. Neo4j has nulls
// last where it ascends and first where it descends.
func (o ordering) clause(backwards bool) string {
	direction, nulls := "", ""
	if o.desc != backwards {
		direction = " DESC"
	}
	if o.desc && o.nullable() {
		if nulls = o.key + " IS NULL, "; backwards {
			nulls = o.key + " IS NULL DESC, "
		}
	}
	if o.key == "" || o.key == o.id {
		return o.id + direction
	}
	return nulls + o.key + direction + ", " + o.id + direction
}

// after is the condition of a record that lies after a position; the position goes into q under this name.
func (o ordering) after(p graph.Position, name string, q map[string]any) string {
	return o.beyond(p, name, ">", q)
}

// before is the condition of a record that lies before a position.
func (o ordering) before(p graph.Position, name string, q map[string]any) string {
	return o.beyond(p, name, "<", q)
}

// beyond compares records with a position by a sign, as if the list ascended. The condition is not null.
func (o ordering) beyond(p graph.Position, name, sign string, q map[string]any) string {
	value, sort := valueOf(p.Value)
	own := o.sort
	if own == flags {
		if own = numbers; sort == numbers {
			value = p.Value.Int() != 0
		}
	}
	q[name] = map[string]any{"id": string(p.ID), "value": value}
	rising := (sign == ">") != o.desc
	signed := map[bool]string{true: ">", false: "<"}[rising]
	switch {
	case o.key == "" && sort == 0:
		return fmt.Sprintf("%s %s $q.%s.id", o.id, signed, name)
	case o.key == "": // null lies after whatever has a value
		return strconv.FormatBool(sign == ">")
	case sort != 0 && own != sort: // a cursor that was made up; the sorts have an order too
		if (own > sort) == rising {
			return map[bool]string{true: "true", false: o.key + " IS NOT NULL"}[sign == ">"]
		}
		return map[bool]string{true: o.key + " IS NULL", false: "false"}[sign == ">"]
	}
	return fmt.Sprintf("CASE WHEN $q.%[3]s.value IS NULL THEN %[1]s IS NULL AND %[4]s %[2]s $q.%[3]s.id %[6]s "+
		"ELSE %[1]s IS NULL AND %[5]t OR coalesce(%[1]s %[2]s $q.%[3]s.value OR %[1]s = $q.%[3]s.value AND %[4]s %[2]s $q.%[3]s.id, false) END",
		o.key, signed, name, o.id, sign == ">", map[bool]string{true: "", false: "OR " + o.key + " IS NOT NULL"}[sign == ">"])
}
