package neo4j

import (
	"fmt"
	"strconv"
	"strings"

	"coopgraph/graph"
)

// ordering sorts the records of a list in a statement.
type ordering struct {
	id     string    // the expression of the record's id
	key    string    // the expression of the value, "" if every record's is null
	values valueType // of key
	desc   bool
}

// newOrdering is an order of records by a field of what subject names: the record, or an end of a tie. The name of the
// field is a value, so that lists by different fields are one statement; but the id is named, since it has an index.
func newOrdering(record, subject string, o graph.Order, q map[string]any) ordering {
	by := ordering{id: record + ".id", desc: o.Desc}
	if o.ByDistance() {
		by.key, by.values = "toInteger(round("+metres(subject, "$q.middle.latitude", "$q.middle.cosine", "$q.middle.longitude")+"))", numberValue
		q["middle"] = map[string]any{"latitude": o.Near.Latitude, "cosine": cosine(o.Near.Latitude), "longitude": o.Near.Longitude}
		return by
	}
	c := byField[o.Field]
	if c == nil {
		return by
	}
	by.values = c.values
	if o.Field == graph.FieldID {
		by.key = subject + ".id"
		return by
	}
	by.key = fmt.Sprintf("coalesce(%s[$q.byOrder], %s[$q.by])", subject, subject)
	q["by"], q["byOrder"] = c.name, c.name+"Order"
	return by
}

func (o ordering) nullable() bool { return o.key != "" && !strings.HasSuffix(o.key, ".id") }

// clause is what follows ORDER BY, in the direction of the list or, to read its last records, in the other one. Neo4j
// sorts nulls last in an ascending list and first in a descending one.
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

// after is the condition that a record lies after a position, which goes into q under this name.
func (o ordering) after(p graph.Position, name string, q map[string]any) string {
	return o.compare(p, name, ">", q)
}

// before is the condition that a record lies before a position, which goes into q under this name.
func (o ordering) before(p graph.Position, name string, q map[string]any) string {
	return o.compare(p, name, "<", q)
}

// compare is the condition that a record lies before ("<") or after (">") a position, as if the list ascended. It is
// never null.
func (o ordering) compare(p graph.Position, name, sign string, q map[string]any) string {
	value, positions := storedValue(p.Value)
	own := o.values
	if own == boolValue {
		if own = numberValue; positions == numberValue {
			value = p.Value.Int() != 0
		}
	}
	q[name] = map[string]any{"id": string(p.ID), "value": value}
	rising := (sign == ">") != o.desc
	signed := map[bool]string{true: ">", false: "<"}[rising]
	switch {
	case o.key == "" && positions == 0:
		return fmt.Sprintf("%s %s $q.%s.id", o.id, signed, name)
	case o.key == "": // null lies after every value
		return strconv.FormatBool(sign == ">")
	case positions != 0 && own != positions: // a cursor that was made up; types have an order too
		if (own > positions) == rising {
			return map[bool]string{true: "true", false: o.key + " IS NOT NULL"}[sign == ">"]
		}
		return map[bool]string{true: o.key + " IS NULL", false: "false"}[sign == ">"]
	}
	return fmt.Sprintf("CASE WHEN $q.%[3]s.value IS NULL THEN %[1]s IS NULL AND %[4]s %[2]s $q.%[3]s.id %[6]s "+
		"ELSE %[1]s IS NULL AND %[5]t OR coalesce(%[1]s %[2]s $q.%[3]s.value OR %[1]s = $q.%[3]s.value AND %[4]s %[2]s $q.%[3]s.id, false) END",
		o.key, signed, name, o.id, sign == ">", map[bool]string{true: "", false: "OR " + o.key + " IS NOT NULL"}[sign == ">"])
}
