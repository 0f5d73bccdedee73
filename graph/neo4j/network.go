package neo4j

import (
	"cmp"
	"context"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"coopgraph/graph"
)

// Network returns a part of the network, its nodes and then its ties; the whole of it again where a commit came between.
func (s *Store) Network(ctx context.Context, scope graph.Scope) (*graph.Network, error) {
	nodeBody, nodeValues := networkNodes(scope)
	tieBody, tieValues := networkTies(scope)
	for range tries {
		nodes, err := s.read(ctx, "network", nodeBody, nodeValues)
		if err != nil {
			return nil, err
		}
		ties, err := s.read(ctx, "network", tieBody, tieValues)
		if err != nil {
			return nil, err
		}
		if nodes.int("now") == ties.int("now") {
			return network(nodes, ties)
		}
	}
	var nodes, ties answer
	err := s.frozen(ctx, "network", func(ctx context.Context, tx neo4j.ManagedTransaction) (err error) {
		if nodes, err = s.run(ctx, tx, snapshot(nodeBody), nodeValues); err == nil {
			ties, err = s.run(ctx, tx, snapshot(tieBody), tieValues)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return network(nodes, ties)
}

func networkNodes(scope graph.Scope) (body string, values map[string]any) {
	values = map[string]any{}
	filter := nodeFilter(scope.Nodes, scope.Node, values)
	return statement("network_nodes", "where", filter), askNodes(scope.Nodes, values)
}

// networkTies leaves out ties whose ends are of other kinds; whether they pass the filter is known from the nodes.
func networkTies(scope graph.Scope) (body string, values map[string]any) {
	values = map[string]any{}
	filter := allOf(where(ofKinds("a", scope.Nodes)), where(ofKinds("o", scope.Nodes)), listed().compile(scope.Tie)).numbered(values)
	return statement("network_ties", "types", types(scope.Ties), "where", filter), askTies(scope.Ties, values)
}

func network(nodes, ties answer) (*graph.Network, error) {
	n := &graph.Network{Revision: graph.Revision(nodes.int("now"))}
	var err error
	if n.Nodes, err = nodes.nodes(); err != nil {
		return nil, err
	}
	all, err := ties.ties()
	if err != nil {
		return nil, err
	}
	sortByID(n.Nodes)
	sortByID(all)
	index := make(map[graph.ID]int32, len(n.Nodes))
	for i, node := range n.Nodes {
		index[node.Head().ID] = int32(i)
	}
	for _, t := range all {
		from, hasFrom := index[t.TieHead().FromID]
		to, hasTo := index[t.TieHead().ToID]
		if hasFrom && hasTo {
			n.Ties, n.From, n.To = append(n.Ties, t), append(n.From, from), append(n.To, to)
		}
	}
	return n, nil
}

func sortByID[R graph.Record](records []R) {
	slices.SortFunc(records, func(a, b R) int { return cmp.Compare(a.Head().ID, b.Head().ID) })
}
