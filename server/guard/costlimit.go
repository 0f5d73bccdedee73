package guard

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// CostLimit is an extension of a gqlgen server that refuses operations whose cost, as costEstimator estimates it, is higher
// than this.
type CostLimit int

var _ interface {
	graphql.OperationContextMutator
	graphql.HandlerExtension
} = CostLimit(0)

// ExtensionName is the name by which gqlgen knows the extension.
func (CostLimit) ExtensionName() string { return "CostLimit" }

// Validate accepts every schema.
func (CostLimit) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses an operation that costs too much, and stores the cost of any other in its Stats.
func (l CostLimit) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	estimator := costEstimator{limit: int(l), variables: op.Variables, fragments: map[string]int{}}
	cost := estimator.selection(op.Operation.SelectionSet)
	if cost > int(l) {
		return refused("COMPLEXITY_LIMIT_EXCEEDED", fmt.Sprintf("the operation costs more than the limit of %d", l),
			"Ask for smaller pages, fewer fields or shorter lists of arguments, or use several operations.")
	}
	op.Stats.SetExtension(costExtension, cost)
	return nil
}

// costExtension is the name under which the Stats of an operation hold its cost.
const costExtension = "cost"

// CostOf returns the estimated cost of an operation that CostLimit has accepted, and 0 for any other.
func CostOf(op *graphql.OperationContext) int {
	n, _ := op.Stats.GetExtension(costExtension).(int)
	return n
}

// refused returns the error of an operation that is not executed.
func refused(code, message, hint string) *gqlerror.Error {
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": code, "hint": hint}}
}
