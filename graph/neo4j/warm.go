package neo4j

import (
	"context"

	"coopgraph/graph"
)

// warm has Neo4j plan the statements that are asked for first, by running them on nothing.
func (s *Store) warm() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		select {
		case <-s.closing:
			cancel()
		case <-ctx.Done():
		}
	}()
	for _, ask := range s.warmUps(ctx) {
		if ask() != nil { // the next caller gets the error
			return
		}
	}
}

// warmUps are common reads that find nothing: first those about nodes, then the pages of ties that indexes hold.
func (s *Store) warmUps(ctx context.Context) []func() error {
	page := graph.Window{Limit: 50}
	list := func(q graph.Query) func() error {
		return func() error { _, err := s.ListNodes(ctx, q); return err }
	}
	asks := []func() error{
		func() error { _, err := s.Version(ctx); return err },
		func() error { _, err := s.Nodes(ctx, nil); return err },
		func() error { _, err := s.Ties(ctx, nil); return err },
		list(graph.Query{Window: graph.Window{Limit: 1}}),
		list(graph.Query{Filter: graph.Test{Field: graph.FieldCode, Op: graph.Eq, Value: graph.TextValue("0")}, Window: page}),
		list(graph.Query{Text: "\x00nothing", Window: page}),
		func() error {
			body, q := networkNodes(graph.Scope{})
			q["after"], q["limit"] = "", int64(0)
			_, err := s.read(ctx, "network", body, q)
			return err
		},
		func() error {
			body, q := networkTies(graph.Scope{})
			q["after"], q["ids"] = "", []string{}
			_, err := s.read(ctx, "network", body, q)
			return err
		},
	}
	for _, o := range indexedOrders {
		for _, step := range o.relations {
			step.Order, step.Filter, step.Window = o.order, graph.Ongoing{}, page
			asks = append(asks, func() error { _, err := s.Expand(ctx, nil, step); return err })
		}
	}
	return asks
}
