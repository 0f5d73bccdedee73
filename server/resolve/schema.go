package resolve

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"coopgraph/graph"
	"coopgraph/schema"
	"coopgraph/schema/breadth"
)

// Schema returns the executable schema over a store and its snapshots: see New. Operations are executed breadth first, or by
// gqlgen if that is not possible.
func Schema(store graph.Reader, snapshots Snapshots, o Options, execution breadth.Options) graphql.ExecutableSchema {
	r := New(store, snapshots, o)
	execution.Columns = recordColumns()
	return operationSchema{schema.Breadth(schema.Config{Resolvers: r}, execution), r.store.past}
}

// operationSchema executes in the context of an operation: see WithOperation.
type operationSchema struct {
	graphql.ExecutableSchema
	past *PastNetworks
}

func (s operationSchema) Exec(ctx context.Context) graphql.ResponseHandler {
	m, err := momentsOf(graphql.GetOperationContext(ctx))
	if err != nil {
		graphql.AddError(ctx, err) // gqlgen then sends the error alone
		return graphql.OneShot(nil)
	}
	execute := s.ExecutableSchema.Exec(ctx)
	return func(ctx context.Context) *graphql.Response {
		if operationOf(ctx) == nil {
			ctx = WithOperation(ctx)
		}
		operationOf(ctx).at = m.at
		return execute(ctx)
	}
}
