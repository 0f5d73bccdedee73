package analysis

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"coopgraph/graph"
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
// path takes one: that of the strongest evidence, then by kind in the order of the kinds, then one that goes the path's
// way, then the one that began last, then by id; the others are counted and make no further path.
type Path struct {
	Nodes    []graph.Node
	Ties     []graph.Tie // one less than the nodes
	Parallel []int32     // by tie: how many others join the same two nodes in a direction that the question allows
	Evidence graph.Evidence

	SentenceZH, SentenceEN string
}

// ReasonOrNil is the reason, nil where there is a path.
func (r *PathResult) ReasonOrNil() *NoPath {
	if r.Reason == "" {
		return nil
	}
	return &r.Reason
}

// Sentence tells the path in a language.
func (p *Path) Sentence(language graph.Language) string {
	return inLanguage(language, p.SentenceZH, p.SentenceEN)
}

// Paths finds the shortest paths from any node of From to any node of To that touch either set with their ends only (an
// A–B path of graph theory). They are sorted by their number of hops, then by the sequence of their nodes' ids. Ids that
// the view has not are NotFound, limits that are passed and sets that share a node are InvalidArgument.
func Paths(ctx context.Context, v *View, q PathQuery) (*PathResult, error) {
	m := metered(ctx, limits.paths, "the paths",
		"Ask for fewer paths or fewer hops, or for fewer kinds of ties.")
	from, err := v.indices(m, "from", q.From)
	if err != nil {
		return nil, err
	}
	to, err := v.indices(m, "to", q.To)
	if err != nil {
		return nil, err
	}
	if err := q.check(v, from, to); err != nil {
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

func (q PathQuery) check(v *View, from, to []int32) error {
	for _, limit := range []struct {
		name      string
		got, most int
	}{{"maxHops", q.MaxHops, MaxPathHops}, {"the number of paths", q.Limit, MaxPaths}} {
		if limit.got < 1 || limit.got > limit.most {
			return &graph.Error{Code: graph.InvalidArgument,
				Message: fmt.Sprintf("%s is %d, and must be from 1 to %d", limit.name, limit.got, limit.most)}
		}
	}
	for _, i := range from {
		if _, both := slices.BinarySearch(to, i); both {
			return &graph.Error{Code: graph.InvalidArgument,
				Message: fmt.Sprintf("%s is in both from and to", v.network.Nodes[i].NodeHead().NameZH),
				Hint:    "Take it out of one of them: a path leads from one node to another."}
		}
	}
	return nil
}

// candidate is the best path of a class: of those that share its first nodes, up to and with branch, and go on
// differently from every path that was found before.
type candidate struct {
	nodes  []int32
	branch int // the index of the last shared node, -1 where not even the start is shared
}

// shortestPaths is Yen's algorithm in Lawler's form: each path that is found splits its class, and the best of the new
// classes compete for the next place. cut says that paths were left out for their length.
func shortestPaths(s *search, from, to []int32, maxHops, limit int) (found [][]int32, cut bool, err error) {
	for _, i := range from {
		s.banned.add(i)
	}
	defer func() {
		for _, i := range from {
			s.banned.drop(i)
		}
	}()
	first, cut, err := branch(s, nil, from, to, nil, maxHops)
	if err != nil || first == nil {
		return nil, cut, err
	}
	for waiting := []candidate{{first, -1}}; len(waiting) > 0; waiting = waiting[:min(len(waiting), limit-len(found))] {
		best := waiting[0]
		waiting = waiting[1:]
		found = append(found, best.nodes)
		if len(found) == limit {
			break
		}
		for at := best.branch; at < len(best.nodes)-1; at++ {
			shared := best.nodes[:at+1]
			var taken []int32
			for _, p := range found {
				if len(p) > at+1 && slices.Equal(p[:at+1], shared) && !slices.Contains(taken, p[at+1]) {
					taken = append(taken, p[at+1])
				}
			}
			nodes, _, err := branch(s, shared, from, to, taken, maxHops)
			if err != nil {
				return nil, false, err
			}
			if nodes != nil {
				c := candidate{nodes, at}
				i, _ := slices.BinarySearchFunc(waiting, c, compareCandidates)
				waiting = slices.Insert(waiting, i, c)
			}
		}
	}
	return found, false, nil
}

func compareCandidates(a, b candidate) int {
	return cmp.Or(cmp.Compare(len(a.nodes), len(b.nodes)), slices.Compare(a.nodes, b.nodes))
}

// branch is the best path that goes on from these shared nodes to none of those taken; where none is shared, that starts
// at none of those taken.
func branch(s *search, shared, from, to, taken []int32, maxHops int) (path []int32, cut bool, err error) {
	starts := []int32(nil)
	if len(shared) == 0 {
		for _, i := range from {
			if !slices.Contains(taken, i) {
				starts = append(starts, i)
			}
		}
	} else {
		starts = shared[len(shared)-1:]
		s.skip = taken
		for _, i := range shared {
			s.banned.add(i)
		}
	}
	for _, i := range starts {
		s.banned.drop(i)
	}
	path, cut, err = s.shortest(starts, to, maxHops-max(0, len(shared)-1))
	for _, i := range shared {
		s.banned.drop(i)
	}
	for _, i := range from {
		s.banned.add(i)
	}
	s.skip = nil
	if path != nil && len(shared) > 0 {
		path = append(slices.Clone(shared[:len(shared)-1]), path...)
	}
	return path, cut, err
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
			if s.directed>>s.v.kinds[a.Tie]&1 == 0 {
				ties = append(ties, n.Ties[a.Tie])
			}
		}
		tie := slices.MinFunc(ties, func(a, b graph.Tie) int {
			x, y := a.TieHead(), b.TieHead()
			return cmp.Or(cmp.Compare(x.Evidence, y.Evidence), cmp.Compare(a.Kind(), b.Kind()),
				cmp.Compare(b2i(x.FromID != from), b2i(y.FromID != from)), cmp.Compare(y.Since, x.Since), cmp.Compare(x.ID, y.ID))
		})
		p.Nodes = append(p.Nodes, n.Nodes[j])
		p.Ties = append(p.Ties, tie)
		p.Parallel = append(p.Parallel, int32(len(ties)-1))
		p.Evidence = max(p.Evidence, tie.TieHead().Evidence)
	}
	p.SentenceZH, p.SentenceEN = sentences(p)
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
