package analysis

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"coopgraph/graph/internal/budget"
)

// Communities are found by the Leiden algorithm: Traag, Waltman and van Eck, From Louvain to Leiden: guaranteeing
// well-connected communities, Scientific Reports 9, 5233 (2019), with modularity as the quality function. Nodes move to the
// community that gains most (moveNodes); then each community is refined into parts that are well connected within it
// (refine); the parts become the nodes of the next graph (aggregateGraph), in the communities that they were in. It ends
// once no part has more than one node.

// minGain is the least gain, in ties, for which a node moves: smaller ones are rounding, and might go on for ever.
const minGain = 1e-9

// A run of the algorithm finds a local optimum, which depends on the order of the nodes. So the algorithm is run again, in
// another order: from what it found, until leidenFailures runs in a row have found nothing better; and all that
// leidenStarts times from the beginning. After leidenSteps steps only the second run begins, so a million ties take two
// runs: 2 s and 170 MB.
const (
	leidenStarts   = 3
	leidenFailures = 2
	leidenSteps    = 20_000_000
)

// leiden is the community of each node that has a neighbour; that of other nodes means nothing. A leaf is in the community
// of its neighbour, which is best for it at a resolution of at most 1: Lu, Halappanavar and Kalyanaraman, Parallel
// heuristics for scalable community detection, Parallel Computing 47 (2015).
func leiden(b *budget.Budget, g *simpleGraph, resolution float64) []int32 {
	at := numbers(g.nodes()) // by node of g: the node of first that it is in
	isLeaf, _ := g.leaves(b)
	lone := int32(-1)
	for i := range int32(g.nodes()) {
		switch neighbours := g.neighbours(i); {
		case len(neighbours) == 0:
			if lone < 0 {
				lone = i
			}
			at[i] = lone // these are one node, which no run looks at twice
		case isLeaf[i] && resolution <= 1:
			at[i] = neighbours[0]
		}
	}
	first := newAggregate(b, g, make([]float64, g.nodes()), make([]float64, g.nodes()), resolution)
	first = first.aggregateGraph(b, at, renumber(b, at, g.nodes()), resolution)
	var best []int32
	highest, runs := math.Inf(-1), uint64(0)
	for range leidenStarts {
		label, reached := numbers(first.nodes()), math.Inf(-1)
		for failures := 0; failures < leidenFailures && b.OK() && (runs < 2 || b.Used() < leidenSteps); runs++ {
			found, modularity := first.leidenRun(b, label, resolution, runs)
			if modularity <= reached+minGain {
				failures++
			} else {
				label, reached, failures = found, modularity, 0
			}
		}
		if reached > highest+minGain {
			best, highest = label, reached
		}
	}
	if !b.OK() {
		return nil
	}
	for i := range at {
		at[i] = best[at[i]]
	}
	return at
}

// leidenRun runs the algorithm once, from a partition on. The seed chooses the order of the nodes.
func (a *aggregate) leidenRun(b *budget.Budget, label []int32, resolution float64, seed uint64) (found []int32, modularity float64) {
	at := numbers(a.nodes()) // by node of the first graph: the node of a that it is in
	a = a.partitioned(slices.Clone(label))
	for b.OK() {
		order := a.order(b, seed)
		a.moveNodes(b, order)
		part := a.refine(b, order)
		parts := renumber(b, part, a.nodes())
		if parts == a.nodes() || !b.OK() {
			break
		}
		for i := range at {
			at[i] = part[at[i]]
			if !b.Use(1) {
				return at, 0
			}
		}
		a = a.aggregateGraph(b, part, parts, resolution)
	}
	return at, a.modularity()
}

// bestCommunity is the community in which node i, taken out of its own, gains most, and what it gains there. Its own
// counts for a little more than it is worth, so that no node moves because of rounding.
func (a *aggregate) bestCommunity(i int32) (best int32, gain float64) {
	a.countToward(i, a.label)
	own, expected := a.label[i], a.scale*a.degree[i]
	best, gain = own, a.toward[own]-expected*a.total[own]+minGain
	for _, c := range a.near {
		if g := a.toward[c] - expected*a.total[c]; g > gain || g == gain && best != own && c < best {
			best, gain = c, g
		}
		a.toward[c] = 0
	}
	a.near = a.near[:0]
	return best, gain
}

// order is an order of the nodes: a random one, or for seed 0 those with the fewest neighbours first, since they have the
// least choice.
func (a *aggregate) order(b *budget.Budget, seed uint64) []int32 {
	order := numbers(a.nodes())
	if seed == 0 {
		budget.Sort(b, order, func(i, j int32) int { return cmp.Compare(len(a.neighbours(i)), len(a.neighbours(j))) })
		return order
	}
	rand.New(rand.NewPCG(seed, 0)).Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	return order
}

// moveNodes moves nodes to the community that gains most, or out into a new one, until no move gains: first all nodes in
// this order, then the neighbours of nodes that moved. It is MoveNodesFast of the paper.
func (a *aggregate) moveNodes(b *budget.Budget, order []int32) {
	n := a.nodes()
	queue, queued, size := slices.Clone(order), make([]bool, n), make([]int32, n) // queue is a ring
	var empty []int32                                                             // communities without nodes
	for i := range queue {
		queued[i] = true
		size[a.label[i]]++
	}
	for c := n - 1; c >= 0; c-- {
		if size[c] == 0 {
			empty = append(empty, int32(c))
		}
	}
	for first, length := 0, n; length > 0 && b.OK(); length-- {
		i := queue[first]
		if first++; first == n {
			first = 0
		}
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
					queue[(first+length-1)%n], queued[j] = j, true
					length++
				}
			}
		}
		b.Use(1 + 2*len(a.neighbours(i)))
	}
}

// refine divides each community into parts. At first each node is a part. Nodes that are well connected with the rest of
// their community and are still alone join the part of the community that gains most, if that is well connected too. It
// is RefinePartition of the paper.
func (a *aggregate) refine(b *budget.Budget, order []int32) (part []int32) {
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
	for _, i := range order {
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
