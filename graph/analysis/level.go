package analysis

import "coopgraph/graph/internal/budget"

// level is one level of the Leiden algorithm: a graph whose edges weigh what their ties add up to and whose nodes have
// inner ties, counted from both ends; and a partition of its nodes.
type level struct {
	*simple
	inner  []float64
	degree []float64 // by node: the ties of it, counted at its end
	scale  float64   // the resolution divided by the sum of degrees: what chance makes of a degree times a degree
	label  []int32   // by node: its community, from 0 to the number of nodes
	total  []float64 // by community: the degrees of its nodes
	toward []float64 // by community, zero between two uses: how many ties of the node at hand go there
	near   []int32   // the communities that the node at hand has ties to
}

// newLevel begins with this partition.
func newLevel(g *simple, inner []float64, label []int32, resolution float64, m *budget.Budget) (*level, error) {
	n := g.nodes()
	l := &level{simple: g, inner: inner, label: label, degree: make([]float64, n), total: make([]float64, n), toward: make([]float64, n)}
	sum := 0.0
	for i := range int32(n) {
		l.degree[i] = inner[i]
		for _, count := range g.count[g.starts[i]:g.starts[i+1]] {
			l.degree[i] += count
		}
		l.total[label[i]] += l.degree[i]
		sum += l.degree[i]
		if err := m.Spend(1 + len(g.neighbours(i))); err != nil {
			return nil, err
		}
	}
	if sum > 0 {
		l.scale = resolution / sum
	}
	return l, nil
}

// tally counts the ties of a node to each community, as these labels say them, until reset.
func (l *level) tally(i int32, label []int32) {
	for k := l.starts[i]; k < l.starts[i+1]; k++ {
		c := label[l.to[k]]
		if l.toward[c] == 0 {
			l.near = append(l.near, c)
		}
		l.toward[c] += l.count[k]
	}
}

func (l *level) reset() {
	for _, c := range l.near {
		l.toward[c] = 0
	}
	l.near = l.near[:0]
}

// merge makes each part a node of the next level, in the community that it was in.
func (l *level) merge(part []int32, parts int, resolution float64, m *budget.Budget) (*level, error) {
	starts, err := rows(m, part, parts)
	if err != nil {
		return nil, err
	}
	members, err := grouped(m, part, starts)
	if err != nil {
		return nil, err
	}
	g, inner, label := &simple{starts: make([]int32, parts+1)}, make([]float64, parts), make([]int32, parts)
	var near []int32
	for c := range parts {
		near = near[:0]
		label[c] = l.label[members[starts[c]]]
		for _, i := range members[starts[c]:starts[c+1]] {
			inner[c] += l.inner[i]
			for k := l.starts[i]; k < l.starts[i+1]; k++ {
				switch d := part[l.to[k]]; {
				case d == int32(c):
					inner[c] += l.count[k]
				case l.toward[d] == 0:
					near = append(near, d)
					fallthrough
				default:
					l.toward[d] += l.count[k]
				}
			}
			if err := m.Spend(1 + len(l.neighbours(i))); err != nil {
				return nil, err
			}
		}
		for _, d := range near {
			g.to, g.count = append(g.to, d), append(g.count, l.toward[d])
			l.toward[d] = 0
		}
		g.starts[c+1] = int32(len(g.to))
	}
	if _, err := renumber(label, l.nodes(), m); err != nil {
		return nil, err
	}
	return newLevel(g, inner, label, resolution, m)
}
