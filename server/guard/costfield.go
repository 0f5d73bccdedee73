package guard

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/graph"
	"coopgraph/server/resolve"
)

// field returns what a field costs, with all that is selected below it.
func (e *costEstimator) field(f *ast.Field, p parents) int {
	cost := perField.times(p.types)
	written := len(f.Alias) + bytesOfPunctuation
	if len(f.SelectionSet) == 0 {
		switch {
		case f.Name == "totalCount" || f.Name == "unattested":
			cost = plus(cost, p.count)
		case f.Name == "distance" && strings.HasSuffix(f.ObjectDefinition.Name, "Edge"):
			cost = plus(cost, perDistance.times(p.objects))
		}
		cost = plus(cost, perValue.times(p.objects))
		return plus(cost, perByte.times(times(p.written, written+e.bytesOf(f))))
	}
	args := e.argumentsOf(f)
	below, own := e.below(f, args, p)
	if f.ObjectDefinition.Name == "Query" {
		own = plus(own, e.pastNetworks(f.Name, args))
	}
	cost = plus(cost, plus(own, perByte.times(plus(times(p.written, written), times(below.written, bytesOfPunctuation)))))
	cost = plus(cost, perObject.times(below.objects))
	return plus(cost, e.selection(f.SelectionSet, below))
}

// What values take in an answer, in bytes.
const (
	bytesOfPunctuation = 4  // quotes, colon and comma of a field; braces and comma of an object
	bytesOfValue       = 20 // number, date, enum value or id
	bytesOfText        = 60 // text, and list of scalars
)

// bytesOf estimates the length of a value.
func (e *costEstimator) bytesOf(f *ast.Field) int {
	if f.Definition.Type.Name() == "String" && f.Name != "__typename" {
		return bytesOfText
	}
	return bytesOfValue
}

// argumentsOf returns the arguments of a field.
func (e *costEstimator) argumentsOf(f *ast.Field) map[string]any {
	if len(f.Definition.Arguments) == 0 {
		return nil
	}
	args, ok := e.arguments[f]
	if !ok {
		args = f.ArgumentMap(e.variables)
		if e.arguments == nil {
			e.arguments = map[*ast.Field]map[string]any{}
		}
		e.arguments[f] = args
	}
	return args
}

// below returns how often what is selected below a field is there, and what the field itself costs.
func (e *costEstimator) below(f *ast.Field, args map[string]any, p parents) (below parents, cost int) {
	named := f.Definition.Type.Name()
	below = parents{types: e.typesOf(named), analysis: p.analysis}
	switch parent := f.ObjectDefinition.Name; {
	case strings.HasPrefix(named, "__"):
		below.objects, below.written = e.introspected(f, p)
		return below, 0
	case named == "CommitConnection":
		return historyPages(args, p, perEdge)
	case named == "EditConnection":
		return historyPages(args, p, perEdit)
	case strings.HasSuffix(named, "Connection"):
		return e.connection(f, args, p)
	case strings.HasSuffix(parent, "Connection"):
		return e.inConnection(f, p, below)
	case parent == "Query":
		if size, cost := e.analysis(f, args); size != nil {
			below.objects, below.written, below.analysis = size.rows, size.rows, size
			return below, plus(int(perRelation), cost)
		}
		below.objects, cost = e.lookUp(f.Name, args)
		below.written = below.objects
		return below, plus(int(perRelation), cost)
	}
	cost = int(perRelation)
	if f.Definition.Type.Elem == nil {
		below.objects, below.written = p.objects, p.written
		below.distinct = p.distinct && strings.HasSuffix(f.ObjectDefinition.Name, "Edge")
		if population := e.population(named); population < below.objects && e.isRecord(f.ObjectDefinition.Name) {
			below.objects = population
		}
		return below, cost
	}
	size := e.sizeOf(f, p.analysis)
	below.objects, below.written = min(times(p.objects, size.longest), size.total), times(p.written, size.longest)
	if p.analysis != nil { // the lists of one answer
		below.written = min(below.written, size.total)
	}
	if _, ok := relations[listName(f)]; ok {
		cost = plus(cost, perEdge.times(below.objects))
	}
	if listName(f) == "Edit.changes" {
		cost = plus(cost, perEdited.times(p.objects))
	}
	return below, cost
}

// inConnection returns how often the items and counts of a connection are there.
func (e *costEstimator) inConnection(f *ast.Field, p, below parents) (parents, int) {
	switch {
	case f.Name == "byEvidence":
		below.objects, below.written = times(p.objects, len(graph.Evidences)), times(p.written, len(graph.Evidences))
		return below, plus(int(perRelation), p.count)
	case f.Definition.Type.Elem != nil: // edges or nodes
		below.objects = min(times(p.objects, p.page.longest), p.page.total)
		below.written = times(p.written, p.page.longest)
		if p.distinct || p.analysis != nil { // no list is there twice
			below.written = min(below.written, p.page.total)
		}
		below.distinct = p.distinct && p.objects == 1
	default: // pageInfo
		below.objects, below.written = p.objects, p.written
	}
	return below, 0
}

// lookUp returns how many records a field of the root looks up, and what that costs.
func (e *costEstimator) lookUp(field string, args map[string]any) (records, cost int) {
	switch field {
	case "nodes":
		ids, _ := args["ids"].([]any)
		return len(ids), perID.times(len(ids))
	case "place":
		return 1, placeCost(args["by"])
	}
	return 1, int(perID)
}

// placeCost returns what it costs to find a place.
func placeCost(by any) int {
	if by, ok := by.(map[string]any); ok && by["name"] != nil {
		name, _ := by["name"].(string)
		return placeNameCost(name)
	}
	return int(perID)
}

// placeNameCost returns what it costs to find out which place a text means. A text that is too long is refused before.
func placeNameCost(text string) int {
	return plus(int(perPlaceName), perNameByte.times(min(len(text), utf8.UTFMax*resolve.MaxTextLength)))
}

// isRecord reports whether a type is one of nodes or ties, or refers to one by its id. Their relations to single records are
// resolved together, each record once.
func (e *costEstimator) isRecord(name string) bool {
	d := e.schema.Types[name]
	return d != nil && (name == "Citation" || name == "Node" || slices.Contains(d.Interfaces, "Node"))
}

// population returns how many records of a type the network has.
func (e *costEstimator) population(name string) int {
	if kinds, ok := nodeKinds[name]; ok {
		return e.sizes.nodesOf(kinds)
	}
	return math.MaxInt
}

// nodeKinds are the kinds of the nodes of each type.
var nodeKinds = map[string]graph.NodeKinds{
	"Place": graph.Places, "Province": graph.NodeKindsOf(graph.KindProvince), "Prefecture": graph.NodeKindsOf(graph.KindPrefecture),
	"County": graph.NodeKindsOf(graph.KindCounty), "District": graph.NodeKindsOf(graph.KindDistrict),
	"Chamber": graph.NodeKindsOf(graph.KindChamber), "LiaisonOffice": graph.NodeKindsOf(graph.KindLiaisonOffice),
	"Organization": graph.NodeKindsOf(graph.KindOrganization), "Agreement": graph.NodeKindsOf(graph.KindAgreement),
	"Programme": graph.NodeKindsOf(graph.KindProgramme), "Indicator": graph.NodeKindsOf(graph.KindIndicator),
	"Source": graph.NodeKindsOf(graph.KindSource), "Entity": graph.AllNodes,
}
