package guard

import (
	"math"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/graph"
)

// costEstimator estimates what an operation costs before it is executed, in nanoseconds. It goes through the operation as
// the executor does: a relation is resolved once for all parents of a level, and each of them once. So it multiplies the sizes
// of lists, and then takes no more objects than the network has. A fragment is estimated once for each number of parents, and
// only a few times exactly. So the time that an estimate takes grows with the length of the operation alone.
type costEstimator struct {
	schema        *ast.Schema
	introspection map[string]listSize // the sizes of the lists of introspection
	sizes         *networkSizes
	variables     map[string]any
	limit         int // beyond which the estimate stops
	exceeded      bool
	fragments     map[spread]int
	spreads       map[string]int // of each fragment: how many numbers of parents it was estimated for
	arguments     map[*ast.Field]map[string]any
}

// parents is how often what is selected is there. It is comparable, so that fragments can be estimated once for equal ones.
type parents struct {
	objects  int  // that are different: what is selected is resolved for each of them
	written  int  // how often they are in the answer
	types    int  // how many object types they may have: a plan has a selection for each of them
	distinct bool // none of them is in the answer twice
	page     listSize
	count    int           // of a connection: what it takes to count its list
	analysis *analysisSize // that they are in the answer of; nil for others
}

// spread is the use of a fragment.
type spread struct {
	fragment string
	parents  parents
}

// exactSpreads is how many different parents a fragment is estimated for. For others the numbers are rounded up.
const exactSpreads = 8

// operation returns what an operation costs in nanoseconds.
func (e *costEstimator) operation(op *ast.OperationDefinition) int {
	return e.selection(op.SelectionSet, parents{objects: 1, written: 1, types: 1, distinct: true})
}

// selection returns what a selection set costs. Of fragments on different object types only the most expensive counts.
func (e *costEstimator) selection(set ast.SelectionSet, p parents) (total int) {
	var alternatives map[string]int
	for _, selected := range set {
		if e.exceeded {
			return e.limit + 1
		}
		cost, condition := 0, ""
		switch s := selected.(type) {
		case *ast.Field:
			cost = e.field(s, p)
		case *ast.InlineFragment:
			condition = s.TypeCondition
			cost = e.selection(s.SelectionSet, e.narrowed(p, condition))
		case *ast.FragmentSpread:
			condition = s.Definition.TypeCondition
			cost = e.fragment(s.Definition, e.narrowed(p, condition))
		}
		if p.types > 1 && condition != "" {
			if d := e.schema.Types[condition]; d != nil && d.Kind == ast.Object {
				if alternatives == nil {
					alternatives = map[string]int{}
				}
				alternatives[condition] = plus(alternatives[condition], cost)
				continue
			}
		}
		total = plus(total, cost)
	}
	highest := 0
	for _, cost := range alternatives {
		highest = max(highest, cost)
	}
	total = plus(total, highest)
	e.exceeded = e.exceeded || total > e.limit
	return total
}

// narrowed returns the parents that meet the type condition of a fragment.
func (e *costEstimator) narrowed(p parents, condition string) parents {
	if condition != "" {
		p.types = min(p.types, e.typesOf(condition))
	}
	return p
}

// typesOf returns how many object types a type has.
func (e *costEstimator) typesOf(name string) int {
	if d := e.schema.Types[name]; d != nil && d.IsAbstractType() {
		return len(e.schema.PossibleTypes[name])
	}
	return 1
}

// fragment returns what a spread of a fragment costs.
func (e *costEstimator) fragment(f *ast.FragmentDefinition, p parents) int {
	if e.spreads[f.Name] >= exactSpreads {
		p.objects, p.written = powerOfTwo(p.objects), powerOfTwo(p.written)
	}
	key := spread{f.Name, p}
	cost, ok := e.fragments[key]
	if !ok {
		cost = e.selection(f.SelectionSet, p)
		if e.fragments == nil {
			e.fragments, e.spreads = map[spread]int{}, map[string]int{}
		}
		e.fragments[key] = cost
		e.spreads[f.Name]++
	}
	return cost
}

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
		return int(perPlaceName)
	}
	return int(perID)
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

// maxCost is where sums and products end, so that they do not overflow.
const maxCost = 1 << 60

func plus(a, b int) int { return min(a+b, maxCost) }

func times(a, b int) int {
	if a == 0 || b == 0 {
		return 0
	}
	if a > maxCost/b {
		return maxCost
	}
	return a * b
}

// times returns the weight of n things.
func (w weight) times(n int) int { return times(int(w), n) }

// powerOfTwo returns the least power of two that is not below n.
func powerOfTwo(n int) int {
	for power := 1; power < maxCost; power *= 2 {
		if power >= n {
			return power
		}
	}
	return maxCost
}
