package analysis

import "coopgraph/graph/internal/budget"

// tour is a breadth-first search from one node after another, with what Brandes's algorithm needs.
type tour struct {
	g     *simple
	level []int32   // by node: its distance from the source plus one, 0 where it is not found
	paths []float64 // by node: how many shortest paths lead to it
	found []int32   // in the order of their distances
}

func (g *simple) tour() *tour {
	return &tour{g: g, level: make([]int32, g.nodes()), paths: make([]float64, g.nodes()), found: make([]int32, 0, g.nodes())}
}

// from searches from a node.
func (t *tour) from(source int32) (arcs int) {
	for _, i := range t.found {
		t.level[i] = 0
	}
	t.found = append(t.found[:0], source)
	t.level[source], t.paths[source] = 1, 1
	for next := 0; next < len(t.found); next++ {
		i := t.found[next]
		below, paths := t.level[i]+1, t.paths[i]
		neighbours := t.g.neighbours(i)
		arcs += len(neighbours)
		for _, j := range neighbours {
			switch t.level[j] {
			case 0:
				t.level[j], t.paths[j] = below, paths
				t.found = append(t.found, j)
			case below:
				t.paths[j] += paths
			}
		}
	}
	return arcs
}

func (g *simple) closeness(m *budget.Budget) ([]float64, error) {
	scores := make([]float64, g.nodes())
	if !m.Fits(g.joined() * len(g.to)) {
		return nil, m.Err()
	}
	t := g.tour()
	for source := range int32(g.nodes()) {
		arcs := t.from(source)
		sum := 0
		for _, i := range t.found {
			sum += int(t.level[i]) - 1
		}
		if reached := float64(len(t.found) - 1); reached > 0 {
			scores[source] = reached / float64(sum) * reached / float64(len(g.tied)-1)
		}
		if err := m.Spend(1 + arcs); err != nil {
			return nil, err
		}
	}
	return scores, nil
}
