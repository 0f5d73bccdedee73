package coerce

import (
	"maps"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/core"
)

// knownArgumentNames is the rule that fields and directives have only the arguments that are defined (5.4.1).
func (s *suggester) knownArgumentNames(observers *core.Events, addError core.AddErrFunc) {
	check := func(arguments ast.ArgumentList, definitions ast.ArgumentDefinitionList, of string, at *ast.Position) {
		for _, a := range arguments {
			if definitions.ForName(a.Name) == nil {
				addError(core.Message(`Unknown argument "%s" on %s.%s`, a.Name, of, s.suggestion("", a.Name, argumentNames(definitions))), core.At(at))
			}
		}
	}
	observers.OnField(func(_ *core.Walker, f *ast.Field) {
		if f.Definition != nil && f.ObjectDefinition != nil {
			check(f.Arguments, f.Definition.Arguments, `field "`+f.ObjectDefinition.Name+"."+f.Name+`"`, f.Position)
		}
	})
	observers.OnDirective(func(_ *core.Walker, d *ast.Directive) {
		if d.Definition != nil {
			check(d.Arguments, d.Definition.Arguments, `directive "@`+d.Name+`"`, d.Position)
		}
	})
}

func argumentNames(definitions ast.ArgumentDefinitionList) (names []string) {
	for _, d := range definitions {
		names = append(names, d.Name)
	}
	return names
}

// knownTypeNames is the rule that variables and fragments have types of the schema (5.5.1.2).
func (s *suggester) knownTypeNames(observers *core.Events, addError core.AddErrFunc) {
	check := func(w *core.Walker, name string, at *ast.Position) {
		if name == "" || w.Schema.Types[name] != nil {
			return
		}
		question := ""
		if s.take(name) {
			question = similar("", name, slices.Sorted(maps.Keys(w.Schema.Types)))
		}
		addError(core.Message(`Unknown type "%s".%s`, name, question), core.At(at))
	}
	observers.OnVariable(func(w *core.Walker, v *ast.VariableDefinition) { check(w, v.Type.Name(), v.Position) })
	observers.OnInlineFragment(func(w *core.Walker, f *ast.InlineFragment) { check(w, f.TypeCondition, f.Position) })
	observers.OnFragment(func(w *core.Walker, f *ast.FragmentDefinition) { check(w, f.TypeCondition, f.Position) })
}
