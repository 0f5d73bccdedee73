package neo4j

import (
	"context"
	"fmt"

	"coopgraph/graph"
)

// Expand follows ties from each of these nodes.
func (s *Store) Expand(ctx context.Context, from []graph.ID, step graph.Step) ([]*graph.Page[graph.Hop], error) {
	if err := step.Check(); err != nil {
		return nil, err
	}
	values := map[string]any{"ids": distinct(from)}
	a, err := s.read(ctx, "expand", expand(step, values), values)
	if err != nil {
		return nil, err
	}
	edges, err := a.hops(step.Order)
	if err != nil {
		return nil, err
	}
	ids := values["ids"].([]string)
	of := make([][]graph.Edge[graph.Hop], len(ids)) // each node's are together, and in order
	for lo, at := 0, a.list("at"); lo < len(edges); {
		hi := lo
		for hi < len(edges) && at[hi] == at[lo] {
			hi++
		}
		of[at[lo].(int64)], lo = edges[lo:hi:hi], hi
	}
	before, after, totals := a.list("before"), a.list("after"), a.list("total")
	found := make(map[graph.ID]*graph.Page[graph.Hop], len(ids))
	for i, id := range ids {
		page := &graph.Page[graph.Hop]{}
		shown(page, of[i], step.Window, in(before, i, false), in(after, i, false), in(totals, i, any(nil)))
		found[graph.ID(id)] = page
	}
	block, pages := make([]graph.Page[graph.Hop], len(from)), make([]*graph.Page[graph.Hop], len(from))
	given := make(map[graph.ID]bool, len(from))
	for i, id := range from {
		page := &block[i]
		if p := found[id]; p != nil {
			if *page = *p; given[id] { // each page is its receiver's own
				page.Edges = append([]graph.Edge[graph.Hop](nil), p.Edges...)
			}
			given[id] = true
		}
		page.From, page.Version, pages[i] = id, a.version(), page
	}
	return pages, nil
}

// in is an element of a list, which is empty where it was not asked for.
func in[T any](list []any, i int, none T) T {
	if i < len(list) {
		if v, ok := list[i].(T); ok {
			return v
		}
	}
	return none
}

// expand is the body that follows a step from the nodes of q.ids.
func expand(step graph.Step, values map[string]any) string {
	pattern, tie := met(step)
	tie.today = graph.Today()
	filter := allOf(where(ofKinds("o", step.Ends)), tie.compile(step.Filter)).numbered(values)
	by, sorted := tie.sorted(step.Order)
	c := newCut(pattern, filter, tie.listed(step), newOrdering("r", by, step.Order, values), step.Window, values)
	read := statement("expand_all", c.holes("hops", pattern, "sorted", sorted)...)
	if lanes, o, ok := along(step, filter); ok {
		read = c.along(lanes, o, step.Window, filter, sorted, values)
	}
	ends := endKinds(step.Ties, step.Direction)
	if step.Ends != 0 {
		ends &= step.Ends
	}
	if sorted != "null" {
		ends = endKinds(step.Ties, graph.Both)
	}
	if ends == 0 { // no tie leads to such a node; the empty set would be every kind
		ends = step.Ends
	}
	nodes := "collect(DISTINCT o)"
	if sorted != "null" {
		nodes += " + collect(DISTINCT s)"
	}
	askNodes(ends, askTies(step.Ties, values))
	around := "WITH *, [] AS before, [] AS after, [] AS total"
	if c.before != nothing || c.after != nothing || c.total != nothing {
		around = statement("expand_around", c.holes()...)
	}
	return statement("expand", "read", read, "nodes", nodes, "around", around)
}

// along reads a window from lanes; what lies before and after it is looked for along them too.
func (c *cut) along(lanes []lane, o laneOrder, w graph.Window, filter, sorted string, values map[string]any) string {
	exists := func(name, sign string, p graph.Position) string {
		bounds := func(l lane) string { return o.beyond(l, name, sign, "=", p, values) }
		return fmt.Sprintf("EXISTS { %s }", lanesOf(lanes, bounds, filter, func(lane) string { return "RETURN 1 AS one" }))
	}
	if w.After != (graph.Position{}) {
		c.before = exists("after", "<", w.After)
	}
	if w.Before != (graph.Position{}) {
		c.after = exists("before", ">", w.Before)
	}
	values["none"] = o.none
	bounds := func(l lane) string { return o.within(l, w, values) }
	read := lanesOf(lanes, bounds, filter, func(l lane) string {
		return fmt.Sprintf("WITH r, o, %s AS s ORDER BY %s LIMIT $q.limit RETURN r, o, s", sorted, o.clause(l.near, w.Last))
	})
	return statement("expand_along", "lanes", read, "order", o.clause("", w.Last))
}

// met matches the ties that a step meets from p, and says by which names.
func met(step graph.Step) (pattern string, tie subject) {
	if !step.Deep {
		return hops("p", step.Ties, step.Direction, 0)
	}
	// Because of DISTINCT, Neo4j plans a pruning expand: it visits each node once, in cyclic networks too.
	pattern, tie = hops("c", step.Ties, step.Direction, 0)
	left, right := "-", "->"
	if step.Direction == graph.In {
		left, right = "<-", "-"
	}
	return fmt.Sprintf("MATCH (p)%s[:%s*0..]%s(c:Node) WITH DISTINCT c ", left, types(step.Ties), right) + pattern, tie
}
