package coerce

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/core"
)

// fieldsOnCorrectType is the rule that a field may only be selected of a type that has it (5.3.1). Its error suggests a
// type, a field or a list, each once.
func fieldsOnCorrectType(observers *core.Events, addError core.AddErrFunc) {
	checked := map[*ast.Field]bool{}
	observers.OnField(func(w *core.Walker, f *ast.Field) {
		if f.ObjectDefinition == nil || f.Definition != nil || checked[f] {
			return
		}
		checked[f] = true
		message := fmt.Sprintf(`Cannot query field "%s" on type "%s".`, f.Name, f.ObjectDefinition.Name)
		hint := ""
		if types := typesWith(w.Schema, f.ObjectDefinition, f.Name); len(types) > 0 {
			message += " Did you mean to use an inline fragment on " + core.QuotedOrList(types...) + "?"
		} else if inner := fieldBelow(w.Schema, f.ObjectDefinition, f.Name); inner != "" {
			message += fmt.Sprintf(` Did you mean "%s"?`, inner)
			hint = fmt.Sprintf("%s holds the objects that have the field: ask for %s.", f.ObjectDefinition.Name, inner)
		} else {
			message += suggestion("", f.Name, memberNames(f.ObjectDefinition))
		}
		addError(core.Message("%s", message), hintOption(hint), core.At(f.Position))
	})
}

// typesWith returns the types with a field among those that an abstract type may have: first the interfaces, by how many
// of the object types implement them, then the object types.
func typesWith(schema *ast.Schema, abstract *ast.Definition, field string) []string {
	if !abstract.IsAbstractType() {
		return nil
	}
	var objects []string
	covers := map[string]int{}
	for _, o := range schema.GetPossibleTypes(abstract) {
		if o.Kind != ast.Object || o.Fields.ForName(field) == nil {
			continue
		}
		objects = append(objects, o.Name)
		for _, name := range o.Interfaces {
			if i := schema.Types[name]; i != nil && i.Fields.ForName(field) != nil {
				covers[name]++
			}
		}
	}
	var types []string
	for name := range covers {
		types = append(types, name)
	}
	slices.SortFunc(types, func(a, b string) int {
		return cmp.Or(cmp.Compare(covers[b], covers[a]), cmp.Compare(a, b))
	})
	slices.Sort(objects)
	types = append(types, slices.Compact(objects)...)
	return types[:min(len(types), maxSuggestions)]
}

// fieldBelow returns the selection of a field that a parent, a connection or an edge, does not have, but that the objects
// below the parent have; it is empty if they do not have the field either.
func fieldBelow(schema *ast.Schema, parent *ast.Definition, field string) string {
	for _, via := range []string{"nodes", "node", "edges"} { // the fields of Relay's connections
		f := parent.Fields.ForName(via)
		if f == nil {
			continue
		}
		inner := schema.Types[f.Type.Name()]
		if inner.Fields.ForName(field) != nil {
			return fmt.Sprintf("%s { %s }", via, field)
		}
		if types := typesWith(schema, inner, field); len(types) > 0 {
			return fmt.Sprintf("%s { ... on %s { %s } }", via, types[0], field)
		}
	}
	return ""
}
