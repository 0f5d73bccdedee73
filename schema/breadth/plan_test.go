package breadth

import (
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// gqlgen does not merge fields of unrelated interfaces, and executes only the first of them.
func TestMergeByAlias(t *testing.T) {
	field := func(alias, of string, selections ...ast.Selection) graphql.CollectedField {
		return graphql.CollectedField{Selections: selections,
			Field: &ast.Field{Alias: alias, ObjectDefinition: &ast.Definition{Name: of}}}
	}
	one, two, three := &ast.Field{}, &ast.Field{}, &ast.Field{}
	shared := make(ast.SelectionSet, 1, 2)
	shared[0] = one
	merged := mergeByAlias([]graphql.CollectedField{field("a", "A", shared...), field("b", "A"), field("a", "B", two, three)})
	if len(merged) != 2 || merged[0].Alias != "a" || merged[1].Alias != "b" {
		t.Fatalf("merged: %v", merged)
	}
	if s := merged[0].Selections; len(s) != 3 || s[0] != one || s[1] != two || s[2] != three {
		t.Errorf("the selections are %v", s)
	}
	if shared[:2][1] != nil {
		t.Error("a selection set of the document was written to")
	}
}
