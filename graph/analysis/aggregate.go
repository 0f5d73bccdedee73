package analysis

import "coopgraph/graph/internal/budget"

// aggregate is a graph of the Leiden algorithm, the first one or an aggregate of it, with a partition of its nodes. An
// edge weighs as many ties as it stands for. The ties inside a node are counted from both ends.
type aggregate struct {
	*simpleGraph
	inner  []float64 // by node: the ties inside it
	degree []float64 // by node: its ties, those inside it too
	scale  float64   // the resolution divided by the sum of degrees: times two degrees, it is the number of ties expected by chance
	label  []int32   // by node: its community, from 0 to the number of nodes
	total  []float64 // by community: the sum of its nodes' degrees
	toward []float64 // by community: the ties of one node to it; 0 outside of countToward and reset
	near   []int32   // the communities for which toward is not 0
}

func newAggregate(b *budget.Budget, g *simpleGraph, inner []float64, label []int32, resolution float64) *aggregate {
	n := g.nodes()
	a := &aggregate{simpleGraph: g, inner: inner, label: label, degree: make([]float64, n), total: make([]float64, n), toward: make([]float64, n)}
	sum := 0.0
	for i := range int32(n) {
		a.degree[i] = inner[i]
		for _, count := range g.count[g.starts[i]:g.starts[i+1]] {
			a.degree[i] += count
		}
		a.total[label[i]] += a.degree[i]
		sum += a.degree[i]
		if !b.Use(1 + len(g.neighbours(i))) {
			return a
		}
	}
	if sum > 0 {
		a.scale = resolution / sum
	}
	return a
}

// countToward counts the ties of a node to each community by these labels. Call reset afterwards.
func (a *aggregate) countToward(i int32, label []int32) {
	for k := a.starts[i]; k < a.starts[i+1]; k++ {
		c := label[a.to[k]]
		if a.toward[c] == 0 {
			a.near = append(a.near, c)
		}
		a.toward[c] += a.count[k]
	}
}

func (a *aggregate) reset() {
	for _, c := range a.near {
		a.toward[c] = 0
	}
	a.near = a.near[:0]
}

// aggregateGraph makes the graph whose nodes are the parts, each in the community that it was in. It is AggregateGraph of
// the paper.
func (a *aggregate) aggregateGraph(b *budget.Budget, part []int32, parts int, resolution float64) *aggregate {
	starts := rowStarts(b, part, parts)
	members := sortedByEnd(b, part, starts)
	g, inner, label := &simpleGraph{starts: make([]int32, parts+1)}, make([]float64, parts), make([]int32, parts)
	if !b.OK() {
		return a
	}
	var near []int32
	for c := range parts {
		near = near[:0]
		label[c] = a.label[members[starts[c]]]
		for _, i := range members[starts[c]:starts[c+1]] {
			inner[c] += a.inner[i]
			for k := a.starts[i]; k < a.starts[i+1]; k++ {
				switch d := part[a.to[k]]; {
				case d == int32(c):
					inner[c] += a.count[k]
				case a.toward[d] == 0:
					near = append(near, d)
					fallthrough
				default:
					a.toward[d] += a.count[k]
				}
			}
			if !b.Use(1 + len(a.neighbours(i))) {
				return a
			}
		}
		for _, d := range near {
			g.to, g.count = append(g.to, d), append(g.count, a.toward[d])
			a.toward[d] = 0
		}
		g.starts[c+1] = int32(len(g.to))
	}
	renumber(b, label, a.nodes())
	if !b.OK() {
		return a
	}
	return newAggregate(b, g, inner, label, resolution)
}
