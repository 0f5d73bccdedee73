package analysis

import "slices"

// search finds one shortest path from any start to any end by breadth-first search from both sides, always on from the
// side that found fewer last. Its arrays are as long as the nodes and are clean between two uses. What is asked of every
// arc is a bit: of a million nodes they fit into the processor's cache, which the distances would not.
type search struct {
	v        *View
	meter    *meter
	directed uint16     // the kinds of ties, as bits, that are followed only forward
	seen     [2]bits    // what each side found
	dist     [2][]int32 // the distance of a node to each side, where it is seen from there
	banned   bits       // nodes that a path may not touch
	leads    bits       // nodes found from the starts that are on a shortest path
	skip     []int32    // nodes that may not come right after a start

	sides   [2]frontier
	fetched int32 // means nothing; it keeps fetch from being taken for idle
}

// bits is a set of nodes.
type bits []uint64

func (b bits) has(i int32) bool { return b[i>>6]>>(i&63)&1 == 1 }
func (b bits) add(i int32)      { b[i>>6] |= 1 << (i & 63) }
func (b bits) drop(i int32)     { b[i>>6] &^= 1 << (i & 63) }

// The two sides of a search.
const (
	fromStarts = iota
	fromEnds
)

// frontier is what a search has found from one side.
type frontier struct {
	found  []int32 // by distance
	levels []int   // found[levels[d]:levels[d+1]] are at distance d
}

func (f *frontier) last() []int32 { return f.found[f.levels[len(f.levels)-2]:] }

func (v *View) search(m *meter) *search {
	s, ok := v.searches.Get().(*search)
	if !ok {
		n := len(v.network.Nodes)
		set := func() bits { return make(bits, n/64+1) }
		s = &search{v: v, seen: [2]bits{set(), set()}, dist: [2][]int32{make([]int32, n), make([]int32, n)},
			banned: set(), leads: set()}
	}
	s.meter, s.directed = m, 0
	return s
}

// shortest is the path of fewest hops, no more than most, from one of the starts to one of the ends, and among those the
// first by the sequence of its nodes. It is nil where there is none; then cut says whether it was most that ended the
// search. Starts and ends are ascending and have none in common.
func (s *search) shortest(starts, ends []int32, most int) (path []int32, cut bool, err error) {
	defer s.clean()
	s.begin(fromStarts, starts)
	s.begin(fromEnds, ends)
	for hops := 1; ; hops++ {
		ahead, behind := len(s.sides[fromStarts].last()), len(s.sides[fromEnds].last())
		switch {
		case ahead == 0 || behind == 0:
			return nil, false, nil
		case hops > most:
			return nil, true, nil
		}
		side := fromStarts
		if behind < ahead {
			side = fromEnds
		}
		met, err := s.expand(side)
		if err != nil {
			return nil, false, err
		}
		if met {
			path, err := s.trace(hops)
			return path, false, err
		}
	}
}

func (s *search) begin(side int, nodes []int32) {
	f := &s.sides[side]
	f.found = append(f.found, nodes...)
	f.levels = append(f.levels[:0], 0, len(nodes))
	for _, i := range nodes {
		s.seen[side].add(i)
		s.dist[side][i] = 0
	}
}

// expand finds the next level of a side, and says whether it meets the other one. From then on only what is met counts.
func (s *search) expand(side int) (met bool, err error) {
	f := &s.sides[side]
	level := len(f.levels) - 2
	seen, others, dist := s.seen[side], s.seen[1-side], s.dist[side]
	for nodes := range slices.Chunk(f.last(), together) {
		s.fetch(nodes)
		for _, i := range nodes {
			free, bound := s.arcs(i, side == fromEnds)
			for k, arcs := range [2][]Arc{free, bound} {
				for _, a := range arcs {
					j := a.Node
					meets := others.has(j)
					if seen.has(j) || met && !meets || k == 1 && s.directed>>s.v.kinds[a.Tie]&1 == 1 ||
						s.banned.has(j) || s.skips(side, level, i, j) {
						continue
					}
					seen.add(j)
					dist[j] = int32(level + 1)
					f.found = append(f.found, j)
					met = met || meets
				}
			}
			if err := s.meter.spend(1 + len(free) + len(bound)); err != nil {
				return false, err
			}
		}
	}
	f.levels = append(f.levels, len(f.found))
	return met, nil
}

// together is how many nodes' arcs are fetched before they are looked at.
const together = 64

// fetch touches the arcs of some nodes, the first and one a cache line on, so that they come from memory all at once and
// not one after another as the search asks for them: on a million ties that halves its time.
func (s *search) fetch(nodes []int32) {
	var starts [together]int32
	for k, i := range nodes {
		starts[k] = s.v.starts[2*i]
	}
	for _, at := range starts[:len(nodes)] {
		if int(at)+8 < len(s.v.arcs) {
			s.fetched += s.v.arcs[at].Node + s.v.arcs[at+8].Node
		}
	}
}

// skips says whether the step that a side at this level makes from i to j is the first of a path that is not wanted.
func (s *search) skips(side, level int, i, j int32) bool {
	if len(s.skip) == 0 {
		return false
	}
	if side == fromStarts {
		return level == 0 && slices.Contains(s.skip, j)
	}
	return s.at(fromStarts, j) == 0 && slices.Contains(s.skip, i)
}

// at is the distance of a node to a side, -1 where it is not found from there.
func (s *search) at(side int, i int32) int {
	if !s.seen[side].has(i) {
		return -1
	}
	return int(s.dist[side][i])
}

// arcs is the arcs that may be followed from node i, or back from it: those that are free, and those that are bound to
// their direction where their kind is directed.
func (s *search) arcs(i int32, back bool) (free, bound []Arc) {
	switch {
	case s.directed == 0:
		return s.v.Arcs(i), nil
	case back:
		return s.v.In(i), s.v.Out(i)
	}
	return s.v.Out(i), s.v.In(i)
}

// steps yields the arcs that may be followed from node i, or back from it.
func (s *search) steps(i int32, back bool) func(func(Arc) bool) {
	free, bound := s.arcs(i, back)
	return func(yield func(Arc) bool) {
		for _, a := range free {
			if !yield(a) {
				return
			}
		}
		for _, a := range bound {
			if s.directed>>s.v.kinds[a.Tie]&1 == 0 && !yield(a) {
				return
			}
		}
	}
}

// trace reads the path out of two sides that met. It first marks what leads on from the starts, then goes forward and
// takes the first node each time.
func (s *search) trace(hops int) ([]int32, error) {
	f := &s.sides[fromStarts]
	depth := len(f.levels) - 2 // of the side of the starts; the rest of the way is found from the ends
	var leading []int32
	for _, i := range f.found[f.levels[depth]:] {
		if s.seen[fromEnds].has(i) {
			s.leads.add(i)
			leading = append(leading, i)
		}
	}
	for level := depth - 1; level >= 0; level-- {
		var before []int32
		for _, j := range leading {
			for step := range s.steps(j, true) {
				i := step.Node
				if s.at(fromStarts, i) == level && !s.leads.has(i) && !(level == 0 && slices.Contains(s.skip, j)) {
					s.leads.add(i)
					before = append(before, i)
				}
			}
			if err := s.meter.spend(1 + len(s.v.Arcs(j))); err != nil {
				return nil, err
			}
		}
		leading = before
	}
	path := make([]int32, 1, hops+1)
	path[0] = leading[0]
	for _, i := range leading {
		path[0] = min(path[0], i)
	}
	for hop := range hops {
		next := int32(-1)
		for step := range s.steps(path[hop], false) {
			j := step.Node
			on := s.at(fromEnds, j) == hops-hop-1
			if hop < depth {
				on = s.leads.has(j) && s.at(fromStarts, j) == hop+1
			}
			if on && (next < 0 || j < next) && !(hop == 0 && slices.Contains(s.skip, j)) {
				next = j
			}
		}
		path = append(path, next)
	}
	return path, nil
}

// clean takes back what the search wrote, and nothing else: a search that finds little costs little.
func (s *search) clean() {
	for side := range s.sides {
		f := &s.sides[side]
		for _, i := range f.found {
			s.seen[side].drop(i)
			s.leads.drop(i)
		}
		f.found = f.found[:0]
	}
}
