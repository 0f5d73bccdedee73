package neo4j

import (
	"context"
	"errors"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"coopgraph/graph"
)

// Network returns a part of the network. If a commit comes between its statements, they are all run again. A part of at
// most chunkSize nodes and ties is read by two statements.
func (s *Store) Network(ctx context.Context, scope graph.Scope) (*graph.Network, error) {
	for range readAttempts {
		n, err := readNetwork(scope, func(body string, q map[string]any) (result, error) { return s.read(ctx, "network", body, q) })
		if !errors.Is(err, errCrossed) {
			return n, err
		}
	}
	var n *graph.Network
	err := s.readLocked(ctx, "network", func(ctx context.Context, tx neo4j.ManagedTransaction) (err error) {
		n, err = readNetwork(scope, func(body string, q map[string]any) (result, error) {
			return s.run(ctx, tx, "network", atRevision(body), q)
		})
		return err
	})
	return n, err
}

func networkNodes(scope graph.Scope) (body string, q map[string]any) {
	q = map[string]any{"limit": int64(chunkSize)}
	filter := nodeFilter(scope.Nodes, scope.Node, q)
	return statement("network_nodes", "where", filter), withNodeColumns(scope.Nodes, q)
}

// networkTies are the ties that go from some nodes to nodes of the scope's kinds. Whether these nodes pass the scope's
// filter is known from the nodes that were read. The statement names the index, as those that write do: Neo4j's statistics
// of a database that was filled a moment ago would make it read the whole index for each id.
func networkTies(scope graph.Scope) (body string, q map[string]any) {
	q = map[string]any{"limit": int64(chunkSize)}
	filter := allOf(where(ofKinds("o", scope.Nodes)), listedTie().compile(scope.Tie)).render("f", q)
	return statement("network_ties", "types", types(scope.Ties), "where", filter), withTieColumns(scope.Ties, q)
}
