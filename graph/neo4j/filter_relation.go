package neo4j

import (
	"fmt"
	"strings"

	"coopgraph/graph"
)

func (c compiler) end(f graph.End) condition {
	node := map[graph.Side]string{graph.From: c.from, graph.To: c.to, graph.Far: c.far}[f.Of]
	if !c.tie || node == "" {
		return never
	}
	return allOf(where(ofKinds(node, f.Kinds)), compiler{record: node, depth: c.depth, today: c.today}.compile(f.Filter))
}

func (c compiler) has(f graph.Has) condition {
	if c.tie {
		return never
	}
	pattern, tie := tiePattern(c.record, f.Ties, f.Direction, c.depth+1)
	tie.today = c.today
	among, pass := tie.compile(f.Among), tie.compile(f.Filter)
	if f.Quantifier == graph.Every {
		pass = not(pass) // none of them fails
	}
	met := allOf(among, pass)
	if met.text == never.text {
		return map[bool]condition{true: never, false: always}[f.Quantifier == graph.Some]
	}
	met.text = fmt.Sprintf("EXISTS { %s WHERE %s }", pattern, met.text)
	if f.Direction == graph.Both { // there a WITH comes before, which must not be the last clause
		met.text = strings.TrimSuffix(met.text, "}") + "RETURN 1 AS one }"
	}
	if f.Quantifier != graph.Some {
		met.text = "NOT " + met.text
	}
	return met
}
