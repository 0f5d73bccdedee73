package analysis

import "cmp"

// weighted is one level of Louvain's method: a graph whose edges weigh what their ties add up to, and whose nodes have
// inner ties, counted from both ends.
type weighted struct {
	*simple
	inner []float64
}

// least is the gain, in ties, that a move must bring; less is rounding, and could go on for ever.
const least = 1e-9

// move moves nodes, in their order and over and over, to the neighbouring community that gains most.
func (w *weighted) move(resolution float64, m *meter) (moved bool, label []int32, err error) {
	n := w.nodes()
	label = make([]int32, n)
	degree, total, all := make([]float64, n), make([]float64, n), 0.0
	for i := range n {
		label[i] = int32(i)
		degree[i] = w.inner[i]
		for _, count := range w.count[w.starts[i]:w.starts[i+1]] {
			degree[i] += count
		}
		total[i] = degree[i]
		all += degree[i]
		if err := m.spend(1 + len(w.neighbours(int32(i)))); err != nil {
			return false, nil, err
		}
	}
	toward := make([]float64, n) // by community: how many ties of the node go there
	var near []int32
	for again := all > 0; again; {
		again = false
		for i := range int32(n) {
			own := label[i]
			near = append(near[:0], own)
			for k := w.starts[i]; k < w.starts[i+1]; k++ {
				c := label[w.to[k]]
				if toward[c] == 0 && c != own {
					near = append(near, c)
				}
				toward[c] += w.count[k]
			}
			total[own] -= degree[i]
			gain := func(c int32) float64 { return toward[c] - resolution*total[c]*degree[i]/all }
			best, most := own, gain(own)+least
			for _, c := range near {
				if g := gain(c); g > most || g == most && best != own && c < best {
					best, most = c, g
				}
				toward[c] = 0
			}
			toward[own] = 0
			total[best] += degree[i]
			if best != own {
				label[i], again, moved = best, true, true
			}
			if err := m.spend(1 + len(w.neighbours(i)) + len(near)); err != nil {
				return false, nil, err
			}
		}
	}
	return moved, label, nil
}

// merge makes each community a node.
func (w *weighted) merge(label []int32, communities int, m *meter) (*weighted, error) {
	starts, err := rows(m, label, communities)
	if err != nil {
		return nil, err
	}
	members, err := grouped(m, label, starts)
	if err != nil {
		return nil, err
	}
	merged := &weighted{&simple{starts: make([]int32, communities+1)}, make([]float64, communities)}
	toward := make([]float64, communities)
	for c := range communities {
		var near []int32
		for _, i := range members[starts[c]:starts[c+1]] {
			merged.inner[c] += w.inner[i]
			for k := w.starts[i]; k < w.starts[i+1]; k++ {
				switch d := label[w.to[k]]; {
				case d == int32(c):
					merged.inner[c] += w.count[k]
				case toward[d] == 0:
					near = append(near, d)
					fallthrough
				default:
					toward[d] += w.count[k]
				}
			}
			if err := m.spend(1 + len(w.neighbours(i))); err != nil {
				return nil, err
			}
		}
		if err := sort(m, near, cmp.Compare); err != nil {
			return nil, err
		}
		for _, d := range near {
			merged.to, merged.count = append(merged.to, d), append(merged.count, toward[d])
			toward[d] = 0
		}
		merged.starts[c+1] = int32(len(merged.to))
	}
	return merged, nil
}
