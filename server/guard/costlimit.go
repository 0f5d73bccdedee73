package guard

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/graph"
)

// CostLimit is an extension of a gqlgen server that refuses operations that are estimated to cost too much.
type CostLimit struct {
	most          int
	sizes         sizeCache
	schema        *ast.Schema
	introspection map[string]listSize
}

var _ interface {
	graphql.OperationContextMutator
	graphql.HandlerExtension
} = (*CostLimit)(nil)

// NewCostLimit returns a CostLimit that accepts operations of at most this cost, in units of CostUnit. Network returns the
// network, whose lists are counted once for each version; nil if it is not known. It must not wait.
func NewCostLimit(most int, network func() *graph.Network) *CostLimit {
	return &CostLimit{most: most, sizes: sizeCache{network: network}}
}

// ExtensionName is the name by which gqlgen knows the extension.
func (*CostLimit) ExtensionName() string { return "CostLimit" }

// Validate takes the schema, of which it accepts every one.
func (l *CostLimit) Validate(es graphql.ExecutableSchema) error {
	l.schema = es.Schema()
	l.introspection = introspectionSizes(l.schema)
	return nil
}

// MutateOperationContext refuses an operation that costs too much, and stores the cost of any other in its Stats.
func (l *CostLimit) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	cost := l.cost(op, l.most)
	if cost > l.most {
		return refused("COMPLEXITY_LIMIT_EXCEEDED", fmt.Sprintf("the operation costs more than the limit of %d", l.most),
			"Ask for smaller pages, fewer fields, simpler filters or shorter lists of arguments, or use several operations.")
	}
	op.Stats.SetExtension(costExtension, cost)
	return nil
}

// cost returns the cost of an operation. The estimate stops if it exceeds a limit.
func (l *CostLimit) cost(op *graphql.OperationContext, limit int) int {
	e := costEstimator{schema: l.schema, introspection: l.introspection, sizes: l.sizes.get(), variables: op.Variables, limit: times(limit, CostUnit)}
	return e.operation(op.Operation)/CostUnit + 1
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
