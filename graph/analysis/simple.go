package analysis

// simple is the simple undirected graph of a view: nodes are joined or not, whichever way and however often, and none is
// joined to itself. The neighbours of node i are to[starts[i]:starts[i+1]], ascending; count says how many ties join
// them.
type simple struct {
	starts []int32
	to     []int32
	count  []float64
}

func (v *View) simple(m *meter) (*simple, error) {
	n := len(v.network.Nodes)
	g := &simple{starts: make([]int32, n+1), to: make([]int32, 0, len(v.arcs)), count: make([]float64, 0, len(v.arcs))}
	for i := range int32(n) {
		out, in := v.Out(i), v.In(i)
		for len(out)+len(in) > 0 {
			part := &out
			if len(out) == 0 || len(in) > 0 && in[0].Node < out[0].Node {
				part = &in
			}
			j := (*part)[0].Node
			*part = (*part)[1:]
			switch last := len(g.to) - 1; {
			case j == i:
			case last >= int(g.starts[i]) && g.to[last] == j:
				g.count[last]++
			default:
				g.to, g.count = append(g.to, j), append(g.count, 1)
			}
		}
		g.starts[i+1] = int32(len(g.to))
		if err := m.spend(1 + len(v.Arcs(i))); err != nil {
			return nil, err
		}
	}
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
