package coerce

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/core"
)

// fieldsOnCorrectType is the rule that a field is one of its type (5.3.1). It says which type, field or list might have
// been meant, each once.
func fieldsOnCorrectType(observers *core.Events, addError core.AddErrFunc) {
	met := map[*ast.Field]bool{}
	observers.OnField(func(w *core.Walker, f *ast.Field) {
		if f.ObjectDefinition == nil || f.Definition != nil || met[f] {
			return
		}
		met[f] = true
		message := fmt.Sprintf(`Cannot query field "%s" on type "%s".`, f.Name, f.ObjectDefinition.Name)
		whatToDo := ""
		if types := typesWith(w.Schema, f.ObjectDefinition, f.Name); len(types) > 0 {
			message += " Did you mean to use an inline fragment on " + core.QuotedOrList(types...) + "?"
		} else if inner := within(w.Schema, f.ObjectDefinition, f.Name); inner != "" {
			message += fmt.Sprintf(` Did you mean "%s"?`, inner)
			whatToDo = fmt.Sprintf("%s holds the objects that have the field: ask for %s.", f.ObjectDefinition.Name, inner)
		} else {
			message += suggested("", f.Name, names(f.ObjectDefinition))
		}
		addError(core.Message("%s", message), hint(whatToDo), core.At(f.Position))
	})
}

// typesWith are the types that an abstract type may be and that have a field: interfaces first, by how many types they
// stand for, and not what an interface among them stands for.
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
	return types[:min(len(types), mostSuggested)]
}

// within is where below a connection or an edge a field is that is asked of the connection or edge itself; empty where it
// is not there.
func within(schema *ast.Schema, around *ast.Definition, field string) string {
	for _, via := range []string{"nodes", "node", "edges"} { // as Relay's connections call them
		f := around.Fields.ForName(via)
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
