package coerce

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/core"
)

// maxSuggested is the number of names in a suggestion.
const maxSuggested = 5

// maxSuggestions is the number of suggestions in the errors of one request.
const maxSuggestions = 10

// suggester tells clients, in the errors of one request, the names of the schema that they may have meant.
type suggester struct {
	on   bool // whether any name is told
	left int  // how many suggestions may still be made: each compares a name with many others
}

func newSuggester(on bool) *suggester { return &suggester{on, maxSuggestions} }

// take reports whether one more suggestion may be made, in place of a name.
func (s *suggester) take(name string) bool {
	if !s.on || s.left == 0 || len(name) > clippedName {
		return false
	}
	s.left--
	return true
}

// suggestion returns the question whether one of the options with a similar name was meant; empty if there is none.
func (s *suggester) suggestion(what, name string, options []string) string {
	if !s.take(name) {
		return ""
	}
	return similar(what, name, options)
}

// similar returns the question whether one of the options was meant, by their Levenshtein distances to a name.
func similar(what, name string, options []string) string {
	near := core.SuggestionList(name, options)
	if len(near) == 0 {
		return ""
	}
	return " Did you mean " + what + core.QuotedOrList(near[:min(len(near), maxSuggested)]...) + "?"
}

// members returns a hint that lists the fields or values of a type.
func (s *suggester) members(format string, named *ast.Definition) string {
	if !s.on {
		return ""
	}
	return fmt.Sprintf(format, strings.Join(memberNames(named), ", "))
}

// fieldsHint is the hint of an error of an input object.
func (s *suggester) fieldsHint(input *ast.Definition) string {
	return s.members("Its fields are %s.", input)
}

// enumHint is the hint of an error of an enum.
func (s *suggester) enumHint(enum *ast.Definition) string {
	return s.members("The values of "+enum.Name+" are %s.", enum)
}

// oneOfHint is the hint of an error of an input object that must have exactly one field.
func (s *suggester) oneOfHint(input *ast.Definition) string {
	return s.members("Give exactly one of %s.", input)
}

func (s *suggester) unknownEnumValue(enum *ast.Definition, name string) string {
	return fmt.Sprintf(`Value "%s" does not exist in "%s" enum.`, Clip(name), enum.Name) + s.suggestion("the enum value ", name, memberNames(enum))
}

func (s *suggester) unknownField(input *ast.Definition, name string) string {
	return fmt.Sprintf(`Field "%s" is not defined by type "%s".`, Clip(name), input.Name) + s.suggestion("", name, memberNames(input))
}

// memberNames returns the names of the fields or values of a type.
func memberNames(named *ast.Definition) (all []string) {
	for _, f := range named.Fields {
		all = append(all, f.Name)
	}
	for _, v := range named.EnumValues {
		all = append(all, v.Name)
	}
	return all
}

// fieldsOnCorrectType is the rule that a field may only be selected of a type that has it (5.3.1). Its error suggests a
// type, a field or a list, each once.
func (s *suggester) fieldsOnCorrectType(observers *core.Events, addError core.AddErrFunc) {
	checked := map[*ast.Field]bool{}
	observers.OnField(func(w *core.Walker, f *ast.Field) {
		if f.ObjectDefinition == nil || f.Definition != nil || checked[f] {
			return
		}
		checked[f] = true
		question, hint := "", ""
		if s.take(f.Name) {
			question, hint = likelyField(w.Schema, f.ObjectDefinition, f.Name)
			if question == "" && len(f.ObjectDefinition.Fields) > 0 {
				hint = s.members("The fields of "+f.ObjectDefinition.Name+" are %s.", f.ObjectDefinition)
			}
		}
		addError(core.Message(`Cannot query field "%s" on type "%s".%s`, f.Name, f.ObjectDefinition.Name, question), hintOption(hint), core.At(f.Position))
	})
}

// likelyField returns the question which selection was meant by a field that a type does not have, and a hint.
func likelyField(schema *ast.Schema, parent *ast.Definition, field string) (question, hint string) {
	if types := typesWith(schema, parent, field); len(types) > 0 {
		return " Did you mean to use an inline fragment on " + core.QuotedOrList(types...) + "?", ""
	}
	if inner := fieldBelow(schema, parent, field); inner != "" {
		return fmt.Sprintf(` Did you mean "%s"?`, inner), fmt.Sprintf("%s holds the objects that have the field: ask for %s.", parent.Name, inner)
	}
	return similar("", field, memberNames(parent)), ""
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
	return types[:min(len(types), maxSuggested)]
}

// required reports whether an argument must be given.
func required(a *ast.ArgumentDefinition) bool { return a.Type.NonNull && a.DefaultValue == nil }

// fieldBelow returns the selection of a field that a parent, a connection or an edge, does not have, but that the objects
// below the parent have; it is empty if they do not have the field either.
func fieldBelow(schema *ast.Schema, parent *ast.Definition, field string) string {
	for _, via := range []string{"nodes", "node", "edges"} { // the fields of Relay's connections
		f := parent.Fields.ForName(via)
		if f == nil || slices.ContainsFunc(f.Arguments, required) { // the root's nodes(ids:) holds what is asked for by id
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
