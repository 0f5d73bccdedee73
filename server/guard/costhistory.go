package guard

import (
	"slices"

	"coopgraph/graph"
)

// historyPages returns how often pages of commits or of edits are there, and what they cost if an item has this weight. How many
// commits and edits there are is not known here, so each page is taken to be full.
func historyPages(args map[string]any, p parents, item weight) (below parents, cost int) {
	size := pageSizeOf(args)
	below = parents{objects: p.objects, written: p.written, types: 1}
	below.page = listSize{size, times(p.objects, size)}
	return below, plus(int(perRelation), item.times(below.page.total))
}

// finders are the fields of the root that find places by their names, and how many indexes of names they need.
var finders = map[string]int{"place": 1, "contacts": 1, "search": 2}

// pastNetworks returns what it costs to make the networks of the moments that a field of the root names, and to find places in
// them, each once for the operation. The edits since then are not counted: how many they are is known once they are read.
func (e *costEstimator) pastNetworks(field string, args map[string]any) (cost int) {
	for _, name := range [...]string{"asKnownAt", "withAsKnownAt"} {
		at, ok := args[name].(string)
		if !ok {
			continue
		}
		if !slices.Contains(e.past, at) {
			e.past = append(e.past, at)
			cost = plus(cost, perPast.times(e.sizes.all))
		}
		if indexes := finders[field]; indexes > e.pastIndexes {
			nodes := min(e.sizes.nodesOf(graph.AllNodes), e.sizes.all) // the sizes that stand for unknown ones have as many of each kind
			cost = plus(cost, perPastName.times(times(indexes-e.pastIndexes, nodes)))
			e.pastIndexes = indexes
		}
	}
	return cost
}
