package guard

import (
	"fmt"
	"strings"

	"coopgraph/schema/coerce"

	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Check returns the error of a parsed document that exceeds a limit, that spreads an unknown fragment, or whose fragments
// form a cycle; nil for any other. It can be called before the document is validated. It visits each part of the document
// once, and then each of the selections that the limit allows.
func (l DocumentLimits) Check(document *ast.QueryDocument) *gqlerror.Error {
	c := documentCounter{fragments: map[string]*ast.FragmentDefinition{}, counted: map[*ast.FragmentDefinition]*counts{}}
	for _, f := range document.Fragments {
		if c.fragments[f.Name] == nil { // of equal names the first is spread, as in the validation
			c.fragments[f.Name] = f
		}
	}
	total := c.document(document)
	if refused := l.exceeded(total); refused != nil {
		return refused
	}
	if c.invalid != nil {
		return c.invalid
	}
	c.entries(document, &total)
	return l.exceeded(total)
}

// counts are the numbers that document limits bound, of a part of a document.
type counts struct {
	of    DocumentLimits
	lists int // how deep fields with the names of introspection's lists are nested
}

// manyValues is the largest number that is counted.
const manyValues = 1 << 30

// sums are the limits of which parts of a document add up. Of the others the largest part counts.
var sums = [documentLimitCount]bool{RootFields: true, Aliases: true, Introspection: true, Selections: true, Directives: true, Values: true}

// add adds the counts of a part.
func (c *counts) add(part counts) {
	for i, n := range part.of {
		if sums[i] {
			c.of[i] = min(c.of[i]+n, manyValues)
		} else {
			c.of[i] = max(c.of[i], n)
		}
	}
	c.lists = max(c.lists, part.lists)
}

// addName counts a name.
func (c *counts) addName(name string) { c.of[NameLength] = max(c.of[NameLength], len(name)) }

// documentCounter counts what is in a document.
type documentCounter struct {
	fragments map[string]*ast.FragmentDefinition
	counted   map[*ast.FragmentDefinition]*counts // nil while a fragment is counted; so each is counted once
	path      []string                            // the fragments that are being counted
	invalid   *gqlerror.Error                     // the error of the first spread of an unknown fragment, or of one in itself
}

// document returns the counts of a document, without Spreads and Duplicates.
func (c *documentCounter) document(document *ast.QueryDocument) (total DocumentLimits) {
	for _, o := range document.Operations {
		operation := c.selection(o.SelectionSet)
		operation.addName(o.Name)
		operation.of[Variables] = len(o.VariableDefinitions)
		for _, v := range o.VariableDefinitions {
			operation.addName(v.Variable)
			operation.addName(v.Type.Name())
			operation.addDirectives(v.Directives)
			if v.DefaultValue != nil {
				operation.addValue(v.DefaultValue)
			}
		}
		operation.addDirectives(o.Directives)
		total.addDefinition(operation.of)
	}
	for _, f := range document.Fragments {
		fragment := c.fragment(f, f.Position)
		fragment.of[RootFields] = 0
		total.addDefinition(fragment.of)
	}
	total[Operations], total[Fragments] = len(document.Operations), len(document.Fragments)
	return total
}

// addDefinition adds the counts of an operation or a fragment.
func (l *DocumentLimits) addDefinition(part DocumentLimits) {
	for i, n := range part {
		switch DocumentLimit(i) {
		case Selections, Directives, Values:
			l[i] = min(l[i]+n, manyValues)
		default:
			l[i] = max(l[i], n)
		}
	}
}

// selection returns the counts of a selection set.
func (c *documentCounter) selection(set ast.SelectionSet) (total counts) {
	for _, selected := range set {
		switch s := selected.(type) {
		case *ast.Field:
			total.add(c.field(s))
		case *ast.InlineFragment:
			total.add(c.selection(s.SelectionSet))
			total.addName(s.TypeCondition)
			total.addDirectives(s.Directives)
		case *ast.FragmentSpread:
			if f := c.fragments[s.Name]; f != nil {
				total.add(c.fragment(f, s.Position))
			} else {
				c.refuse(s.Position, fmt.Sprintf("Unknown fragment %q.", s.Name), "Define it, or leave it out.")
			}
			total.addName(s.Name)
			total.addDirectives(s.Directives)
		}
		total.of[Selections] = min(total.of[Selections]+1, manyValues)
	}
	return total
}

// introspectionLists are the fields of introspection that are lists of objects.
var introspectionLists = map[string]bool{"types": true, "directives": true, "fields": true, "inputFields": true, "args": true,
	"enumValues": true, "interfaces": true, "possibleTypes": true}

// field returns the counts of a field, but does not count it in Selections.
func (c *documentCounter) field(f *ast.Field) counts {
	below := c.selection(f.SelectionSet)
	switch {
	case f.Name == "__schema" || f.Name == "__type":
		below.of[Introspection], below.of[IntrospectionLists] = below.of[Selections], below.lists
		below.of[Depth] = 0
	case !strings.HasPrefix(f.Name, "__"):
		below.of[Depth]++
	}
	if introspectionLists[f.Name] {
		below.lists++
	}
	below.of[RootFields] = 1
	if f.Alias != f.Name {
		below.of[Aliases] = min(below.of[Aliases]+1, manyValues)
	}
	below.addName(f.Name)
	below.addName(f.Alias)
	below.addArguments(f.Arguments)
	below.addDirectives(f.Directives)
	return below
}

// fragment returns the counts of a fragment that is spread at a position: none if it is in itself.
func (c *documentCounter) fragment(f *ast.FragmentDefinition, at *ast.Position) counts {
	if counted, begun := c.counted[f]; counted != nil {
		return *counted
	} else if begun {
		c.refuse(at, fmt.Sprintf("Cannot spread fragment %q within itself.", f.Name), "It is in "+strings.Join(c.path, ", which is in ")+".")
		return counts{}
	}
	c.counted[f] = nil
	c.path = append(c.path, f.Name)
	total := c.selection(f.SelectionSet)
	c.path = c.path[:len(c.path)-1]
	total.addName(f.Name)
	total.addName(f.TypeCondition)
	total.addDirectives(f.Directives)
	c.counted[f] = &total
	return total
}

// refuse makes the error of a fragment that is spread at a position, unless there is an error already. The validation would
// report it too, but compares each two of the fragments before.
func (c *documentCounter) refuse(at *ast.Position, message, hint string) {
	if c.invalid == nil {
		c.invalid = coerce.Error(errcode.ValidationFailed, message, hint)
		c.invalid.Locations = []gqlerror.Location{{Line: at.Line, Column: at.Column}}
	}
}

// addArguments counts the values of arguments.
func (c *counts) addArguments(arguments ast.ArgumentList) {
	for _, a := range arguments {
		c.addName(a.Name)
		c.addValue(a.Value)
	}
}

// addDirectives counts directives.
func (c *counts) addDirectives(directives ast.DirectiveList) {
	c.of[Directives] = min(c.of[Directives]+len(directives), manyValues)
	for _, d := range directives {
		c.addName(d.Name)
		c.addArguments(d.Arguments)
	}
}

// addValue counts a value and the values in it.
func (c *counts) addValue(v *ast.Value) {
	c.of[ValueDepth] = max(c.of[ValueDepth], c.addValues(v))
}

// addValues counts a value and the values in it, and returns how deep lists and objects are nested in it.
func (c *counts) addValues(v *ast.Value) (depth int) {
	c.of[Values] = min(c.of[Values]+1, manyValues)
	if v.Kind == ast.EnumValue || v.Kind == ast.Variable {
		c.addName(v.Raw)
	}
	for _, child := range v.Children {
		c.addName(child.Name)
		depth = max(depth, c.addValues(child.Value))
	}
	if v.Kind == ast.ListValue || v.Kind == ast.ObjectValue {
		depth++
	}
	return depth
}
