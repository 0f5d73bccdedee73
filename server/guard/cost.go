package guard

import (
	"github.com/vektah/gqlparser/v2/ast"
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
	past          []string // the moments whose networks were counted
	pastIndexes   int      // how many indexes of names of such a network were counted: an operation reads one moment
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
