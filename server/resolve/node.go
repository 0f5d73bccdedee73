package resolve

import (
	"context"

	"coopgraph/graph"
)

func (r citation) Source(ctx context.Context, cs []*graph.Citation) ([]*graph.Source, error) {
	return nodesByID[*graph.Citation, *graph.Source](ctx, r.Resolver, cs, func(c *graph.Citation) graph.ID { return c.SourceID })
}
