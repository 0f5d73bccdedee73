package analysis

import "coopgraph/graph/internal/budget"

// aggregate is a graph of the Leiden algorithm, the first one or an aggregate of it, with a partition of its nodes. An
// edge weighs as many ties as it stands for. The ties inside a node are counted from both ends.
type aggregate struct {
	*simpleGraph
	inner  []float64 // by node: the ties inside it
	degree []float64 // by node: its ties, those inside it too
	all    float64   // the sum of the degrees
	scale  float64   // the resolution divided by all: times two degrees, it is the number of ties expected by chance
	label  []int32   // by node: its community, from 0 to the number of nodes
	total  []float64 // by community: the sum of its nodes' degrees
	toward []float64 // by community: the ties of one node to it; 0 outside of countToward and reset
	near   []int32   // the communities for which toward is not 0
}

// newAggregate makes an aggregate without a partition. Toward has a zero for each node, at least.
func newAggregate(b *budget.Budget, g *simpleGraph, inner, toward []float64, resolution float64) *aggregate {
	a := &aggregate{simpleGraph: g, inner: inner, degree: make([]float64, g.nodes()), toward: toward}
	for i := range int32(g.nodes()) {
		a.degree[i] = inner[i]
		for _, count := range g.count[g.starts[i]:g.starts[i+1]] {
			a.degree[i] += count
		}
		a.all += a.degree[i]
		if !b.Use(1 + len(g.neighbours(i))) {
			return a
		}
	}
	if a.all > 0 {
		a.scale = resolution / a.all
	}
	return a
}

// partitioned is the aggregate with a partition. It uses the other arrays of a.
func (a *aggregate) partitioned(label []int32) *aggregate {
	p := *a
	p.label, p.total = label, make([]float64, a.nodes())
	for i, c := range label {
		p.total[c] += a.degree[i]
	}
	return &p
}

// modularity is that of the partition in which each node is a community: see simpleGraph.modularity.
func (a *aggregate) modularity() float64 {
	sum := 0.0
	for i, degree := range a.degree {
		sum += a.inner[i] - a.scale*degree*degree
	}
	return sum / max(a.all, 1)
}

// numbers is the numbers from 0 to n-1.
func numbers(n int) []int32 {
	all := make([]int32, n)
	for i := range all {
		all[i] = int32(i)
	}
	return all
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
	if !b.OK() {
		return a
	}
	g, inner := &simpleGraph{starts: make([]int32, parts+1), to: make([]int32, 0, len(a.to)), count: make([]float64, 0, len(a.to))}, make([]float64, parts)
	for c := range parts {
		first := len(g.to)
		for _, i := range members[starts[c]:starts[c+1]] {
			inner[c] += a.inner[i]
			for k := a.starts[i]; k < a.starts[i+1]; k++ {
				switch d := part[a.to[k]]; {
				case d == int32(c):
					inner[c] += a.count[k]
				case a.toward[d] == 0:
					g.to = append(g.to, d)
					fallthrough
				default:
					a.toward[d] += a.count[k]
				}
			}
			if !b.Use(1 + len(a.neighbours(i))) {
				return a
			}
		}
		for _, d := range g.to[first:] {
			g.count = append(g.count, a.toward[d])
			a.toward[d] = 0
		}
		g.starts[c+1] = int32(len(g.to))
	}
	next := newAggregate(b, g, inner, a.toward, resolution)
	if a.label == nil || !b.OK() {
		return next
	}
	label := make([]int32, parts)
	for c := range parts {
		label[c] = a.label[members[starts[c]]]
	}
	renumber(b, label, a.nodes())
	return next.partitioned(label)
}
