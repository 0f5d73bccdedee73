package analysis

import "coopgraph/graph/internal/budget"

// sourcesAtOnce is the number of bits in a word.
const sourcesAtOnce = 64

// multiBFS searches breadth first from up to 64 sources at once, each of which is one bit of a word. What several sources
// reach by the same edge at the same distance takes one operation: Then and others, The more the merrier: efficient
// multi-source graph traversal, Proceedings of the VLDB Endowment 8 (2014). Its arrays are reused.
type multiBFS struct {
	g           *simpleGraph
	sets        []sourceSets // by node
	level, next []int32      // the nodes that sources reach at this distance, and at the next one
}

// sourceSets is sets of sources, as bits.
type sourceSets struct {
	seen     uint64 // those that reached the node
	reached  uint64 // those that reached it at the current distance
	arriving uint64 // those that will reach it at the next distance
}

func newMultiBFS(g *simpleGraph) *multiBFS {
	return &multiBFS{g: g, sets: make([]sourceSets, g.nodes())}
}

// from searches from the sources, and calls reach for each node, at each distance, with the sources that reach it there.
func (s *multiBFS) from(b *budget.Budget, sources []int32, reach func(node int32, distance int, sources uint64)) {
	clear(s.sets)
	s.level = append(s.level[:0], sources...)
	for k, i := range sources {
		s.sets[i].arriving = 1 << k
	}
	for distance := 0; len(s.level) > 0; distance++ {
		for _, i := range s.level {
			at := &s.sets[i]
			at.reached, at.arriving = at.arriving, 0
			at.seen |= at.reached
			reach(i, distance, at.reached)
		}
		s.next = s.next[:0]
		for _, i := range s.level {
			reached, neighbours := s.sets[i].reached, s.g.neighbours(i)
			for _, j := range neighbours {
				to := &s.sets[j]
				if fresh := reached &^ to.seen; fresh != 0 {
					if to.arriving == 0 {
						s.next = append(s.next, j)
					}
					to.arriving |= fresh
				}
			}
			if !b.Use(2 + len(neighbours)) {
				return
			}
		}
		s.level, s.next = s.next, s.level
	}
}
