package breadth

import (
	"errors"
	"maps"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/schema/coerce"
)

// nullCondition is why it cannot be said what a set selects of an object: the error of the first condition of @skip or
// @include that is null, in the order in which fields are collected; nil if there is none. A condition is null by a
// variable that may be null since it has a default, and that is given null.
func (c *compiler) nullCondition(o *Object, set ast.SelectionSet, spread map[string]bool) *gqlerror.Error {
	for _, selection := range set {
		var within ast.SelectionSet
		var included bool
		var err *gqlerror.Error
		switch s := selection.(type) {
		case *ast.Field:
			_, err = c.included(s.Directives)
		case *ast.InlineFragment:
			if included, err = c.included(s.Directives); included && o.satisfies(s.TypeCondition) {
				within = s.SelectionSet
			}
		case *ast.FragmentSpread:
			if spread[s.Name] {
				continue
			}
			if included, err = c.included(s.Directives); included {
				spread[s.Name] = true
				if o.satisfies(s.Definition.TypeCondition) {
					within = s.Definition.SelectionSet
				}
			}
		}
		if err == nil {
			err = c.nullCondition(o, within, spread)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// satisfies says whether objects of the type pass the condition of a fragment.
func (o *Object) satisfies(condition string) bool {
	return condition == "" || slices.Contains(o.Implements, condition)
}

// included evaluates @skip, then @include.
func (c *compiler) included(directives ast.DirectiveList) (bool, *gqlerror.Error) {
	for _, name := range [...]string{"skip", "include"} {
		d := directives.ForName(name)
		if d == nil {
			continue
		}
		args, err := coerce.Arguments(c.schema, d.Definition.Arguments, d.Arguments, c.oc.Variables)
		if e, wrong := errors.AsType[*gqlerror.Error](err); wrong {
			return false, e
		}
		if args["if"] == (name == "skip") {
			return false, nil
		}
	}
	return true, nil
}

// withoutNullConditions is an operation whose null conditions are false, the operation itself if there are none.
func withoutNullConditions(oc *graphql.OperationContext) *graphql.OperationContext {
	is := oc
	for _, d := range oc.Operation.VariableDefinitions {
		if value, there := oc.Variables[d.Variable]; there && value == nil && d.Type.NamedType == "Boolean" {
			if is == oc {
				is = &graphql.OperationContext{Doc: oc.Doc, Variables: maps.Clone(oc.Variables)}
			}
			is.Variables[d.Variable] = false
		}
	}
	return is
}

// nullArgument is the error of the first argument or condition of an operation that is null where it must not be. gqlgen,
// which is to run the operation, would take it for the type's zero, or panic.
func (s *Schema) nullArgument(oc *graphql.OperationContext, set ast.SelectionSet, spread map[string]bool) *gqlerror.Error {
	for _, selection := range set {
		var directives ast.DirectiveList
		var within ast.SelectionSet
		var err error
		switch selected := selection.(type) {
		case *ast.Field:
			directives, within = selected.Directives, selected.SelectionSet
			_, err = coerce.Arguments(s.schema, selected.Definition.Arguments, selected.Arguments, oc.Variables)
		case *ast.InlineFragment:
			directives, within = selected.Directives, selected.SelectionSet
		case *ast.FragmentSpread:
			directives = selected.Directives
			if !spread[selected.Name] {
				spread[selected.Name] = true
				within = selected.Definition.SelectionSet
			}
		}
		for _, d := range directives {
			if err == nil {
				_, err = coerce.Arguments(s.schema, d.Definition.Arguments, d.Arguments, oc.Variables)
			}
		}
		if known, ok := errors.AsType[*gqlerror.Error](err); ok {
			return known
		}
		if err := s.nullArgument(oc, within, spread); err != nil {
			return err
		}
	}
	return nil
}
