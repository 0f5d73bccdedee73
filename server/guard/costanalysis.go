package guard

import (
	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/graph"
	"coopgraph/server/resolve"
)

// analysisSize is how large the part of the network is that an analysis is about, and how long its answer is.
type analysisSize struct {
	nodes, ties int // at most, that count
	rows        int // how many objects the answer has: 1 unless it is a list
	lists       map[string]listSize
}

// structuralTies are the kinds of ties that analyses leave out unless they are named.
var structuralTies = graph.TieKindsOf(graph.Within, graph.Measures)

// analysis returns the size of an analysis and what it costs; nil if a field of the root is no analysis.
func (e *costEstimator) analysis(f *ast.Field, args map[string]any) (*analysisSize, int) {
	name := f.Name
	if name == "statistics" {
		return e.statistics(args)
	}
	if measure, ok := args["measure"].(string); ok && name == "ranking" {
		name = measure
	}
	w, ok := analysisWeights[name]
	if !ok {
		return nil, 0
	}
	a := e.partOf(f.Name, args)
	a.lists = e.listsOf(a, args)
	cost := plus(w.perScoped.times(e.sizes.all), w.perPart.times(a.nodes+2*a.ties))
	if args["asOf"] != nil { // the part of the network, and what the day leaves out of it
		cost = plus(cost, times(2, w.perScoped.times(e.sizes.all)))
	}
	if filter, ok := args["ties"].(map[string]any); ok {
		tested := plus(perCondition.times(len(filter)), e.filter(filter, e.sizes.tiesOf(graph.AllTies, graph.Evidences)))
		if args["asOf"] != nil {
			tested = times(3, tested)
		}
		cost = plus(cost, tested)
	}
	switch name {
	case "CLOSENESS", "BETWEENNESS":
		cost = plus(cost, int(perPair[name]*float64(times(a.nodes, a.nodes+2*a.ties))))
	case "paths":
		asked := times(intOr(args["first"], 1), intOr(args["maxHops"], 1))
		cost = plus(cost, times(asked, w.perPart.times(a.nodes+2*a.ties)/100))
	case "contacts":
		cost = plus(cost, placeCost(args["place"]))
	case "coverage":
		a.rows = maxCoverageRows
	}
	return a, cost
}

// maxCoverageRows is more than the totals that the plan publishes.
const maxCoverageRows = 100

// partOf returns the part of the network that counts for an analysis.
func (e *costEstimator) partOf(field string, args map[string]any) *analysisSize {
	kinds := graph.AllTies
	if field != "paths" && field != "linkageIndex" && field != "contacts" {
		kinds &^= structuralTies
	}
	if filter, ok := args["ties"].(map[string]any); ok {
		if kind, _ := filter["kind"].(map[string]any); kind["in"] != nil || kind["eq"] != nil {
			kinds = namedKinds(map[string]any{"kind": kind})
		} else {
			kinds |= namedKinds(filter)
		}
	}
	evidence := graph.Evidences
	if names, ok := args["evidence"].([]any); ok {
		evidence = nil
		for _, name := range names {
			var one graph.Evidence
			if one.UnmarshalGQL(name) == nil {
				evidence = append(evidence, one)
			}
		}
	}
	ties := e.sizes.tiesOf(kinds, evidence)
	return &analysisSize{nodes: min(e.sizes.nodesOf(graph.AllNodes), 2*ties), ties: ties, rows: 1}
}

// namedKinds returns the kinds of ties that a filter names anywhere.
func namedKinds(filter any) (kinds graph.TieKinds) {
	switch f := filter.(type) {
	case map[string]any:
		for _, v := range f {
			kinds |= namedKinds(v)
		}
	case []any:
		for _, v := range f {
			kinds |= namedKinds(v)
		}
	case string:
		var kind graph.TieKind
		if kind.UnmarshalGQL(f) == nil {
			kinds |= graph.TieKindsOf(kind)
		}
	}
	return kinds
}

// listsOf returns the sizes of the lists in the answer of an analysis.
func (e *costEstimator) listsOf(a *analysisSize, args map[string]any) map[string]listSize {
	all := func(n int) listSize { return listSize{n, n} }
	first, hops := intOr(args["first"], resolve.MaxItems), intOr(args["maxHops"], 1)+1
	places := e.sizes.nodesOf(graph.Places)
	nodes := min(a.nodes, intOr(args["limit"], a.nodes))
	ranked := min(a.nodes, resolve.MaxItems) // those that share the last rank are listed too
	return map[string]listSize{
		"PathResult.paths":        all(first),
		"Path.nodes":              {hops, times(first, hops)},
		"Path.ties":               {hops, times(first, hops)},
		"Subgraph.nodes":          all(nodes),
		"Subgraph.ties":           all(a.ties),
		"Ranking.nodes":           all(ranked),
		"Communities.communities": all(a.nodes),
		"Community.nodes":         all(a.nodes),
		"LinkageIndex.places":     all(min(first, places)),
		"GapList.gaps":            all(first),
		"NetworkChange.subjects":  all(a.ties),
		"NetworkChange.areas":     all(min(places, a.ties)),
		"SubjectChange.before":    all(a.ties),
		"SubjectChange.after":     all(a.ties),
		"FlowMap.locations":       all(min(places, 2*a.ties)),
		"FlowMap.flows":           all(a.ties),
		"FlowMap.inner":           all(a.ties),
	}
}

// intOr returns the value of an Int argument, at most the largest that an analysis accepts; otherwise, if it is not given,
// the default.
func intOr(argument any, otherwise int) int {
	if n, ok := intArgument(argument); ok {
		return max(1, min(n, resolve.MaxItems))
	}
	return otherwise
}

// statistics returns the rows of statistics and what they cost.
func (e *costEstimator) statistics(args map[string]any) (*analysisSize, int) {
	subject, _ := args["of"].(string)
	dimensions, _ := args["groupBy"].([]any)
	records := e.statisticRecords(subject)
	cost := plus(perGrouped.times(records), perDimension.times(times(records, len(dimensions))))
	if filters, ok := args["filter"].(map[string]any); ok { // one, by the name of its subject
		for _, f := range filters {
			f, _ := f.(map[string]any)
			cost = plus(cost, e.filter(f, records))
		}
	}
	if args["asOf"] != nil {
		cost = times(cost, 2)
	}
	rows := 1
	for _, d := range dimensions {
		d, _ := d.(string)
		rows = min(records, times(rows, e.valuesOf(d)))
	}
	return &analysisSize{rows: max(1, min(rows, intOr(args["first"], rows)))}, cost
}

// valuesOf returns about how many values a dimension of statistics has.
func (e *costEstimator) valuesOf(dimension string) int {
	switch dimension {
	case "DISTRICT":
		return e.sizes.nodes[graph.KindDistrict] + 2
	case "PROVINCE":
		return e.sizes.nodes[graph.KindProvince] + 1
	case "EVIDENCE", "LEVEL", "DIRECTION", "IN_PUBLISHED_TOTAL":
		return 8
	}
	return e.sizes.all
}
