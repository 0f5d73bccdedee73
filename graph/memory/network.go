package memory

import (
	"context"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// Network returns a part of the network; the whole of it is the snapshot's own.
func (s *Store) Network(ctx context.Context, scope graph.Scope) (*graph.Network, error) {
	now, err := s.read(ctx)
	if err != nil {
		return nil, err
	}
	if scope == (graph.Scope{}) {
		return &now.Network, nil
	}
	b := budget.Unlimited(ctx)
	c := &compiler{now, b, graph.Today()}
	part := &graph.Network{Version: now.Version}

	const out = -1
	index := make([]int32, len(now.Nodes)) // in part, of each node
	pass := c.nodes(scope.Node, scope.Nodes)
	for i, n := range now.Nodes {
		index[i] = out
		if b.Use(budget.PerRecord) && scope.Nodes.Has(n.Kind()) && (pass == nil || pass(int32(i))) {
			index[i] = int32(len(part.Nodes))
			part.Nodes = append(part.Nodes, n)
		}
	}
	passTie := c.hops(scope.Tie, scope.Ties, graph.Out)
	for i, t := range now.Ties {
		from, to := index[now.From[i]], index[now.To[i]]
		if from == out || to == out || !b.Use(budget.PerRecord) || !scope.Ties.Has(t.Kind()) {
			continue
		}
		if passTie == nil || passTie(hop(i<<1)) {
			part.Ties, part.From, part.To = append(part.Ties, t), append(part.From, from), append(part.To, to)
		}
	}
	if !b.OK() {
		return nil, b.Err()
	}
	return part, nil
}
