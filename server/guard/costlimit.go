package guard

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/graph"
	"coopgraph/schema/cache"
	"coopgraph/schema/coerce"
)

// CostLimit is an extension of a gqlgen server that refuses operations that are estimated to cost too much.
type CostLimit struct {
	most          int
	sizes         sizeCache
	costs         *cache.Cache[operationText, estimate] // of operations without variables
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
	size := func(o operationText, _ estimate) int64 { return int64(len(o.document)+len(o.name)) + 200 }
	return &CostLimit{most: most, sizes: sizeCache{network: network}, costs: cache.New(costCacheBytes, size)}
}

// costCacheBytes bounds the cache of costs. An operation has about a kilobyte of text.
const costCacheBytes = 1 << 20

// operationText is an operation by its text: the document and the name of the operation in it.
type operationText struct{ document, name string }

// estimate is what an operation costs over a network with these sizes.
type estimate struct {
	sizes *networkSizes
	cost  int
}

// Stats returns the facts about the cache of costs.
func (l *CostLimit) Stats() cache.Stats { return l.costs.Stats() }

// ExtensionName is the name by which gqlgen knows the extension.
func (*CostLimit) ExtensionName() string { return "CostLimit" }

// Validate takes the schema, of which it accepts every one.
func (l *CostLimit) Validate(es graphql.ExecutableSchema) error {
	l.schema = es.Schema()
	l.introspection = introspectionSizes(l.schema)
	return nil
}

// MutateOperationContext refuses an operation that costs too much, and stores the cost of any other in its Stats.
func (l *CostLimit) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	cost := l.cost(ctx, op)
	if cost > l.most {
		return coerce.Error("COMPLEXITY_LIMIT_EXCEEDED", fmt.Sprintf("the operation costs more than the limit of %d", l.most),
			"Ask for smaller pages, fewer fields, simpler filters or shorter lists of arguments, or use several operations.")
	}
	op.Stats.SetExtension(costExtension, cost)
	return nil
}

// cost returns the cost of an operation: from the cache if the operation has no variables and was estimated before.
func (l *CostLimit) cost(ctx context.Context, op *graphql.OperationContext) int {
	sizes := l.sizes.get()
	if len(op.Operation.VariableDefinitions) > 0 {
		return l.estimate(op, sizes)
	}
	text := operationText{op.Operation.Position.Src.Input, op.Operation.Name}
	known, ok := l.costs.Get(ctx, text)
	if !ok || known.sizes != sizes {
		known = estimate{sizes, l.estimate(op, sizes)}
		l.costs.Add(ctx, text, known)
	}
	return known.cost
}

// estimate estimates the cost of an operation. The estimate stops if it exceeds the limit.
func (l *CostLimit) estimate(op *graphql.OperationContext, sizes *networkSizes) int {
	e := costEstimator{schema: l.schema, introspection: l.introspection, sizes: sizes, variables: op.Variables, limit: times(l.most, CostUnit)}
	return e.operation(op.Operation)/CostUnit + 1
}

// costExtension is the name under which the Stats of an operation hold its cost.
const costExtension = "cost"

// CostOf returns the estimated cost of an operation that CostLimit has accepted, and 0 for any other.
func CostOf(op *graphql.OperationContext) int {
	n, _ := op.Stats.GetExtension(costExtension).(int)
	return n
}
