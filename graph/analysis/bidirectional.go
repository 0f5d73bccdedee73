package analysis

import (
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// search is a bidirectional breadth-first search (Pohl, Bi-directional search, Machine Intelligence 6, 1971): it finds a
// shortest path from any start to any end, and each step extends the side whose frontier is smaller. Of several shortest
// paths it takes the one of least weight, then the first by the sequence of its nodes. Its arrays have an element for
// each node and are clean between two uses.
//
// The forward side reaches nodes in the order of the paths that lead to them, since it goes through the nodes of a level
// in their order and through the neighbours of each in theirs. So the first path leads through the node at which the
// forward side first meets the other side, and the rest of the level need not be looked at. All shortest paths are weighed
// only if that path has a weight above 0.
type search struct {
	v        *View
	g        *simpleGraph // what is searched if no kind of tie is directed
	budget   *budget.Budget
	directed graph.TieKinds // the kinds of ties, as bits, that are followed only from their first end to their second

	forward, backward frontier
	parent            []int32 // by index in forward.queue: the index of the node that it was reached from
	forwardVisited    bitset  // the nodes that the forward side has reached
	backwardVisited   bitset  // the nodes that the backward side has reached
	distance          []int32 // by node of backwardVisited: its distance from the ends
	least             []int32 // by node that was weighed: the least weight of its ways to the ends; nil if none ever was

	banned             bitset  // nodes that a path may not touch
	skip               []int32 // nodes that may not come right after the start, which is a single one then
	directedNeighbours []int32 // the neighbours of one node, if a kind of tie is directed
}

// frontier has the nodes that one side of a search has reached.
type frontier struct {
	queue  []int32 // the nodes, in the order of their distance
	levels []int   // where the nodes of each distance begin in queue
	level  int32   // the largest distance of which all nodes are known
}

func (f *frontier) last() int { return f.levels[len(f.levels)-1] }

func (f *frontier) farthest() []int32 { return f.queue[f.last():] }

// begin makes these nodes those of distance 0.
func (f *frontier) begin(nodes []int32) {
	f.queue, f.levels, f.level = append(f.queue[:0], nodes...), append(f.levels[:0], 0), 0
}

// advance begins the next distance.
func (f *frontier) advance() { f.levels, f.level = append(f.levels, len(f.queue)), f.level+1 }

// search returns a search for one question. Put it back into v.searches afterwards.
func (v *View) search(b *budget.Budget, g *simpleGraph, directed graph.TieKinds) *search {
	s, ok := v.searches.Get().(*search)
	if !ok {
		n := len(v.network.Nodes)
		s = &search{v: v, forwardVisited: newBitset(n), backwardVisited: newBitset(n), banned: newBitset(n), distance: make([]int32, n)}
	}
	s.budget, s.g, s.directed = b, g, directed
	return s
}

// shortest is the best path of at most maxHops hops from one of the starts to one of the ends. It is nil if there is
// none; then limited reports whether maxHops ended the search. Starts and ends are ascending and have no node in common.
func (s *search) shortest(starts, ends []int32, maxHops int) (path []int32, limited bool) {
	defer s.clean()
	s.begin(starts, ends)
	for hops := 1; s.budget.OK(); hops++ {
		forward, backward := len(s.forward.farthest()), len(s.backward.farthest())
		switch {
		case forward == 0 || backward == 0:
			return nil, false
		case hops > maxHops:
			return nil, true
		}
		if backward < forward && !s.stepBackward() {
			continue
		}
		if path := s.stepForward(); path != nil {
			if s.weight(path) > 0 {
				path = s.lightest(hops)
			}
			return path, false
		}
	}
	return nil, false
}

func (s *search) begin(starts, ends []int32) {
	s.forward.begin(starts)
	s.backward.begin(ends)
	for _, i := range starts {
		s.forwardVisited.add(i)
		s.parent = append(s.parent, -1)
	}
	for _, i := range ends {
		s.backwardVisited.add(i)
		s.distance[i] = 0
	}
}

// stepBackward reaches the next level from the ends. It stops at once and takes the level back if it meets the forward
// side.
func (s *search) stepBackward() (met bool) {
	f := &s.backward
	nodes := f.farthest()
	f.advance()
	for _, i := range nodes {
		neighbours := s.neighbours(i, true)
		for _, j := range neighbours {
			switch {
			case s.forwardVisited.has(j):
				if !s.skips(j, i) {
					f.level--
					return true
				}
			case !s.backwardVisited.has(j) && !s.banned.has(j):
				s.backwardVisited.add(j)
				s.distance[j] = f.level
				f.queue = append(f.queue, j)
			}
		}
		if !s.budget.Use(1 + len(neighbours)) {
			return false
		}
	}
	return false
}

// stepForward reaches the next level from the starts. It returns a path if it meets the farthest level of the other side.
func (s *search) stepForward() (path []int32) {
	f := &s.forward
	nodes, index := f.farthest(), f.last()
	f.advance()
	for _, i := range nodes {
		neighbours := s.neighbours(i, false)
		for _, j := range neighbours {
			switch {
			case s.forwardVisited.has(j) || s.banned.has(j) || s.skips(i, j):
			case s.backwardVisited.has(j) && s.distance[j] == s.backward.level:
				return s.trace(index, j)
			default:
				s.forwardVisited.add(j)
				f.queue = append(f.queue, j)
				s.parent = append(s.parent, int32(index))
			}
		}
		if !s.budget.Use(1 + len(neighbours)) {
			return nil
		}
		index++
	}
	return nil
}

// skips reports whether the hop from i to j begins a path that is not wanted.
func (s *search) skips(i, j int32) bool {
	return len(s.skip) > 0 && i == s.forward.queue[0] && slices.Contains(s.skip, j)
}

// trace is the path to the node at an index of the forward queue and on from a node of the backward side, each time to the
// first neighbour that is nearer to the ends.
func (s *search) trace(index int, next int32) []int32 {
	var path []int32
	for at := int32(index); at >= 0; at = s.parent[at] {
		path = append(path, s.forward.queue[at])
	}
	slices.Reverse(path)
	path = append(path, next)
	for left := s.distance[next] - 1; left >= 0; left-- {
		neighbours := s.neighbours(next, false)
		k := slices.IndexFunc(neighbours, func(j int32) bool { return s.backwardVisited.has(j) && s.distance[j] == left })
		next = neighbours[k]
		path = append(path, next)
		s.budget.Use(k)
	}
	return path
}

// neighbours is the nodes that a path may go to from node i, or back to, ascending, each once. The next call overwrites
// them.
func (s *search) neighbours(i int32, back bool) []int32 {
	if s.directed == 0 {
		return s.g.neighbours(i)
	}
	s.directedNeighbours = s.directedNeighbours[:0]
	for a, out := range s.v.merged(i) {
		against := s.oneWay(a) && out == back
		if last := len(s.directedNeighbours) - 1; !against && (last < 0 || s.directedNeighbours[last] != a.Node) {
			s.directedNeighbours = append(s.directedNeighbours, a.Node)
		}
	}
	return s.directedNeighbours
}

// oneWay reports whether the arc's tie is followed from its first to its second end only.
func (s *search) oneWay(a Arc) bool { return s.directed>>s.v.kinds[a.Tie]&1 == 1 }

// clean removes what the search wrote, and nothing else: a search that reaches little costs little.
func (s *search) clean() {
	s.forwardVisited.removeAll(s.forward.queue)
	s.backwardVisited.removeAll(s.backward.queue)
	s.parent = s.parent[:0]
}
