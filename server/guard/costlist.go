package guard

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/graph"
	"coopgraph/server/resolve"
)

// rootTies are the kinds of ties of the lists of ties at the root.
var rootTies = map[string]graph.TieKinds{"ties": graph.AllTies, "friendlyPairs": graph.TieKindsOf(graph.Friendly),
	"pairings": graph.TieKindsOf(graph.Supports), "cooperations": graph.TieKindsOf(graph.Cooperates), "investmentFlows": graph.TieKindsOf(graph.Invests)}

// connection returns how often a connection is there, with the size of its pages, and what its pages cost.
func (e *costEstimator) connection(f *ast.Field, args map[string]any, p parents) (below parents, cost int) {
	below = parents{objects: p.objects, written: p.written, types: 1, distinct: p.distinct}
	if p.analysis != nil && listName(f) == "Flow.ties" {
		return tiesOfFlows(args, p, below)
	}
	list, finding, cost := e.list(f, args, p)
	tested := perListed.times(list)
	if filter, ok := args["filter"].(map[string]any); ok {
		tested = plus(tested, e.filter(filter, list))
	}
	if args["asOf"] != nil { // the condition on the day, and in counts those that it leaves out
		tested = times(tested, 2)
	}
	below.count = plus(int(perRelation), plus(tested, finding))
	if order, ok := args["orderBy"].(string); ok && strings.HasPrefix(order, "DISTANCE") {
		tested = plus(tested, plus(perDistance.times(list), perSorted.times(list)))
	}
	below.page = listSize{pageSizeOf(args), list}
	if below.page.longest > list {
		below.page.longest = list
	}
	if size, _, ok := e.relation(f, args); ok {
		below.page.longest = min(below.page.longest, size.longest)
	}
	edges := min(times(p.objects, below.page.longest), list)
	cost = plus(cost, plus(int(perRelation), plus(finding, perEdge.times(edges))))
	return below, plus(cost, tested)
}

// tiesOfFlows returns how often the ties of flows are there, and what their pages cost. Each tie of the part of the network
// is in one flow, and the analysis has counted them.
func tiesOfFlows(args map[string]any, p, below parents) (parents, int) {
	ties := p.analysis.ties
	below.analysis = p.analysis
	below.page = listSize{min(pageSizeOf(args), ties), ties}
	edges := min(times(p.objects, below.page.longest), ties)
	return below, plus(int(perRelation), plus(perFlowPage.times(p.objects), perEdge.times(edges)))
}

// list returns how many records all lists of a connection have together, what it takes to find them, and what the connection
// costs besides.
func (e *costEstimator) list(f *ast.Field, args map[string]any, p parents) (records, finding, cost int) {
	name := listName(f)
	size, isBelow, isRelation := e.relation(f, args)
	ties, isOfTies := rootTies[f.Name]
	switch {
	case isRelation:
		records = min(times(p.objects, size.longest), size.total)
		if isBelow { // places of one type do not lie in each other, so no place and no end of a tie is in two of their areas
			records = min(records, times(p.types, e.sizes.lists[name].total))
			places := min(times(p.objects, e.sizes.area), times(p.types, e.sizes.nodesOf(graph.Places)))
			finding = plus(perHop.times(places), perSorted.times(records))
		}
		if name == "Place.counties" || name == "Place.prefectures" {
			places := e.sizes.nodesOf(graph.Places) // each lies in a prefecture and in a province at most
			return records, perDescent.times(min(times(p.objects, places), 2*places)), 0
		}
	case f.Name == "search":
		nodes := e.sizes.nodesOf(graph.AllNodes)
		text, _ := args["text"].(string)
		return nodes, plus(placeNameCost(text), perSearched.times(nodes)), 0
	case isOfTies:
		records = e.sizes.tiesOf(ties, graph.Evidences)
	default:
		item := strings.TrimSuffix(f.Definition.Type.Name(), "Connection")
		records = e.sizes.nodesOf(nodeKinds[item])
	}
	if filter, ok := args["filter"].(map[string]any); ok && f.Name == "ties" && filter["kind"] != nil {
		cost = perSorted.times(e.sizes.tiesOf(graph.AllTies, graph.Evidences))
	}
	return records, finding, cost
}

// relation returns the sizes of a relation's lists, and whether they are of a place and all below it.
func (e *costEstimator) relation(f *ast.Field, args map[string]any) (size listSize, isBelow, ok bool) {
	name := listName(f)
	if size, isBelow = e.sizes.below[name]; isBelow && args["below"] == true {
		return size, true, true
	}
	size, ok = e.sizes.lists[name]
	return size, false, ok
}

// pageSizeOf returns how many items a page may have. An argument that is not a number counts as the largest page.
func pageSizeOf(args map[string]any) int {
	for _, name := range [...]string{"first", "last"} {
		if args[name] != nil {
			n, ok := intArgument(args[name])
			if !ok || n > resolve.MaxPageSize {
				n = resolve.MaxPageSize
			}
			return max(1, n)
		}
	}
	return resolve.DefaultPageSize
}

// intArgument returns the value of an Int argument that is coerced and not yet decoded.
func intArgument(v any) (int, bool) {
	n, ok := v.(int64)
	return int(n), ok
}

// listName returns the name by which the sizes of a list are known: the type, Place for each type of places, and the field.
func listName(f *ast.Field) string {
	parent := f.ObjectDefinition.Name
	if kinds, ok := nodeKinds[parent]; ok && kinds&^graph.Places == 0 {
		parent = "Place"
	}
	return parent + "." + f.Name
}

// fixedSizes are the sizes of lists that do not depend on the network.
var fixedSizes = map[string]int{
	"Basis.used": len(graph.Evidences), "Basis.leftOut": len(graph.Evidences),
	"NodeCount.byEvidence": len(graph.Evidences), "TieCount.byEvidence": len(graph.Evidences), "CoverageRow.byEvidence": len(graph.Evidences),
	"Dataset.nodes": graph.NumNodeKinds, "Dataset.ties": graph.NumTieKinds, "StatisticRow.groups": 3,
	"LinkageIndex.components": 10, "LinkagePlace.values": 10, "Gap.subjects": 10, "Gap.ties": 100,
	"Commit.counts": graph.NumNodeKinds + graph.NumTieKinds, "Edit.changes": 16,
	"Contacts.contacts": 200, "Contacts.route": 5, "Contacts.thresholds": 10, "Contact.route": 10, "Contact.ties": 10, "Contact.otherTies": 10,
}

// sizeOf returns the size of a list without pages.
func (e *costEstimator) sizeOf(f *ast.Field, analysis *analysisSize) listSize {
	name := listName(f)
	if size, ok := e.sizes.lists[name]; ok {
		return size
	}
	if n, ok := fixedSizes[name]; ok {
		return listSize{n, maxCost}
	}
	switch f.Name {
	case "sources":
		return listSize{e.sizes.sources, maxCost}
	case "ancestors":
		return listSize{e.sizes.ancestors, maxCost}
	case "observations":
		return listSize{e.sizes.figures, maxCost}
	}
	if analysis != nil {
		if size, ok := analysis.lists[name]; ok {
			return size
		}
	}
	return listSize{e.sizes.all, maxCost} // a test sees to it that no list comes to this
}
