package breadthtest

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// Generator generates random operations over a schema, with aliases, merged fields, fragments, directives, arguments and
// variables. They are invalid if fields conflict.
type Generator struct {
	Schema *ast.Schema
	// Scalar returns a value of a scalar for an argument or input field of this name, as it is decoded from JSON.
	Scalar func(c *Choices, name, scalar string) any
	// Rarity returns the n of the probability 1/n that an optional argument is given.
	Rarity func(f *ast.FieldDefinition, argument string) int
	// Preferred are the root fields that half of all root selections select, if there are any: such that a response still
	// has data if they fail.
	Preferred []string

	*Choices
	fragments []fragment
	declared  map[string]string // variables: "Type" or "Type = default"
	variables map[string]any
	left      int // how many more selections the operation may have, about
}

// fragment is a named fragment. It may be spread again at another position of its type.
type fragment struct{ name, on, text string }

const (
	maxDepth      = 6
	maxSelections = 60 // in an operation, about
)

// Query returns a random query and its variables as they are decoded from JSON.
func (g *Generator) Query(c *Choices) (text string, variables map[string]any) {
	return g.operation(c, "query", g.Schema.Query)
}

// Mutation returns a random mutation and its variables.
func (g *Generator) Mutation(c *Choices) (text string, variables map[string]any) {
	return g.operation(c, "mutation", g.Schema.Mutation)
}

// operation generates an operation of a kind.
func (g *Generator) operation(c *Choices, kind string, root *ast.Definition) (string, map[string]any) {
	g.Choices, g.fragments, g.declared, g.variables, g.left = c, nil, map[string]string{}, map[string]any{}, maxSelections
	text := g.selectionSet(root, maxDepth)
	var declarations []string
	for _, name := range slices.Sorted(maps.Keys(g.declared)) {
		declarations = append(declarations, "$"+name+": "+g.declared[name])
	}
	if len(declarations) > 0 {
		kind += "(" + strings.Join(declarations, ", ") + ")"
	}
	parts := []string{kind + " " + text}
	for _, f := range g.fragments {
		parts = append(parts, f.text)
	}
	return strings.Join(parts, "\n"), jsonValue(g.variables).(map[string]any)
}

func (g *Generator) selectionSet(of *ast.Definition, depth int) string {
	var b strings.Builder
	b.WriteString("{ ")
	for range 1 + g.IntN(6) {
		b.WriteString(g.selection(of, depth) + " ")
	}
	return b.String() + "}"
}

// selection generates a field or fragment.
func (g *Generator) selection(of *ast.Definition, depth int) string {
	g.left--
	switch {
	case g.OneIn(12):
		return Pick(g.Choices, "", "t: ") + "__typename" + g.directives()
	case depth > 0 && (g.OneIn(6) || of.IsAbstractType() && g.OneIn(2)):
		return g.fragment(of, depth)
	}
	fields := slices.DeleteFunc(slices.Clone(of.Fields), func(f *ast.FieldDefinition) bool {
		return strings.HasPrefix(f.Name, "__") || (depth <= 0 || g.left < 0) && g.Schema.Types[f.Type.Name()].IsCompositeType()
	})
	if len(fields) == 0 {
		return "__typename"
	}
	f := fields[g.IntN(len(fields))]
	if depth == maxDepth && len(g.Preferred) > 0 && g.OneIn(2) {
		f = of.Fields.ForName(Pick(g.Choices, g.Preferred...))
	}
	arguments := g.arguments(f)
	text := f.Name + arguments + g.directives()
	if arguments != "" || g.OneIn(3) { // equal aliases have equal fields of equal types
		text = fmt.Sprintf("%s_%x: %s", f.Name, hash(f.Type.String()+arguments), text)
	}
	if inner := g.Schema.Types[f.Type.Name()]; inner.IsCompositeType() {
		text += " " + g.selectionSet(inner, depth-1)
	}
	return text
}

// fragment generates a fragment on a possible type, or on one of its interfaces.
func (g *Generator) fragment(of *ast.Definition, depth int) string {
	on := Pick(g.Choices, g.Schema.GetPossibleTypes(of)...)
	if interfaces := g.Schema.GetImplements(on); len(interfaces) > 0 && g.OneIn(3) {
		on = Pick(g.Choices, interfaces...)
	}
	if g.OneIn(2) {
		for _, f := range g.fragments {
			if f.on == on.Name {
				return "..." + f.name + g.directives()
			}
		}
	}
	body := g.selectionSet(on, depth-1)
	if !g.OneIn(3) {
		return "... on " + on.Name + g.directives() + " " + body
	}
	f := fragment{name: fmt.Sprintf("F%d", len(g.fragments)), on: on.Name}
	f.text = "fragment " + f.name + " on " + f.on + " " + body
	g.fragments = append(g.fragments, f)
	return strings.Repeat("..."+f.name+" ", 1+g.IntN(2)) + g.directives()
}

func (g *Generator) directives() string {
	if !g.OneIn(15) {
		return ""
	}
	condition := Pick(g.Choices, "true", "false", "$yes", "$no")
	if name, ok := strings.CutPrefix(condition, "$"); ok {
		g.declared[name] = Pick(g.Choices, "Boolean!", "Boolean! = true")
		g.variables[name] = name == "yes"
	}
	return Pick(g.Choices, " @skip", " @include") + "(if: " + condition + ")"
}

func (g *Generator) arguments(f *ast.FieldDefinition) string {
	var given []string
	for _, a := range f.Arguments {
		needed := a.Type.NonNull && a.DefaultValue == nil
		if !needed && !g.OneIn(g.Rarity(f, a.Name)) {
			continue
		}
		v := g.value(a.Name, a.Type, 3)
		text := literal(v)
		if g.OneIn(4) {
			text = g.variable(a.Type, v, text)
		}
		given = append(given, a.Name+": "+text)
	}
	if given == nil {
		return ""
	}
	return "(" + strings.Join(given, ", ") + ")"
}

// variable declares a variable for a value, which is sent or is the default.
func (g *Generator) variable(t *ast.Type, v any, text string) string {
	name := fmt.Sprintf("v%x", hash(t.String()+text))
	g.declared[name], g.variables[name] = t.String(), v
	if !t.NonNull && g.OneIn(3) {
		g.declared[name] += " = " + text
		delete(g.variables, name)
	}
	return "$" + name
}

func hash(s string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s))
	return h.Sum32()
}
