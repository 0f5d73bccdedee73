package breadthtest

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// Writer writes random operations over a schema, with aliases, merged fields, fragments, directives, arguments and
// variables. They may be invalid where fields conflict.
type Writer struct {
	Schema *ast.Schema
	// Scalar is a value of a scalar for an argument or input field of this name, as it comes from JSON.
	Scalar func(c *Choices, name, scalar string) any
	// Seldom says how seldom an optional argument is given: once in so many times.
	Seldom func(f *ast.FieldDefinition, argument string) int
	// Often are root fields that half of all root selections are of, if there are any: those that leave something of an
	// answer when they fail.
	Often []string

	*Choices
	fragments []fragment
	declared  map[string]string // variables: "Type" or "Type = default"
	variables map[string]any
	budget    int
}

// fragment is one that has a name; on another place of its type it may be spread again.
type fragment struct{ name, on, text string }

const (
	deepest = 6
	largest = 60 // selections of an operation, about
)

// Query is a random query and its variables, as they come from JSON.
func (w *Writer) Query(c *Choices) (text string, variables map[string]any) {
	return w.operation(c, "query", w.Schema.Query)
}

// Mutation is a random mutation.
func (w *Writer) Mutation(c *Choices) (text string, variables map[string]any) {
	return w.operation(c, "mutation", w.Schema.Mutation)
}

func (w *Writer) operation(c *Choices, kind string, root *ast.Definition) (string, map[string]any) {
	w.Choices, w.fragments, w.declared, w.variables, w.budget = c, nil, map[string]string{}, map[string]any{}, largest
	text := w.set(root, deepest)
	var declarations []string
	for _, name := range slices.Sorted(maps.Keys(w.declared)) {
		declarations = append(declarations, "$"+name+": "+w.declared[name])
	}
	if len(declarations) > 0 {
		kind += "(" + strings.Join(declarations, ", ") + ")"
	}
	parts := []string{kind + " " + text}
	for _, f := range w.fragments {
		parts = append(parts, f.text)
	}
	return strings.Join(parts, "\n"), sent(w.variables).(map[string]any)
}

func (w *Writer) set(of *ast.Definition, depth int) string {
	var b strings.Builder
	b.WriteString("{ ")
	for range 1 + w.One(6) {
		b.WriteString(w.selection(of, depth) + " ")
	}
	return b.String() + "}"
}

func (w *Writer) selection(of *ast.Definition, depth int) string {
	w.budget--
	switch {
	case w.In(12):
		return Pick(w.Choices, "", "t: ") + "__typename" + w.directives()
	case depth > 0 && (w.In(6) || of.IsAbstractType() && w.In(2)):
		return w.fragment(of, depth)
	}
	fields := slices.DeleteFunc(slices.Clone(of.Fields), func(f *ast.FieldDefinition) bool {
		return strings.HasPrefix(f.Name, "__") || (depth <= 0 || w.budget < 0) && w.Schema.Types[f.Type.Name()].IsCompositeType()
	})
	if len(fields) == 0 {
		return "__typename"
	}
	f := fields[w.One(len(fields))]
	if depth == deepest && len(w.Often) > 0 && w.In(2) {
		f = of.Fields.ForName(Pick(w.Choices, w.Often...))
	}
	arguments := w.arguments(f)
	text := f.Name + arguments + w.directives()
	if arguments != "" || w.In(3) { // the same alias is only ever the same field of the same type
		text = fmt.Sprintf("%s_%x: %s", f.Name, digest(f.Type.String()+arguments), text)
	}
	if inner := w.Schema.Types[f.Type.Name()]; inner.IsCompositeType() {
		text += " " + w.set(inner, depth-1)
	}
	return text
}

// fragment is on a type that may be met, or on one of its interfaces.
func (w *Writer) fragment(of *ast.Definition, depth int) string {
	on := Pick(w.Choices, w.Schema.GetPossibleTypes(of)...)
	if wider := w.Schema.GetImplements(on); len(wider) > 0 && w.In(3) {
		on = Pick(w.Choices, wider...)
	}
	if w.In(2) {
		for _, f := range w.fragments {
			if f.on == on.Name {
				return "..." + f.name + w.directives()
			}
		}
	}
	body := w.set(on, depth-1)
	if !w.In(3) {
		return "... on " + on.Name + w.directives() + " " + body
	}
	f := fragment{name: fmt.Sprintf("F%d", len(w.fragments)), on: on.Name}
	f.text = "fragment " + f.name + " on " + f.on + " " + body
	w.fragments = append(w.fragments, f)
	return strings.Repeat("..."+f.name+" ", 1+w.One(2)) + w.directives()
}

func (w *Writer) directives() string {
	if !w.In(15) {
		return ""
	}
	condition := Pick(w.Choices, "true", "false", "$yes", "$no")
	if name, ok := strings.CutPrefix(condition, "$"); ok {
		w.declared[name] = Pick(w.Choices, "Boolean!", "Boolean! = true")
		w.variables[name] = name == "yes"
	}
	return Pick(w.Choices, " @skip", " @include") + "(if: " + condition + ")"
}

func (w *Writer) arguments(f *ast.FieldDefinition) string {
	var given []string
	for _, a := range f.Arguments {
		needed := a.Type.NonNull && a.DefaultValue == nil
		if !needed && !w.In(w.Seldom(f, a.Name)) {
			continue
		}
		v := w.value(a.Name, a.Type, 3)
		text := literal(v)
		if w.In(4) {
			text = w.variable(a.Type, v, text)
		}
		given = append(given, a.Name+": "+text)
	}
	if given == nil {
		return ""
	}
	return "(" + strings.Join(given, ", ") + ")"
}

// variable declares a variable for a value, which is sent or its default.
func (w *Writer) variable(t *ast.Type, v any, text string) string {
	name := fmt.Sprintf("v%x", digest(t.String()+text))
	w.declared[name], w.variables[name] = t.String(), v
	if !t.NonNull && w.In(3) {
		w.declared[name] += " = " + text
		delete(w.variables, name)
	}
	return "$" + name
}

func digest(s string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s))
	return h.Sum32()
}
