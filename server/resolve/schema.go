package resolve

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"coopgraph/graph"
	"coopgraph/schema"
	"coopgraph/schema/breadth"
)

// Schema returns the executable schema over a store. It executes operations breadth first; gqlgen executes those that
// cannot be.
func Schema(store graph.Store, data Dataset, o breadth.Options) graphql.ExecutableSchema {
	return versionedSchema{schema.Breadth(schema.Config{Resolvers: New(store, data)}, o)}
}

// versionedSchema gives each operation a version of its own, in its context: see operationVersion.
type versionedSchema struct{ graphql.ExecutableSchema }

func (s versionedSchema) Exec(ctx context.Context) graphql.ResponseHandler {
	execute := s.ExecutableSchema.Exec(ctx)
	return func(ctx context.Context) *graphql.Response {
		return execute(context.WithValue(ctx, operationVersionKey{}, new(operationVersion)))
	}
}
