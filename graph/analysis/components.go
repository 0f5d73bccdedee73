package analysis

import (
	"math"

	"coopgraph/graph/internal/budget"
)

// components calls visit for each strongly connected component of the nodes that have ties, after the components from
// which ties lead to it: Tarjan, Depth-first search and linear graph algorithms, SIAM Journal on Computing 1 (1972), along
// the ties that come in. The slice is valid during the call.
func (v *View) components(b *budget.Budget, visit func(component []int32)) {
	n := len(v.network.Nodes)
	var (
		found  int32
		index  = make([]int32, n) // by node: the order in which it was found, from 1; math.MaxInt32 once its component was visited
		lowest = make([]int32, n) // by node: the lowest index that it is known to reach
		next   = make([]int32, n) // by node: the number of its incoming ties that were followed
		stack  []int32            // the nodes that were found and not visited
		path   []int32            // the nodes from the root to the current one
	)
	find := func(i int32) {
		found++
		index[i], lowest[i] = found, found
		stack, path = append(stack, i), append(path, i)
	}
	for _, root := range v.tied {
		if index[root] == 0 {
			find(root)
		}
		for len(path) > 0 {
			i := path[len(path)-1]
			if in := v.In(i)[next[i]:]; len(in) > 0 {
				next[i]++
				if j := in[0].Node; index[j] == 0 {
					find(j)
				} else {
					lowest[i] = min(lowest[i], index[j])
				}
				continue
			}
			path = path[:len(path)-1]
			if len(path) > 0 {
				last := path[len(path)-1]
				lowest[last] = min(lowest[last], lowest[i])
			}
			if lowest[i] == index[i] {
				first := len(stack) - 1
				for stack[first] != i {
					first--
				}
				for _, j := range stack[first:] {
					index[j] = math.MaxInt32
				}
				visit(stack[first:])
				stack = stack[:first]
			}
			if !b.Use(1 + len(v.In(i))) {
				return
			}
		}
	}
}
