package neo4j

import (
	"fmt"
	"slices"
	"strings"

	"coopgraph/graph"
)

// condition is a filter as Cypher: its text, where each value is a question mark, and the values in that order. The text
// depends on the shape of the filter only, so that filters that differ in their values are planned once. It may be null
// instead of false.
type condition struct {
	text   string
	values []any
}

var always, never = condition{text: "true"}, condition{text: "false"}

func where(text string, values ...any) condition { return condition{text, values} }

// numbered is the condition's text with its values where they are in q.
func (c condition) numbered(q map[string]any) string {
	q["f"] = c.values
	var b strings.Builder
	parts := strings.Split(c.text, "?")
	for i, part := range parts {
		if b.WriteString(part); i < len(parts)-1 {
			fmt.Fprintf(&b, "$q.f[%d]", i)
		}
	}
	return b.String()
}

// subject is what a filter is about, by the names of variables: a node, or a tie and its ends. Names differ by depth.
type subject struct {
	record        string
	tie           bool
	from, to, far string
	depth         int
	today         graph.Date
}

func (s subject) compile(f graph.Filter) condition {
	switch f := f.(type) {
	case nil:
		return always
	case graph.And:
		var all []condition
		for _, f := range chain(f, func(f graph.Filter) (a, b graph.Filter, ok bool) { and, ok := f.(graph.And); return and.A, and.B, ok }) {
			all = append(all, s.compile(f))
		}
		return allOf(all...)
	case graph.Or:
		return s.oneOf(chain(f, func(f graph.Filter) (a, b graph.Filter, ok bool) { or, ok := f.(graph.Or); return or.A, or.B, ok }))
	case graph.Not:
		return not(s.compile(f.Filter))
	case graph.Test:
		return s.test(f)
	case graph.HeldOn:
		return where(s.record+".heldFrom <= ? AND "+s.record+".heldUntil >= ?", int64(f.Day), int64(f.Day))
	case graph.Named:
		return s.oneOf([]graph.Filter{f})
	case graph.Unattested:
		return where(s.record+".since IS NULL AND "+s.record+".heldFrom > ? AND "+s.record+".heldUntil >= ?", int64(f.Day), int64(f.Day))
	case graph.Ongoing:
		return where(s.record+".heldUntil >= ?", int64(s.today))
	case graph.OfKind:
		if s.tie {
			if f.Kinds&graph.AllTies == 0 && f.Kinds != 0 {
				return never
			}
			return where(s.record + ":" + types(f.Kinds&graph.AllTies))
		}
	case graph.End:
		return s.end(f)
	case graph.Has:
		return s.has(f)
	case graph.Near:
		if !s.tie {
			return s.near(f)
		}
	case graph.BBox:
		if !s.tie {
			return s.inBox(f)
		}
	}
	return never
}

// chain is the operands of filters that are joined alike, however they are nested.
func chain(f graph.Filter, join func(graph.Filter) (a, b graph.Filter, ok bool)) (operands []graph.Filter) {
	open := []graph.Filter{f}
	for len(open) > 0 {
		f := open[len(open)-1]
		open = open[:len(open)-1]
		if a, b, ok := join(f); ok {
			open = append(open, b, a)
		} else {
			operands = append(operands, f)
		}
	}
	return operands
}

// joined is the operands in the order of their texts.
func joined(by string, operands []condition) condition {
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
	return joined(" AND ", operands)
}

// oneOf holds where one of the filters does. Texts that one field may equal are one list, and names too.
func (s subject) oneOf(filters []graph.Filter) condition {
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
		switch c := s.compile(f); c.text {
		case always.text:
			return always
		case never.text:
		default:
			operands = append(operands, c)
		}
	}
	if forms != nil && !s.tie {
		operands = append(operands, where("any(form IN "+s.record+".forms WHERE form IN ?)", forms))
	}
	for field, values := range equal {
		if c := byField[field]; c != nil && c.sort == texts {
			operands = append(operands, where(s.record+"."+c.name+" IN ?", values))
		}
	}
	if len(operands) == 0 {
		return never
	}
	either := joined(" OR ", operands)
	if len(operands) > 1 && strings.Contains(either.text, " AND ") {
		// Neo4j would multiply it out, which takes it longer than to answer.
		either.text = "coalesce(" + either.text + ", false)"
	}
	return either
}

// not is two-valued: what is null does not hold, so its negation does.
func not(c condition) condition {
	switch c.text {
	case always.text:
		return never
	case never.text:
		return always
	}
	return condition{"NOT coalesce(" + c.text + ", false)", c.values}
}

var signs = [...]string{graph.Eq: "=", graph.Lt: "<", graph.Lte: "<=", graph.Gt: ">", graph.Gte: ">="}

func (s subject) test(t graph.Test) condition {
	c := byField[t.Field]
	value, sort := valueOf(t.Value)
	if c == nil || sort == 0 || sort != c.sort && (c.sort != flags || sort != numbers) || t.Op < graph.Eq || t.Op > graph.Prefix {
		return never
	}
	property := s.record + "." + c.name
	switch {
	case c.sort == dates:
		return testDate(property, t.Op, graph.Date(t.Value.Int()))
	case t.Op > graph.Gte && c.sort != texts:
		return where(property + " IS NOT NULL") // of numbers these say nothing
	case t.Op == graph.Contains:
		return where(property+" CONTAINS ?", t.Value.Text())
	case t.Op == graph.Prefix:
		return where(property+" STARTS WITH ?", t.Value.Text())
	case c.sort == texts && t.Op == graph.Eq:
		return where(property+" = ?", t.Value.Text())
	case t.Field == graph.FieldID:
	case c.sort == texts:
		property = fmt.Sprintf("coalesce(%[1]sOrder, %[1]s)", property)
	case c.sort == flags:
		property = "toInteger(" + property + ")"
	case c.sort == decimals:
		property += "Order"
	default:
		property = s.record + "." + c.read
	}
	return where(property+" "+signs[t.Op]+" ?", value)
}

// testDate holds where it holds for every day that the record's date may mean.
func testDate(property string, op graph.Op, asked graph.Date) condition {
	first, last := int64(asked.First()), int64(asked.Last())
	switch op {
	case graph.Eq:
		return where(fmt.Sprintf("%[1]sFirst >= ? AND %[1]sLast <= ?", property), first, last)
	case graph.Lt:
		return where(property+"Last < ?", first)
	case graph.Lte:
		return where(property+"Last <= ?", last)
	case graph.Gt:
		return where(property+"First > ?", last)
	case graph.Gte:
		return where(property+"First >= ?", first)
	}
	return never
}
