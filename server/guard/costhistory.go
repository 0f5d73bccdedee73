package guard

// historyPages returns how often pages of commits or of edits are there, and what they cost. How many commits and edits there are
// is not known here, so each page is taken to be full.
func historyPages(args map[string]any, p parents) (below parents, cost int) {
	size := pageSizeOf(args)
	below = parents{objects: p.objects, written: p.written, types: 1}
	below.page = listSize{size, times(p.objects, size)}
	return below, plus(int(perRelation), perEdit.times(below.page.total))
}

// pastNetworks returns what it costs to make the networks of the moments that a field of the root names. All fields of an
// operation are read at one moment, whose network is counted once; compare also has an earlier one.
func (e *costEstimator) pastNetworks(args map[string]any) (cost int) {
	if args["asKnownAt"] != nil && !e.past {
		e.past = true
		cost = perPast.times(e.sizes.all)
	}
	if args["withAsKnownAt"] != nil {
		cost = plus(cost, perPast.times(e.sizes.all))
	}
	return cost
}
