package neo4j

import (
	"fmt"
	"slices"
	"strings"

	"coopgraph/graph"
)

// condition is a filter as Cypher: its text, with a question mark for each value, and the values in that order. The text
// depends only on the shape of the filter, so Neo4j plans filters that differ in their values once. A condition may be
// null instead of false.
type condition struct {
	text   string
	values []any
}

var always, never = condition{text: "true"}, condition{text: "false"}

func where(text string, values ...any) condition { return condition{text, values} }

// render puts the values into q under this name, and returns the text with the places of the values in q.
func (c condition) render(name string, q map[string]any) string {
	q[name] = c.values
	var b strings.Builder
	parts := strings.Split(c.text, "?")
	for i, part := range parts {
		if b.WriteString(part); i < len(parts)-1 {
			fmt.Fprintf(&b, "$q.%s[%d]", name, i)
		}
	}
	return b.String()
}

// compiler compiles filters to conditions on the variables of a pattern: a node, or a tie and its ends.
type compiler struct {
	record        string // the variable of the node or the tie
	tie           bool
	from, to, far string // the variables of a tie's ends
	depth         int    // how many patterns this one stands in
	today         graph.Date
}

func (c compiler) compile(f graph.Filter) condition {
	switch f := f.(type) {
	case nil:
		return always
	case graph.And:
		var all []condition
		for _, f := range flatten(f, func(f graph.Filter) (a, b graph.Filter, ok bool) { and, ok := f.(graph.And); return and.A, and.B, ok }) {
			all = append(all, c.compile(f))
		}
		return allOf(all...)
	case graph.Or:
		return c.anyOf(flatten(f, func(f graph.Filter) (a, b graph.Filter, ok bool) { or, ok := f.(graph.Or); return or.A, or.B, ok }))
	case graph.Not:
		return not(c.compile(f.Filter))
	case graph.Test:
		return c.test(f)
	case graph.HeldOn:
		return where(c.record+".heldFrom <= ? AND "+c.record+".heldUntil >= ?", int64(f.Day), int64(f.Day))
	case graph.Named:
		return c.anyOf([]graph.Filter{f})
	case graph.Unattested:
		return where(c.record+".since IS NULL AND "+c.record+".heldFrom > ? AND "+c.record+".heldUntil >= ?", int64(f.Day), int64(f.Day))
	case graph.Ongoing:
		return where(c.record+".heldUntil >= ?", int64(c.today))
	case graph.OfKind:
		if c.tie {
			if f.Kinds&graph.AllTies == 0 && f.Kinds != 0 {
				return never
			}
			return where(c.record + ":" + types(f.Kinds&graph.AllTies))
		}
	case graph.End:
		return c.end(f)
	case graph.Has:
		return c.has(f)
	case graph.Near:
		if !c.tie {
			return c.near(f)
		}
	case graph.BBox:
		if !c.tie {
			return c.inBox(f)
		}
	}
	return never
}

// flatten is the operands of filters that are joined alike, however they are nested.
func flatten(f graph.Filter, split func(graph.Filter) (a, b graph.Filter, ok bool)) (operands []graph.Filter) {
	stack := []graph.Filter{f}
	for len(stack) > 0 {
		f := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if a, b, ok := split(f); ok {
			stack = append(stack, b, a)
		} else {
			operands = append(operands, f)
		}
	}
	return operands
}

// join joins the operands in the order of their texts, so that equal filters have equal texts.
func join(by string, operands []condition) condition {
	slices.SortStableFunc(operands, func(a, b condition) int { return strings.Compare(a.text, b.text) })
	var all condition
	parts := make([]string, len(operands))
	for i, c := range operands {
		parts[i] = c.text
		all.values = append(all.values, c.values...)
	}
	if all.text = strings.Join(parts, by); len(operands) > 1 {
		all.text = "(" + all.text + ")"
	}
	return all
}

func allOf(conditions ...condition) condition {
	var operands []condition
	for _, c := range conditions {
		switch c.text {
		case never.text:
			return never
		case always.text, "":
		default:
			operands = append(operands, c)
		}
	}
	if len(operands) == 0 {
		return always
	}
	return join(" AND ", operands)
}

// anyOf holds if one of the filters does. The texts that one field may equal become one list, and so do names.
func (c compiler) anyOf(filters []graph.Filter) condition {
	var operands []condition
	equal, forms := map[graph.Field][]string{}, []string(nil)
	for _, f := range filters {
		if t, ok := f.(graph.Test); ok && t.Op == graph.Eq && t.Value.Text() != "" {
			equal[t.Field] = append(equal[t.Field], t.Value.Text())
			continue
		}
		if n, ok := f.(graph.Named); ok {
			forms = append(forms, n.Form)
			continue
		}
		switch operand := c.compile(f); operand.text {
		case always.text:
			return always
		case never.text:
		default:
			operands = append(operands, operand)
		}
	}
	if forms != nil && !c.tie {
		operands = append(operands, where("any(form IN "+c.record+".forms WHERE form IN ?)", forms))
	}
	for field, values := range equal {
		if col := byField[field]; col != nil && col.values == textValue {
			operands = append(operands, where(c.record+"."+col.name+" IN ?", values))
		}
	}
	if len(operands) == 0 {
		return never
	}
	joined := join(" OR ", operands)
	if len(operands) > 1 && strings.Contains(joined.text, " AND ") {
		// Without coalesce, Neo4j would multiply the condition out, which takes longer than the answer.
		joined.text = "coalesce(" + joined.text + ", false)"
	}
	return joined
}

// not is two-valued: the negation of a condition that is null holds.
func not(c condition) condition {
	switch c.text {
	case always.text:
		return never
	case never.text:
		return always
	}
	return condition{"NOT coalesce(" + c.text + ", false)", c.values}
}
