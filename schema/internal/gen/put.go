package main

import (
	"fmt"
	"go/types"

	"github.com/99designs/gqlgen/codegen/config"
	"github.com/99designs/gqlgen/codegen/templates"
)

// putFunction returns the expression of the function that puts values of a type into a column, inside depth lists; it is
// empty if there is none.
func putFunction(r *config.TypeReference, depth int) string {
	if !r.Definition.IsCompositeType() {
		if leaf := leafEncoder(r); leaf != "" {
			return fmt.Sprintf("breadth.PutLeaf(%s)", leaf)
		}
		return ""
	}
	switch t := types.Unalias(r.GO).(type) {
	case *types.Slice:
		item := *r
		item.GO, item.GQL = t.Elem(), r.GQL.Elem
		if inner := putFunction(&item, depth+1); inner != "" {
			return fmt.Sprintf("breadth.PutList(%d, %s)", depth, inner)
		}
		return ""
	case *types.Pointer:
		if _, ok := t.Elem().Underlying().(*types.Struct); !ok || r.Definition.IsAbstractType() {
			return ""
		}
		return fmt.Sprintf("breadth.PutPointer[%s]", templates.CurrentImports.LookupType(t.Elem()))
	}
	name := "PutAbstract"
	if _, ok := r.GO.Underlying().(*types.Struct); ok {
		name = "PutValue"
	}
	if r.Definition.IsAbstractType() != types.IsInterface(r.GO) {
		return ""
	}
	return fmt.Sprintf("breadth.%s[%s]", name, templates.CurrentImports.LookupType(r.GO))
}
