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
	From, To []graph.ID
	Directed []graph.TieKind // kinds of ties that are followed from their first end to their second only; others both ways
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
	Basis  Basis
	Paths  []*Path
	Reason NoPath // why there is none; empty where there is one
	// Distance is how many hops the shortest path has, 0 where there is none: where the reason is TOO_FAR, what to ask for.
	Distance int32
}

// Path is a sequence of nodes, each joined to the next, none twice. Between two nodes that more than one tie joins, the
// path takes one: a tie of cooperation before one of structure, then that of the strongest evidence, then by kind in the
// order of the kinds, then one that goes the path's way, then the one that began last, then by id; the others are counted
// and make no further path.
type Path struct {
	Nodes    []graph.Node
	Ties     []graph.Tie // one less than the nodes
	Parallel []int32     // by tie: how many others join the same two nodes in a direction that the question allows
	Evidence graph.Evidence
}

// ReasonOrNil is the reason, nil where there is a path.
func (r *PathResult) ReasonOrNil() *NoPath {
	if r.Reason == "" {
		return nil
	}
	return &r.Reason
}

// Paths finds the shortest paths from any node of From to any node of To that touch either set with their ends only (an
// A–B path of graph theory). They are sorted by their number of hops, then
// by how many of these only ties of structure make, then by the sequence of their nodes' ids. Ids that the view has not are NotFound, limits that are passed and sets that share
// a node are InvalidArgument.
func Paths(ctx context.Context, v *View, q PathQuery) (*PathResult, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	m := budget.New(ctx, limits.paths, "the paths",
		"Ask for fewer paths or fewer hops, or for fewer kinds of ties.")
	from, err := v.indices(m, "from", q.From)
	if err != nil {
		return nil, err
	}
	to, err := v.indices(m, "to", q.To)
	if err != nil {
		return nil, err
	}
	if err := checkApart(v, from, to); err != nil {
		return nil, err
	}
	s := v.search(m)
	defer v.searches.Put(s)
	for _, kind := range q.Directed {
		s.directed |= 1 << kind
	}
	if s.g, err = v.simple(ctx); err != nil {
		return nil, err
	}
	found, cut, err := shortestPaths(s, from, to, q.MaxHops, q.Limit)
	if err != nil {
		return nil, err
	}
	r := &PathResult{Basis: v.basis, Reason: NoRoute}
	if cut && len(found) == 0 {
		far, _, err := s.shortest(from, to, len(v.network.Nodes))
		if err != nil {
			return nil, err
		}
		if far != nil {
			r.Reason, r.Distance = TooFar, int32(len(far)-1)
		}
	}
	for _, nodes := range found {
		r.Paths = append(r.Paths, s.path(nodes))
		r.Reason, r.Distance = "", int32(len(found[0])-1)
	}
	return r, nil
}

// Check refuses limits that are passed: Paths does so too, before anything else.
func (q PathQuery) Check() error {
	for _, limit := range []struct {
		name      string
		got, most int
	}{{"maxHops", q.MaxHops, MaxPathHops}, {"the number of paths", q.Limit, MaxPaths}} {
		if limit.got < 1 || limit.got > limit.most {
			return &graph.Error{Code: graph.InvalidArgument,
				Message: fmt.Sprintf("%s is %d, and must be from 1 to %d", limit.name, limit.got, limit.most),
				Hint:    "Leave it out for the default."}
		}
	}
	return nil
}

func checkApart(v *View, from, to []int32) error {
	for _, i := range from {
		if _, both := slices.BinarySearch(to, i); both {
			return &graph.Error{Code: graph.InvalidArgument,
				Message: fmt.Sprintf("%q is in both from and to", v.network.Nodes[i].Head().ID),
				Hint:    "Take it out of one of them: a path leads from one node to another."}
		}
	}
	return nil
}

// path dresses a sequence of nodes.
func (s *search) path(nodes []int32) *Path {
	n := s.v.network
	p := &Path{Nodes: []graph.Node{n.Nodes[nodes[0]]}}
	for hop, j := range nodes[1:] {
		from := n.Nodes[nodes[hop]].Head().ID
		var ties []graph.Tie
		for _, a := range arcsTo(s.v.Out(nodes[hop]), j) {
			ties = append(ties, n.Ties[a.Tie])
		}
		for _, a := range arcsTo(s.v.In(nodes[hop]), j) {
			if !s.oneWay(a) {
				ties = append(ties, n.Ties[a.Tie])
			}
		}
		tie := slices.MinFunc(ties, func(a, b graph.Tie) int {
			x, y := a.TieHead(), b.TieHead()
			return cmp.Or(cmp.Compare(b2i(structural(a.Kind())), b2i(structural(b.Kind()))), cmp.Compare(x.Evidence, y.Evidence), cmp.Compare(a.Kind(), b.Kind()),
				cmp.Compare(b2i(x.FromID != from), b2i(y.FromID != from)), cmp.Compare(y.Since, x.Since), cmp.Compare(x.ID, y.ID))
		})
		p.Nodes = append(p.Nodes, n.Nodes[j])
		p.Ties = append(p.Ties, tie)
		p.Parallel = append(p.Parallel, int32(len(ties)-1))
		p.Evidence = max(p.Evidence, EvidenceOf(tie, n.Nodes[nodes[hop]], n.Nodes[j]))
	}
	return p
}

// arcsTo is those of some arcs, sorted by node, that lead to one.
func arcsTo(arcs []Arc, node int32) []Arc {
	from, _ := slices.BinarySearchFunc(arcs, node, func(a Arc, node int32) int { return cmp.Compare(a.Node, node) })
	to := from
	for to < len(arcs) && arcs[to].Node == node {
		to++
	}
	return arcs[from:to]
}
