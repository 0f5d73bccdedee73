package neo4j

import (
	"sync/atomic"

	"coopgraph/graph"
)

// known is all nodes of some kinds at a revision. The ends of ties are most of what a page of them brings, and they are
// the same places again and again: so what was once read whole is not read again until there is another revision.
type known struct {
	revision graph.Revision
	kinds    graph.NodeKinds
	nodes    map[graph.ID]graph.Node
}

// mostKnown bounds the memory for it.
const mostKnown = 20_000

// memory is what a store knows; nobody changes a node that a store has answered.
type memory struct{ atomic.Pointer[known] }

// learn takes the nodes of a network that has all of its kinds.
func (m *memory) learn(scope graph.Scope, n *graph.Network) {
	kinds := scope.Nodes & graph.AllNodes
	if scope.Nodes == 0 {
		kinds = graph.AllNodes
	}
	was := m.Load()
	if scope.Node != nil || len(n.Nodes) > mostKnown ||
		was != nil && (was.revision > n.Revision || was.revision == n.Revision && kinds&^was.kinds == 0) {
		return
	}
	nodes := make(map[graph.ID]graph.Node, len(n.Nodes))
	for _, node := range n.Nodes {
		nodes[node.Head().ID] = node
	}
	m.CompareAndSwap(was, &known{n.Revision, kinds, nodes})
}

// ask says in q at which revision nodes of these kinds need not be read.
func (k *known) ask(kinds graph.NodeKinds, q map[string]any) {
	if q["knownAt"] = int64(-1); k != nil && kinds&^k.kinds == 0 {
		q["knownAt"] = int64(k.revision)
	}
}

// has says whether all of these are known.
func (k *known) has(ids []graph.ID) bool {
	for _, id := range ids {
		if k.node(id) == nil {
			return false
		}
	}
	return k != nil
}

// node finds a node that an answer did not bring.
func (k *known) node(id graph.ID) graph.Node {
	if k == nil {
		return nil
	}
	return k.nodes[id]
}
