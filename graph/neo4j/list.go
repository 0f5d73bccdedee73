package neo4j

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"coopgraph/graph"
)

// cut is the parts of a statement that show a window of a list: the records that match a pattern and pass a filter.
type cut struct {
	where, order         string
	before, after, total string // expressions
}

// newCut writes what varies with the window into q. The list is of what listed names.
func newCut(pattern, filter, listed string, o ordering, w graph.Window, q map[string]any) cut {
	c := cut{where: filter, order: o.clause(w.Last), before: nothing, after: nothing, total: nothing}
	if w.After != (graph.Position{}) {
		after := o.after(w.After, "after", q)
		c.where += " AND " + after
		c.before = fmt.Sprintf("EXISTS { %s WHERE %s AND NOT (%s) RETURN 1 AS one }", pattern, filter, after)
	}
	if w.Before != (graph.Position{}) {
		before := o.before(w.Before, "before", q)
		c.where += " AND " + before
		c.after = fmt.Sprintf("EXISTS { %s WHERE %s AND NOT (%s) RETURN 1 AS one }", pattern, filter, before)
	}
	if w.Total {
		c.total = fmt.Sprintf("COLLECT { %s WHERE %s WITH %s.evidenceOrder AS evidence, count(*) AS n RETURN [evidence, n] }", pattern, filter, listed)
	}
	switch {
	case w.Limit < 0 || w.Limit >= unlimited:
		q["limit"] = int64(unlimited)
	case w.Limit == 0:
		q["limit"] = int64(0)
	default:
		q["limit"] = int64(w.Limit) + 1 // to know whether there are more
	}
	return c
}

// tally reads a total.
func tally(total any) (t graph.EvidenceTally) {
	counts, _ := total.([]any)
	for _, c := range counts {
		pair := c.([]any)
		t[pair[0].(int64)] = int32(pair[1].(int64))
	}
	return t
}

// nothing is said where it was not asked.
const nothing = "null"

// unlimited is more than there is of anything.
const unlimited = math.MaxInt32 - 1

func (c cut) holes(more ...string) []string {
	return append(more, "where", c.where, "order", c.order, "before", c.before, "after", c.after, "total", c.total)
}

// shown is the window's part of the edges that a statement has read: one more than the limit, and backwards where the
// last are wanted. It completes the page.
func shown[T any](page *graph.Page[T], edges []graph.Edge[T], w graph.Window, before, after bool, total any) {
	page.HasPrevious, page.HasNext, page.Total = before, after, tally(total)
	more := w.Limit >= 0 && len(edges) > w.Limit
	if more {
		edges = edges[:w.Limit]
	}
	if w.Last {
		slices.Reverse(edges)
		page.HasPrevious = before || more
	} else {
		page.HasNext = after || more
	}
	page.Edges = edges
}

// ListNodes returns one window of a list of nodes.
func (s *Store) ListNodes(ctx context.Context, q graph.Query) (*graph.Page[graph.Node], error) {
	if q.Text != "" {
		return s.search(ctx, q)
	}
	body, values := listNodes(q)
	a, err := s.read(ctx, "list nodes", body, values)
	if err != nil {
		return nil, err
	}
	nodes, err := a.nodes()
	if err != nil {
		return nil, err
	}
	edges := make([]graph.Edge[graph.Node], len(nodes))
	for i, n := range nodes {
		edges[i] = graph.Edge[graph.Node]{Node: n, At: graph.Position{Value: n.Value(q.Order.Field), ID: n.Head().ID}}
	}
	page := &graph.Page[graph.Node]{Version: a.version()}
	shown(page, edges, q.Window, a.flag("before"), a.flag("after"), a.columns["total"])
	return page, nil
}

func listNodes(q graph.Query) (body string, values map[string]any) {
	values = map[string]any{}
	filter := nodeFilter(q.Kinds, q.Filter, values)
	by := newOrdering("n", "n", q.Order, values)
	if by.key == "" || by.key == by.id {
		filter = "n.id IS NOT NULL AND " + filter // it always is, and so says that the index has them all, sorted
	}
	c := newCut("MATCH (n:Node)", filter, "n", by, q.Window, values)
	return statement("list_nodes", c.holes()...), askNodes(q.Kinds, values)
}

// nodeFilter is the condition of n.
func nodeFilter(kinds graph.NodeKinds, f graph.Filter, values map[string]any) string {
	n := subject{record: "n", today: graph.Today()}
	return allOf(where(ofKinds("n", kinds)), n.compile(f)).numbered(values)
}

// ListTies returns one window of a list of all ties.
func (s *Store) ListTies(ctx context.Context, step graph.Step) (*graph.Page[graph.Hop], error) {
	body, values := listTies(step)
	a, err := s.read(ctx, "list ties", body, values)
	if err != nil {
		return nil, err
	}
	edges, err := a.hops(step.Order)
	if err != nil {
		return nil, err
	}
	page := &graph.Page[graph.Hop]{Version: a.version()}
	shown(page, edges, step.Window, a.flag("before"), a.flag("after"), a.columns["total"])
	return page, nil
}

func listTies(step graph.Step) (body string, values map[string]any) {
	values = map[string]any{}
	pattern := func(types string) string { return fmt.Sprintf("MATCH (a:Node)-[r:%s]->(o:Node)", types) }
	tie := inList()
	by, sorted := tie.sorted(step.Order)
	filter := tie.compile(step.Filter).numbered(values)
	c := newCut(pattern(types(step.Ties)), filter, tie.listed(step), newOrdering("r", by, step.Order, values), step.Window, values)
	read := pattern(types(step.Ties)) + "\nWHERE " + c.where
	if step.Direction = graph.Out; step.Order.Of == 0 {
		if lanes, o, ok := along(step, filter); ok && o.key == "" { // the ids of each kind have an index
			bounds := o.within(lane{}, step.Window, values)
			var kinds []string
			for _, l := range lanes {
				kinds = append(kinds, fmt.Sprintf("%s\nWHERE %s AND %s\nWITH a, r, o ORDER BY %s LIMIT $q.limit RETURN a, r, o",
					pattern(l.kind.String()), bounds, filter, o.clause("", step.Window.Last)))
			}
			read = "CALL () {\n" + strings.Join(kinds, "\nUNION ALL\n") + "\n}"
		}
	}
	nodes := "collect(DISTINCT o)"
	if sorted != "null" {
		nodes += " + collect(DISTINCT " + sorted + ")"
	}
	ends := endKinds(step.Ties, graph.Both)
	askNodes(ends, values)
	return statement("list_ties", c.holes("read", read, "nodes", nodes)...), askTies(step.Ties, values)
}

// inList is a tie in a list of all ties.
func inList() subject {
	return subject{record: "r", tie: true, from: "a", to: "o", far: "o", today: graph.Today()}
}

// listed is what a step's list is of.
func (s subject) listed(step graph.Step) string {
	if step.Listed == graph.Far {
		return s.far
	}
	return s.record
}

// sorted is what an order sorts ties by, and the node that must be read for the positions beside the far end.
func (s subject) sorted(o graph.Order) (by, node string) {
	by = map[graph.Side]string{graph.From: s.from, graph.To: s.to, graph.Far: s.far}[o.Of]
	switch {
	case by == "" || byField[o.Field] == nil:
		return s.record, "null"
	case by == s.far:
		return by, "null"
	}
	return by, by
}

// hops are the edges of the ties that an answer holds, with the nodes at their ends.
func (a answer) hops(o graph.Order) ([]graph.Edge[graph.Hop], error) {
	ties, err := a.ties()
	if err != nil {
		return nil, err
	}
	nodes, err := a.nodes()
	if err != nil {
		return nil, err
	}
	by, ends := byID(nodes), a.list("ends")
	edges := make([]graph.Edge[graph.Hop], len(ties))
	for i, t := range ties {
		far, _ := ends[i].(string)
		h := t.TieHead()
		var sorted graph.Record = t
		switch {
		case byField[o.Field] == nil:
		case o.Of == graph.From:
			sorted = by[h.FromID]
		case o.Of == graph.To:
			sorted = by[h.ToID]
		case o.Of == graph.Far:
			sorted = by[graph.ID(far)]
		}
		edges[i] = graph.Edge[graph.Hop]{Node: graph.Hop{Tie: t, End: by[graph.ID(far)]},
			At: graph.Position{Value: sorted.Value(o.Field), ID: h.ID}}
	}
	return edges, nil
}
