package neo4j

import (
	"context"

	"coopgraph/graph"
)

// ListNodes returns one window of a list of nodes.
func (s *Store) ListNodes(ctx context.Context, q graph.Query) (*graph.Page[graph.Node], error) {
	if q.Text != "" {
		return s.search(ctx, q)
	}
	body, values := listNodesStatement(q)
	r, err := s.read(ctx, "list_nodes", body, values)
	if err != nil {
		return nil, err
	}
	nodes, err := r.nodes()
	if err != nil {
		return nil, err
	}
	edges := make([]graph.Edge[graph.Node], len(nodes))
	for i, n := range nodes {
		edges[i] = graph.Edge[graph.Node]{Node: n, At: graph.Position{Value: q.Order.Value(n), ID: n.Head().ID}}
	}
	page := &graph.Page[graph.Node]{Version: r.version()}
	fillPage(page, edges, q.Window, r.flag("before"), r.flag("after"), r.columns["total"])
	return page, nil
}

func listNodesStatement(q graph.Query) (body string, values map[string]any) {
	values = map[string]any{}
	filter := nodeFilter(q.Kinds, q.Filter, values)
	by := newOrdering("n", "n", q.Order, values)
	if by.key == "" || by.key == by.id {
		filter = "n.id IS NOT NULL AND " + filter // so Neo4j knows that the index has all nodes, sorted
	}
	c := newWindowClauses("MATCH (n:Node)", filter, "n", by, q.Window, values)
	return statement("list_nodes", c.substitutions()...), withNodeColumns(q.Kinds, values)
}

// nodeFilter is the condition of a node n.
func nodeFilter(kinds graph.NodeKinds, f graph.Filter, q map[string]any) string {
	n := compiler{record: "n", today: graph.Today()}
	return allOf(where(ofKinds("n", kinds)), n.compile(f)).render("f", q)
}
