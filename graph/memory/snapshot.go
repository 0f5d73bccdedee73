package memory

import (
	"cmp"
	"context"
	"slices"

	"coopgraph/graph"
)

// Snapshot is the network at one version, which does not change, with the indexes that were derived from it so far.
type Snapshot struct {
	network                 graph.Network // the whole network
	nodeRecords, tieRecords *graph.Records

	nodes       *nodeIndexes // shared with the next snapshot if its nodes are the same
	tieColumns  lazyMap[graph.Field, *column]
	tieLists    lazyMap[tieOrder, []hop]
	adjacencies lazyMap[tieOrder, *adjacency]
	heads       lazy[*headColumns] // of the ties

	log        []logged      // the last commits, up to this version
	superseded chan struct{} // closed when there is a next snapshot, or the store is closed
}

var _ graph.Reader = (*Snapshot)(nil)

// nodeIndexes are derived from the nodes alone.
type nodeIndexes struct {
	byID    lazy[map[graph.ID]int32]
	columns lazyMap[graph.Field, *column]
	lists   lazyMap[nodeOrder, []int32]
	heads   lazy[*headColumns]
	terms   lazy[*termIndex]
}

// NewSnapshot makes the snapshot of a network. It shares the network and does not change it.
func NewSnapshot(n *graph.Network) *Snapshot {
	return newSnapshot(*n, &nodeIndexes{})
}

func newSnapshot(n graph.Network, nodes *nodeIndexes) *Snapshot {
	s := &Snapshot{network: n, nodes: nodes, superseded: make(chan struct{})}
	s.nodeRecords, s.tieRecords = graph.NewRecords(&s.network)
	return s
}

// Version returns the version of the network.
func (s *Snapshot) Version(ctx context.Context) (graph.Version, error) {
	return s.network.Version, ctx.Err()
}

// Nodes returns the node of each id.
func (s *Snapshot) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	index, nodes := s.index(), make([]graph.Node, len(ids))
	for i, id := range ids {
		if at, ok := index[id]; ok {
			nodes[i] = s.network.Nodes[at]
		}
	}
	return nodes, nil
}

// Ties returns the tie of each id.
func (s *Snapshot) Ties(ctx context.Context, ids []graph.ID) ([]graph.Tie, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	ties := make([]graph.Tie, len(ids))
	for i, id := range ids {
		if at, ok := find(s.network.Ties, id); ok {
			ties[i] = s.network.Ties[at]
		}
	}
	return ties, nil
}

// index returns the index of the node with each id. Nodes are looked up often, so they have a table; ties have none.
func (s *Snapshot) index() map[graph.ID]int32 {
	return s.nodes.byID.get(func() map[graph.ID]int32 {
		index := make(map[graph.ID]int32, len(s.network.Nodes))
		for i, n := range s.network.Nodes {
			index[n.Head().ID] = int32(i)
		}
		return index
	})
}

// find returns the index of the record with this id, or the index at which it would be inserted.
func find[R graph.Record](records []R, id graph.ID) (int, bool) {
	return slices.BinarySearchFunc(records, id, func(r R, id graph.ID) int { return cmp.Compare(r.Head().ID, id) })
}

// record returns the record with this id, nil if there is none.
func (s *Snapshot) record(id graph.ID) graph.Record {
	if at, ok := find(s.network.Nodes, id); ok {
		return s.network.Nodes[at]
	}
	if at, ok := find(s.network.Ties, id); ok {
		return s.network.Ties[at]
	}
	return nil
}

// Shape returns what a draft of changes needs to know of a record.
func (s *Snapshot) Shape(id graph.ID) graph.Shape { return graph.ShapeOf(s.record(id)) }

// Degree returns the number of ties of a node.
func (s *Snapshot) Degree(id graph.ID) int {
	if at, ok := find(s.network.Nodes, id); ok {
		return len(s.adjacency(0, graph.Both, graph.Order{}).of(int32(at)))
	}
	return 0
}
