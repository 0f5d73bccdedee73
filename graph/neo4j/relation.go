package neo4j

import (
	"fmt"
	"strings"

	"coopgraph/graph"
)

func (s subject) end(f graph.End) condition {
	node := map[graph.Side]string{graph.From: s.from, graph.To: s.to, graph.Far: s.far}[f.Of]
	if !s.tie || node == "" {
		return never
	}
	return allOf(where(ofKinds(node, f.Kinds)), subject{record: node, depth: s.depth, today: s.today}.compile(f.Filter))
}

func (s subject) has(f graph.Has) condition {
	if s.tie {
		return never
	}
	pattern, tie := hops(s.record, f.Ties, f.Direction, s.depth+1)
	tie.today = s.today
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

// hops matches the ties of a node, and says by which names.
func hops(node string, kinds graph.TieKinds, direction graph.Arrow, depth int) (pattern string, tie subject) {
	name := func(of string) string {
		if depth == 0 {
			return of
		}
		return fmt.Sprint(of, depth)
	}
	r, o := name("r"), name("o")
	tie = subject{record: r, tie: true, from: node, to: o, far: o, depth: depth}
	switch direction {
	case graph.In:
		tie.from, tie.to = o, node
		return fmt.Sprintf("MATCH (%s)<-[%s:%s]-(%s:Node)", node, r, types(kinds), o), tie
	case graph.Both:
		tie.from, tie.to = name("a"), name("b")
		return fmt.Sprintf("MATCH (%s)-[%s:%s]-(%s:Node) WITH %[2]s, %[4]s, startNode(%[2]s) AS %[5]s, endNode(%[2]s) AS %[6]s",
			node, r, types(kinds), o, tie.from, tie.to), tie
	}
	return fmt.Sprintf("MATCH (%s)-[%s:%s]->(%s:Node)", node, r, types(kinds), o), tie
}
