package analysis

import (
	"cmp"

	"coopgraph/graph/internal/budget"
)

// The communities are found by the Leiden algorithm (Traag, Waltman, van Eck: From Louvain to Leiden: guaranteeing
// well-connected communities. Scientific Reports 9, 5233, 2019), with modularity as its quality and a fixed order in place
// of chance. Nodes move to the community that gains most; then each community is refined into parts that are well
// connected within it; the parts become the nodes of the next level, which begin in the communities of before. It ends
// when no part has more than one node: then each community is a node that was made of connected ones.

// least is the gain, in ties, that a move must bring; less is rounding, and could go on for ever.
const least = 1e-9

// iterations are the most that are made; later ones hardly add anything.
const iterations = 10

// leiden is the community of each node. It begins anew from what it found until that does not get better.
func leiden(g *simple, resolution float64, m *budget.Budget) (best []int32, err error) {
	label := make([]int32, g.nodes())
	for i := range label {
		label[i] = int32(i)
	}
	most := 0.0
	for range iterations {
		if label, err = improve(g, label, resolution, m); err != nil {
			return nil, err
		}
		modularity, err := g.modularity(label, resolution, m)
		if err != nil {
			return nil, err
		}
		if best != nil && modularity <= most+least {
			break
		}
		best, most = label, modularity
	}
	return best, nil
}

// improve runs the algorithm once, from a partition on.
func improve(g *simple, label []int32, resolution float64, m *budget.Budget) ([]int32, error) {
	at := make([]int32, g.nodes()) // by node: the node of the level that it is in
	for i := range at {
		at[i] = int32(i)
	}
	l, err := newLevel(g, make([]float64, g.nodes()), append([]int32(nil), label...), resolution, m)
	if err != nil {
		return nil, err
	}
	for {
		if err := l.move(m); err != nil {
			return nil, err
		}
		part, err := l.refine(m)
		if err != nil {
			return nil, err
		}
		parts, err := renumber(part, l.nodes(), m)
		if err != nil || parts == l.nodes() {
			return at, err
		}
		for i := range at {
			at[i] = part[at[i]]
			if err := m.Spend(1); err != nil {
				return nil, err
			}
		}
		if l, err = l.merge(part, parts, resolution, m); err != nil {
			return nil, err
		}
	}
}

// choose is the community in which node i, taken out of its own, gains most, and what it gains there. Its own counts for
// a little more than it is worth, so that no node moves for less than rounding.
func (l *level) choose(i int32) (best int32, most float64) {
	l.tally(i, l.label)
	defer l.reset()
	gain := func(c int32) float64 { return l.toward[c] - l.scale*l.total[c]*l.degree[i] }
	best = l.label[i]
	most = gain(best) + least
	for _, c := range l.near {
		if g := gain(c); g > most || g == most && best != l.label[i] && c < best {
			best, most = c, g
		}
	}
	return best, most
}

// move moves nodes to the community, or out into one of their own, that gains most, the first of equals, until none gains:
// first all, those with the fewest neighbours first, for they have the least choice; then those next to one that moved.
func (l *level) move(m *budget.Budget) error {
	n := l.nodes()
	queue, queued, size := make([]int32, n), make([]bool, n), make([]int32, n)
	var empty []int32 // communities without nodes
	for i := range queue {
		queue[i], queued[i] = int32(i), true
		size[l.label[i]]++
	}
	for c := n - 1; c >= 0; c-- {
		if size[c] == 0 {
			empty = append(empty, int32(c))
		}
	}
	err := budget.SortErr(m, queue, func(a, b int32) int { return cmp.Compare(len(l.neighbours(a)), len(l.neighbours(b))) })
	if err != nil {
		return err
	}
	for begin := 0; begin < len(queue); begin++ {
		i := queue[begin]
		queued[i] = false
		own := l.label[i]
		l.total[own] -= l.degree[i]
		best, gain := l.choose(i)
		if gain < 0 && size[own] > 1 {
			best = empty[len(empty)-1]
			empty = empty[:len(empty)-1]
		}
		l.total[best] += l.degree[i]
		if best != own {
			if size[own]--; size[own] == 0 {
				empty = append(empty, own)
			}
			size[best]++
			l.label[i] = best
			for _, j := range l.neighbours(i) {
				if l.label[j] != best && !queued[j] {
					queue, queued[j] = append(queue, j), true
				}
			}
		}
		if err := m.Spend(1 + 2*len(l.neighbours(i))); err != nil {
			return err
		}
	}
	return nil
}

// refine parts each community: from nodes that are each a part, those that are well connected with the rest of their
// community and still alone join the part of it that gains most, if that is well connected too.
func (l *level) refine(m *budget.Budget) (part []int32, err error) {
	n := l.nodes()
	part = make([]int32, n)
	total, outward, alone := make([]float64, n), make([]float64, n), make([]bool, n) // by part; outward: ties to the rest of the community
	for i := range int32(n) {
		part[i], total[i], alone[i] = i, l.degree[i], true
		for k := l.starts[i]; k < l.starts[i+1]; k++ {
			if l.label[l.to[k]] == l.label[i] {
				outward[i] += l.count[k]
			}
		}
		if err := m.Spend(1 + len(l.neighbours(i))); err != nil {
			return nil, err
		}
	}
	connected := func(p, community int32) bool {
		return outward[p]+least >= l.scale*total[p]*(l.total[community]-total[p])
	}
	for i := range int32(n) {
		community := l.label[i]
		if alone[i] && connected(i, community) {
			l.tally(i, part)
			best, most := i, -least
			for _, p := range l.near {
				if l.label[p] != community || p == i || !connected(p, community) {
					continue
				}
				if g := l.toward[p] - l.scale*total[p]*l.degree[i]; g > most || g == most && best != i && p < best {
					best, most = p, g
				}
			}
			if best != i {
				outward[best] += outward[i] - 2*l.toward[best]
				total[best] += total[i]
				part[i], alone[best] = best, false
			}
			l.reset()
		}
		if err := m.Spend(1 + 2*len(l.neighbours(i))); err != nil {
			return nil, err
		}
	}
	return part, nil
}
