package guard

import "slices"

// historyPages returns how often pages of commits or of edits are there, and what they cost. How many commits and edits there are
// is not known here, so each page is taken to be full.
func historyPages(args map[string]any, p parents) (below parents, cost int) {
	size := pageSizeOf(args)
	below = parents{objects: p.objects, written: p.written, types: 1}
	below.page = listSize{size, times(p.objects, size)}
	return below, plus(int(perRelation), perEdit.times(below.page.total))
}

// pastNetworks returns what it costs to make the networks of the moments that a field of the root names, each once for the
// operation.
func (e *costEstimator) pastNetworks(args map[string]any) (cost int) {
	for _, name := range [...]string{"asKnownAt", "withAsKnownAt"} {
		at, ok := args[name].(string)
		if !ok || slices.Contains(e.past, at) {
			continue
		}
		e.past = append(e.past, at)
		cost = plus(cost, perPast.times(e.sizes.all))
	}
	return cost
}
