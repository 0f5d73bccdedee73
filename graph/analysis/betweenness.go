package analysis

import (
	"slices"

	"coopgraph/graph/internal/budget"
)

// core is a simple graph without its leaves, the nodes with one neighbour, which the counties of a prefecture mostly are.
// Whatever goes to or from a leaf passes through its neighbour, so betweenness need only be told how many hang there.
type core struct {
	*simple
	leaf   []bool
	behind []float64 // how many leaves hang on a node
}

func (g *simple) core(m *budget.Budget) (*core, error) {
	n := g.nodes()
	c := &core{&simple{starts: make([]int32, n+1)}, make([]bool, n), make([]float64, n)}
	for i := range int32(n) {
		if near := g.neighbours(i); len(near) == 1 {
			j := near[0]
			c.leaf[i] = len(g.neighbours(j)) > 1 || j < i // of two that only have each other, one is the leaf
			if c.leaf[i] {
				c.behind[j]++
			}
		}
		if err := m.Spend(1); err != nil {
			return nil, err
		}
	}
	for i := range int32(n) {
		for _, j := range g.neighbours(i) {
			if !c.leaf[i] && !c.leaf[j] {
				c.to = append(c.to, j)
			}
		}
		c.starts[i+1] = int32(len(c.to))
		if err := m.Spend(1 + len(g.neighbours(i))); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// betweenness is Brandes's algorithm over the core: each source's shares are summed from the farthest node back. A node
// stands for itself and the leaves behind it, as a source and as what is to be reached, and is between each of its
// leaves and all the rest.
func (g *simple) betweenness(m *budget.Budget) ([]float64, error) {
	c, err := g.core(m)
	if err != nil {
		return nil, err
	}
	if !m.Fits(2 * c.joined() * len(c.to)) {
		return nil, m.Err()
	}
	scores, share := make([]float64, g.nodes()), make([]float64, g.nodes())
	t := c.tour()
	for source := range int32(g.nodes()) {
		if c.leaf[source] {
			continue
		}
		arcs, all := t.from(source), 0.0
		for k, j := range slices.Backward(t.found) {
			all += 1 + c.behind[j]
			if k == 0 {
				break
			}
			share[j] += c.behind[j]
			above, part := t.level[j]-1, (1+share[j])/t.paths[j]
			for _, i := range c.neighbours(j) {
				if t.level[i] == above {
					share[i] += t.paths[i] * part
				}
			}
			scores[j] += (1 + c.behind[source]) * share[j]
			share[j] = 0
		}
		share[source] = 0
		scores[source] += c.behind[source] * (all - 2)
		if err := m.Spend(1 + 2*arcs); err != nil {
			return nil, err
		}
	}
	if n := float64(len(g.tied)); n > 2 {
		for i := range scores {
			scores[i] /= (n - 1) * (n - 2)
		}
	}
	return scores, nil
}
