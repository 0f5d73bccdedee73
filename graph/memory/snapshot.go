package memory

import (
	"cmp"
	"slices"

	"coopgraph/graph"
)

// snapshot is the network at one version and what has been derived from it so far. It never changes but by deriving.
type snapshot struct {
	graph.Network // all of it

	nodes       *catalogue // the next snapshot has the same one where its nodes are the same
	tieColumns  shelf[graph.Field, *column]
	tieLists    shelf[tieOrder, []hop]
	adjacencies shelf[tieOrder, *adjacency]
	ties        once[*[graph.NumTieKinds + 1]extent]

	log        []graph.Commit // the last ones, this revision's last
	superseded chan struct{}  // closed when there is a next snapshot, or the store is closed
}

// catalogue is what is derived from the nodes alone.
type catalogue struct {
	columns shelf[graph.Field, *column]
	lists   shelf[nodeOrder, []int32]
	kinds   once[*[graph.NumNodeKinds + 1]extent]
	terms   once[*termIndex]
	index   once[map[graph.ID]int32]
}

// index is where the node with each id stands. Nodes are looked up all the time, so they have a table; ties do not.
func (s *snapshot) index() map[graph.ID]int32 {
	return s.nodes.index.get(func() map[graph.ID]int32 {
		index := make(map[graph.ID]int32, len(s.Nodes))
		for i, n := range s.Nodes {
			index[n.Head().ID] = int32(i)
		}
		return index
	})
}

// find is the index of the record with this id, or where it would stand.
func find[R graph.Record](records []R, id graph.ID) (int, bool) {
	return slices.BinarySearchFunc(records, id, func(r R, id graph.ID) int { return cmp.Compare(r.Head().ID, id) })
}

// Shape is what a draft of changes looks at in a record.
func (s *snapshot) Shape(id graph.ID) graph.Shape {
	if at, ok := find(s.Nodes, id); ok {
		return graph.ShapeOf(s.Nodes[at])
	}
	if at, ok := find(s.Ties, id); ok {
		return graph.ShapeOf(s.Ties[at])
	}
	return graph.Shape{}
}

// Degree is how many ties a node has.
func (s *snapshot) Degree(id graph.ID) int {
	if at, ok := find(s.Nodes, id); ok {
		return len(s.adjacency(0, graph.Both, graph.Order{}).of(int32(at)))
	}
	return 0
}
