package analysis

import (
	"iter"
	"math"
	"slices"
)

// weight is how many hops of a path are made by structural ties alone: of the shortest paths, the one of least weight is
// first.
func (s *search) weight(path []int32) (sum int32) {
	if !s.v.hasStructural {
		return 0
	}
	for hop, j := range path[1:] {
		sum += boolToInt(!s.cooperates(path[hop], j))
	}
	return sum
}

// cooperates reports whether a tie of cooperation may be followed from node i to node j.
func (s *search) cooperates(i, j int32) bool {
	return slices.ContainsFunc(arcsTo(s.v.Out(i), j), func(a Arc) bool { return !structural(s.v.kinds[a.Tie]) }) ||
		slices.ContainsFunc(arcsTo(s.v.In(i), j), func(a Arc) bool { return !structural(s.v.kinds[a.Tie]) && !s.oneWay(a) })
}

// lightest is the path of least weight, and of those the first by the sequence of its nodes, among the shortest paths,
// which have this number of hops as the search has just found. Since all shortest paths lead through nodes that the two
// sides reached, it relaxes their arcs level by level from the ends on, as Dijkstra, A note on two problems in connexion
// with graphs, Numerische Mathematik 1 (1959), does in the order of a priority queue; then it follows the least weights.
func (s *search) lightest(hops int) []int32 {
	if s.least == nil {
		s.least = make([]int32, len(s.distance))
	}
	f := &s.forward
	for _, i := range f.farthest() {
		s.distance[i] = unreached // the search ended before all of the level was reached: the sides meet one level below
	}
	for level, begins := range f.levels[:len(f.levels)-1] {
		for _, i := range f.queue[begins:f.levels[level+1]] {
			s.distance[i] = int32(hops - level)
		}
	}
	for _, i := range s.backward.queue {
		if s.distance[i] <= s.backward.level {
			s.relax(i)
		}
	}
	for _, i := range slices.Backward(f.queue[:f.last()]) {
		s.relax(i)
	}
	if !s.budget.OK() {
		return nil
	}
	at := slices.MinFunc(f.queue[:f.levels[1]], func(i, j int32) int { return int(s.least[i] - s.least[j]) })
	path := []int32{at}
	for s.distance[at] > 0 {
		for j, weight := range s.nearer(at) {
			if s.least[at] == s.least[j]+weight {
				at = j
				break
			}
		}
		path = append(path, at)
	}
	return path
}

// relax sets the least weight of a node's ways to the ends, unreached if there is none.
func (s *search) relax(i int32) {
	if !s.budget.Use(1 + len(s.v.Arcs(i))) {
		return
	}
	if s.distance[i] == 0 {
		s.least[i] = 0
		return
	}
	s.least[i] = unreached
	for j, weight := range s.nearer(i) {
		s.least[i] = min(s.least[i], s.least[j]+weight)
	}
}

// unreached is more than any path weighs.
const unreached = math.MaxInt32 / 2

// nearer yields the nodes that a shortest path may go on to from node i, ascending, each with the weight of the hop.
func (s *search) nearer(i int32) iter.Seq2[int32, int32] {
	return func(yield func(int32, int32) bool) {
		next, weight := int32(-1), int32(1)
		for a, out := range s.v.merged(i) {
			j := a.Node
			if !out && s.oneWay(a) || !s.forwardVisited.has(j) && !s.backwardVisited.has(j) || s.distance[j] != s.distance[i]-1 || s.skips(i, j) {
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
