package resolve

import (
	"github.com/99designs/gqlgen/graphql"

	"coopgraph/graph"
	"coopgraph/schema"
	"coopgraph/schema/breadth"
)

// Schema is the executable schema over a store: executed breadth first, and by gqlgen where that cannot be.
func Schema(store graph.Store, data Dataset, o breadth.Options) graphql.ExecutableSchema {
	return schema.Breadth(schema.Config{Resolvers: New(store, data)}, o)
}
