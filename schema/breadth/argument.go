package breadth

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/schema/coerce"
)

// context returns the field with its arguments, coerced and then decoded by gqlgen's generated function.
func (f *plannedField) context(ctx context.Context, oc *graphql.OperationContext, vars map[string]any) (fc *graphql.FieldContext, err error) {
	fc = &graphql.FieldContext{Object: f.object, Field: f.collected, IsResolver: f.Batch != nil,
		IsMethod: f.Source != graphql.NullSourceModelField}
	if f.Args == nil {
		return fc, nil
	}
	defer func() {
		if r := recover(); r != nil {
			err = oc.RecoverFunc(ctx, r)
		}
	}()
	coerced, err := coerce.Arguments(f.schema, f.definition.Arguments, f.collected.Arguments, vars)
	if err == nil {
		fc.Args, err = f.Args(ctx, coerced)
	}
	return fc, err
}

func usesVariables(arguments ast.ArgumentList) bool {
	for _, a := range arguments {
		if usesVariable(a.Value) {
			return true
		}
	}
	return false
}

func usesVariable(v *ast.Value) bool {
	if v.Kind == ast.Variable {
		return true
	}
	for _, c := range v.Children {
		if usesVariable(c.Value) {
			return true
		}
	}
	return false
}
