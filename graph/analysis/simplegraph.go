package analysis

import (
	"context"

	"coopgraph/graph/internal/budget"
)

// simpleGraph is the undirected simple graph of a view: two nodes have an edge or not, however many ties join them and
// whichever way those go, and no node has an edge to itself. The neighbours of node i are to[starts[i]:starts[i+1]],
// ascending; count is how many ties each edge stands for.
type simpleGraph struct {
	starts []int32
	to     []int32
	count  []float64
	tied   []int32 // the nodes that have ties, those with ties to themselves alone too
}

// simpleGraph makes the graph at the first call. It costs about as much as the view did, so it is no part of what a
// question may cost.
func (v *View) simpleGraph(ctx context.Context) (*simpleGraph, error) {
	if g := v.simple.Load(); g != nil {
		return g, nil
	}
	b := budget.Unlimited(ctx)
	n := len(v.network.Nodes)
	g := &simpleGraph{starts: make([]int32, n+1), to: make([]int32, 0, len(v.arcs)), count: make([]float64, 0, len(v.arcs)), tied: v.tied}
	for i := range int32(n) {
		for a := range v.merged(i) {
			switch last := len(g.to) - 1; {
			case a.Node == i:
			case last >= int(g.starts[i]) && g.to[last] == a.Node:
				g.count[last]++
			default:
				g.to, g.count = append(g.to, a.Node), append(g.count, 1)
			}
		}
		g.starts[i+1] = int32(len(g.to))
		if !b.Use(1 + len(v.Arcs(i))) {
			return nil, b.Err()
		}
	}
	v.simple.Store(g)
	return g, nil
}

func (g *simpleGraph) nodes() int { return len(g.starts) - 1 }

func (g *simpleGraph) neighbours(i int32) []int32 { return g.to[g.starts[i]:g.starts[i+1]] }

// joined is how many nodes have a neighbour.
func (g *simpleGraph) joined() (n int) {
	for i := range int32(g.nodes()) {
		if len(g.neighbours(i)) > 0 {
			n++
		}
	}
	return n
}
