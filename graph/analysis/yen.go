package analysis

import (
	"cmp"
	"slices"
)

// candidate is the best path of a class: of the paths that share its first nodes, up to and with the spur node, and that
// leave it differently from every path that was found before.
type candidate struct {
	nodes  []int32
	weight int32
	spur   int // the index of the spur node, -1 if not even the start is shared
}

// shortestPaths is the limit best paths by hops, weight and the sequence of their nodes, by the algorithm of Yen, Finding
// the K shortest loopless paths in a network, Management Science 17 (1971), with the change of Lawler, A procedure for
// computing the K best solutions, Management Science 18 (1972): a path that was found is deviated from at its own spur
// node and after it, not before. Limited reports whether paths were left out for their length.
func shortestPaths(s *search, from, to []int32, maxHops, limit int) (found [][]int32, limited bool) {
	for _, i := range from {
		s.banned.add(i)
	}
	defer func() {
		for _, i := range from {
			s.banned.remove(i)
		}
	}()
	first, limited := s.deviation(nil, from, to, nil, maxHops)
	if first == nil {
		return nil, limited
	}
	candidates := []candidate{{first, s.weight(first), -1}}
	for len(candidates) > 0 && s.budget.OK() {
		best := candidates[0]
		candidates = candidates[1:]
		if found = append(found, best.nodes); len(found) == limit {
			break
		}
		for spur := best.spur; spur < len(best.nodes)-1; spur++ {
			root := best.nodes[:spur+1]
			nodes, _ := s.deviation(root, from, to, nextNodes(found, root), maxHops)
			if nodes != nil {
				c := candidate{nodes, s.weight(nodes), spur}
				i, _ := slices.BinarySearchFunc(candidates, c, compareCandidates)
				candidates = slices.Insert(candidates, i, c)
			}
		}
		candidates = candidates[:min(len(candidates), limit-len(found))]
	}
	return found, false
}

// nextNodes is the nodes that come after the root in the paths that begin with it.
func nextNodes(paths [][]int32, root []int32) (next []int32) {
	for _, p := range paths {
		if n := len(root); len(p) > n && slices.Equal(p[:n], root) && !slices.Contains(next, p[n]) {
			next = append(next, p[n])
		}
	}
	return next
}

func compareCandidates(x, y candidate) int {
	return cmp.Or(cmp.Compare(len(x.nodes), len(y.nodes)), cmp.Compare(x.weight, y.weight), slices.Compare(x.nodes, y.nodes))
}

// deviation is the best path that begins with the root and goes on to none of the excluded nodes; with an empty root, the
// best one that starts at none of them.
func (s *search) deviation(root, from, to, exclude []int32, maxHops int) (path []int32, limited bool) {
	starts := []int32(nil)
	if len(root) == 0 {
		for _, i := range from {
			if !slices.Contains(exclude, i) {
				starts = append(starts, i)
			}
		}
	} else {
		starts = root[len(root)-1:]
		s.skip = exclude
		for _, i := range root {
			s.banned.add(i)
		}
	}
	for _, i := range starts {
		s.banned.remove(i)
	}
	path, limited = s.shortest(starts, to, maxHops-max(0, len(root)-1))
	for _, i := range root {
		s.banned.remove(i)
	}
	for _, i := range from {
		s.banned.add(i)
	}
	s.skip = nil
	if path != nil && len(root) > 0 {
		path = append(slices.Clone(root[:len(root)-1]), path...)
	}
	return path, limited
}
