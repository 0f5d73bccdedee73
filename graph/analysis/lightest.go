package analysis

import (
	"iter"
	"math"
	"slices"

	"coopgraph/graph"
)

// structural says whether ties of this kind are ties of structure.
func structural(kind graph.TieKind) bool { return StructureTies>>kind&1 == 1 }

// weight is how many hops of a path only ties of structure make: of equally long paths the one of least weight is first.
func (s *search) weight(path []int32) (sum int32) {
	if !s.v.structured {
		return 0
	}
	for hop, j := range path[1:] {
		sum += b2i(!s.cooperate(path[hop], j))
	}
	return sum
}

// cooperate says whether a tie of cooperation may be followed from node i to node j.
func (s *search) cooperate(i, j int32) bool {
	return slices.ContainsFunc(arcsTo(s.v.Out(i), j), func(a Arc) bool { return !structural(s.v.kinds[a.Tie]) }) ||
		slices.ContainsFunc(arcsTo(s.v.In(i), j), func(a Arc) bool { return !structural(s.v.kinds[a.Tie]) && !s.oneWay(a) })
}

// oneWay says whether the arc's tie is followed from its first to its second end only.
func (s *search) oneWay(a Arc) bool { return s.directed>>s.v.kinds[a.Tie]&1 == 1 }

// lightest is the path of least weight among those of so many hops, which is how many the shortest path has that was just
// found, and among those the first by the sequence of its nodes. All shortest paths lead through what the two sides
// found: it weighs that from the ends on, each node by the lightest way that is left from it, and goes that way.
func (s *search) lightest(hops int) ([]int32, error) {
	if s.left == nil {
		s.left = make([]int32, len(s.away))
	}
	f := &s.starts
	for _, i := range f.farthest() {
		s.away[i] = unreached // the shortest paths meet beside it
	}
	for level, begins := range f.levels[:len(f.levels)-1] {
		for _, i := range f.found[begins:f.levels[level+1]] {
			s.away[i] = int32(hops - level)
		}
	}
	for _, i := range s.ends.found {
		if s.away[i] <= s.ends.level {
			if err := s.weigh(i); err != nil {
				return nil, err
			}
		}
	}
	for _, i := range slices.Backward(f.found[:f.last()]) {
		if err := s.weigh(i); err != nil {
			return nil, err
		}
	}
	at := slices.MinFunc(f.found[:f.levels[1]], func(a, b int32) int { return int(s.left[a] - s.left[b]) })
	path := []int32{at}
	for s.away[at] > 0 {
		for j, weight := range s.nearer(at) {
			if s.left[at] == s.left[j]+weight {
				at = j
				break
			}
		}
		path = append(path, at)
	}
	return path, nil
}

// weigh sets the least weight of the ways that are left from a node, unreached if there is none.
func (s *search) weigh(i int32) error {
	if s.away[i] == 0 {
		s.left[i] = 0
		return nil
	}
	s.left[i] = unreached
	for j, weight := range s.nearer(i) {
		s.left[i] = min(s.left[i], s.left[j]+weight)
	}
	return s.meter.Spend(1 + len(s.v.Arcs(i)))
}

// unreached is more than any path weighs.
const unreached = math.MaxInt32 / 2

// nearer yields the nodes that a shortest path may go on to from node i, ascending, each with the weight of the hop.
func (s *search) nearer(i int32) iter.Seq2[int32, int32] {
	return func(yield func(int32, int32) bool) {
		next, weight := int32(-1), int32(1)
		for a, out := range s.v.around(i) {
			j := a.Node
			if !out && s.oneWay(a) || !s.ahead.has(j) && !s.behind.has(j) || s.away[j] != s.away[i]-1 || s.skips(i, j) {
				continue
			}
			if j != next {
				if next >= 0 && !yield(next, weight) {
					return
				}
				next, weight = j, 1
			}
			if !structural(s.v.kinds[a.Tie]) {
				weight = 0
			}
		}
		if next >= 0 {
			yield(next, weight)
		}
	}
}
