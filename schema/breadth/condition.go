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

// checkDirectives refuses an operation with directives other than @skip and @include.
func checkDirectives(operation *ast.OperationDefinition) error {
	if len(operation.Directives) > 0 {
		return errRefused
	}
	return walkOnce(operation.SelectionSet, func(s selected) error {
		for _, d := range s.directives {
			if d.Name != "skip" && d.Name != "include" {
				return errRefused
			}
		}
		return nil
	})
}

// nullCondition returns why it is unknown what a set selects of an object: the error of the first condition of @skip or
// @include that is null, in the order in which fields are collected; nil if there is none. A condition is null if its
// variable has a default, so that the variable may be null, and null is sent for it.
func (c *compiler) nullCondition(o *Object, set ast.SelectionSet) *gqlerror.Error {
	entered := map[string]bool{}
	err := walk(set, func(s selected) (below bool, err error) {
		if entered[s.fragment] {
			return false, nil
		}
		included, err := c.included(s.directives)
		if s.field != nil || !included {
			return false, err
		}
		if s.fragment != "" {
			entered[s.fragment] = true
		}
		return o.satisfies(s.condition), nil
	})
	e, _ := errors.AsType[*gqlerror.Error](err)
	return e
}

// satisfies reports whether objects of the type meet the type condition of a fragment.
func (o *Object) satisfies(condition string) bool {
	return condition == "" || slices.Contains(o.Implements, condition)
}

// included evaluates @skip, then @include.
func (c *compiler) included(directives ast.DirectiveList) (bool, error) {
	for _, name := range [...]string{"skip", "include"} {
		d := directives.ForName(name)
		if d == nil {
			continue
		}
		args, err := coerce.Arguments(c.schema, d.Definition.Arguments, d.Arguments, c.oc.Variables)
		if err != nil {
			return false, err
		}
		if args["if"] == (name == "skip") {
			return false, nil
		}
	}
	return true, nil
}

// withoutNullConditions returns the operation with false for each null that a condition may have; the operation itself if
// there is none.
func withoutNullConditions(oc *graphql.OperationContext) *graphql.OperationContext {
	result := oc
	for _, d := range oc.Operation.VariableDefinitions {
		if value, sent := oc.Variables[d.Variable]; sent && value == nil && d.Type.NamedType == "Boolean" {
			if result == oc {
				result = &graphql.OperationContext{Doc: oc.Doc, Variables: maps.Clone(oc.Variables)}
			}
			result.Variables[d.Variable] = false
		}
	}
	return result
}

// nullArgument returns the error of the first argument or condition of an operation that is null and must not be.
// gqlgen, which is to execute the operation, would take the null for the zero of the type, or panic.
func (s *Schema) nullArgument(oc *graphql.OperationContext) *gqlerror.Error {
	check := func(definitions ast.ArgumentDefinitionList, arguments ast.ArgumentList) error {
		_, err := coerce.Arguments(s.schema, definitions, arguments, oc.Variables)
		return err
	}
	err := walkOnce(oc.Operation.SelectionSet, func(s selected) error {
		if s.field != nil {
			if err := check(s.field.Definition.Arguments, s.field.Arguments); err != nil {
				return err
			}
		}
		for _, d := range s.directives {
			if err := check(d.Definition.Arguments, d.Arguments); err != nil {
				return err
			}
		}
		return nil
	})
	e, _ := errors.AsType[*gqlerror.Error](err)
	return e
}
