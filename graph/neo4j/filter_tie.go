package neo4j

import (
	"fmt"
	"strings"

	"coopgraph/graph"
)

// end is a condition on the node at an end of a tie.
func (c compiler) end(f graph.End) condition {
	node := map[graph.Side]string{graph.From: c.from, graph.To: c.to, graph.Far: c.far}[f.Of]
	if !c.tie || node == "" {
		return never
	}
	return allOf(where(ofKinds(node, f.Kinds)), compiler{record: node, depth: c.depth, today: c.today}.compile(f.Filter))
}

// has is a condition on the ties of a node.
func (c compiler) has(f graph.Has) condition {
	if c.tie {
		return never
	}
	pattern, tie := tiePattern(c.record, f.Ties, f.Direction, c.depth+1)
	tie.today = c.today
	among, pass := tie.compile(f.Among), tie.compile(f.Filter)
	if f.Quantifier == graph.Every {
		pass = not(pass) // every tie passes if none fails
	}
	passing := allOf(among, pass)
	if passing.text == never.text {
		return map[bool]condition{true: never, false: always}[f.Quantifier == graph.Some]
	}
	passing.text = fmt.Sprintf("EXISTS { %s WHERE %s }", pattern, passing.text)
	if f.Direction == graph.Both { // its pattern ends with WITH, which must not be the last clause
		passing.text = strings.TrimSuffix(passing.text, "}") + "RETURN 1 AS one }"
	}
	if f.Quantifier != graph.Some {
		passing.text = "NOT " + passing.text
	}
	return passing
}
