package neo4j

import (
	"fmt"

	"coopgraph/graph"
)

// tiePattern matches the ties of a node in a direction. The compiler names the variables of the tie and its ends, which
// differ by depth, so that a pattern can stand within another one.
func tiePattern(node string, kinds graph.TieKinds, direction graph.TieDirection, depth int) (pattern string, tie compiler) {
	name := func(variable string) string {
		if depth == 0 {
			return variable
		}
		return fmt.Sprint(variable, depth)
	}
	r, o := name("r"), name("o")
	tie = compiler{record: r, tie: true, from: node, to: o, far: o, depth: depth}
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

// stepPattern matches the ties that a step meets from a node p. It puts the values of the pattern into q.
func stepPattern(step graph.Step, q map[string]any) (pattern string, tie compiler) {
	start, reached := "p", ""
	switch {
	case step.Deep:
		start, reached = "c", reachedPattern(types(step.Ties), step.Direction, always.text)
	case step.Below:
		by := compiler{record: "t", tie: true, today: graph.Today()}.compile(step.BelowBy).render("below", q)
		start, reached = "c", reachedPattern(graph.Within.String(), graph.In, by)
	}
	pattern, tie = tiePattern(start, step.Ties, step.Direction, 0)
	tie.today = graph.Today()
	if step.Below && step.Direction == graph.Both { // a tie with both ends inside is met from both, and counts once
		pattern += " WITH r, a, b, collect(o) AS ends WITH r, a, b, CASE size(ends) WHEN 1 THEN ends[0] ELSE b END AS o"
	}
	return reached + pattern, tie
}

// reachedPattern matches the nodes c that are reached from a node p, p among them, along ties t of some types that meet a
// condition. Because of DISTINCT, Neo4j plans a pruning expand: it visits each node once, in cyclic networks too.
func reachedPattern(types string, direction graph.TieDirection, where string) string {
	path, condition := ":"+types, ""
	if where != always.text {
		path, condition = "path:"+types, "WHERE all(t IN path WHERE "+where+") "
	}
	left, right := "-", "->"
	if direction == graph.In {
		left, right = "<-", "-"
	}
	return fmt.Sprintf("MATCH (p)%s[%s*0..]%s(c:Node) %sWITH DISTINCT c ", left, path, right, condition)
}

// firstToEach matches, of the ties that match a pattern and pass a filter, the one with the least id to each far end.
func firstToEach(pattern, filter string, tie compiler) (string, compiler) {
	tie.from, tie.to = "a", "b"
	return pattern + " WHERE " + filter + " WITH o, collect(r) AS ties, min(r.id) AS first WITH o, head([r IN ties WHERE r.id = first]) AS r " +
		"WITH o, r, startNode(r) AS a, endNode(r) AS b", tie
}

// listPattern matches all ties of some types.
func listPattern(types string) string { return fmt.Sprintf("MATCH (a:Node)-[r:%s]->(o:Node)", types) }

// listedTie is a tie in a list of all ties.
func listedTie() compiler {
	return compiler{record: "r", tie: true, from: "a", to: "o", far: "o", today: graph.Today()}
}
