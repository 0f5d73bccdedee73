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
	ids := uniqueIDs(from)
	values := map[string]any{"ids": ids}
	r, err := s.read(ctx, "expand", expandStatement(step, values), values)
	if err != nil {
		return nil, err
	}
	edges, err := r.edges(step.Order)
	if err != nil {
		return nil, err
	}
	edgesOf := make([][]graph.Edge[graph.Hop], len(ids)) // the edges of each node are together, and in order
	for lo, at := 0, r.list("at"); lo < len(edges); {
		hi := lo
		for hi < len(edges) && at[hi] == at[lo] {
			hi++
		}
		edgesOf[at[lo].(int64)], lo = edges[lo:hi:hi], hi
	}
	before, after, totals := r.list("before"), r.list("after"), r.list("total")
	pageOf := make(map[graph.ID]*graph.Page[graph.Hop], len(ids))
	for i, id := range ids {
		page := &graph.Page[graph.Hop]{}
		fillPage(page, edgesOf[i], step.Window, elementOr(before, i, false), elementOr(after, i, false), elementOr(totals, i, any(nil)))
		pageOf[graph.ID(id)] = page
	}
	return pagesFor(from, pageOf, r.version()), nil
}

// pagesFor are the pages of these ids. An id that is given twice has two pages, since each page is its receiver's own.
func pagesFor(from []graph.ID, pageOf map[graph.ID]*graph.Page[graph.Hop], version graph.Version) []*graph.Page[graph.Hop] {
	block, pages := make([]graph.Page[graph.Hop], len(from)), make([]*graph.Page[graph.Hop], len(from))
	seen := make(map[graph.ID]bool, len(from))
	for i, id := range from {
		page := &block[i]
		if p := pageOf[id]; p != nil {
			if *page = *p; seen[id] {
				page.Edges = append([]graph.Edge[graph.Hop](nil), p.Edges...)
			}
			seen[id] = true
		}
		page.From, page.Version, pages[i] = id, version, page
	}
	return pages
}

// elementOr returns an element of a list, or absent if it is not there, as in a list that was not asked for.
func elementOr[T any](list []any, i int, absent T) T {
	if i < len(list) {
		if v, ok := list[i].(T); ok {
			return v
		}
	}
	return absent
}

// expandStatement is the body that follows a step from the nodes of q.ids.
func expandStatement(step graph.Step, q map[string]any) string {
	pattern, tie := stepPattern(step, q)
	filter := allOf(where(ofKinds("o", step.Ends)), tie.compile(step.Filter)).render("f", q)
	if step.Below && step.Listed == graph.Far {
		pattern, tie = firstToEach(pattern, filter, tie)
		filter = always.text
	}
	by, sorted := tie.sorted(step.Order)
	c := newWindowClauses(pattern, filter, tie.listed(step), newOrdering("r", by, step.Order, q), step.Window, q)
	read := statement("expand_sort", c.substitutions("pattern", pattern, "sorted", sorted)...)
	if scans, o := indexScans(step, filter); len(scans) > 0 {
		read = c.scan(scans, o, step.Window, filter, sorted, q)
	}
	nodes := "collect(DISTINCT o)"
	if sorted != null {
		nodes += " + collect(DISTINCT s)"
	}
	withNodeColumns(expandedKinds(step, sorted != null), withTieColumns(step.Ties, q))
	pageInfo := "WITH *, [] AS before, [] AS after, [] AS total"
	if c.before != null || c.after != null || c.total != null {
		pageInfo = statement("expand_page_info", c.substitutions()...)
	}
	return statement("expand", "read", read, "nodes", nodes, "pageInfo", pageInfo)
}

// expandedKinds are the kinds of nodes that an answer can bring: those at the far ends, or at both ends of the ties.
func expandedKinds(step graph.Step, bothEnds bool) graph.NodeKinds {
	if bothEnds {
		return endKinds(step.Ties, graph.Both)
	}
	ends := endKinds(step.Ties, step.Direction)
	if step.Ends != 0 {
		ends &= step.Ends
	}
	if ends == 0 { // no tie leads to such a node; the empty set would mean every kind
		return step.Ends
	}
	return ends
}

// scan reads a window by index scans, and finds out by them what lies before and after it.
func (c *windowClauses) scan(scans []indexScan, o scanOrder, w graph.Window, filter, sorted string, q map[string]any) string {
	exists := func(name, sign string, p graph.Position) string {
		beyond := func(s indexScan) string { return o.compare(s, name, sign, "=", p, q) }
		return fmt.Sprintf("EXISTS { %s }", unionOf(scans, beyond, filter, func(indexScan) string { return "RETURN 1 AS one" }))
	}
	if w.After != (graph.Position{}) {
		c.before = exists("after", "<", w.After)
	}
	if w.Before != (graph.Position{}) {
		c.after = exists("before", ">", w.Before)
	}
	q["missing"] = o.missing
	within := func(s indexScan) string { return o.within(s, w, q) }
	read := unionOf(scans, within, filter, func(s indexScan) string {
		return fmt.Sprintf("WITH r, o, %s AS s ORDER BY %s LIMIT $q.limit RETURN r, o, s", sorted, o.clause(s.nearID, w.Last))
	})
	return statement("expand_scan", "scans", read, "order", o.clause("", w.Last))
}
