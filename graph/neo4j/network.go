package neo4j

import (
	"context"
	"errors"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"coopgraph/graph"
)

// Network returns a part of the network, all of it again where a commit came between. What has no more than atATime
// nodes and ties is two statements.
func (s *Store) Network(ctx context.Context, scope graph.Scope) (*graph.Network, error) {
	for range tries {
		n, err := assembled(scope, func(body string, q map[string]any) (answer, error) { return s.read(ctx, "network", body, q) })
		if !errors.Is(err, errCrossed) {
			return n, err
		}
	}
	var n *graph.Network
	err := s.frozen(ctx, "network", func(ctx context.Context, tx neo4j.ManagedTransaction) (err error) {
		n, err = assembled(scope, func(body string, q map[string]any) (answer, error) { return s.run(ctx, tx, snapshot(body), q) })
		return err
	})
	return n, err
}

func networkNodes(scope graph.Scope) (body string, values map[string]any) {
	values = map[string]any{"limit": int64(atATime)}
	filter := nodeFilter(scope.Nodes, scope.Node, values)
	return statement("network_nodes", "where", filter), askNodes(scope.Nodes, values)
}

// networkTies are the ties that go from some nodes to ones of the scope's kinds; whether these pass its filter is known
// from the nodes. Here and where changes are written the index is named: by what Neo4j knows of a database that was
// filled a moment ago, it would look through all of the index for each id.
func networkTies(scope graph.Scope) (body string, values map[string]any) {
	values = map[string]any{"limit": int64(atATime)}
	filter := allOf(where(ofKinds("o", scope.Nodes)), inList().compile(scope.Tie)).numbered(values)
	return statement("network_ties", "types", types(scope.Ties), "where", filter), askTies(scope.Ties, values)
}
