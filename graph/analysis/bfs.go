package analysis

// bfs searches breadth first from one source after another and counts shortest paths, as Brandes's algorithm needs it.
// Its arrays are reused from source to source.
type bfs struct {
	g     *simpleGraph
	level []int32   // by node: its distance from the source plus 1; 0 if it is not reached
	paths []float64 // by node: the number of shortest paths from the source
	queue []int32   // the nodes that were reached, in the order of their distance
}

func newBFS(g *simpleGraph) *bfs {
	n := g.nodes()
	return &bfs{g: g, level: make([]int32, n), paths: make([]float64, n), queue: make([]int32, 0, n)}
}

// from searches from a node. It returns how many arcs it looked at.
func (s *bfs) from(source int32) (arcs int) {
	for _, i := range s.queue {
		s.level[i] = 0
	}
	s.queue = append(s.queue[:0], source)
	s.level[source], s.paths[source] = 1, 1
	for next := 0; next < len(s.queue); next++ {
		i := s.queue[next]
		below, paths := s.level[i]+1, s.paths[i]
		neighbours := s.g.neighbours(i)
		arcs += len(neighbours)
		for _, j := range neighbours {
			switch s.level[j] {
			case 0:
				s.level[j], s.paths[j] = below, paths
				s.queue = append(s.queue, j)
			case below:
				s.paths[j] += paths
			}
		}
	}
	return arcs
}
