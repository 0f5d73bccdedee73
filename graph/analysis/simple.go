package analysis

import (
	"context"

	"coopgraph/graph/internal/budget"
)

// simple is the simple undirected graph of a view: nodes are joined or not, whichever way and however often, and none is
// joined to itself. The neighbours of node i are to[starts[i]:starts[i+1]], ascending; count says how many ties join
// them.
type simple struct {
	starts []int32
	to     []int32
	count  []float64
	tied   []int32 // the nodes that have ties, also to themselves alone
}

// simple is made once; what it costs is no part of what a question may.
func (v *View) simple(ctx context.Context) (*simple, error) {
	if g := v.joined.Load(); g != nil {
		return g, nil
	}
	m := budget.Unlimited(ctx)
	n := len(v.network.Nodes)
	g := &simple{starts: make([]int32, n+1), to: make([]int32, 0, len(v.arcs)), count: make([]float64, 0, len(v.arcs)), tied: v.tied}
	for i := range int32(n) {
		for a := range v.around(i) {
			switch last := len(g.to) - 1; {
			case a.Node == i:
			case last >= int(g.starts[i]) && g.to[last] == a.Node:
				g.count[last]++
			default:
				g.to, g.count = append(g.to, a.Node), append(g.count, 1)
			}
		}
		g.starts[i+1] = int32(len(g.to))
		if err := m.Spend(1 + len(v.Arcs(i))); err != nil {
			return nil, err
		}
	}
	v.joined.Store(g)
	return g, nil
}

func (g *simple) nodes() int { return len(g.starts) - 1 }

func (g *simple) neighbours(i int32) []int32 { return g.to[g.starts[i]:g.starts[i+1]] }

// joined is how many nodes have a neighbour.
func (g *simple) joined() (n int) {
	for i := range int32(g.nodes()) {
		if len(g.neighbours(i)) > 0 {
			n++
		}
	}
	return n
}
