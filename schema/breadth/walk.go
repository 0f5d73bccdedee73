package breadth

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// selected is one selection of a set: a field, an inline fragment or a fragment spread.
type selected struct {
	field      *ast.Field // nil for fragments
	fragment   string     // the name of the fragment that is spread
	condition  string     // the type condition of a fragment
	directives ast.DirectiveList
	set        ast.SelectionSet // below it
}

// walk visits the selections of a set in the order of the document. Visit returns whether those below are visited too;
// its first error ends the walk.
func walk(set ast.SelectionSet, visit func(selected) (below bool, err error)) error {
	for _, node := range set {
		var s selected
		switch node := node.(type) {
		case *ast.Field:
			s = selected{field: node, directives: node.Directives, set: node.SelectionSet}
		case *ast.InlineFragment:
			s = selected{condition: node.TypeCondition, directives: node.Directives, set: node.SelectionSet}
		case *ast.FragmentSpread:
			s = selected{fragment: node.Name, condition: node.Definition.TypeCondition,
				directives: slices.Concat(node.Directives, node.Definition.Directives), set: node.Definition.SelectionSet}
		}
		below, err := visit(s)
		if err == nil && below {
			err = walk(s.set, visit)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// walkOnce is walk, but goes below the spreads of a named fragment once only.
func walkOnce(set ast.SelectionSet, visit func(selected) error) error {
	entered := map[string]bool{}
	return walk(set, func(s selected) (bool, error) {
		visited := entered[s.fragment]
		if s.fragment != "" {
			entered[s.fragment] = true
		}
		return !visited, visit(s)
	})
}
