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

// stepPattern matches the ties that a step meets from a node p.
func stepPattern(step graph.Step) (pattern string, tie compiler) {
	if !step.Deep {
		return tiePattern("p", step.Ties, step.Direction, 0)
	}
	// Because of DISTINCT, Neo4j plans a pruning expand: it visits each node once, in cyclic networks too.
	pattern, tie = tiePattern("c", step.Ties, step.Direction, 0)
	left, right := "-", "->"
	if step.Direction == graph.In {
		left, right = "<-", "-"
	}
	return fmt.Sprintf("MATCH (p)%s[:%s*0..]%s(c:Node) WITH DISTINCT c ", left, types(step.Ties), right) + pattern, tie
}

// listPattern matches all ties of some types.
func listPattern(types string) string { return fmt.Sprintf("MATCH (a:Node)-[r:%s]->(o:Node)", types) }

// listedTie is a tie in a list of all ties.
func listedTie() compiler {
	return compiler{record: "r", tie: true, from: "a", to: "o", far: "o", today: graph.Today()}
}
