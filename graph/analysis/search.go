package analysis

import (
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// search finds one shortest path from any start to any end by breadth-first search from both sides, always on from the
// side that found fewer last; of several, the lightest one, then the first by the sequence of its nodes. What is asked of every arc is a bit: of a million nodes they fit into the processor's
// cache, which the distances would not. Its arrays are as long as the nodes and are clean between two uses.
//
// The search ahead comes to its nodes in the order of the paths that lead to them, for it goes through the nodes of a
// level in their order and through the neighbours of each in theirs. So where it first meets the other side is where the
// first path leads, and what is left of the level need not be looked at. Only if that path has weight, all shortest paths
// are weighed.
type search struct {
	v        *View
	g        *simple // what is searched where no kind is directed
	meter    *budget.Budget
	directed graph.TieKinds // the kinds of ties, as bits, that are followed only forward
	ahead    bits           // what is found from the starts
	behind   bits           // what is found from the ends
	away     []int32        // by node found from the ends: its distance from them
	left     []int32        // by node that is weighed: the least weight of the ways left from it; nil if none ever was
	banned   bits           // nodes that a path may not touch
	skip     []int32        // nodes that may not come right after the start, of which there is one then

	starts, ends frontier
	from         []int32 // by place in starts.found: the place of the node that it was found from
	merged       []int32 // the neighbours of one node, where a kind is directed
	fetched      int32   // means nothing; it keeps fetch from being taken for idle
}

// bits is a set of nodes.
type bits []uint64

func (b bits) has(i int32) bool { return b[i>>6]>>(i&63)&1 == 1 }
func (b bits) add(i int32)      { b[i>>6] |= 1 << (i & 63) }
func (b bits) drop(i int32)     { b[i>>6] &^= 1 << (i & 63) }

// dropAll is quick for few nodes and for many.
func (b bits) dropAll(nodes []int32) {
	if len(nodes) > len(b) {
		clear(b)
		return
	}
	for _, i := range nodes {
		b.drop(i)
	}
}

// frontier is what a search has found from one side, by distance.
type frontier struct {
	found  []int32
	levels []int // where each distance begins in found
	level  int32 // the distance of the farthest that are all found
}

func (f *frontier) last() int { return f.levels[len(f.levels)-1] }

func (f *frontier) farthest() []int32 { return f.found[f.last():] }

// begin takes the nodes that a search begins from.
func (f *frontier) begin(nodes []int32) {
	f.found, f.levels, f.level = append(f.found[:0], nodes...), append(f.levels[:0], 0), 0
}

// advance begins the next distance.
func (f *frontier) advance() { f.levels, f.level = append(f.levels, len(f.found)), f.level+1 }

func (v *View) search(m *budget.Budget) *search {
	s, ok := v.searches.Get().(*search)
	if !ok {
		n := len(v.network.Nodes)
		set := func() bits { return make(bits, n/64+1) }
		s = &search{v: v, ahead: set(), behind: set(), banned: set(), away: make([]int32, n)}
	}
	s.meter, s.directed = m, 0
	return s
}

// shortest is the path of fewest hops, no more than most, from one of the starts to one of the ends, among those the
// lightest, and among those the first by the sequence of its nodes. It is nil where there is none; then cut says whether it was most that ended the
// search. Starts and ends are ascending and have none in common.
func (s *search) shortest(starts, ends []int32, most int) (path []int32, cut bool, err error) {
	defer s.clean()
	s.begin(starts, ends)
	for hops := 1; ; hops++ {
		ahead, behind := len(s.starts.farthest()), len(s.ends.farthest())
		switch {
		case ahead == 0 || behind == 0:
			return nil, false, nil
		case hops > most:
			return nil, true, nil
		}
		if behind < ahead {
			if met, err := s.back(); err != nil || !met {
				if err != nil {
					return nil, false, err
				}
				continue
			}
		}
		path, err := s.on()
		if err == nil && path != nil && s.weight(path) > 0 {
			path, err = s.lightest(hops)
		}
		if err != nil || path != nil {
			return path, false, err
		}
	}
}

func (s *search) begin(starts, ends []int32) {
	s.starts.begin(starts)
	s.ends.begin(ends)
	for _, i := range starts {
		s.ahead.add(i)
		s.from = append(s.from, -1)
	}
	for _, i := range ends {
		s.behind.add(i)
		s.away[i] = 0
	}
}

// back finds the next level from the ends, and ends early where it meets what was found from the starts.
func (s *search) back() (met bool, err error) {
	f := &s.ends
	nodes := f.farthest()
	f.advance()
	for chunk := range slices.Chunk(nodes, together) {
		s.fetch(chunk)
		for _, i := range chunk {
			near := s.neighbours(i, true)
			for _, j := range near {
				switch {
				case s.ahead.has(j):
					if !s.skips(j, i) {
						f.level--
						return true, nil
					}
				case !s.behind.has(j) && !s.banned.has(j):
					s.behind.add(j)
					s.away[j] = f.level
					f.found = append(f.found, j)
				}
			}
			if err := s.meter.Spend(1 + len(near)); err != nil {
				return false, err
			}
		}
	}
	return false, nil
}

// on finds the next level from the starts; where it meets the farthest that is known from the ends, the path.
func (s *search) on() (path []int32, err error) {
	f := &s.starts
	nodes, place := f.farthest(), f.last()
	f.advance()
	for chunk := range slices.Chunk(nodes, together) {
		s.fetch(chunk)
		for _, i := range chunk {
			near := s.neighbours(i, false)
			for _, j := range near {
				switch {
				case s.ahead.has(j) || s.banned.has(j) || s.skips(i, j):
				case s.behind.has(j) && s.away[j] == s.ends.level:
					return s.trace(place, j)
				default:
					s.ahead.add(j)
					f.found = append(f.found, j)
					s.from = append(s.from, int32(place))
				}
			}
			if err := s.meter.Spend(1 + len(near)); err != nil {
				return nil, err
			}
			place++
		}
	}
	return nil, nil
}

// skips says whether the step from i to j is the first of a path that is not wanted.
func (s *search) skips(i, j int32) bool {
	return len(s.skip) > 0 && i == s.starts.found[0] && slices.Contains(s.skip, j)
}

// trace is the path that leads to a place in what was found from the starts, and on over a node found from the ends,
// each time to the first node that is nearer to them.
func (s *search) trace(place int, next int32) ([]int32, error) {
	var path []int32
	for at := int32(place); at >= 0; at = s.from[at] {
		path = append(path, s.starts.found[at])
	}
	slices.Reverse(path)
	path = append(path, next)
	for left := s.away[next] - 1; left >= 0; left-- {
		near := s.neighbours(next, false)
		k := slices.IndexFunc(near, func(j int32) bool { return s.behind.has(j) && s.away[j] == left })
		next = near[k]
		path = append(path, next)
		if err := s.meter.Spend(k); err != nil {
			return nil, err
		}
	}
	return path, nil
}

// neighbours are the nodes that a path may go on to from node i, or back to, ascending, each once. They are there until
// the next call.
func (s *search) neighbours(i int32, back bool) []int32 {
	if s.directed == 0 {
		return s.g.neighbours(i)
	}
	s.merged = s.merged[:0]
	for a, out := range s.v.around(i) {
		bound := s.directed>>s.v.kinds[a.Tie]&1 == 1 && out == back
		if last := len(s.merged) - 1; !bound && (last < 0 || s.merged[last] != a.Node) {
			s.merged = append(s.merged, a.Node)
		}
	}
	return s.merged
}

// together is how many nodes' neighbours are fetched before they are looked at.
const together = 64

// fetch touches the neighbours of some nodes, the first and the last, so that they come from memory all at once and not
// one after another as the search asks for them: on a million ties that halves its time.
func (s *search) fetch(nodes []int32) {
	if s.directed != 0 {
		return
	}
	var rows [together][2]int32
	for k, i := range nodes {
		rows[k] = [2]int32{s.g.starts[i], s.g.starts[i+1]}
	}
	for _, row := range rows[:len(nodes)] {
		if row[0] < row[1] {
			s.fetched += s.g.to[row[0]] + s.g.to[row[1]-1]
		}
	}
}

// clean takes back what the search wrote, and nothing else: a search that finds little costs little.
func (s *search) clean() {
	s.ahead.dropAll(s.starts.found)
	s.behind.dropAll(s.ends.found)
	s.from = s.from[:0]
}
