package neo4j

import (
	"cmp"
	"context"
	"slices"

	"coopgraph/graph"
)

// search lists the nodes that a text finds, the best first. Neo4j finds them and Go ranks them, so all that are found are
// read, whatever the window.
func (s *Store) search(ctx context.Context, q graph.Query) (*graph.Page[graph.Node], error) {
	folded := graph.Fold(q.Text)
	values := map[string]any{"text": folded}
	filter := nodeFilter(q.Kinds, q.Filter, values)
	r, err := s.read(ctx, "search", statement("search", "where", filter), withNodeColumns(q.Kinds, values))
	if err != nil {
		return nil, err
	}
	nodes, err := r.nodes()
	if err != nil {
		return nil, err
	}
	var edges []graph.Edge[graph.Node]
	for _, n := range nodes {
		if rank := graph.Rank(n, folded); rank != graph.NoRank {
			edges = append(edges, graph.Edge[graph.Node]{Node: n, At: graph.Position{Value: graph.IntValue(int64(rank)), ID: n.Head().ID}})
		}
	}
	slices.SortFunc(edges, func(a, b graph.Edge[graph.Node]) int { return comparePositions(a.At, b.At) })
	page := pageOf(edges, q.Window)
	page.Version = r.version()
	return page, nil
}

// comparePositions sorts by value, then by id.
func comparePositions(a, b graph.Position) int {
	return cmp.Or(a.Value.Compare(b.Value), cmp.Compare(a.ID, b.ID))
}

// pageOf is the page that a window shows of a whole list.
func pageOf(all []graph.Edge[graph.Node], w graph.Window) *graph.Page[graph.Node] {
	lo, hi := 0, len(all)
	find := func(p graph.Position) (int, bool) {
		return slices.BinarySearchFunc(all, p, func(e graph.Edge[graph.Node], p graph.Position) int { return comparePositions(e.At, p) })
	}
	if w.After != (graph.Position{}) {
		at, found := find(w.After)
		if lo = at; found {
			lo++
		}
	}
	if w.Before != (graph.Position{}) {
		hi, _ = find(w.Before)
	}
	page := &graph.Page[graph.Node]{HasPrevious: lo > 0, HasNext: hi < len(all)}
	if w.Total {
		for _, e := range all {
			page.Total[e.Node.Head().Evidence]++
		}
	}
	if lo >= hi || w.Limit == 0 {
		return page
	}
	if n := hi - lo; w.Limit > 0 && w.Limit < n {
		if w.Last {
			lo = hi - w.Limit
		} else {
			hi = lo + w.Limit
		}
	}
	page.Edges, page.HasPrevious, page.HasNext = all[lo:hi:hi], lo > 0, hi < len(all)
	return page
}
