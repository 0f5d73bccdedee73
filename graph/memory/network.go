package memory

import (
	"context"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// Network returns a part of the network. For the zero scope it returns the snapshot's own network, which is not copied.
func (s *Snapshot) Network(ctx context.Context, scope graph.Scope) (*graph.Network, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	all := &s.network
	if scope == (graph.Scope{}) {
		return all, nil
	}
	b := budget.Unlimited(ctx)
	c := newCompiler(s, b)
	part := &graph.Network{Version: all.Version}

	const absent = -1
	index := make([]int32, len(all.Nodes)) // of each node, in part
	passes := c.nodes(scope.Node, scope.Nodes)
	for i, n := range all.Nodes {
		index[i] = absent
		if b.Use(budget.PerRecord) && scope.Nodes.Has(n.Kind()) && (passes == nil || passes(int32(i))) {
			index[i] = int32(len(part.Nodes))
			part.Nodes = append(part.Nodes, n)
		}
	}
	tiePasses := c.hops(scope.Tie, scope.Ties, graph.Out)
	for i, t := range all.Ties {
		from, to := index[all.From[i]], index[all.To[i]]
		if from == absent || to == absent || !b.Use(budget.PerRecord) || !scope.Ties.Has(t.Kind()) {
			continue
		}
		if tiePasses == nil || tiePasses(hop(i<<1)) {
			part.Ties, part.From, part.To = append(part.Ties, t), append(part.From, from), append(part.To, to)
		}
	}
	if !b.OK() {
		return nil, b.Err()
	}
	return part, nil
}
