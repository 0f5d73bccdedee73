package neo4j

import (
	"context"

	"coopgraph/graph"
)

// warm has Neo4j plan what will be asked for first, by asking it for nothing.
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
	page := graph.Window{Limit: 50}
	for _, ask := range []func() error{
		func() error { _, err := s.Version(ctx); return err },
		func() error { _, err := s.Nodes(ctx, nil); return err },
		func() error { _, err := s.Ties(ctx, nil); return err },
		func() error { _, err := s.ListNodes(ctx, graph.Query{Window: graph.Window{Limit: 1}}); return err },
		func() error {
			_, err := s.ListNodes(ctx, graph.Query{Filter: graph.Test{Field: graph.FieldCode, Op: graph.Eq, Value: graph.TextValue("0")}, Window: page})
			return err
		},
		func() error { _, err := s.ListNodes(ctx, graph.Query{Text: "\x00nothing", Window: page}); return err },
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
	} {
		if ask() != nil { // it will be said to whoever asks in earnest
			return
		}
	}
	one := graph.TieKindsOf
	for _, step := range []graph.Step{
		{Ties: one(graph.Friendly), Direction: graph.Both, Order: graph.Order{Field: graph.FieldCode, Of: graph.To}},
		{Ties: one(graph.Supports), Direction: graph.Both, Order: graph.Order{Field: graph.FieldCode, Of: graph.To}},
		{Ties: one(graph.Cooperates), Direction: graph.Both, Order: graph.Order{Field: graph.FieldSince}},
		{Ties: one(graph.Party), Direction: graph.Out, Order: graph.Order{Field: graph.FieldSince, Of: graph.Far}},
		{Direction: graph.Both, Order: graph.Order{Field: graph.FieldID}}, // last, since it takes the longest
	} {
		step.Filter, step.Window = graph.Ongoing{}, page
		if _, err := s.Expand(ctx, nil, step); err != nil {
			return
		}
	}
}
