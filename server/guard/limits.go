package guard

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Limits is an extension of a gqlgen server that bounds what one operation may ask for.
type Limits struct {
	Depth      int // how deep fields may be nested
	Complexity int // the highest cost, as costEstimator estimates it
}

// Codes of errors.
const (
	codeDepth      = "DEPTH_LIMIT_EXCEEDED"
	codeComplexity = "COMPLEXITY_LIMIT_EXCEEDED"
)

// longestAlias is the largest length of an alias, in bytes. The answer repeats an alias for every item.
const longestAlias = 128

var _ interface {
	graphql.OperationContextMutator
	graphql.HandlerExtension
} = Limits{}

// ExtensionName is the name by which gqlgen knows the extension.
func (Limits) ExtensionName() string { return "Limits" }

// Validate accepts every schema.
func (Limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses an operation that exceeds a limit.
func (l Limits) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	estimator := costEstimator{limit: l.Complexity, variables: op.Variables, fragments: map[string]cost{}}
	c := estimator.selection(op.Operation.SelectionSet)
	switch {
	case estimator.tooLongAlias != "":
		return refused(errcode.ValidationFailed, fmt.Sprintf("the alias %.20s… is longer than %d bytes", estimator.tooLongAlias, longestAlias), "Use a shorter alias.")
	case c.depth > l.Depth:
		return refused(codeDepth, fmt.Sprintf("the operation nests fields %d deep, the limit is %d", c.depth, l.Depth),
			"Use several operations: ask for ids in the first, and continue from these ids.")
	case c.complexity > l.Complexity:
		return refused(codeComplexity, fmt.Sprintf("the operation costs more than the limit of %d", l.Complexity),
			"Ask for smaller pages, fewer fields or shorter lists of arguments, or use several operations.")
	}
	op.Stats.SetExtension(costExtension, c.complexity)
	return nil
}

// costExtension is the name under which the Stats of an operation hold its cost.
const costExtension = "cost"

// CostOf returns the estimated cost of an operation that Limits has accepted, and 0 for any other.
func CostOf(op *graphql.OperationContext) int {
	n, _ := op.Stats.GetExtension(costExtension).(int)
	return n
}

// refused returns the error of an operation that is not executed.
func refused(code, message, hint string) *gqlerror.Error {
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": code, "hint": hint}}
}
