package analysis

import (
	"cmp"

	"coopgraph/graph/internal/budget"
)

// Communities are found by the Leiden algorithm: Traag, Waltman and van Eck, From Louvain to Leiden: guaranteeing
// well-connected communities, Scientific Reports 9, 5233 (2019), with modularity as the quality function and a fixed
// order of the nodes in place of a random one. Nodes move to the community that gains most (moveNodes); then each
// community is refined into parts that are well connected within it (refine); the parts become the nodes of the next
// graph (aggregateGraph), in the communities that they were in. It ends once no part has more than one node.

// minGain is the least gain, in ties, for which a node moves: smaller ones are rounding, and might go on for ever.
const minGain = 1e-9

// maxLeidenRuns bounds how often the algorithm is run from what it found before. Later runs hardly add anything.
const maxLeidenRuns = 10

// leiden is the community of each node. It runs until a run brings no better partition.
func leiden(b *budget.Budget, g *simpleGraph, resolution float64) (best []int32) {
	label := make([]int32, g.nodes())
	for i := range label {
		label[i] = int32(i)
	}
	highest := 0.0
	for range maxLeidenRuns {
		label = leidenRun(b, g, label, resolution)
		modularity := g.modularity(b, label, resolution)
		if !b.OK() || best != nil && modularity <= highest+minGain {
			break
		}
		best, highest = label, modularity
	}
	return best
}

// leidenRun runs the algorithm once, from a partition on.
func leidenRun(b *budget.Budget, g *simpleGraph, label []int32, resolution float64) []int32 {
	at := make([]int32, g.nodes()) // by node of g: the node of the aggregate graph that it is in
	for i := range at {
		at[i] = int32(i)
	}
	a := newAggregate(b, g, make([]float64, g.nodes()), append([]int32(nil), label...), resolution)
	for b.OK() {
		a.moveNodes(b)
		part := a.refine(b)
		if !b.OK() {
			break
		}
		parts := renumber(b, part, a.nodes())
		if parts == a.nodes() || !b.OK() {
			break
		}
		for i := range at {
			at[i] = part[at[i]]
			if !b.Use(1) {
				return at
			}
		}
		a = a.aggregateGraph(b, part, parts, resolution)
	}
	return at
}

// bestCommunity is the community in which node i, taken out of its own, gains most, and what it gains there. Its own
// counts for a little more than it is worth, so that no node moves because of rounding.
func (a *aggregate) bestCommunity(i int32) (best int32, gain float64) {
	a.countToward(i, a.label)
	defer a.reset()
	gainIn := func(c int32) float64 { return a.toward[c] - a.scale*a.total[c]*a.degree[i] }
	best = a.label[i]
	gain = gainIn(best) + minGain
	for _, c := range a.near {
		if g := gainIn(c); g > gain || g == gain && best != a.label[i] && c < best {
			best, gain = c, g
		}
	}
	return best, gain
}

// moveNodes moves nodes to the community that gains most, or out into a new one, until no move gains: first all nodes,
// those with the fewest neighbours first since they have the least choice, then the neighbours of nodes that moved. It is
// MoveNodesFast of the paper.
func (a *aggregate) moveNodes(b *budget.Budget) {
	n := a.nodes()
	queue, queued, size := make([]int32, n), make([]bool, n), make([]int32, n)
	var empty []int32 // communities without nodes
	for i := range queue {
		queue[i], queued[i] = int32(i), true
		size[a.label[i]]++
	}
	for c := n - 1; c >= 0; c-- {
		if size[c] == 0 {
			empty = append(empty, int32(c))
		}
	}
	budget.Sort(b, queue, func(i, j int32) int { return cmp.Compare(len(a.neighbours(i)), len(a.neighbours(j))) })
	for next := 0; next < len(queue) && b.OK(); next++ {
		i := queue[next]
		queued[i] = false
		own := a.label[i]
		a.total[own] -= a.degree[i]
		best, gain := a.bestCommunity(i)
		if gain < 0 && size[own] > 1 {
			best = empty[len(empty)-1]
			empty = empty[:len(empty)-1]
		}
		a.total[best] += a.degree[i]
		if best != own {
			if size[own]--; size[own] == 0 {
				empty = append(empty, own)
			}
			size[best]++
			a.label[i] = best
			for _, j := range a.neighbours(i) {
				if a.label[j] != best && !queued[j] {
					queue, queued[j] = append(queue, j), true
				}
			}
		}
		b.Use(1 + 2*len(a.neighbours(i)))
	}
}

// refine divides each community into parts. At first each node is a part. Nodes that are well connected with the rest of
// their community and are still alone join the part of the community that gains most, if that is well connected too. It
// is RefinePartition of the paper.
func (a *aggregate) refine(b *budget.Budget) (part []int32) {
	n := a.nodes()
	part = make([]int32, n)
	total, outward, alone := make([]float64, n), make([]float64, n), make([]bool, n) // by part; outward: ties to the rest of the community
	for i := range int32(n) {
		part[i], total[i], alone[i] = i, a.degree[i], true
		for k := a.starts[i]; k < a.starts[i+1]; k++ {
			if a.label[a.to[k]] == a.label[i] {
				outward[i] += a.count[k]
			}
		}
		if !b.Use(1 + len(a.neighbours(i))) {
			return part
		}
	}
	connected := func(p, community int32) bool {
		return outward[p]+minGain >= a.scale*total[p]*(a.total[community]-total[p])
	}
	for i := range int32(n) {
		community := a.label[i]
		if alone[i] && connected(i, community) {
			a.countToward(i, part)
			best, gain := i, -minGain
			for _, p := range a.near {
				if a.label[p] != community || p == i || !connected(p, community) {
					continue
				}
				if g := a.toward[p] - a.scale*total[p]*a.degree[i]; g > gain || g == gain && best != i && p < best {
					best, gain = p, g
				}
			}
			if best != i {
				outward[best] += outward[i] - 2*a.toward[best]
				total[best] += total[i]
				part[i], alone[best] = best, false
			}
			a.reset()
		}
		if !b.Use(1 + 2*len(a.neighbours(i))) {
			return part
		}
	}
	return part
}
