package resolve

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"coopgraph/graph"
	"coopgraph/schema"
	"coopgraph/schema/breadth"
)

// Schema is the executable schema over a store: executed breadth first, and by gqlgen where that cannot be.
func Schema(store graph.Store, data Dataset, o breadth.Options) graphql.ExecutableSchema {
	return operations{schema.Breadth(schema.Config{Resolvers: New(store, data)}, o)}
}

// operations gives each answer a memory of its own of the version that it has read.
type operations struct{ graphql.ExecutableSchema }

func (s operations) Exec(ctx context.Context) graphql.ResponseHandler {
	answer := s.ExecutableSchema.Exec(ctx)
	return func(ctx context.Context) *graphql.Response {
		return answer(context.WithValue(ctx, readKey{}, new(read)))
	}
}
