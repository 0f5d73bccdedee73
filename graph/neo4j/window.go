package neo4j

import (
	"fmt"
	"math"
	"slices"

	"coopgraph/graph"
)

// windowClauses are the parts of a statement that read a window of a list: of the records that match a pattern and pass
// a filter.
type windowClauses struct {
	where, order         string
	before, after, total string // expressions
}

// null is the expression of what is not asked for.
const null = "null"

// unlimited is more than there is of anything.
const unlimited = math.MaxInt32 - 1

// newWindowClauses returns the clauses of a window and puts its values into q. The variable listed names the records that
// a total counts.
func newWindowClauses(pattern, filter, listed string, o ordering, w graph.Window, q map[string]any) windowClauses {
	c := windowClauses{where: filter, order: o.clause(w.Last), before: null, after: null, total: null}
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
		q["limit"] = int64(w.Limit) + 1 // one more shows whether there are more
	}
	return c
}

// substitutions are the clauses as statement takes them, after others.
func (c windowClauses) substitutions(others ...string) []string {
	return append(others, "where", c.where, "order", c.order, "before", c.before, "after", c.after, "total", c.total)
}

// fillPage completes a page from the edges that a statement has read: one more than the limit, and from the list's end if
// the window is at the end.
func fillPage[T any](page *graph.Page[T], edges []graph.Edge[T], w graph.Window, before, after bool, total any) {
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

// tally reads a total: pairs of an evidence and a count.
func tally(total any) (t graph.EvidenceTally) {
	pairs, _ := total.([]any)
	for _, p := range pairs {
		pair := p.([]any)
		t[pair[0].(int64)] = int32(pair[1].(int64))
	}
	return t
}
