package analysis

import (
	"cmp"
	"slices"
)

// candidate is the best path of a class: of those that share its first nodes, up to and with branch, and go on
// differently from every path that was found before.
type candidate struct {
	nodes  []int32
	weight int32
	branch int // the index of the last shared node, -1 where not even the start is shared
}

// shortestPaths is Yen's algorithm in Lawler's form: each path that is found splits its class, and the best of the new
// classes compete for the next place. cut says that paths were left out for their length.
func shortestPaths(s *search, from, to []int32, maxHops, limit int) (found [][]int32, cut bool, err error) {
	for _, i := range from {
		s.banned.add(i)
	}
	defer func() {
		for _, i := range from {
			s.banned.drop(i)
		}
	}()
	first, cut, err := branch(s, nil, from, to, nil, maxHops)
	if err != nil || first == nil {
		return nil, cut, err
	}
	for waiting := []candidate{{first, s.weight(first), -1}}; len(waiting) > 0; waiting = waiting[:min(len(waiting), limit-len(found))] {
		best := waiting[0]
		waiting = waiting[1:]
		found = append(found, best.nodes)
		if len(found) == limit {
			break
		}
		for at := best.branch; at < len(best.nodes)-1; at++ {
			shared := best.nodes[:at+1]
			var taken []int32
			for _, p := range found {
				if len(p) > at+1 && slices.Equal(p[:at+1], shared) && !slices.Contains(taken, p[at+1]) {
					taken = append(taken, p[at+1])
				}
			}
			nodes, _, err := branch(s, shared, from, to, taken, maxHops)
			if err != nil {
				return nil, false, err
			}
			if nodes != nil {
				c := candidate{nodes, s.weight(nodes), at}
				i, _ := slices.BinarySearchFunc(waiting, c, compareCandidates)
				waiting = slices.Insert(waiting, i, c)
			}
		}
	}
	return found, false, nil
}

func compareCandidates(a, b candidate) int {
	return cmp.Or(cmp.Compare(len(a.nodes), len(b.nodes)), cmp.Compare(a.weight, b.weight), slices.Compare(a.nodes, b.nodes))
}

// branch is the best path that goes on from these shared nodes to none of those taken; where none is shared, that starts
// at none of those taken.
func branch(s *search, shared, from, to, taken []int32, maxHops int) (path []int32, cut bool, err error) {
	starts := []int32(nil)
	if len(shared) == 0 {
		for _, i := range from {
			if !slices.Contains(taken, i) {
				starts = append(starts, i)
			}
		}
	} else {
		starts = shared[len(shared)-1:]
		s.skip = taken
		for _, i := range shared {
			s.banned.add(i)
		}
	}
	for _, i := range starts {
		s.banned.drop(i)
	}
	path, cut, err = s.shortest(starts, to, maxHops-max(0, len(shared)-1))
	for _, i := range shared {
		s.banned.drop(i)
	}
	for _, i := range from {
		s.banned.add(i)
	}
	s.skip = nil
	if path != nil && len(shared) > 0 {
		path = append(slices.Clone(shared[:len(shared)-1]), path...)
	}
	return path, cut, err
}
