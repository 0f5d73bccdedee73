package analysis

import "coopgraph/graph/internal/budget"

// leafless is a simple graph without the edges of its leaves, the nodes with one neighbour. All shortest paths from and
// to a leaf pass through its neighbour, so betweenness and closeness only need to know how many leaves a node has:
// Sarıyüce, Saule, Kaya and Çatalyürek, Shattering and compressing networks for betweenness centrality, Proceedings of the
// SIAM International Conference on Data Mining (2013). In a network of places most counties are leaves.
type leafless struct {
	*simpleGraph
	isLeaf []bool
	leaves []float64 // by node: the number of its leaves
}

// leaves reports which nodes are leaves, and for each node the number of its leaves.
func (g *simpleGraph) leaves(b *budget.Budget) (isLeaf []bool, leaves []float64) {
	isLeaf, leaves = make([]bool, g.nodes()), make([]float64, g.nodes())
	for i := range int32(g.nodes()) {
		if neighbours := g.neighbours(i); len(neighbours) == 1 {
			j := neighbours[0]
			isLeaf[i] = len(g.neighbours(j)) > 1 || j < i // of two nodes that only have each other, one is the leaf
			if isLeaf[i] {
				leaves[j]++
			}
		}
		if !b.Use(1) {
			break
		}
	}
	return isLeaf, leaves
}

func newLeafless(b *budget.Budget, g *simpleGraph) *leafless {
	isLeaf, leaves := g.leaves(b)
	c := &leafless{&simpleGraph{starts: make([]int32, g.nodes()+1)}, isLeaf, leaves}
	for i := range int32(g.nodes()) {
		for _, j := range g.neighbours(i) {
			if !isLeaf[i] && !isLeaf[j] {
				c.to = append(c.to, j)
			}
		}
		c.starts[i+1] = int32(len(c.to))
		if !b.Use(1 + len(g.neighbours(i))) {
			break
		}
	}
	return c
}
