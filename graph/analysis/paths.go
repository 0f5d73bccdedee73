package analysis

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// The most that one question about paths may ask for.
const (
	MaxPaths    = 100
	MaxPathHops = 20
)

// PathQuery asks for the shortest paths from one set of nodes to another.
type PathQuery struct {
	From, To []graph.ID      // of the nodes; no node may be in both
	Directed []graph.TieKind // the kinds of ties that are followed from their first end to their second only; others both ways
	MaxHops  int             // 1 to MaxPathHops
	Limit    int             // 1 to MaxPaths
}

// NoPath says why there is no path.
type NoPath string

// The reasons.
const (
	NoRoute NoPath = "NO_ROUTE" // no ties of the view lead there, however many
	TooFar  NoPath = "TOO_FAR"  // there is a path, of more hops than asked for
)

// PathResult is the answer to a PathQuery.
type PathResult struct {
	Basis  Basis   // what the paths rest on
	Paths  []*Path // the best first
	Reason NoPath  // why there is none; empty if there is one
	// Distance is the number of hops of the shortest path, 0 if there is none. If the reason is TOO_FAR, it is the number to
	// ask for.
	Distance int32
}

// Path is a sequence of nodes, each joined to the next, none twice. Between two nodes that several ties join, the path
// takes one: a tie of cooperation before a structural one, then that of the strongest evidence, then by kind in the order
// of the kinds, then one that goes the path's way, then the one that began last, then by id. The other ties are counted
// and make no further path.
type Path struct {
	Nodes    []graph.Node   // from a node of From to one of To
	Ties     []graph.Tie    // one less than the nodes
	Parallel []int32        // by tie: how many others join the same two nodes in a direction that the question allows
	Evidence graph.Evidence // the weakest of the ties
}

// ReasonOrNil is the reason, nil if there is a path.
func (r *PathResult) ReasonOrNil() *NoPath {
	if r.Reason == "" {
		return nil
	}
	return &r.Reason
}

// Paths finds the shortest paths from any node of From to any node of To that touch either set with their ends only (A–B
// paths of graph theory). They are sorted by their number of hops, then by how many of these structural ties alone make,
// then by the sequence of their nodes' ids. Ids that the view does not have are NotFound; limits that are passed, and sets
// that share a node, are InvalidArgument.
func Paths(ctx context.Context, v *View, q PathQuery) (*PathResult, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	g, err := v.simpleGraph(ctx)
	if err != nil {
		return nil, err
	}
	return paths(pathBudget(ctx), v, g, q)
}

// pathBudget is that of one question; a step takes some nanoseconds.
func pathBudget(ctx context.Context) *budget.Budget {
	return budget.New(ctx, 200_000_000, "the paths", "Ask for fewer paths or fewer hops, or for fewer kinds of ties.")
}

func paths(b *budget.Budget, v *View, g *simpleGraph, q PathQuery) (*PathResult, error) {
	from, err := v.indices(b, "from", q.From)
	if err != nil {
		return nil, err
	}
	to, err := v.indices(b, "to", q.To)
	if err != nil {
		return nil, err
	}
	if err := v.checkDisjoint(from, to); err != nil {
		return nil, err
	}
	var directed graph.TieKinds
	for _, kind := range q.Directed {
		directed |= 1 << kind
	}
	s := v.search(b, g, directed)
	defer v.searches.Put(s)
	found, limited := shortestPaths(s, from, to, q.MaxHops, q.Limit)
	r := &PathResult{Basis: v.basis, Reason: NoRoute}
	if limited && len(found) == 0 {
		if far, _ := s.shortest(from, to, len(v.network.Nodes)); far != nil {
			r.Reason, r.Distance = TooFar, int32(len(far)-1)
		}
	}
	if !b.OK() {
		return nil, b.Err()
	}
	for _, nodes := range found {
		r.Paths = append(r.Paths, s.path(nodes))
		r.Reason, r.Distance = "", int32(len(found[0])-1)
	}
	return r, nil
}

// Check refuses limits out of range, as Paths does before anything else.
func (q PathQuery) Check() error {
	for _, limit := range []struct {
		name     string
		got, max int
	}{{"maxHops", q.MaxHops, MaxPathHops}, {"the number of paths", q.Limit, MaxPaths}} {
		if limit.got < 1 || limit.got > limit.max {
			return &graph.Error{Code: graph.InvalidArgument,
				Message: fmt.Sprintf("%s is %d, and must be from 1 to %d", limit.name, limit.got, limit.max),
				Hint:    "Leave it out for the default."}
		}
	}
	return nil
}

// checkDisjoint refuses two sets, both ascending, that share a node.
func (v *View) checkDisjoint(from, to []int32) error {
	for _, i := range from {
		if _, both := slices.BinarySearch(to, i); both {
			return &graph.Error{Code: graph.InvalidArgument,
				Message: fmt.Sprintf("%q is in both from and to", v.network.Nodes[i].Head().ID),
				Hint:    "Take it out of one of them: a path leads from one node to another."}
		}
	}
	return nil
}

// path makes the Path of a sequence of nodes.
func (s *search) path(nodes []int32) *Path {
	n := s.v.network
	p := &Path{Nodes: []graph.Node{n.Nodes[nodes[0]]}}
	for hop, j := range nodes[1:] {
		i := nodes[hop]
		ties := s.tiesBetween(i, j)
		from := n.Nodes[i].Head().ID
		tie := slices.MinFunc(ties, func(x, y graph.Tie) int { return compareParallel(x, y, from) })
		p.Nodes = append(p.Nodes, n.Nodes[j])
		p.Ties = append(p.Ties, tie)
		p.Parallel = append(p.Parallel, int32(len(ties)-1))
		p.Evidence = max(p.Evidence, EvidenceOf(tie, n.Nodes[i], n.Nodes[j]))
	}
	return p
}

// tiesBetween is the ties that may be followed from node i to node j.
func (s *search) tiesBetween(i, j int32) (ties []graph.Tie) {
	for _, a := range arcsTo(s.v.Out(i), j) {
		ties = append(ties, s.v.network.Ties[a.Tie])
	}
	for _, a := range arcsTo(s.v.In(i), j) {
		if !s.oneWay(a) {
			ties = append(ties, s.v.network.Ties[a.Tie])
		}
	}
	return ties
}

// compareParallel orders ties that join the same two nodes, for a path that goes from one of these: see Path.
func compareParallel(x, y graph.Tie, from graph.ID) int {
	h, k := x.TieHead(), y.TieHead()
	return cmp.Or(cmp.Compare(boolToInt(structural(x.Kind())), boolToInt(structural(y.Kind()))), cmp.Compare(h.Evidence, k.Evidence),
		cmp.Compare(x.Kind(), y.Kind()), cmp.Compare(boolToInt(h.FromID != from), boolToInt(k.FromID != from)), cmp.Compare(k.Since, h.Since),
		cmp.Compare(h.ID, k.ID))
}

// arcsTo is those of some arcs, sorted by node, that lead to one node.
func arcsTo(arcs []Arc, node int32) []Arc {
	from, _ := slices.BinarySearchFunc(arcs, node, func(a Arc, node int32) int { return cmp.Compare(a.Node, node) })
	to := from
	for to < len(arcs) && arcs[to].Node == node {
		to++
	}
	return arcs[from:to]
}
