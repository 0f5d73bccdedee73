package neo4j

import (
	"context"
	"fmt"
	"strings"

	"coopgraph/graph"
)

// ListTies returns one window of a list of all ties.
func (s *Store) ListTies(ctx context.Context, step graph.Step) (*graph.Page[graph.Hop], error) {
	body, values := listTiesStatement(step)
	r, err := s.read(ctx, "list_ties", body, values)
	if err != nil {
		return nil, err
	}
	edges, err := r.edges(step.Order)
	if err != nil {
		return nil, err
	}
	page := &graph.Page[graph.Hop]{Version: r.version()}
	fillPage(page, edges, step.Window, r.flag("before"), r.flag("after"), r.columns["total"])
	return page, nil
}

func listTiesStatement(step graph.Step) (body string, values map[string]any) {
	values = map[string]any{}
	pattern, tie := listPattern(types(step.Ties)), listedTie()
	by, sorted := tie.sorted(step.Order)
	filter := tie.compile(step.Filter).render("f", values)
	c := newWindowClauses(pattern, filter, tie.listed(step), newOrdering("r", by, step.Order, values), step.Window, values)
	read := pattern + "\nWHERE " + c.where
	if step.Direction = graph.Out; step.Order.Of == 0 {
		if scans, o := indexScans(step, filter); len(scans) > 0 && o.key == "" {
			read = readByID(scans, o, step.Window, filter, values)
		}
	}
	nodes := "collect(DISTINCT o)"
	if sorted != null {
		nodes += " + collect(DISTINCT " + sorted + ")"
	}
	withNodeColumns(endKinds(step.Ties, graph.Both), values)
	return statement("list_ties", c.substitutions("read", read, "nodes", nodes)...), withTieColumns(step.Ties, values)
}

// readByID reads the first ties of each kind in the order of ids, since the ids of each kind have an index.
func readByID(scans []indexScan, o scanOrder, w graph.Window, filter string, q map[string]any) string {
	within := o.within(indexScan{}, w, q)
	var kinds []string
	for _, s := range scans {
		kinds = append(kinds, fmt.Sprintf("%s\nWHERE %s AND %s\nWITH a, r, o ORDER BY %s LIMIT $q.limit RETURN a, r, o",
			listPattern(s.kind.String()), within, filter, o.clause("", w.Last)))
	}
	return "CALL () {\n" + strings.Join(kinds, "\nUNION ALL\n") + "\n}"
}

// listed is the variable of the record that a step lists: the tie, or the node at its far end.
func (c compiler) listed(step graph.Step) string {
	if step.Listed == graph.Far {
		return c.far
	}
	return c.record
}

// sorted is the variable of what an order sorts ties by, and the node that must be read for positions beside the far end.
func (c compiler) sorted(o graph.Order) (by, node string) {
	by = map[graph.Side]string{graph.From: c.from, graph.To: c.to, graph.Far: c.far}[o.Of]
	switch {
	case by == "" || byField[o.Field] == nil && !o.ByDistance():
		return c.record, null
	case by == c.far:
		return by, null
	}
	return by, by
}

// edges are the ties of an answer, with the nodes at their far ends.
func (r result) edges(o graph.Order) ([]graph.Edge[graph.Hop], error) {
	ties, err := r.ties()
	if err != nil {
		return nil, err
	}
	nodes, err := r.nodes()
	if err != nil {
		return nil, err
	}
	node, ends := byID(nodes), r.list("ends")
	edges := make([]graph.Edge[graph.Hop], len(ties))
	for i, t := range ties {
		far, _ := ends[i].(string)
		h := t.TieHead()
		var sorted graph.Record = t
		switch {
		case byField[o.Field] == nil && !o.ByDistance():
		case o.Of == graph.From:
			sorted = node[h.FromID]
		case o.Of == graph.To:
			sorted = node[h.ToID]
		case o.Of == graph.Far:
			sorted = node[graph.ID(far)]
		}
		edges[i] = graph.Edge[graph.Hop]{Node: graph.Hop{Tie: t, End: node[graph.ID(far)]},
			At: graph.Position{Value: o.Value(sorted), ID: h.ID}}
	}
	return edges, nil
}
